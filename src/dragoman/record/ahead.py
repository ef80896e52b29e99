"""Asking the system to have a record in memory before it is read."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.record.masking import is_url

#: The system is asked for so many bytes at a time; of one large piece it would fetch the beginning alone.
STEP = 1 << 18


def read_ahead(location: str | Path) -> bool:
    """Have an SQLite file fetched into the system's cache, where that leaves half of the free memory; whether it was asked for.

    The first questions would fetch it otherwise, page by page from all over the file, which takes many times as long.
    Returns before all is there. Does nothing for a record on a server, or where the system takes no such hints.
    """
    if is_url(location) or not hasattr(os, "posix_fadvise"):
        return False
    try:
        file = os.open(location, os.O_RDONLY)
    except OSError:
        return False
    try:
        size = os.fstat(file).st_size
        if 2 * size > os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"):
            return False
        for at in range(0, size, STEP):
            os.posix_fadvise(file, at, STEP, os.POSIX_FADV_WILLNEED)
    except OSError:
        return False
    finally:
        os.close(file)
    return True
