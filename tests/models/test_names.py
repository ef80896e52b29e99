"""Names mended by what the whole document says. The persons are invented."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from fr_dragoman_news.names import NameFinisher

BLANK = spacy.blank("fr")


def mended(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """The names after the component, given those before it in the order of the text."""
    doc: Doc = BLANK.make_doc(text)
    spans: list[Span] = []
    at = 0
    for name, label in names:
        at = text.index(name, at)
        span = doc.char_span(at, at + len(name), label=label)
        assert span is not None
        spans.append(span)
        at += len(name)
    doc.set_ents(spans)
    return [(e.text, e.label_) for e in NameFinisher()(doc).ents]


def test_surname_alone_is_a_person() -> None:
    text = "Nadia Berkane est arrivée. Berkane a signé, contre l'avis de Berkane."
    found = mended(text, ("Nadia Berkane", "PER"), ("Berkane", "LOC"), ("Berkane", "ORG"))
    assert found == [("Nadia Berkane", "PER"), ("Berkane", "PER"), ("Berkane", "PER")]


def test_surname_that_is_also_a_state() -> None:
    text = "La rue Anatole France est fermée. En France, la pluie. France : neige."
    found = mended(text, ("Anatole France", "PER"), ("France", "LOC"), ("France", "LOC"))
    assert found == [("Anatole France", "PER"), ("France", "LOC"), ("France", "LOC")]


def test_surname_in_another_document() -> None:
    assert mended("Berkane compte 3 000 habitants.", ("Berkane", "LOC")) == [("Berkane", "LOC")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("hôpital de", "ORG")], [("hôpital", "ORG")]),
        ([("Défense de la", "ORG"), ("Corée du Nord", "LOC")], [("Défense de la Corée du Nord", "ORG")]),
        ([("Kigali et", "LOC")], [("Kigali", "LOC")]),
        ([("La", "LOC")], [("La", "LOC")]),
        ([("de", "LOC")], [("de", "LOC")]),
        ([], []),
    ],
)
def test_no_link_at_the_end(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    text = "La Défense de la Corée du Nord visite un hôpital de campagne entre Kigali et Accra."
    assert mended(text, *before) == after


def test_ids_stay() -> None:
    doc = BLANK.make_doc("Nadia Berkane parle.")
    doc.set_ents([Span(doc, 0, 2, label="PER", kb_id="Q1", span_id="x")])
    (name,) = NameFinisher()(doc).ents
    assert (name.kb_id_, name.id_) == ("Q1", "x")
