"""Between whom a text holds, by the clause behind it: "le contrat qui la liait à X"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene, Syntax

#: "l'accord qui l'unit à X": verbs that say between whom a text holds.
_TIES = frozenset({"lier", "unir", "rattacher", "attacher", "associer", "relier"})


def tied(scene: Scene, syntax: Syntax, objects: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases to whose parties an object ties its own."""
    last = max([p.last for p in objects] + [p.last for held in objects for p in syntax.nested(held)])
    tie = next((g for g in syntax.groups if last < g.start <= last + 2 and g.form == "finite" and g.lemma in _TIES), None)
    if tie is None or scene.word(last).lower != "qui":
        return ()
    behind = [p for p in syntax.phrases if p.first >= tie.end and p.prep in {"à", "avec"}]
    return tuple(syntax.coordinated(behind[0])) if behind and behind[0].first == tie.end else ()
