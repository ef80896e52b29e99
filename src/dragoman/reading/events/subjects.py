"""The subject of a verb: what stands before it in its clause, relative clauses and appositions taken into account."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.folding import fold
from dragoman.language.adverbials import set_apart
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.asides import (
    behind_opening,
    by_whose_will,
    closes_name,
    ends_quote,
    fronted_aside,
    held_there,
    included,
    listed_behind,
    made_by,
    named_before,
    named_beside,
    or_else,
    quote_before,
    says_behind,
)
from dragoman.reading.events.governors import once
from dragoman.reading.events.relatives import agreeing_with, put_first, who_answers
from dragoman.reading.scene import Scene, Syntax

RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})

_BREAKS = frozenset({":", ";", "–", "—", "-", "|", "»"})

_AGREEING = ("ée", "ées", "és", "ie", "ies", "is", "ue", "ues", "us", "te", "tes", "se", "ses")
_OPENS = frozenset(
    {":", ";", "(", ",", "et", "mais", "que", "qu'", "alors", "tandis", "puis", "car", "–", "»", "lorsque", "lorsqu'", "quand",
     "puisque", "puisqu'"}
)  # fmt: skip


def clitic_subject(scene: Scene, group: VerbGroup) -> bool:
    """Whether a pronoun before the verb is its subject, so that no noun is."""
    apart = set_apart(scene.analysis.words, group.start, group.head + 1)
    before = {scene.word(k).lower for k in range(group.start, group.head) if k not in apart}
    return bool(before & {"il", "elle", "ils", "elles", "on", "je", "tu"}) or group.pronoun in {"nous", "je", "vous"}


def dislocated(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """ "Moscou, il fustige...": the noun that the pronoun takes up, where only a comma parts them."""
    if group.start - 1 > syntax.sentence.first and scene.word(group.start - 1).lower == ",":
        phrase = next((p for p in syntax.phrases if p.last == group.start - 1), None)
        if phrase and phrase.prep == "quant à":
            return [phrase]
        if phrase and not phrase.prep and scene.word(phrase.head).pos == "PROPN" and phrase.last - phrase.first <= 2:
            return [phrase]
    return []


def left_run(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject: the bare phrases between the opening of the clause and the verb, appositions and lists included."""
    words = scene.analysis.words
    first, zones = _opening(scene, syntax, group)
    run: list[Phrase] = []
    for phrase in syntax.phrases:
        if phrase.first < first or phrase.last > group.start or phrase.prep or phrase.parent >= 0:
            continue
        if phrase.last - phrase.first == 1 and words[phrase.head].lower in {"tout", "toutes", "tous"}:
            continue
        if any(start <= phrase.first < end for start, end in zones) or words[phrase.head].lower.startswith("outre-"):
            continue
        if _apposed_to_other(words, syntax, phrase) or bracketed(scene, syntax, phrase) or or_else(words, phrase):
            continue
        run.append(phrase)
    if len(run) > 1 and named_before(scene, syntax, run):
        del run[0]
    run = behind_opening(scene, syntax, group, run)
    made = made_by(scene, syntax, group)
    if made is not None:
        listed = {p.i for p in listed_behind(syntax, made, group)}
        run = [p for p in run if p.i not in listed] if len(listed) < len(run) else run
    return run


def bracketed(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase stands in parentheses that open in its sentence: "la Chine (premier partenaire du Kenya)"."""
    depth = 0
    for word in scene.analysis.words[syntax.sentence.first : phrase.first]:
        depth = depth + 1 if word.text == "(" else max(0, depth - 1) if word.text == ")" else depth
    return depth > 0


@once
def _opening(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[int, list[tuple[int, int]]]:
    """The first word of the verb's clause, and the stretches before the verb that relative clauses take up."""
    words = scene.analysis.words
    first = syntax.sentence.first
    zones: list[tuple[int, int]] = []
    for g in syntax.groups:
        if g.form != "finite" or g.end > group.start or any(start <= g.start and group.start == end for start, end in zones):
            continue  # in "X, qui assure que « rien n'est dit », a signé" the clause goes on up to the verb
        pronoun = _pronoun_before(scene, syntax, g)
        if fronted := fronted_aside(scene, syntax, g, pronoun, group):
            zones.append((pronoun, fronted))
        elif (
            pronoun >= 0
            and _pronoun_before(scene, syntax, group) < pronoun
            and words[group.start - 1].lower in {",", ")", "–"}
            and not ends_quote(words, pronoun, group.start)
        ):
            zones.append((pronoun, group.start))
        elif (
            pronoun >= 0
            and _pronoun_before(scene, syntax, group) < pronoun
            and not _opened_after(words, g.end, group.start)
        ):
            zones.append((pronoun, _inverted_end(scene, syntax, g, pronoun)))
        else:
            opened = next((k for k in range(g.end, group.start) if words[k].lower in _OPENS), group.start)
            first = max(first, opened)
            zones = [zone for zone in zones if zone[0] >= first]
    own = _pronoun_before(scene, syntax, group)
    if own >= first and words[own].lower != "qui":
        first = own + 1  # "l'Éthiopie, que le Kenya avait critiquée"
    zones += _governed_objects(syntax, group)
    for k in range(first, group.start):
        inside = any(start <= k < end for start, end in zones)
        if words[k].text in _BREAKS and not _hyphen(scene, k) and not closes_name(words, k, first) and not inside:
            first = k + 1
    return first, zones


def _inverted_end(scene: Scene, syntax: Syntax, group: VerbGroup, pronoun: int) -> int:
    """Where a relative clause ends whose subject stands behind its verb: "que mène Chypre"."""
    behind = next((p for p in syntax.phrases if p.first == group.end and not p.prep), None)
    direct = pronoun + 1 == group.start and scene.word(pronoun).lower in {"que", "qu'"}
    return behind.last if behind is not None and direct else group.end


def _governed_objects(syntax: Syntax, group: VerbGroup) -> list[tuple[int, int]]:
    """The objects of infinitives and gerunds before a verb: "le refus de signer le texte a surpris"."""
    zones = []
    for g in syntax.groups:
        if g.form in {"infinitive", "gerund"} and g.end <= group.start:
            held = next((p for p in syntax.phrases if p.first == g.end and not p.prep), None)
            if held:
                zones.append((held.first, held.last))
    return zones


def _opened_after(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].lower in _OPENS for k in range(start, end))


@once
def _pronoun_before(scene: Scene, syntax: Syntax, group: VerbGroup) -> int:
    """The index of the relative pronoun that opens a verb's clause, -1 where none does."""
    words = scene.analysis.words
    earlier = [g.end for g in syntax.groups if g.end <= group.start and g.form == "finite"]
    quoted = quote_before(words, syntax.sentence.first, group.start)
    for k in range(group.start - 1, max(earlier, default=syntax.sentence.first) - 1, -1):
        if k in quoted:
            continue  # "« ... une banque qui ferme », a averti X"
        conjunction = words[k].lower in {"que", "qu'"} and words[k].pos == "SCONJ"
        relative = _after_noun(scene, k) and (not earlier or (words[k - 1].text == "," and clitic_subject(scene, group)))
        if conjunction and not (relative or _agrees(scene, group, k) or held_there(scene, syntax, group, k)):
            return -1
        if words[k].lower in RELATIVE and not included(scene, syntax, group, k):
            return k
    return -1


#: "le fait que", "l'idée que": no relative clause.
_CONTENT = frozenset("fait idee annonce promesse conviction espoir crainte sentiment preuve condition".split())


def _after_noun(scene: Scene, k: int) -> bool:
    """Whether "que" stands right behind a noun that has no content of its own: a relative pronoun then."""
    before = k - 2 if k > 1 and scene.word(k - 1).lower == "," else k - 1
    # "les miliciens, que Paris dit payés, ont attaqué", "le plan « Sahel vert », que le Niger présentera"
    if closes_name(scene.analysis.words, before, 0):
        return True
    word = scene.word(before) if before >= 0 else None
    return word is not None and word.pos in {"NOUN", "PROPN"} and fold(word.text) not in _CONTENT


def _hyphen(scene: Scene, k: int) -> bool:
    """Whether a dash is only the hyphen of a compound: "accord-cadre"."""
    word = scene.word(k)
    return word.text == "-" and not scene.text[word.start - 1 : word.start].isspace()


def _agrees(scene: Scene, group: VerbGroup, k: int) -> bool:
    """Whether the participle agrees with an object before it: "la loi que le Congrès a adoptée" has a relative pronoun."""
    words = scene.analysis.words
    participle = words[group.head].lower
    marked = group.perfect and not group.passive and participle.endswith(_AGREEING)
    return marked and group.head > group.start and words[k - 1].pos in {"NOUN", "PROPN", "ADJ", "PUNCT"} and not group.reflexive


def _apposed_to_other(words: Sequence[Word], syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a bare noun after a comma describes what a preposition introduced: "selon X, porte-parole du Y, ..." """
    before = [p for p in syntax.phrases if p.last <= phrase.first]
    if not before or words[phrase.first].text[:1].isupper() or words[phrase.first].pos in {"DET", "NUM"}:
        return False
    if words[phrase.first - 1].lower != ",":
        return False
    outer = before[-1]
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    return bool(outer.prep) and before[-1].last == phrase.first - 1


def _in_relative(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    return bool(relative_pronoun(scene, syntax, group))


def relative_pronoun(scene: Scene, syntax: Syntax, group: VerbGroup) -> str:
    """The relative pronoun that opens the clause of a finite verb, "" where none does."""
    k = _pronoun_before(scene, syntax, group)
    return scene.word(k).lower if k >= 0 else ""


def antecedent_of(scene: Scene, syntax: Syntax, group: VerbGroup, pronouns: set[str]) -> Phrase | None:
    """What a relative pronoun before the verb stands for."""
    words = scene.analysis.words
    if "que" in pronouns and (said := put_first(scene, syntax, group)) is not None:
        return None if said.prep else said
    for k in range(group.start - 1, syntax.sentence.first - 1, -1):
        if words[k].lower in pronouns:
            if held := held_there(scene, syntax, group, k):
                return held
            parsed = words[group.head].head if words[group.head].dep == "acl:relcl" else -1
            phrase = syntax.phrase_at(parsed) if 0 <= parsed < k else None
            before = [p for p in syntax.phrases if p.last <= k]
            if words[k - 1].lower == "," and before and not before[-1].joined >= 0:
                run = [p for p in before if not p.prep and p.parent < 0 and not _verb_between(syntax, p.last, k)]
                phrase = by_whose_will(scene, syntax, k - 1) or (run[-1] if run else phrase)
            if phrase is None and before:
                phrase = before[-1]
                while phrase.parent >= 0 and words[k - 1].lower == ",":
                    phrase = syntax.phrases[phrase.parent]
            phrase = who_answers(scene, syntax, group, k, agreeing_with(scene, syntax, group, k, phrase))
            return named_beside(scene, syntax, phrase)
    return None


def _verb_between(syntax: Syntax, start: int, end: int) -> bool:
    return any(start <= g.start and g.end <= end and g.form != "participle" for g in syntax.groups)


def through_parmi(scene: Scene, syntax: Syntax, antecedent: Phrase) -> list[Phrase]:
    """ "A et B figurent parmi les 49 pays qui ont signé": the ones who signed are A and B."""
    outer = antecedent
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    if outer.prep == "parmi":
        for g in syntax.groups:
            if g.end <= outer.first and g.lemma in {"figurer", "compter", "être", "se trouver", "se classer"}:
                return left_run(scene, syntax, g)
    return list(syntax.coordinated(antecedent))


def parsed_subject(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    """The subject as the parser has it, where it is a bare phrase before the verb in its clause."""
    analysis = scene.analysis
    for k in range(group.start, group.end):
        for child in analysis.children[k]:
            if analysis.words[child].dep.startswith("nsubj") and child < group.start:
                phrase = syntax.phrase_at(child)
                if phrase and phrase.prep == "" and phrase.parent < 0 and not _finite_between(syntax, phrase, group):
                    return phrase
    return None


def inverted(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject behind its verb, as the parser has it: "l'association que lui proposait Bruxelles"; or as the words stand:

    "les discussions que mène Chypre", "« ... », a averti la ministre".
    """
    if speaker := says_behind(scene, syntax, group):
        return list(syntax.coordinated(speaker))
    if group.form == "finite" and group.start > 0 and scene.word(group.start - 1).lower in {"que", "qu'"}:
        behind = next((p for p in syntax.phrases if p.first == group.end and not p.prep), None)
        if behind is not None and not group.pronoun and not group.passive:
            return list(syntax.coordinated(behind))
    for k in range(group.start, group.end):
        for child in scene.analysis.children[k]:
            if scene.word(child).dep.startswith("nsubj") and child >= group.end:
                phrase = syntax.phrase_at(child)
                if phrase and not phrase.prep and phrase.parent < 0:
                    run = list(syntax.coordinated(phrase))
                    one = len(run) == 1 and not syntax.nested(phrase) and "Number=Sing" in scene.word(phrase.head).morph
                    return [] if one and group.number == "plur" else run  # "exhortent la Commission"
    return []


def _finite_between(syntax: Syntax, phrase: Phrase, group: VerbGroup) -> bool:
    between = [g for g in syntax.groups if phrase.last <= g.start and g.end <= group.start and g.form == "finite"]
    return len(between) > 1
