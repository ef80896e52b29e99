"""Stretches between quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.marks import DEEPEST, find_marked


def inner(text: str) -> list[str]:
    return [text[m.inner_start : m.inner_end] for m in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Oui », dit-il.", ["Oui"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("«\u00a0Oui\u00a0» et «\u202fnon\u202f»", ["Oui", "non"]),
        ("“Oui” et \"non\" et ''peut-être''", ["Oui", "non", "peut-être"]),
        ("Il a dit ’’jamais’’ hier", ["jamais"]),
        ("<< Oui >>, dit-il", ["Oui"]),
        ("un ‘mot’ de trop", ["mot"]),
        ("“A“ puis ”B”", ["A", "B"]),
        ("l’eau, l'air, d’où qu’il vienne", []),
        ('un écran de 27" et un de 32"', []),
        ("rien » ici", []),
        ("", []),
        ("«»", [""]),
    ],
)
def test_one_level(text, expected):
    assert inner(text) == expected


def test_nested_stretches_know_their_level():
    text = "« On m’avait dit : “personne ne viendra” », dit-elle."
    outer, within = find_marked(text)
    assert (outer.level, within.level) == (0, 1)
    assert text[within.inner_start : within.inner_end] == "personne ne viendra"
    assert (within.opening, within.closing, outer.closing) == ("“", "”", "»")


def test_one_mark_may_close_two():
    text = "« Il m'a répondu « jamais »."
    outer, within = find_marked(text)
    assert text[outer.start : outer.end] == "« Il m'a répondu « jamais »"
    assert outer.unclosed
    assert not within.unclosed


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = "« Nous irons loin, a dit Zoé Tarn.\nAutre chose."
    (only,) = find_marked(text)
    assert only.unclosed
    assert text[only.start : only.end] == "« Nous irons loin, a dit Zoé Tarn."


def test_a_quotation_left_open_ends_where_the_next_sentence_opens_one():
    assert inner("« Nous irons. Puis elle a dit : « Bravo », et rien d'autre.") == ["Nous irons.", "Bravo"]


def test_a_quotation_goes_on_where_a_paragraph_opens_with_its_mark():
    text = "« Un.\n« Deux.\n« Trois », dit-il."
    (only,) = find_marked(text)
    assert text[only.inner_start : only.inner_end] == "Un.\n« Deux.\n« Trois"
    assert inner("« Un »\n« Deux »") == ["Un", "Deux"]


MARKS = st.text(alphabet="«»“”\"'’‘<>`‹›„ ab.5\n\r\u00a0", max_size=80)


@settings(max_examples=300)
@given(MARKS)
def test_spans_nest_and_stay_within_the_text(text):
    found = find_marked(text)
    for m in found:
        assert 0 <= m.start <= m.inner_start <= m.inner_end <= m.end <= len(text)
        assert 0 <= m.level < DEEPEST
        assert text.startswith(m.opening, m.start)
        assert not m.closing or text[: m.end].endswith(m.closing)
    for k, a in enumerate(found):
        for b in found[k + 1 :]:
            assert b.start >= a.end or (b.start > a.start and b.end <= a.end)
    assert list(found) == sorted(found, key=lambda m: (m.start, -m.end))


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    assert find_marked(text) == find_marked(text)


@pytest.mark.parametrize("unit", ["«", "»", "« a. B ", "“ ", '"', "''", "« « » ", "«\n", "a. « "])
def test_many_marks_are_read(unit):
    assert len(find_marked(unit * 5000)) <= 10000 * len(unit)
