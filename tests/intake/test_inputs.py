from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.intake import MissingPath, UnreadablePage, find_inputs
from dragoman.model import DragomanError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.txt", "a.html", "b/m.txt.gz", "b/c/k.htm", "b/notes.md", "b/.hidden.txt"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_a_folder_is_searched_in_order(folder: Path) -> None:
    found = find_inputs([str(folder)])
    assert [os.path.relpath(s.name, folder) for s in found] == ["a.html", "z.txt", "b/m.txt.gz", "b/c/k.htm"]
    assert [s.kind for s in found] == ["html", "text", "text", "html"]


def test_a_named_file_may_have_any_ending(folder: Path) -> None:
    (found,) = find_inputs([str(folder / "b" / "notes.md")])
    assert found.kind is None


def test_patterns_are_expanded_and_nothing_is_read_twice(folder: Path) -> None:
    found = find_inputs([str(folder / "*.txt"), str(folder / "z.txt"), str(folder / "b" / ".." / "z.txt")])
    assert [s.name for s in found] == [str(folder / "z.txt")]


def test_standard_input_keeps_its_place(folder: Path) -> None:
    assert [s.name for s in find_inputs(["-", str(folder / "z.txt")])] == ["-", str(folder / "z.txt")]
    assert find_inputs(["-"])[0].path is None


@pytest.mark.parametrize("given", ["no/such/file.txt", "no*such.txt", "", "a\0b", "x" * 5000])
def test_a_path_that_names_nothing_is_said_so(given: str) -> None:
    with pytest.raises(MissingPath, match="no such file") as caught:
        find_inputs([given])
    assert isinstance(caught.value, DragomanError)
    assert caught.value.source == given


def test_an_empty_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match=r"no page in this folder.*\.txt"):
        find_inputs([str(tmp_path)])


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    path = tmp_path / "page[1].txt"
    path.write_text("x")
    assert [s.path for s in find_inputs([str(path)])] == [path]
