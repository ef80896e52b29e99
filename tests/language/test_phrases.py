"""Noun phrases: prepositions of several words, lists, appositions, nesting, partitives."""

from itertools import pairwise

import pytest

from dragoman.language.phrases import find_phrases
from dragoman.language.verbgroups import find_verb_groups


def phrases(analysis):
    """The phrases of the first sentence with their text."""
    sentence = analysis.sentences[0]
    found = find_phrases(
        analysis.words, sentence.first, sentence.last, find_verb_groups(analysis, sentence.first, sentence.last)
    )
    texts = [analysis.text[analysis.words[p.first].start : analysis.words[p.last - 1].end] for p in found]
    return list(zip(found, texts, strict=True))


def by_head(analysis, head):
    """The phrase whose main word is `head`."""
    (found,) = [p for p, _ in phrases(analysis) if analysis.words[p.head].text == head]
    return found


#: Sentence, main word of a phrase, the preposition that introduces it.
PREPOSITIONS = [
    ("Le Maroc a signé avec la France.", "France", "avec"),
    ("Le Maroc a signé aux côtés de la France.", "France", "aux côtés de"),
    ("Le Maroc plaide en faveur de la France.", "France", "en faveur de"),
    ("Le Maroc agit au nom du continent.", "continent", "au nom de"),
    ("Le Maroc est intervenu auprès des partenaires.", "partenaires", "auprès de"),
    ("Ils ont parlé en marge du sommet.", "sommet", "en marge de"),
    ("Ils ont parlé à l'issue de la réunion.", "réunion", "à l'issue de"),
    ("Ils ont parlé à l'issue du sommet.", "sommet", "à l'issue de"),
    ("Ils ont parlé lors des réunions.", "réunions", "lors de"),
    ("Il est venu à l'invitation du Premier ministre.", "ministre", "à l'invitation de"),
    ("Le Maroc est intervenu face aux partenaires.", "partenaires", "face à"),
    ("Le Maroc réagit grâce au fonds.", "fonds", "grâce à"),
    ("Le Maroc travaille en collaboration avec la France.", "France", "en collaboration avec"),
    ("Le Maroc travaille sous l'égide de l'UNESCO.", "UNESCO", "sous l'égide de"),
    ("Des sanctions ont été prises à l'encontre de la banque.", "banque", "à l'encontre de"),
    ("Des sanctions ont été prises à l’encontre de la banque.", "banque", "à l'encontre de"),
    ("Le Maroc s'est rendu au Japon.", "Japon", "à"),
    ("Le Maroc s'est adressé aux partenaires.", "partenaires", "à"),
    ("Des mesures contre la banque ont été prises.", "banque", "contre"),
    ("Selon le ministre, un accord est proche.", "ministre", "selon"),
    ("Un fonds pour les ingénieurs a été créé.", "ingénieurs", "pour"),
    ("La décision du ministre a surpris.", "ministre", "de"),
    ("La décision des ministres a surpris.", "ministres", "de"),
    ("Le Maroc a signé l'accord.", "accord", ""),
    ("Le Maroc a signé des accords.", "accords", ""),
    ("Le Maroc a envoyé des experts.", "experts", ""),
]
#: Sentence, main words of the phrases that one coordination or apposition must hold.
LISTS = [
    ("Le Maroc et la France ont signé un accord.", ["Maroc", "France"]),
    ("Le Maroc, la France et le Japon ont signé un accord.", ["Maroc", "France", "Japon"]),
    ("Le Maroc a signé un accord avec la France et le Japon.", ["France", "Japon"]),
    ("Le Maroc a signé un accord avec la France, le Japon et l'Inde.", ["France", "Japon", "Inde"]),
    ("Un accord entre le Maroc, la France et le Japon a été signé.", ["Maroc", "France", "Japon"]),
    ("Ni le Maroc ni la France n'ont signé.", ["Maroc", "France"]),
    ("Le Maroc ou la France signera.", ["Maroc", "France"]),
    ("Le président du Maroc et celui de la France ont signé.", ["président", "celui"]),
    ("Un accord avec la France et avec le Japon a été signé.", ["France", "Japon"]),
]
#: Sentence, main word, main word of the phrase it lies in.
NESTED = [
    ("La décision du ministre a surpris.", "ministre", "décision"),
    ("La décision du ministre de la Santé a surpris.", "Santé", "ministre"),
    ("La ministre de la Transition numérique du Maroc a signé.", "Transition", "ministre"),
    ("La signature de l'accord a eu lieu.", "accord", "signature"),
    ("La levée des sanctions est attendue.", "sanctions", "levée"),
    ("Une politique d'ouverture a été menée.", "ouverture", "politique"),
]
FAILING: dict[str, str] = {}


def marked(row):
    reason = FAILING.get(row[0])
    return pytest.param(*row, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def test_the_failing_rows_are_rows():
    assert set(FAILING) <= {row[0] for row in (*PREPOSITIONS, *LISTS, *NESTED)}


@pytest.mark.parametrize(("sentence", "head", "prep"), [marked(row) for row in PREPOSITIONS])
def test_preposition(parsed, sentence, head, prep):
    assert by_head(parsed(sentence), head).prep == prep


@pytest.mark.parametrize(("sentence", "heads"), [marked(row) for row in LISTS])
def test_list(parsed, sentence, heads):
    analysis = parsed(sentence)
    every = [p for p, _ in phrases(analysis)]

    def root(phrase):
        return root(every[phrase.joined]) if phrase.joined >= 0 else phrase.i

    first = by_head(analysis, heads[0])
    joined = [analysis.words[p.head].text for p in every if root(p) == root(first)]
    assert joined == heads


@pytest.mark.parametrize(("sentence", "inner", "outer"), [marked(row) for row in NESTED])
def test_nesting(parsed, sentence, inner, outer):
    analysis = parsed(sentence)
    assert by_head(analysis, inner).parent == by_head(analysis, outer).i


def test_an_apposition_goes_with_what_it_explains(parsed):
    analysis = parsed("Zoé Tarn, ministre de la Santé, a signé l'accord.")
    phrase = by_head(analysis, "ministre")
    assert phrase.comma
    assert phrase.joined == 0


def test_phrases_are_in_order_and_apart(parsed):
    found = phrases(parsed("Le ministre du Maroc, en marge du sommet de Paris, a signé avec la France des accords."))
    assert [p.i for p, _ in found] == list(range(len(found)))
    assert all(left.last <= right.first for (left, _), (right, _) in pairwise(found))
    assert all(p.first <= p.head < p.last and p.parent < p.i and p.joined < p.i for p, _ in found)
