"""What describes a noun by whom it is aimed at: "les sanctions visant la Syrie", "les taxes qui frappaient le vin australien".

The verb that describes it cuts the places of the verb before it; whom it is aimed at is still of the act, and stands
in the place "visant".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.nouns import singular
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax

#: Verbs that say of a measure, an inquiry or a penalty whom it is aimed at.
AIMING = frozenset(
    """viser frapper toucher cibler concerner affecter sanctionner pénaliser impliquer accabler brider peser entraver
    restreindre""".split()
)


def aim_after(scene: Scene, syntax: Syntax, end: int) -> VerbGroup | None:
    """The verb that says from a word on whom the noun before it is aimed at: "visant", "qui visent", "pesant sur"."""
    words = scene.analysis.words
    if not syntax.sentence.first < end < syntax.sentence.last:
        return None
    before = words[end - 1]
    start = end + 1 if words[end].lower == "qui" else end
    group = next((g for g in syntax.groups if g.start == start), None)
    if group is None or group.passive or group.negated or group.lemma not in AIMING:
        return None
    if before.pos not in {"NOUN", "ADJ", "PROPN"}:
        return None
    if start == end and (group.form != "gerund" or words[end].lower == "en"):
        return None
    return group


def _behind_infinitive(scene: Scene, syntax: Syntax, end: int) -> VerbGroup | None:
    """ "l'interdiction d'exercer qui frappait l'opérateur": the infinitive at a word only says what the noun is of."""
    made = next((g for g in syntax.groups if g.start == end and g.form == "infinitive"), None)
    if made is None or end - 2 < syntax.sentence.first or scene.word(end - 1).lower not in {"de", "d'"}:
        return None
    if scene.word(end - 2).pos not in {"NOUN", "ADJ"} or not made.end + 1 < syntax.sentence.last:
        return None
    if scene.word(made.end).lower != "qui":
        return None
    behind = next((g for g in syntax.groups if g.start == made.end + 1), None)
    return behind if behind and behind.lemma in AIMING and not (behind.passive or behind.negated) else None


def aimed_at(scene: Scene, syntax: Syntax, end: int) -> list[Phrase]:
    """The phrases of whom the noun that ends at a word is aimed at."""
    group = aim_after(scene, syntax, end) or _behind_infinitive(scene, syntax, end)
    if group is None:
        return []
    wanted = "sur" if group.lemma == "peser" else ""
    following = [p for p in syntax.phrases if group.end <= p.first < _clause_end(scene, syntax, group) and p.parent < 0]
    first = next((p for p in following if p.prep == wanted and not _time(scene, p)), None)
    between = following[: following.index(first)] if first is not None else []
    if first is None or not all(_time(scene, p) for p in between):
        return []
    towards = next((p for p in following if p.prep in _TOWARDS and p.first >= first.last), None)
    if towards is not None and singular(scene.word(first.head).text) in _SOLD:
        return list(syntax.coordinated(towards))  # "l'embargo qui frappe ses exportations de puces vers la Russie"
    return list(syntax.coordinated(first))


_TOWARDS = frozenset({"vers", "à destination de"})
_SOLD = frozenset({"exportation", "vente", "livraison", "envoi", "expedition", "flux"})


def _clause_end(scene: Scene, syntax: Syntax, group: VerbGroup) -> int:
    """Where the clause of a verb ends at the latest: at the next verb or stop."""
    words, last = scene.analysis.words, syntax.sentence.last
    ends = [g.start for g in syntax.groups if g.start >= group.end and g.form != "participle"]
    ends += [k for k in range(group.end, last) if words[k].text in {";", ":"}]
    return min(ends, default=last)


def _time(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase only tells a time: "qui frappait depuis mars l'opérateur"."""
    words = scene.words(phrase)
    return any(True for _ in scene.dates_in(words[0].start, words[-1].end))


def content_at(words: Sequence[Word], k: int) -> bool:
    """Whether "que" opens what a verb says or wants: not in "réclame une enquête, ce que Tachkent refuse"."""
    takes_up = k > 1 and words[k - 1].lower == "ce" and words[k - 2].text == ","
    return words[k].lower in {"que", "qu'"} and not takes_up
