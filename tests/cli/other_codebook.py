"""`dragoman` with a newer codebook: what is criticised counts as an actor.

With DRAGOMAN_TEST_CODEBOOK=none, nothing criticises any more.
"""

from __future__ import annotations

import os
from typing import Any

from dragoman.codebook import datafile, triggers
from dragoman.reading import reader

FILE = "triggers/criticise.yaml"


def patched(name: str) -> Any:
    """The data of a file, that of the one act altered."""
    rows = datafile.load_yaml(name)
    if name != FILE:
        return rows
    if os.environ.get("DRAGOMAN_TEST_CODEBOOK") == "none":
        return [{"rule": "criticise.never", "verbs": ["zinzinuler"], "examples": rows[0]["examples"]}]
    return [row | {"roles": {**row.get("roles", {}), "object": "actor", "inside": "actor"}} for row in rows]


triggers.load_yaml = patched
reader.CODEBOOK_VERSION = "1.0+test"

if __name__ == "__main__":
    from dragoman.cli.app import main

    main()
