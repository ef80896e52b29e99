"""What stands before a verb in the words of another: the agents of a participle, a name told beside its role."""

from __future__ import annotations

from dragoman.codebook import load_roles
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax


def named_before(scene: Scene, syntax: Syntax, run: list[Phrase]) -> bool:
    """ "À l'invitation de la ministre tunisienne, Mme X, le ministre italien a...": X is the one named before."""
    first, second = run[:2]
    words = scene.analysis.words
    before = next((p for p in syntax.phrases if p.last == first.first - 1), None)
    if before is None or words[first.first - 1].lower != "," or words[second.first - 1].lower != ",":
        return False
    outer, inner = before, [before]
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
        inner.append(outer)
    person = any(scene.persons_in(words[first.first].start, words[first.last - 1].end)) and words[first.first].pos != "DET"
    return person and bool(outer.prep) and any(load_roles().find(words[p.head].text) for p in inner) and first.joined < 0


def made_by(scene: Scene, syntax: Syntax, group: VerbGroup) -> VerbGroup | None:
    """The participle before a verb whose agent opens a list: "le trio formé par A, B et C a signé"."""
    words = scene.analysis.words
    for made in syntax.groups:
        if made.form != "participle" or made.end >= group.start or words[made.end].lower != "par":
            continue
        listed = listed_behind(syntax, made, group)
        agent = next((p for p in syntax.phrases if p.first == made.end), None)
        linked = {"et", "ou", ","} >= {words[p.first - 1].lower for p in listed} if listed else False
        if agent is not None and linked and words[made.start - 1].lower != "," and words[group.start - 1].lower != ",":
            return made if words[listed[0].head].head == agent.head else None
    return None


def listed_behind(syntax: Syntax, made: VerbGroup, group: VerbGroup) -> list[Phrase]:
    """The bare phrases between the agent of a participle and the verb that follows."""
    return [p for p in syntax.phrases if made.end < p.first and p.last <= group.start and not p.prep and p.parent < 0]


def aside(scene: Scene, group: VerbGroup, phrase: Phrase) -> bool:
    """Whether a phrase stands in parentheses that open behind the verb: "a rencontré mardi (13) le président"."""
    between = [w.text for w in scene.analysis.words[group.end : phrase.first]]
    return between.count("(") > between.count(")")


def included(scene: Scene, syntax: Syntax, group: VerbGroup, k: int) -> int:
    """Where an aside ends that "dont" opens at a word, 0 where it opens a clause: "l'armée, dont des avions, a frappé"."""
    words = scene.analysis.words
    if words[k].lower != "dont" or words[k - 1].text not in {",", "("}:
        return 0
    verb = min((g.start for g in syntax.groups if g.form == "finite" and g.start > k), default=syntax.sentence.last)
    end = next((n for n in range(k + 1, verb) if words[n].text in {",", ")"}), 0)
    return end if verb == group.start and end else 0
