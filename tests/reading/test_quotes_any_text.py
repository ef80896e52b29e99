"""Any text whatever is read for quotes, in bounded time and without a word that is not there."""


import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.analysis import Analysis
from dragoman.language.mentions import find_mentions
from dragoman.reading.people_model import People
from dragoman.reading.quotes import read_quotes

PIECES = [
    "« ",
    " »",
    "“",
    "”",
    '"',
    "a déclaré",
    "que",
    "Zoé Tarn",
    ", ",
    ". ",
    " : ",
    "selon",
    "il",
    "a-t-il dit",
    "\n",
    "et",
    "le maire",
    "qui",
    "aurait",
    "(",
    ")",
    "précisant",
    "s'est dit convaincu",
    "l'",
    "M. ",
    "–",
    "\u00a0",
]


def quotes(text: str):
    found = read_quotes(Analysis(text, (), (), ()), People((), ()), find_mentions(text))
    assert all(text[q.start : q.end] == q.text for q in found)
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_is_read(text):
    assert quotes(text) == quotes(text)


@pytest.mark.parametrize(
    "unit", ["« a », a dit Zoé Tarn. ", "« a ", "Il a dit que ", "selon X, il aurait ", ", a-t-il dit", "a " * 9]
)
def test_long_texts_are_read(unit):
    quotes(unit * 400)
