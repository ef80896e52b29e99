"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.sentences import LONGEST, split_sentences

#: Texts, each written as its sentences with "|" between them.
ROWS = [
    "Le Maroc a signé.| La France aussi.",
    "M. Tarn a signé.| Mme Olt a parlé.",
    "MM. Tarn et Olt ont signé.| Mgr. Olt a parlé.",
    "S.E.M. Tarn a été reçu.| S.E. Mme Olt aussi.",
    "L'ambassadeur, S.E.M. Tarn, a signé.",
    "Le Dr. Tarn et le Pr. Olt ont signé.| Fin.",
    "J. Tarn et J.-P. Olt ont signé.| Fin.",
    "Voir p. 12 et art. 3 du texte.| Fin.",
    "La société Tarn Inc. a signé.| Fin.",
    "Il a cité les puces, les câbles, etc. et il est parti.",
    "Le fonds s'élève à 3.5 millions.| Il durera 2 ans.",
    "RABAT, 3 mars (Agence) - Le Maroc a signé.| Fin.",
    "Rabat, le 3 mars 2025.| Le Maroc a signé.",
    "« Nous signerons. »| La France attend.",
    "« Nous signerons », a dit Zoé Tarn.| Fin.",
    "« Nous signerons ! », a dit Zoé Tarn.| Fin.",
    "« Signerons-nous ? » a demandé Zoé Tarn.| Fin.",
    "« Nous signerons.| Puis nous verrons », a dit Zoé Tarn.",
    "Signera-t-on ?| Oui !| Peut-être…| Fin.",
    "Il a hésité... puis il a signé.",
    "Il a hésité… puis il a signé.",
    "Le Maroc signe avec la France\n|La France salue l'accord\n|Fin.",
    "• Un accord est signé\n|• Un fonds est créé",
    "- Un accord est signé.\n|- Un fonds est créé.",
    "Le Maroc a signé.\r\n|La France aussi.",
    "Le site exemple.org publie le texte.| Fin.",
    "Les États-Unis ont signé.| Les U.S.A. aussi.",
    "Le Maroc a signé.| (La France non.)| Fin.",
    "Il est arrivé à 10 h.| Il est reparti à midi.",
    "Il habite à Paris.| Là, il travaille.",
    "La société Tarn Inc., elle, a signé.| Fin.",
    "Le n° 10 a parlé.| Fin.",
    "C'est l'article 1er.| Fin.",
]
FAILING: dict[str, str] = {}


def marked(row):
    reason = FAILING.get(row)
    return pytest.param(row, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("row", [marked(row) for row in ROWS])
def test_sentences(row):
    assert sentences(row.replace("|", "")) == [part.strip() for part in row.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\u00a0", "."])
def test_next_to_nothing(text):
    assert sentences(text) == ([text] if text == "." else [])


@pytest.mark.parametrize(
    "unit", ["M. ", ". ", ".", "a.", "..x", "?! ", "« . » ", "\u00a0.", "S.E.M. ", "a. ", "é", " .\n", ".»", "• . "]
)
def test_long_lines_are_read(unit):
    text = unit * (200_000 // len(unit))
    assert all(end - start <= LONGEST for start, end in split_sentences(text))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aéM .!?…«»\"'()\n\r\u00a0\u202f,;:-•1", max_size=120))
def test_sentences_are_in_order_and_hold_all_words(text):
    found = split_sentences(text)
    assert all(start < end for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    outside = [0, *(offset for span in found for offset in span), len(text)]
    assert all(not text[a:b].strip() for a, b in zip(outside[::2], outside[1::2], strict=True))
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 4), st.sampled_from(["a", "ab ", "é\u00a0", "\u200b", "😀 "]))
def test_no_sentence_is_longer_than_the_longest(times, unit):
    text = unit * (times * LONGEST // len(unit) + 1)
    found = split_sentences(text)
    assert all(end - start <= LONGEST for start, end in found)
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.strip().replace(" ", "")
