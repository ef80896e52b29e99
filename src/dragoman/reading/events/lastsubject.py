"""Who the last subject was, for the pronouns that go back to it: by its parties, and by its gender where that shows."""

from __future__ import annotations

from dragoman.codebook.nouns import in_class
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.pronouns import by_pronoun
from dragoman.reading.events.site import Site
from dragoman.reading.scene import Scene

_BY_ARTICLE = {"le": "il", "un": "il", "ce": "il", "cet": "il", "la": "elle", "une": "elle", "cette": "elle"}
_BY_GENDER = {"Gender=Masc": "il", "Gender=Fem": "elle"}


def note_subject(site: Site, group: VerbGroup) -> None:
    """Note the parties of a finite verb's subject as what is spoken of."""
    focus, slots = site.focus, site.slots
    rows = (slots.object or slots.subject) if group.passive else slots.subject  # of a passive: who it is said of
    found = site.resolve(rows)
    told = bool(rows)
    if not found.direct and group.pronoun in {"il", "elle"} and not slots.subject:
        found = by_pronoun(site, group)
        told = False
    if not found.direct:
        if told and not found.any and all(_somebody(site.scene, p) for p in rows):
            focus.subject, focus.pronoun = [], None
        return
    focus.subject = found.direct
    focus.pronoun = _pronoun(site.scene, rows) if told else focus.pronoun
    if not any(g.form == "finite" and g.start < group.start for g in site.syntax.groups):
        focus.main = found.direct
    if len(found.direct) > 1:
        focus.groups.append(tuple(found.direct))
    for crowd in (p for p in found.direct if ":" in p):
        focus.mention(crowd)


def _somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a subject is a person who acts for nobody: "Cet homme", "Le suspect"."""
    head = scene.word(phrase.head)
    return head.pos == "NOUN" and in_class(head.text, "person")


def _pronoun(scene: Scene, rows: list[Phrase]) -> str | None:
    """The pronoun that a subject is taken up with: "elle" for "la police"; None where that does not show."""
    if len(rows) != 1:
        return None
    words = scene.words(rows[0])
    if any(scene.persons_in(words[0].start, words[-1].end)):
        return None  # "la délégation du président X"
    head = scene.word(rows[0].head)
    article = _BY_ARTICLE.get(words[0].lower)
    if head.pos == "PROPN":
        return article
    shown = next((p for sign, p in _BY_GENDER.items() if sign in head.morph), None)
    return article if article == (shown or article) else None
