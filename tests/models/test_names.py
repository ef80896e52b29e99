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
    text = "Le parc Anatole France est fermé. En France, la pluie. France : neige."
    found = mended(text, ("Anatole France", "PER"), ("France", "LOC"), ("France", "LOC"))
    assert found == [("Anatole France", "PER"), ("France", "LOC"), ("France", "LOC")]


def test_surname_in_another_document() -> None:
    assert mended("Berkane compte 3 000 habitants.", ("Berkane", "LOC")) == [("Berkane", "LOC")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("hôpital de campagne", "ORG")], [("hôpital de campagne", "ORG")]),
        ([("un hôpital de", "ORG")], [("un hôpital", "ORG")]),
        ([("Défense de la", "ORG"), ("Corée du Nord", "LOC")], [("Défense de la Corée du Nord", "ORG")]),
        ([("Kigali et", "LOC")], [("Kigali", "LOC")]),
        ([("La", "LOC")], [("La", "LOC")]),
        ([("de", "LOC")], []),
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


BY_THE_DOCUMENT = [
    # names joined by a dash with spaces, not by a dash alone
    ("Lomé - Zafar, à 21 h ; Abou-Zafar", [("Lomé - Zafar", "LOC"), ("Abou-Zafar", "LOC")],
     [("Lomé", "LOC"), ("Zafar", "LOC"), ("Abou-Zafar", "LOC")]),
    # titles, numerals, articles
    ("M. Oraste parle au roi Oraste II.", [("M. Oraste", "PER"), ("Oraste", "LOC")], [("Oraste", "PER"), ("Oraste II", "PER")]),
    ("Le Zafar refuse ; au Zafar, on rit.", [("Le Zafar", "ORG"), ("Zafar", "LOC")], [("Zafar", "LOC"), ("Zafar", "LOC")]),
    # what a noun announces, near and far, there and elsewhere
    ("L'opérateur de téléphonie mobile Velox attend. À Paris, Velox se tait.",
     [("Velox", "LOC"), ("Paris", "LOC"), ("Velox", "PER")],
     [("Velox", "ORG"), ("Paris", "LOC"), ("Velox", "ORG")]),
    ("L'opérateur Velox attend. Velox se tait.", [], [("Velox", "ORG"), ("Velox", "ORG")]),
    ("Le parti Velox attend.", [], []),
    ("L'opérateur et Velox attendent.", [("Velox", "PER")], [("Velox", "PER")]),
    ("Le chef de l'organisation Ali Oraste parle.", [("Ali Oraste", "PER")], [("Ali Oraste", "PER")]),
    ("La société Ali Oraste recrute.", [("Ali Oraste", "PER")], [("Ali Oraste", "ORG")]),
    ("La commune de Zafar vote ; Zafar attend.", [("Zafar", "PER"), ("Zafar", "ORG")], [("Zafar", "LOC"), ("Zafar", "LOC")]),
    # known names
    ("Le Parti des travailleurs du Kurdistan nie.", [("Parti des travailleurs", "ORG"), ("Kurdistan", "LOC")],
     [("Parti des travailleurs du Kurdistan", "ORG")]),
    ("Selon Unesco, oui.", [("Unesco", "PER")], [("Unesco", "ORG")]),
    ("Une vidéo sur Unesco.", [("Unesco", "MISC")], [("Unesco", "MISC")]),
    ("La Jordanie répond à Maurice.", [], [("Jordanie", "LOC")]),
    # roads
    ("Sur l'A36, près de la D905bis.", [("A36", "ORG")], [("A36", "LOC"), ("D905bis", "LOC")]),
    ("Un Airbus A320 et la D1.", [], []),
    # no names
    ("Deux dollars US. Groupe F : rien. Le zoo.", [("US", "ORG"), ("Groupe F", "ORG"), ("zoo", "LOC")], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "before", "after"), BY_THE_DOCUMENT)
def test_by_the_document(text: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    assert mended(text, *before) == after


def test_a_verb_is_no_name() -> None:
    doc = BLANK.make_doc("Encerclés, ils fuient.")
    doc.set_ents([Span(doc, 0, 1, label="PER")])
    doc[0].pos_ = "VERB"
    assert not NameFinisher()(doc).ents
