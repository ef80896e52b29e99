"""Whatever the bytes: a Page or an UnreadablePage, always the same, never another error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.intake import UnreadablePage, read_page
from dragoman.model import Page

ROWS = [
    row.split("\t")[1]
    for path in sorted((Path(__file__).parent / "data" / "pages").glob("*.tsv"))
    for row in path.read_text(encoding="utf-8").splitlines()
]
TAGS = ["<p>", "</p>", "<div>", "</div>", "<", ">", "<!--", "-->", "<script>", "<a href='", "&#0;", "&amp", "<h1>"]
TAGS += ["<title>", "<meta charset=", "<time datetime='2024-13-45'>"]
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
KINDS = st.sampled_from(["text", "html", None])


def outcome(data: bytes, kind: str | None) -> Page | str:
    try:
        page = read_page("p", data, kind=kind)  # type: ignore[arg-type]
    except UnreadablePage as error:
        return str(error)
    check(page)
    return page


def check(page: Page) -> None:
    assert page.text == "\n".join(line.strip() for line in page.text.split("\n"))
    assert page.text or page.title or page.furniture
    assert page.language == "fr"
    assert (page.published is None) == (page.published_from == "unknown")
    if page.published and page.captured:
        assert page.published <= page.captured
    assert Page.from_json("p", page.to_json()) == page


@QUIET
@given(st.lists(st.sampled_from(ROWS), max_size=40))
def test_shuffled_and_deleted_lines(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    assert outcome(data, "text") == outcome(data, "text")


@QUIET
@given(st.lists(st.one_of(st.sampled_from(ROWS), st.text(max_size=80)), max_size=30), KINDS)
def test_any_text(lines: list[str], kind: str | None) -> None:
    outcome("\n".join(lines).encode("utf-8", "surrogatepass"), kind)


@QUIET
@given(st.binary(max_size=600), KINDS)
def test_any_bytes(data: bytes, kind: str | None) -> None:
    outcome(data, kind)


@QUIET
@given(st.lists(st.sampled_from([*TAGS, *ROWS[:40]]), max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    outcome("".join(pieces).encode(), "html")


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a signé un accord. " * 32_000,
        "a" * 999_999,
        "a > " * 200_000,
        ("Un titre sans point\n" * 9_000) + "Le ministre a signé lundi un accord avec la ville voisine.\n",
        "11:31 Grève ce lundi 31 mars\n" * 2_000,
        "e" + "\u0301" * 400_000,
        "3 commentaires\nLire aussi\n" * 3_000,
        "« " * 300_000,
    ],
    ids=["one line", "one word", "separators", "titles", "ticker", "accents", "headings", "quotes"],
)
def test_large_inputs_come_back(text: str) -> None:
    outcome(text.encode(), "text")


@pytest.mark.parametrize("tag", ["div", "span", "script", "table", "!--", "p", "svg"])
def test_large_markup_comes_back(tag: str) -> None:
    outcome(f"<html><body>{f'<{tag}>' * 50_000}Le ministre a signé lundi un accord.".encode(), "html")
