"""Searches narrowed down, sentences shown, and the events of the pages found."""

from __future__ import annotations

import pytest

from dragoman.model import Span
from dragoman.record import events, open_record, search
from dragoman.record.listing import page_events
from dragoman.record.search import Chosen, chosen, narrowed
from dragoman.record.search.highlight import LONGEST, passages


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("accord", []),
        ("accord partie:Maroc", [("party", "MA", "accord")]),
        ('média:"Le Fil" accord thème:ai', [("outlet", "Le Fil", "accord thème:ai"), ("theme", "ai", 'média:"Le Fil" accord')]),
        ("depuis:2025-03 partie:MA", [("since", "2025-03", "partie:MA"), ("party", "MA", "depuis:2025-03")]),
        ("(partie:MA accord) -act:sign titre:sommet", []),
        ("partie:MA OU partie:US", []),
        ('partie:"MA:reb"', [("party", "MA:reb", "")]),
    ],
)
def test_what_a_search_is_narrowed_down_to(text, fields):
    assert chosen(text) == tuple(Chosen(*each) for each in fields)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("party", "MA"),
        ("party", "MA:reb"),
        ("party", "Fonds du Rif"),
        ("outlet", "L'Écho d’Oran"),
        ("outlet", 'Le "Fil"'),
        ("month", "2025-03"),
        ("act", "sign"),
        ("theme", "digital-state"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_narrowing_down_can_be_taken_back(kind, value, lang):
    made = narrowed("accord OU traité", kind, value, lang)
    assert chosen(made) == (Chosen(kind, value, "accord OU traité"),)


def test_sentences_with_most_words_are_shown_in_the_order_of_the_text():
    text = "Rien ici. Un accord, enfin. M. Dupré signe. Accord ? Accord signé à Rabat !\nUn accord de plus, signé. Fin."
    marks = [Span(at, at + len(word), word) for word, at in sorted(places(text), key=lambda item: item[1])]
    assert [each.exact for each in passages(text, marks)] == [
        "Un accord, enfin.",
        "Accord signé à Rabat !",
        "Un accord de plus, signé.",
    ]
    assert [each.exact for each in passages(text, [])] == ["Rien ici."]
    assert passages("", []) == ()


def places(text):
    return [(word, at) for word in ("accord", "Accord", "signé") for at in range(len(text)) if text.startswith(word, at)]


def test_an_overlong_sentence_is_cut_to_its_words():
    text = "mot " * 3000 + "accord " + "suite " * 3000
    start = text.index("accord")
    (found,) = passages(text, [Span(start, start + 6, "accord")])
    assert len(found.exact) <= LONGEST
    assert "accord" in found.exact
    assert text[found.start : found.end] == found.exact


def test_pages_found_with_their_events(place, make, versions):
    with open_record(place, write=True) as record:
        for source in ("pages/rabat.txt", "pages/vigie.txt"):
            record.store(make(source), versions)
        hits = search(record, 'rencontrer partie:MA média:"Le Fil du Rif"').hits
        assert len(hits) == 2
        assert all("a rencontré" in hit.passages[0].exact for hit in hits)
        found = page_events(record, [hit.page.id for hit in hits] + ["p-none"])
        assert found.pop("p-none") == ()
        assert {stored.id for told in found.values() for stored in told} == {stored.id for stored in events(record)}
        assert all(stored.page.id == key for key, told in found.items() for stored in told)


def test_an_organisation_of_no_codebook_is_found_as_it_is_written(place, make, versions):
    with open_record(place, write=True) as record:
        record.store(make(), versions)
        assert search(record, 'partie:"=MA"').total == 1
        assert search(record, 'partie:"=Fonds du Rif"').total == 0
        assert search(record, 'partie:"=Fonds\0du Rif" act:sign').total == 0
