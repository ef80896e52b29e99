"""Pages that went wrong on their way: any page gives a reading in which every fact has its words."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.reading import read

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples" / "pages").glob("*/*.txt"))
TEXTS = [path.read_text(encoding="utf-8").strip() for path in SAMPLES]
#: Characters of a page that is mutated; keeps the suite quick.
SIZE = 1_200
MARKS = "«»“”\"'’‘„‹›"
ODD = [
    "\u00a0", "\u202f", "\u200b", "\u200d", "\u2011", "\u0301", "\u0327", "\ufeff", "\u202e", "\u2028", "\x85", "\x00",
    "\x0b", "\x1c", "😀", "🇫🇷", "ﬁ", "ǅ", "İ", "ß", "ſ", "２", "٣", "½", "²", "مرحبا", "中文。", "\U0010ffff", "ẞ", "œ", "Œ",  # noqa: E501
    "« ", " »", "\n", "\n\n", "\r", "\t", "(", ")", "[…]", "(…)", "—", "–", "- ", "• ", "...", "…", "l'", "d’", "qu'", "M. ",  # noqa: E501
    "ALERTE : ", "le 31 février 2025 ", "le 99/99/9999 ", "en 0000 ", "10:75 ", "Selon X, ", ", a-t-il dit, ",
]  # fmt: skip
QUICK = settings(
    max_examples=25, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


def without_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@st.composite
def pages(draw):
    """A stretch of a sample after one to three mishaps."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, max(0, len(text) - SIZE)))
    text = text[start : start + SIZE]
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(MISHAPS))(draw, text)
    return text


def insert(draw, text):
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at:]
    return text


def any_characters(draw, text):
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=8)) + text[at:]


def lose_a_line(draw, text):
    lines = text.split("\n")
    lines.pop(draw(st.integers(0, len(lines) - 1)))
    return "\n".join(lines)


def swap_quotation_marks(draw, text):
    marks = draw(st.permutations(MARKS))
    return text.translate(dict(zip(map(ord, MARKS), marks, strict=True)))


MISHAPS = [
    insert, any_characters, lose_a_line, swap_quotation_marks,
    lambda draw, text: text[: draw(st.integers(0, len(text)))],
    lambda draw, text: text[draw(st.integers(0, len(text))) :],
    lambda draw, text: text.upper(),
    lambda draw, text: text.lower(),
    lambda draw, text: text.title(),
    lambda draw, text: without_accents(text),
    lambda draw, text: unicodedata.normalize("NFD", text),
    lambda draw, text: unicodedata.normalize("NFKC", text),
    lambda draw, text: text.replace("\n", " "),
    lambda draw, text: text.replace(" ", "\u00a0"),
    lambda draw, text: text.replace(". ", "."),
    lambda draw, text: text.replace(" ", "\n"),
    lambda draw, text: text.replace("'", " ' ").replace("’", " ’ "),
    lambda draw, text: text.replace(" ", ""),
    lambda draw, text: text[::-1],
    lambda draw, text: text.replace("-", "\u2011"),
    lambda draw, text: text.replace("», ", ", "),
]  # fmt: skip


@QUICK
@given(pages())
def test_a_mutated_page_gives_a_reading(check, page_of, text):
    check(read(page_of(text)))


@QUICK
@given(pages())
def test_a_mutated_title_and_ticker_give_a_reading(check, page_of, text):
    lines = [line for line in text.split("\n") if line.strip()] or [" "]
    check(read(page_of(TEXTS[0][:200], title=lines[0][:300], ticker=lines[-1][:300])))


@QUICK
@given(st.text(max_size=60), st.none() | st.text(max_size=30), st.none() | st.text(max_size=30))
def test_any_text_gives_a_reading(check, page_of, text, title, ticker):
    check(read(page_of(text, title, ticker)))


@QUICK
@given(
    st.lists(
        st.sampled_from([*ODD, *MARKS, *["le", "la", "Maroc", "Japon", "a", "ont", "signé", "refusé", "de", "que", "qui", "et", ",", ".", "?", "accord", "ministre", "a-t-il", "dit"]]),  # noqa: E501
        max_size=60,
    ),
    st.sampled_from(["", " "]),
)
def test_any_words_give_a_reading(check, page_of, words, joint):
    check(read(page_of(joint.join(words))))


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "«", "»", "« »", "a", "\u200b", "\u0301", "\x00", "😀", "M.", "l'", "que"])  # noqa: E501
def test_next_to_nothing(check, page_of, text):
    reading = read(page_of(text, title=text, ticker=text))
    check(reading)
    assert not reading.events


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_in_capitals_or_without_accents_is_still_read(check, page_of, path):
    text = path.read_text(encoding="utf-8").strip()[:SIZE]
    for changed in (text.upper(), without_accents(text)):
        check(read(page_of(changed, title=changed.split("\n")[0])))
