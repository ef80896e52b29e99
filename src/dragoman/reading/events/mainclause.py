"""Phrases behind a verb that belong to the next one: the subject of the main clause after a gerund or an infinitive."""

from __future__ import annotations

from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.subjects import clitic_subject, left_run, parsed_subject, relative_pronoun
from dragoman.reading.scene import Scene, Syntax

#: What an infinitive follows that tells what the subject of the main verb did before or did not do.
FRONTED = frozenset({"après", "avant de", "sans", "faute de", "loin de"})


def main_behind(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject of the main verb behind a gerund or an infinitive of its sentence: "Accusant X d'espionnage, Y a interdit",
    "Y, après avoir reçu X, a signé"."""
    main = next((g for g in syntax.groups if g.start >= group.end and g.form == "finite"), None)
    if main is None or clitic_subject(scene, main):
        return []
    whole = left_run(scene, syntax, main)
    if group.form == "infinitive" and whole and whole[0].last <= group.start and scene.word(whole[0].last).text == ",":
        return [whole[0]]
    run = [p for p in whole if p.first > group.end]
    opened = next((n for n, p in enumerate(run) if scene.word(p.first - 1).lower == ","), None)
    return run[opened:] if opened is not None else []


def over_relative(scene: Scene, syntax: Syntax, group: VerbGroup, held: VerbGroup) -> VerbGroup:
    """The verb that a gerund goes with: "Oslo a rompu le pacte qui la liait à Riga, en accusant": not that of the clause.

    `held` is the verb right before it; a comma closes the relative clause that it stands in.
    """
    opened = group.start - 1 if scene.word(group.start - 1).lower == "en" else group.start
    apart = opened > syntax.sentence.first and scene.word(opened - 1).text == ","
    if group.form != "gerund" or not apart or not relative_pronoun(scene, syntax, held):
        return held
    earlier = [g for g in syntax.groups if g.form == "finite" and g.end <= held.start]
    main = next((g for g in reversed(earlier) if not relative_pronoun(scene, syntax, g)), held)
    commas = [k for k in range(main.end, held.start) if scene.word(k).text == ","]
    return held if commas else main


def other_subjects(scene: Scene, syntax: Syntax, group: VerbGroup, right: int) -> set[int]:
    """The phrases before the right edge that are the subject of the verb that follows."""
    following = next((g for g in syntax.groups if g.start >= right and g.form == "finite"), None)
    if not following or following.start != right or group.form != "finite":
        return set()
    phrase = parsed_subject(scene, syntax, following)
    if phrase and phrase.first >= group.end:
        return {p.i for p in syntax.coordinated(phrase) if p.first >= phrase.first}
    return {p.i for p in syntax.phrases if p.last == right and p.first > group.end and _names_anew(scene, p)}


def _names_anew(scene: Scene, phrase: Phrase) -> bool:
    """Whether a bare name stands behind a comma, before a verb: "Suva remercie Canberra, Honiara s'interroge"."""
    return not phrase.prep and scene.word(phrase.first - 1).text == "," and scene.word(phrase.first).pos == "PROPN"


def next_subject(scene: Scene, syntax: Syntax, group: VerbGroup) -> set[int]:
    """The subject of the main verb after a fronted gerund or infinitive: "Tout en saluant X, Mme Y a demandé"."""
    if group.form not in {"gerund", "infinitive"}:
        return set()
    main = next((g for g in syntax.groups if g.start >= group.end and g.form == "finite"), None)
    earlier = any(g.form == "finite" and g.end <= group.start for g in syntax.groups)
    if main is None or earlier:
        return set()
    return {p.i for p in main_behind(scene, syntax, group)}


#: Words at which a clause may begin.
_EDGES = frozenset({",", ";", ":", "et", "mais", "ou", "que", "qu'", "qui", "où", "dont", "alors", "tandis", "(", "–", "-"})


def behind_edge(scene: Scene, left: int, phrase: Phrase, group: VerbGroup) -> bool:
    """Whether a phrase before a verb is in its clause: in "a écrit à l'Union ; l'Italie a envoyé" the Union is not."""
    words = scene.analysis.words
    first = left == 0 or words[left - 1].sentence != words[left].sentence
    cut = any(words[k].text == ";" for k in range(phrase.last, group.start))
    return not cut and (first or any(words[k].lower in _EDGES for k in range(left, phrase.first)))


def of_a_stay(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """ "Après son séjour en Russie, il se rendra en Slovaquie": where the stay in front was, not where one goes."""
    ahead = next((p for p in syntax.phrases if p.last == phrase.first and p.prep in {"après", "avant"}), None)
    return ahead is not None and singular(scene.word(ahead.head).text) in _STAYS


_STAYS = frozenset({"visite", "deplacement", "voyage", "sejour", "passage", "etape", "escale", "halte", "tournee"})
