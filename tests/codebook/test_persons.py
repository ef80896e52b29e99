"""Words about persons, first names, offices and programmes."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook import firstnames, offices, persons, programmes
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key
from dragoman.codebook.parties import load_parties
from dragoman.reading.names_tokens import tokenise
from dragoman.reading.people_lexicon import role_at


def test_first_names_give_a_gender() -> None:
    assert firstnames.first_name_gender("Séverine") == "f"
    assert firstnames.first_name_gender("MOUSSA") == "m"
    assert firstnames.first_name_gender("Dominique") is None
    assert firstnames.first_name_gender("Marie-Ange") == "f"
    assert not firstnames.is_first_name("Nouakchott")


def test_every_set_of_words_is_filled() -> None:
    words = persons.load_persons()
    assert all(getattr(words, name) for name in words.__dataclass_fields__)


def test_offices_name_known_parties() -> None:
    facts, parties = offices.load_offices(), load_parties()
    for codes in (facts.monarchies, facts.without_president, facts.without_prime_minister, facts.secretaries):
        assert all(parties.is_state(code) for code in codes)
    led = set(facts.reigning.values())
    assert all(parties.is_state(p) or p in {"EU", "UN"} or parties.kind_of(p) == "province" for p in led)


@pytest.mark.parametrize("row", offices.load_offices().only, ids=lambda row: row.role)
def test_each_office_is_found_in_its_example(row: offices.OnlyOf) -> None:
    tokens = tokenise(row.example)
    found = [match[1] for i in range(len(tokens)) if (match := role_at(tokens, i))]
    assert any(key(row.role) in {key(form) for form in word.role.forms} for word in found)


def test_programmes_of_record_belong_to_known_parties() -> None:
    parties = load_parties()
    for row in programmes.load_programmes().known.values():
        assert parties.kind_of(row.owner) is not None


@pytest.mark.parametrize(
    "load", [firstnames._names, persons.load_persons, offices.load_offices, programmes.load_programmes]
)
def test_broken_data_says_which_file(load, monkeypatch) -> None:
    for module in (firstnames, persons, offices, programmes):
        monkeypatch.setattr(module, "load_yaml", lambda _name: {"odd": "data"})
    with pytest.raises(CodebookError, match=r"\.yaml"):
        load.__wrapped__()


def test_surnames_used_alone_mean_known_parties() -> None:
    facts, parties = offices.load_offices(), load_parties()
    assert facts.alone[key("Merkel")] == "DE"
    assert all(parties.is_state(p) or p in {"EU", "UN"} or parties.kind_of(p) == "igo" for p in facts.alone.values())


@pytest.mark.parametrize(
    ("name", "day", "party"),
    [
        ("Jens Stoltenberg", date(2014, 9, 30), None),
        ("Jens Stoltenberg", date(2014, 10, 1), "Otan"),
        ("Donald Tusk", date(2019, 11, 30), "EU"),
        ("Donald Tusk", date(2019, 12, 1), None),
        ("Ursula von der Leyen", date(2100, 1, 1), "EU"),
    ],
)
def test_terms_cover_whole_months(name: str, day: date, party: str | None) -> None:
    terms = offices.load_offices().terms[key(name)]
    assert next((term.party for term in terms if term.covers(day)), None) == party


def test_terms_name_organisations_of_states_and_do_not_end_before_they_begin() -> None:
    parties = load_parties()
    for terms in offices.load_offices().terms.values():
        for term in terms:
            assert term.party in {"EU", "UN"} or parties.kind_of(term.party) == "igo"
            assert not term.last or term.first <= term.last
