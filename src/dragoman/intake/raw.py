"""Bytes of an input, under a cap: a file of any size, or a bomb, costs no more than the cap."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.intake.errors import MissingPath, UnreadablePage
from dragoman.intake.inputs import Source

#: Bytes of one page, as they come and after inflating.
MOST_BYTES = 20 * 1024 * 1024
_CHUNK = 64 * 1024
_GZIP = b"\x1f\x8b"
TOO_LARGE = f"larger than {MOST_BYTES // (1024 * 1024)} MB; a page is never that large: split it into articles"


def read_bytes(source: Source) -> bytes:
    """The bytes of one input, inflated where it is gzip.

    Raises UnreadablePage (MissingPath where the file is gone) with what to do: too large, truncated, no permission.
    """
    if source.path is None:
        return _capped(source.name, sys.stdin.buffer)
    return _file(source.name, source.path)


def _file(name: str, path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadablePage(name, "a folder, not a page")
        with path.open("rb") as stream:
            return _capped(name, stream)
    except FileNotFoundError:
        raise MissingPath(name, "the file is gone (or a link leads nowhere); check the path") from None
    except PermissionError:
        raise UnreadablePage(name, "no permission to read it; check who owns the file") from None
    except OSError as error:
        raise UnreadablePage(name, f"could not be read ({error.strerror or error}); check the disk") from None


def _capped(name: str, stream: BinaryIO) -> bytes:
    """All of a stream, or a refusal as soon as it goes over the cap; the rest is then not read."""
    head = stream.read(2)
    pieces = _inflated(name, head, stream) if head == _GZIP else _plain(head, stream)
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > MOST_BYTES:
            raise UnreadablePage(name, TOO_LARGE)
    return bytes(data)


def _plain(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(_CHUNK):
        yield chunk


def _inflated(name: str, head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The inflated chunks of one or more gzip members; zeros after the last member are padding."""
    inflater, chunk = zlib.decompressobj(wbits=31), head + stream.read(_CHUNK)
    try:
        while chunk:
            yield inflater.decompress(chunk, _CHUNK)
            if inflater.eof:
                chunk = inflater.unused_data.lstrip(b"\0") or stream.read(_CHUNK).lstrip(b"\0")
                if not chunk:
                    return
                inflater = zlib.decompressobj(wbits=31)
            else:
                chunk = inflater.unconsumed_tail or stream.read(_CHUNK)
    except zlib.error:
        raise UnreadablePage(name, "broken gzip data; fetch the file again") from None
    raise UnreadablePage(name, "the gzip file is cut short; fetch it again")
