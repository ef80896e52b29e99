"""Where names begin and end, and what is no name at all: what the words of a name show by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from fr_dragoman_news.spans import Name

#: No name ends with one of these.
LINKS = frozenset({"de", "des", "du", "d'", "d’", "la", "le", "les", "l'", "l’", "et", "à", "au", "aux", "en", "par", "pour"})
DASHES = frozenset({"-", "\u2011", "–", "—"})
ARTICLES = frozenset({"le", "la", "l'", "l’", "les"})
#: The three kinds of names the steps mend; works, events and products are left alone.
MENDED = frozenset({"PER", "LOC", "ORG"})
#: Parts of speech of a word that is no name by itself.
NO_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP", "CCONJ", "SCONJ", "DET", "PRON"})
#: What may follow the name of a sovereign; a lone V, X or VI is more often something else.
_NUMERAL = re.compile(r"II|III|IV|VII|VIII|IX|X?XI{1,3}|XI?[VX]|XVI{0,3}|XXI{1,3}")


def whole(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
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


def apart(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Two names joined by a dash with spaces around it are two: "Albanie - Suisse"."""
    for name in names:
        at = name.start
        if name.label in MENDED:
            for k in range(name.start + 1, name.end - 1):
                if doc[k].text in DASHES and doc[k].whitespace_ and doc[k - 1].whitespace_ and k > at:
                    yield replace(name, start=at, end=k)
                    at = k + 1
        yield replace(name, start=at)


def bare(doc: Doc, names: Sequence[Name], before_persons: Collection[str]) -> Iterator[Name]:
    """Persons without their title, with their numeral; "Le Burundi" is the place that the document names elsewhere."""
    places = {doc[n.start : n.end].text for n in names if n.label == "LOC"}
    taken = {k for n in names for k in range(n.start, n.end)}
    for name in names:
        start, end, label = name.start, name.end, name.label
        if label == "PER":
            while start < end - 1 and doc[start].text in before_persons:
                start += 1
        if label in {"PER", "LOC"} and end < len(doc) and end not in taken and _NUMERAL.fullmatch(doc[end].text):
            end, label = end + 1, "PER"
        elif label in MENDED and end - start > 1 and doc[start].lower_ in ARTICLES and doc[start + 1 : end].text in places:
            start, label = start + 1, "LOC"
        yield replace(name, start=start, end=end, label=label)


def is_hollow(doc: Doc, name: Name) -> bool:
    """Whether a name is none: one word in small letters, a verb or an adverb, a currency, a group of a draw ("Groupe F").

    Parts of speech count when the pipeline has set them.
    """
    if name.label not in MENDED:
        return False
    first, last = doc[name.start], doc[name.end - 1]
    if name.end - name.start == 1:
        currency = first.text in {"US", "USD"} and name.start > 0 and doc[name.start - 1].lower_ in {"dollar", "dollars"}
        return first.is_lower or first.pos_ in NO_NAMES or currency
    return first.lower_ in {"groupe", "poule"} and len(last) == 1 and last.is_upper
