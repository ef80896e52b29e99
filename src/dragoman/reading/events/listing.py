"""Lines that are no sentence of their own: headings, and lists whose subject stands before a colon."""

from __future__ import annotations

from dragoman.language.verbgroups import BULLETS
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.focus import Focus
from dragoman.reading.parties import resolve
from dragoman.reading.scene import Scene, Syntax


def is_heading(scene: Scene, syntax: Syntax) -> bool:
    """Whether a line without verb and without full stop inside an article is a heading, which tells no act by itself."""
    if scene.where != "text" or len(scene.syntaxes) == 1 or any(g.form == "finite" for g in syntax.groups):
        return False
    return scene.text[syntax.sentence.end - 1] not in ".!?…»"


def note_list(scene: Scene, syntax: Syntax, focus: Focus) -> None:
    """Keep who is told before a colon, "Les deux parties :", for the verbs that open the items of the list."""
    sentence = syntax.sentence
    if scene.word(sentence.first).text in BULLETS:
        focus.subject = list(focus.listing) or focus.subject
    elif scene.text[sentence.start : sentence.end].rstrip().endswith(":"):
        verbs = [g for g in syntax.groups if g.form == "finite"]
        lone = [p for p in syntax.phrases if not p.prep and p.parent < 0]
        rows = verb_slots(scene, syntax, verbs[0]).subject if verbs else lone[-1:]
        focus.listing = resolve(scene, syntax, rows, focus).direct
    else:
        focus.listing = []
