"""What a whole document says of its names, and where a name cannot end; put right after the recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

#: No name ends with one of these.
LINKS = frozenset({"de", "des", "du", "d'", "d’", "la", "le", "les", "l'", "l’", "et", "à", "au", "aux", "en", "par", "pour"})
#: No surname follows one of these.
BEFORE_PLACES = frozenset({"en", "la", "le", "l'", "l’", "du", "au", "aux", "les", "des"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name found: its first word, the word after its last, its label, and the span it comes from."""

    start: int
    end: int
    label: str
    source: Span


def whole(doc: Doc, names: Sequence[_Name]) -> Iterator[_Name]:
    """The names without a link at their end; an organisation that ends with one goes on with the place behind it.

    "Église épiscopale des" before "États-Unis" is one organisation, "hôpital de" before "est" is "hôpital".
    """
    done = 0
    for k, name in enumerate(names):
        if name.start < done:
            continue
        end = name.end
        follows = names[k + 1] if k + 1 < len(names) else None
        linked = doc[end - 1].text in LINKS
        if linked and name.label == "ORG" and follows and follows.label == "LOC" and follows.start == end:
            end = follows.end
        while end - name.start > 1 and doc[end - 1].text in LINKS:
            end -= 1
        done = end
        yield replace(name, end=end)


def surnames(doc: Doc, names: Sequence[_Name]) -> frozenset[str]:
    """The last words of the persons named in full, unless the word stands like a place or an institution somewhere."""
    found = {
        doc[n.end - 1].text
        for n in names
        if n.label == "PER" and n.end - n.start > 1 and doc[n.end - 1].text[:1].isupper()
    }
    others = {
        doc[n.start].text
        for n in names
        if n.end - n.start == 1 and n.label != "PER" and n.start and doc[n.start - 1].text.lower() in BEFORE_PLACES
    }
    return frozenset(found - others)


class NameFinisher:
    """A component that mends the names of a document.

    A link at the end of a name is cut off, and a word alone that is the surname of a person named in full is a person.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mend the names of one document."""
        if not doc.ents:
            return doc
        names = list(whole(doc, [_Name(e.start, e.end, e.label_, e) for e in doc.ents]))
        persons = surnames(doc, names)
        spans = []
        for name in names:
            alone = name.end - name.start == 1 and doc[name.start].text in persons
            label = "PER" if alone and name.label in {"ORG", "LOC"} else name.label
            spans.append(Span(doc, name.start, name.end, label=label, kb_id=name.source.kb_id, span_id=name.source.id))
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
