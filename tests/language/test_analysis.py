"""Words, sentences and names with their offsets, also where a text is hardly text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.analysis import RUN, Neutral, analyse, find_entities, plain

ODD = [
    "l'" * 300,
    "l’" * 300,
    "a" * 1000,
    "État‑" * 200,
    "😀" * 400,
    "e\u0301" * 400,
    "a\u200b" * 400,
    "," * 700,
    "«" * 300 + " oui " + "»" * 300,
    "https://exemple.org/" + "a/b-c_d?e=f&" * 60,
    "mot " + "x.y" * 150 + " fin",
    "\u202bمرحبا\u202c" * 60,
    "\U0010ffff" * 300,
    "Le Maroc" * 100 + " a signé " + "la France" * 100,
]


def check(analysis):
    """Every offset points at the words it should, and every index at a word."""
    text = analysis.text
    for word in analysis.words:
        assert text[word.start : word.end] == word.text
        assert word.text.strip() == word.text != ""
        assert analysis.words[word.i] is word
        assert 0 <= word.head < len(analysis.words)
        assert analysis.words[word.head].sentence == word.sentence
    assert all(left.end <= right.start for left, right in pairwise(analysis.words))
    for sentence in analysis.sentences:
        assert all(analysis.words[k].sentence == sentence.i for k in range(sentence.first, sentence.last))
    ends = [(s.first, s.last) for s in analysis.sentences]
    assert [0, *(last for _, last in ends)][: len(ends)] == [first for first, _ in ends]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_keep_their_offsets(text):
    analysis = analyse(text)
    check(analysis)
    held = {k for w in analysis.words for k in range(w.start, w.end)}
    assert all(k in held or plain(text)[k].isspace() for s in analysis.sentences for k in range(s.start, s.end))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_entities_lie_in_the_text(text):
    assert all(0 <= e.start < e.end <= len(text) for e in find_entities(text))


def test_a_run_is_cut_after_a_mark_near_its_limit():
    text = "mot," * 200
    words = [w.text for w in analyse(text).words]
    assert max(map(len, words)) <= RUN
    assert "".join(words) == text


def test_ordinary_text_is_cut_as_before():
    text = "L’accord « signé » aujourd’hui, c'est-à-dire lundi : 3,5 % (cf. p. 12)."
    assert [w.text for w in analyse(text).words][:5] == ["L’", "accord", "«", "signé", "»"]


def test_a_known_name_is_one_word():
    text = "La République de Corée a signé."
    words = analyse(text, [Neutral(3, 22, "state")]).words
    assert [w.text for w in words[:3]] == ["La", "République de Corée", "a"]
    assert words[1].pos == "PROPN"


def test_a_known_name_may_begin_inside_a_token():
    text = "tuniso-japonais"
    check(analyse(text, [Neutral(7, 15, "state")]))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_text_with_any_names_keeps_its_offsets(data):
    text = data.draw(st.text(alphabet=st.sampled_from("aéL '’.,«»\n\u00a0\u2011\u200b😀1-"), max_size=120))
    cuts = st.integers(0, max(len(text), 1))
    spans = data.draw(st.lists(st.tuples(cuts, cuts), max_size=4))
    names = [Neutral(a, b, "state") for a, b in spans if a < b <= len(text) and text[a:b].strip() == text[a:b]]
    check(analyse(text, names))
