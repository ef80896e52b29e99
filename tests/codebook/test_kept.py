"""What was parsed before is what would be parsed now."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.kept import kept

CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "rules.yaml"


def refuse(text):
    raise AssertionError(f"parsed again: {text}")


def test_the_second_time_nothing_is_parsed(source):
    assert kept(source, "a", lambda _: {"x": [1, "é"]}) == {"x": [1, "é"]}
    assert kept(source, "a", refuse) == {"x": [1, "é"]}


def test_another_text_is_parsed(source):
    kept(source, "a", lambda _: 1)
    assert kept(source, "b", lambda _: 2) == 2
    assert kept(source, "a", lambda _: 3) == 3


def test_what_is_given_is_the_callers_own(source):
    kept(source, "a", lambda _: [1]).append(2)
    assert kept(source, "a", refuse) == [1]


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\0" * 16, b"\0" * 40])
def test_a_file_that_is_broken_is_made_anew(source, rubbish):
    kept(source, "a", lambda _: [1])
    (place,) = (source.parent / "__pycache__").iterdir()
    place.write_bytes(place.read_bytes()[:16] + rubbish[:1] if rubbish == b"x" else rubbish)
    assert kept(source, "a", lambda _: [2]) == [2]
    assert kept(source, "a", refuse) == [2]


def test_others_may_read_what_is_kept(source):
    kept(source, "a", lambda _: [1])
    (place,) = (source.parent / "__pycache__").iterdir()
    assert place.stat().st_mode & 0o777 == 0o644


def test_where_nothing_can_be_written_it_is_parsed_each_time(source):
    (source.parent / "__pycache__").write_text("a file where the folder would be")
    assert kept(source, "a", lambda _: [1]) == [1]
    assert kept(source, "a", lambda _: [2]) == [2]


def test_content_that_bytecode_has_no_form_for_is_parsed_each_time(source):
    thing = object()
    assert kept(source, "a", lambda _: thing) is thing
    assert list(source.parent.rglob("*.cpython*")) == []


def test_nothing_is_written_where_python_may_not(source, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept(source, "a", lambda _: [1])
    assert not (source.parent / "__pycache__").exists()


@given(CONTENT)
def test_any_content_comes_back(tmp_path_factory, content):
    source = tmp_path_factory.mktemp("kept") / "rules.yaml"
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        kept(source, "a", lambda _: content)
        assert kept(source, "a", refuse) == content
    finally:
        sys.dont_write_bytecode = before
