from __future__ import annotations

import gzip
import io
import pickle
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.intake import MissingPath, NotFrench, Source, UnreadablePage, read_bytes
from dragoman.intake.raw import MOST_BYTES


def source(path: Path) -> Source:
    return Source(str(path), path, "text")


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Bonjour\r\n")
    assert read_bytes(source(path)) == b"Bonjour\r\n"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt"])
def test_gzip_is_told_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"un") + gzip.compress(b" deux") + b"\0" * 100)
    assert read_bytes(source(path)) == b"un deux"


def test_a_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"\0" * (MOST_BYTES * 10)))
    with pytest.raises(UnreadablePage, match="larger than 20 MB"):
        read_bytes(source(path))


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES * 5)
    with pytest.raises(UnreadablePage, match=r"larger than 20 MB.*split"):
        read_bytes(source(path))


@pytest.mark.parametrize("cut", [3, 12, -1, -9])
def test_truncated_gzip_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.txt.gz"
    path.write_bytes(gzip.compress(b"Une phrase qui se tient. " * 200)[:cut])
    with pytest.raises(UnreadablePage, match="cut short"):
        read_bytes(source(path))


def test_broken_gzip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt.gz"
    path.write_bytes(b"\x1f\x8b" + b"\xff" * 100)
    with pytest.raises(UnreadablePage, match="broken gzip"):
        read_bytes(source(path))


def test_a_file_that_is_gone_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="gone"):
        read_bytes(source(tmp_path / "none.txt"))
    with pytest.raises(UnreadablePage, match="a folder"):
        read_bytes(source(tmp_path))


def test_standard_input_is_read_under_the_same_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"Bonjour")))
    assert read_bytes(Source("-", None, None)) == b"Bonjour"


@pytest.mark.parametrize("error", [UnreadablePage("a", "b"), MissingPath("a", "b"), NotFrench("a", "de")])
def test_errors_cross_processes(error: UnreadablePage) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy), copy.source) == (type(error), str(error), "a")
