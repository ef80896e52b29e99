"""The verbs of speech and the small words around them."""

import re

import pytest

from dragoman.codebook.reporting import load_reporting_verbs, load_reporting_words
from dragoman.codebook.verbs import lemmas_of

VERBS = load_reporting_verbs().verbs


@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v.lemma)
def test_the_example_holds_the_verb(verb):
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", verb.example)
    assert any(verb.head in lemmas_of(word) for word in words)
    assert verb.indirect == (" que " in verb.example or " qu'" in verb.example)
    assert verb.direct or verb.incise or verb.marked


def test_verbs_of_several_words_come_before_the_verb_alone():
    says = load_reporting_verbs().of("dire", reflexive=True)
    assert says[-1].lemma == "se dire"
    convinced = next(v for v in says if v.lemma == "se dire convaincu")
    assert "convaincue" in convinced.tail[0]
    assert load_reporting_verbs().of("faire", reflexive=False)[0].tail
    assert not load_reporting_verbs().of("manger", reflexive=False)


def test_the_pronoun_is_part_of_the_verb():
    assert [v.lemma for v in load_reporting_verbs().of("réjouir", reflexive=True)] == ["se réjouir"]
    assert not load_reporting_verbs().of("réjouir", reflexive=False)
    assert [v.head for v in load_reporting_verbs().of("prendre", reflexive=True)] == ["prendre"]


def test_lists_of_small_words_are_lower_case():
    for words in load_reporting_words().values():
        assert words
        assert all(word == word.lower() for word in words)
