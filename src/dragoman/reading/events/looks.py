"""What a phrase is by its looks: a name between marks, people named by where they are from."""

from __future__ import annotations

import itertools

from dragoman.language.phrases import Phrase
from dragoman.reading.events.site import Site


def quoted_name(phrase: Phrase, site: Site) -> bool:
    """Whether the phrase is a name between marks: "le « New Deal technologique »"."""
    words = site.scene.words(phrase)
    return any(a.text in {"«", "“"} and b.text[:1].isupper() for a, b in itertools.pairwise(words))


def nationals(phrase: Phrase, site: Site) -> bool:
    """Whether the phrase names people by where they are from: "deux Français", "de jeunes Algériens"."""
    head = site.scene.word(phrase.head)
    plural = head.text.endswith(("s", "x")) or site.scene.words(phrase)[0].lower in {"un", "une"}
    named = (m for m in site.scene.mentions_in(head.start, head.end) if m.kind == "adjective")
    return plural and head.text[:1].isupper() and any(m.end == head.end for m in named)
