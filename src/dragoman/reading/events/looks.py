"""What a phrase is by its looks: a name between marks, people named by where they are from."""

from __future__ import annotations

import itertools

import regex

from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.reading.events.site import Site


def quoted_name(phrase: Phrase, site: Site) -> bool:
    """Whether the phrase is a name between marks: "le « New Deal technologique »"."""
    words = site.scene.words(phrase)
    return any(a.text in {"«", "“"} and b.text[:1].isupper() for a, b in itertools.pairwise(words))


def pointed_at(phrase: Phrase, site: Site) -> bool:
    """Whether the phrase points to what was told: "cette décision", "ces ventes"."""
    return site.scene.words(phrase)[0].lower in {"ce", "cet", "cette", "ces"}


def nationals(phrase: Phrase, site: Site) -> bool:
    """Whether the phrase names people by where they are from: "deux Français", "de jeunes Algériens"."""
    head = site.scene.word(phrase.head)
    plural = head.text.endswith(("s", "x")) or site.scene.words(phrase)[0].lower in {"un", "une"}
    named = (m for m in site.scene.mentions_in(head.start, head.end) if m.kind == "adjective")
    return plural and head.text[:1].isupper() and any(m.end == head.end for m in named)


_MARKS = frozenset({"«", "»", "“", "”", '"'})


def between_marks(site: Site) -> bool:
    """Whether the word for an act is an image or a judgement: "une « guerre »", "sa chute est un « coup d'État »"."""
    words, start, end = site.scene.analysis.words, site.start, site.end
    if start == 0 or end >= len(words):
        return False
    judged = words[start - 1].lower in {"est", "était", "serait"}
    opened = any(words[k].text in _MARKS for k in range(max(0, start - 2), start + 2 if judged else start + 1))
    return opened and any(words[k].text in _MARKS for k in range(end - 1, min(end + 3, len(words))))


#: What the police does on a raid, and who goes on one.
_SEARCHED = regex.compile(r"\b(?:interpell|perquisition|arrestation|arrêté)")
_POLICE = frozenset({"police", "policier", "gendarme", "gendarmerie", "enquêteur"})


def police_raid(site: Site) -> bool:
    """ "une vingtaine de raids menés lors des interpellations", "la police a mené des raids": searches, no violence."""
    inside = (n for p in site.slots.object for n in site.syntax.nested(p))
    nouns = [site.noun] if site.noun is not None else [*site.slots.object, *inside]
    if not any(singular(site.scene.word(p.head).text) == "raid" for p in nouns):
        return False
    police = any(singular(site.scene.word(p.head).text) in _POLICE for p in site.slots.subject)
    return police or _SEARCHED.search(site.scene.text, site.syntax.sentence.start, site.syntax.sentence.end) is not None


def gives_name(site: Site) -> bool:
    """ "qu'il avait appelés « Liberté »": to call is to name here."""
    after = site.scene.analysis.words[site.end].text if site.end < site.syntax.sentence.last else ""
    return site.group is not None and site.group.lemma == "appeler" and after in _MARKS
