"""Lines that are no sentences: headings, and the lists of a communiqué.

A list has "Les deux pays :" before lines that open with a dash and a verb without a subject.
"""

from __future__ import annotations

import re

from dragoman.codebook.nouns import in_class
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.focus import Focus
from dragoman.reading.parties import resolve
from dragoman.reading.scene import Scene, Syntax

_MARK = re.compile(r"[-–—•*·▪►→‣]|(?:\d{1,2}|[a-z]|[ivx]{1,4}) ?[.)°]")


def is_item(scene: Scene, syntax: Syntax) -> bool:
    """Whether a sentence is a line of a list."""
    start = syntax.sentence.start
    return _MARK.match(scene.text, start) is not None and scene.text[:start].endswith("\n")


def is_heading(scene: Scene, syntax: Syntax) -> bool:
    """Whether a line without verb and without full stop inside an article is a heading, which tells no act by itself."""
    if scene.where != "text" or len(scene.syntaxes) == 1 or any(g.form == "finite" for g in syntax.groups):
        return False
    return scene.text[syntax.sentence.end - 1] not in ".!?…»"


def lead_of(scene: Scene, syntax: Syntax, focus: Focus) -> list[str]:
    """The parties that a list is of: the subject of the line before it, which ends with a colon or has no verb of its own."""
    following = scene.text[syntax.sentence.end : syntax.sentence.end + _AHEAD].lstrip()
    if not _MARK.match(following):
        return []
    finite = [g for g in syntax.groups if g.form == "finite"]
    if finite:
        subject = verb_slots(scene, syntax, finite[-1]).subject
        return resolve(scene, syntax, subject, focus).direct or focus.subject
    bare = [p for p in syntax.phrases if not p.prep and p.parent < 0]
    if not bare:
        return []
    found = resolve(scene, syntax, syntax.coordinated(bare[-1]), focus).direct
    gathered = in_class(scene.word(bare[-1].head).text, "gathering")
    return found or (focus.organisation() if gathered else [])  # "la Conférence :" of the body that met


#: Words that the mark of a line may be: "1.", "a)".
_MARK_WORDS = 2
#: Characters looked at behind a line for the mark of the next.
_AHEAD = 16


def opens_item(site: Site) -> bool:
    """Whether a verb is the first of a line of a list, or of the same line behind "et"."""
    if site.group is None or site.group.pronoun or not is_item(site.scene, site.syntax):
        return False
    if any(p.last > site.syntax.sentence.first + _MARK_WORDS for p in site.slots.subject):
        return False
    first = site.syntax.groups[0]
    return site.group.form in {"finite", "infinitive"} and first.start <= site.syntax.sentence.first + 4


def turn_to(scene: Scene, syntax: Syntax, focus: Focus) -> None:
    """Let "elle" be whom a sentence turns to at its head: "Quant à Tallinn, dont l'expertise est connue, elle a proposé"."""
    for phrase in syntax.phrases[:1]:
        if phrase.prep == "quant à" and (found := resolve(scene, syntax, syntax.coordinated(phrase), focus).any):
            focus.subject = found
