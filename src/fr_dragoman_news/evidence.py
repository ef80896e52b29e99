"""What the words around a name, anywhere in a document, and lists of names say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from fr_dragoman_news.known import Known
from fr_dragoman_news.shape import ARTICLES, MENDED
from fr_dragoman_news.spans import Name

#: Words in small letters that may stand between a noun and the name it announces: "opérateur de téléphonie mobile X".
REACH = 3
#: Words of which none stands in between, and words right before a name that cut it off from the noun.
_BREAKS = frozenset({"son", "sa", "ses", "un", "une", "leur", "qui", "que", "et", "dont", "où", "ou"})
_CUTS = _BREAKS | frozenset(
    {"de", "du", "des", "à", "en", "au", "aux", "dans", "sur", "sous", "par", "pour", "avec", "entre", "chez", "contre",
     "la", "le", "les", "a", "est", "ont"}
)  # fmt: skip
_OF = frozenset({"de", "d'", "d’"})


def announced(doc: Doc, nouns: Collection[str]) -> Iterator[tuple[int, int]]:
    """The place of every noun, and of the word it announces: "l'entreprise X", "le quotidien allemand X"."""
    for token in doc:
        if token.lower_ not in nouns or (token.i and doc[token.i - 1].lower_ == "en"):
            continue
        at = token.i + 1
        while at < len(doc) and at - token.i <= REACH and doc[at].is_alpha and doc[at].is_lower:
            if doc[at].lower_ in _BREAKS:
                break
            at += 1
        if at < len(doc) and (at == token.i + 1 or doc[at - 1].lower_ not in _CUTS):
            yield token.i, at


def _text(doc: Doc, name: Name) -> str:
    return doc[name.start : name.end].text


def _is_complement(doc: Doc, noun: int) -> bool:
    """Whether a noun depends on another: "chef de l'organisation", "président du groupe"."""
    at = noun - 1
    while at > 0 and doc[at].lower_ in ARTICLES:
        at -= 1
    return at >= 0 and doc[at].lower_ in _OF | {"du", "des"}


def organisations(doc: Doc, names: Sequence[Name], known: Known) -> Iterator[Name]:
    """A name that a noun like "entreprise" announces is an organisation wherever it stands.

    A person of two words only where the noun is no complement: "le chef de l'organisation" may be followed by his name.
    """
    starts = {name.start: name for name in names}
    told = set()
    for noun, at in announced(doc, known.organisation_nouns):
        name = starts.get(at)
        if name is None or not doc[at].text[:1].isupper():
            continue
        full = name.label == "PER" and name.end - name.start > 1
        if not (full and _is_complement(doc, noun)):
            told.add(_text(doc, name))
    for name in names:
        yield replace(name, label="ORG") if name.label in {"LOC", "PER"} and _text(doc, name) in told else name


def unnoticed(doc: Doc, names: Sequence[Name], known: Known) -> list[Name]:
    """Names nobody noticed: one word after a noun like "opérateur", there and elsewhere; states."""
    taken = {k for n in names for k in range(n.start, n.end)}
    told = set()
    for _, at in announced(doc, known.naming_nouns):
        word = doc[at]
        follows = doc[at + 1] if at + 1 < len(doc) else None
        goes_on = follows is not None and (follows.text[:1].isupper() or follows.lower_ in _OF | {"du", "des", "pour", "-"})
        if at not in taken and word.is_alpha and len(word) > 2 and word.text[0].isupper() and not goes_on:
            told.add(word.text)
    words = [t for t in doc if t.i not in taken and (t.text in told or t.text in known.states)]
    return [Name(t.i, t.i + 1, "ORG" if t.text in told else "LOC") for t in words]


def places(doc: Doc, names: Sequence[Name], known: Known) -> Iterator[Name]:
    """A name after "commune de" and the like is a place wherever it stands."""
    told = {
        _text(doc, name)
        for name in names
        if name.start > 1 and doc[name.start - 1].lower_ in _OF and doc[name.start - 2].lower_ in known.place_nouns
    }
    for name in names:
        yield replace(name, label="LOC") if name.label in {"PER", "ORG"} and _text(doc, name) in told else name


def listed(doc: Doc, names: Sequence[Name], known: Known) -> list[Name]:
    """A known organisation is one, and as long as its known name: "Parti des travailleurs" before "du Kurdistan" goes on."""
    mended = list(names)
    for start, end in known.organisations.find(doc):
        inside = [n for n in mended if n.start < end and start < n.end]
        if not inside or any(n.start < start or n.end > end for n in inside):
            continue
        same = len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end)
        if same and inside[0].label not in MENDED:
            continue
        mended = [n for n in mended if n not in inside] + [replace(inside[0], start=start, end=end, label="ORG")]
    return mended
