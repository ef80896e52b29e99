"""What a whole document says of its names, and where a name cannot end; put right after the recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from fr_dragoman_news import evidence, shape
from fr_dragoman_news.known import read_known
from fr_dragoman_news.roads import roads
from fr_dragoman_news.spans import Name

#: No surname follows one of these.
BEFORE_PLACES = frozenset({"en", "la", "le", "l'", "l’", "du", "au", "aux", "les", "des"})


def surnames(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """The last words of the persons named in full, unless the word stands like a place or an institution somewhere."""
    found = {
        doc[n.end - 1].text for n in names if n.label == "PER" and n.end - n.start > 1 and doc[n.end - 1].text[:1].isupper()
    }
    others = {
        doc[n.start].text
        for n in names
        if n.end - n.start == 1 and n.label != "PER" and n.start and doc[n.start - 1].text.lower() in BEFORE_PLACES
    }
    return frozenset(found - others)


def persons(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """A word alone that is the surname of a person named in full is a person."""
    known = surnames(doc, names)
    for name in names:
        alone = name.end - name.start == 1 and doc[name.start].text in known
        yield replace(name, label="PER") if alone and name.label in {"ORG", "LOC"} else name


class NameFinisher:
    """A component that mends the names of a document.

    The steps in their order: links at the end of a name are cut off, surnames alone become persons, names joined by a dash are
    parted, titles and articles dropped; roads are places; nouns like "entreprise" or "commune de" say what a name
    is, wherever it stands; known organisations are taken whole; names nobody noticed are added, and what is no name is dropped.
    """

    def __init__(self) -> None:
        self._known = read_known()

    def __call__(self, doc: Doc) -> Doc:
        """Mend the names of one document."""
        known = self._known
        names = list(shape.whole(doc, [Name(e.start, e.end, e.label_, e) for e in doc.ents]))
        names = list(shape.apart(doc, list(persons(doc, names))))
        names = list(shape.bare(doc, names, known.before_persons))
        names = list(evidence.organisations(doc, names, known))
        names = list(evidence.places(doc, names, known))
        names = evidence.listed(doc, names, known)
        names += evidence.unnoticed(doc, names, known)
        names = roads(doc, names)
        spans = []
        for name in sorted(names, key=lambda n: n.start):
            if shape.is_hollow(doc, name):
                continue
            kb_id, span_id = (name.source.kb_id, name.source.id) if name.source else (0, 0)
            spans.append(Span(doc, name.start, name.end, label=name.label, kb_id=kb_id, span_id=span_id))
        doc.set_ents(spans)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """The documents with their names mended."""
        for doc in stream:
            yield self(doc)


@Language.factory("fr_dragoman_news_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"], requires=["doc.ents"])
def make_names(nlp: Language, name: str) -> NameFinisher:  # noqa: ARG001 - spaCy's signature
    """The component; it has nothing to learn."""
    return NameFinisher()
