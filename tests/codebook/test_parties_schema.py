import pytest

from dragoman.codebook import CodebookError, party_data
from dragoman.codebook.datafile import check_entries, check_example, fields
from dragoman.codebook.forms import build_forms
from dragoman.codebook.party_data import Ambiguous, Metonym, Organisation, Region, State

ITALY = State("IT", "Italie", "Italy", "l'", adjectives=("italien",))


def build(states=(ITALY,), organisations=(), metonyms=(), ambiguous=(), regions=()):
    return build_forms(states, organisations, metonyms, ambiguous, regions, ())


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({}, "list of entries"),
        (["x"], "entry 1"),
        ([{"name": "x", "nom": "y"}], "unknown field 'nom'"),
        ([{"texts": ["a"]}], "'name' is missing"),
        ([{"name": 3}], "wrong type"),
        ([{"name": "x", "texts": [False]}], "must be text"),
        ([{"name": "x"}, {"name": False}], "entry 2"),
    ],
)
def test_a_broken_entry_is_named(entries, message):
    with pytest.raises(CodebookError, match=message) as caught:
        list(check_entries("some.yaml", entries, fields(("name",), name=str, texts=list)))
    assert "some.yaml" in str(caught.value)


def test_an_example_must_hold_its_form_as_whole_words():
    check_example("f (e)", "Quai d'Orsay", "Le Quai d\u2019Orsay proteste.")
    with pytest.raises(CodebookError, match="does not contain 'Rada'"):
        check_example("f (e)", "Rada", "La Radarée proteste.")


def test_two_parties_may_share_a_form_only_if_marked():
    other = State("VA", "Vatican", "Vatican City", capitals=("Rome",))
    italy = State("IT", "Italie", "Italy", capitals=("Rome",))
    with pytest.raises(CodebookError, match="'rome' belongs to IT, VA"):
        build((italy, other))
    forms = build((italy, other), ambiguous=(Ambiguous("Rome", "capital", ("IT", "VA"), "IT"),))
    assert {form.party: form.weak for form in forms if form.text == "Rome"} == {"IT": False, "VA": True}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"states": (ITALY, ITALY)}, "code is there twice"),
        ({"states": (State("IT", "Italie", "Italy", weak=("Rome",)),)}, "weak form 'Rome'"),
        ({"organisations": (Organisation("A", "igo"), Organisation("A", "igo"))}, "name is there twice"),
        ({"organisations": (Organisation("A", "company", country="ZZ"),)}, "no state has the code 'ZZ'"),
        ({"organisations": (Organisation("A", "company", weak=("B",)),)}, "weak form 'B'"),
        ({"metonyms": (Metonym("Quirinal", "building", "ZZ", ""),)}, "'ZZ' is no known party"),
        ({"ambiguous": (Ambiguous("Rome", "capital", ("IT", "ZZ")),)}, "'ZZ' is no known party"),
        ({"regions": (Region("Sud", ("ZZ",)),)}, "'ZZ' is neither"),
    ],
)
def test_references_must_hold(parts, message):
    with pytest.raises(CodebookError, match=message):
        build(**parts)


@pytest.mark.parametrize(
    ("name", "entry", "reader", "message"),
    [
        ("states.yaml", {"code": "ita", "fr": "Italie", "en": "Italy"}, "read_states", "two capital letters"),
        ("states.yaml", {"code": "IT", "fr": "I", "en": "I", "article": "il"}, "read_states", "article must be"),
        ("organisations.yaml", {"name": "A", "kind": "club"}, "read_organisations", "kind must be one of"),
        ("metonyms.yaml", {"text": "A", "kind": "x", "party": "IT", "example": "A."}, "read_metonyms", "kind must be"),
        ("metonyms.yaml", {"text": "A", "kind": "organ", "party": "IT", "example": "B."}, "read_metonyms", "contain"),
        ("ambiguous.yaml", {"text": "A", "kind": "name", "parties": ["IT"]}, "read_ambiguous", "two parties"),
        ("ambiguous.yaml", {"text": "A", "kind": "x", "parties": ["IT", "VA"]}, "read_ambiguous", "kind must be"),
        ("lookalikes.yaml", {"text": "A", "example": "B"}, "read_lookalikes", "does not contain"),
    ],
)
def test_files_are_checked(monkeypatch, name, entry, reader, message):
    monkeypatch.setattr(party_data, "load_yaml", lambda asked: [entry] if asked == name else [])
    with pytest.raises(CodebookError, match=message):
        getattr(party_data, reader)()
