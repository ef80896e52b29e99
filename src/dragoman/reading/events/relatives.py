"""What a relative clause gives its verb: "avec lequel Rabat négocie", "auquel il vend", "lequel a consenti", "qui le lie à"."""

from __future__ import annotations

from dragoman.codebook import load_roles
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.governors import governor
from dragoman.reading.scene import Scene, Syntax

_WHICH = frozenset("lequel laquelle lesquels lesquelles qui".split())
#: Preposition and pronoun in one word.
_JOINED = {"auquel": "à", "auxquels": "à", "auxquelles": "à"}
#: Before "lequel" or "qui"; not "sur", whose noun is what the act is about.
_PREPS = frozenset({"avec", "à", "contre", "envers"})


def relative_places(scene: Scene, syntax: Syntax, group: VerbGroup, preps: dict[str, list[Phrase]]) -> None:
    """Add, under its preposition, what the pronoun stands for that opens a finite verb's clause."""
    if group.form != "finite":
        return
    words = scene.analysis.words
    said = put_first(scene, syntax, group)
    if said is not None and said.prep in _PLACES:
        preps.setdefault(said.prep, []).append(said)
    first = max((g.end for g in syntax.groups if g.form == "finite" and g.end <= group.start), default=syntax.sentence.first)
    for k in range(group.start - 1, first, -1):
        lower = words[k].lower
        prep, start = _JOINED.get(lower), k
        if lower in _WHICH and words[k - 1].lower in _PREPS:
            prep, start = words[k - 1].lower, k - 1
        if prep is None or prep in preps:
            continue
        behind = start - 1 if words[start - 1].lower == "," else start
        held = next((p for p in syntax.phrases if p.last == behind), None)
        while held is not None and held.parent >= 0 and not scene.word(held.head).text[:1].isupper():
            held = syntax.phrases[held.parent]  # "le chef de la diplomatie, avec qui": him
        if held is not None:
            preps[prep] = list(syntax.coordinated(held)) if held.joined >= 0 else [held]
        return


#: Before what "c'est ... que" puts first, where it is not what the act is done to.
_PLACES = frozenset({"à", "en", "dans", "avec", "chez", "contre", "par"})


def put_first(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    """What "c'est ... que" puts before its verb: "c'est une amende de 4 millions que Bruxelles lui inflige"."""
    words = scene.analysis.words
    before = [g for g in syntax.groups if g.form == "finite" and g.end <= group.start]
    if not before or before[-1].lemma != "être" or before[-1].start <= syntax.sentence.first:
        return None
    held = before[-1]
    if words[held.start - 1].lower not in {"c'", "c’", "ce"}:
        return None
    joined = next((k for k in range(group.start - 1, held.end, -1) if words[k].lower in {"que", "qu'", "qu’"}), None)
    behind = (p for p in syntax.phrases if held.end <= p.first and joined is not None and p.last <= joined)
    found = next(behind, None)
    if found is not None and not found.prep and found.first == found.head and scene.word(found.head).text[:1].islower():
        return None  # "c'est dommage que"
    return found


#: Gender and number of the pronouns that may be a subject.
_FORMS = {
    "lequel": ("Masc", "Sing"),
    "laquelle": ("Fem", "Sing"),
    "lesquels": ("Masc", "Plur"),
    "lesquelles": ("Fem", "Plur"),
}
#: Words before "lequel" in which what it stands for is looked for.
_REACH = 16


def which(scene: Scene, syntax: Syntax, group: VerbGroup, pronoun: str) -> Phrase | None:
    """What "lequel" stands for where it is the subject: the nearest phrase before it of its gender and number."""
    if pronoun not in _FORMS:
        return None
    words = scene.analysis.words
    first = max(syntax.sentence.first + 1, group.start - _REACH)
    k = next((n for n in range(group.start - 1, first, -1) if words[n].lower == pronoun), 0)
    if not k or words[k - 1].text not in {",", ";", "–", ")"}:
        return None  # "avec lequel", "au terme de laquelle"
    before = [p for p in syntax.phrases if first - 1 <= p.first and p.last <= k - 1]
    return next((p for p in reversed(before) if _of_form(words[p.head].morph, *_FORMS[pronoun])), None)


def _of_form(morph: str, gender: str, number: str) -> bool:
    marks = dict(mark.split("=", 1) for mark in morph.split("|") if "=" in mark)
    return marks.get("Gender", gender) == gender and marks.get("Number", number) == number


def tied(scene: Scene, syntax: Syntax, held: list[Phrase], preps: dict[str, list[Phrase]]) -> None:
    """ "le contrat qui la liait à X": whom the object ties its parties to."""
    if not held:
        return
    last = max([p.last for p in held] + [p.last for row in held for p in syntax.nested(row)])
    tie = next((g for g in syntax.groups if last < g.start <= last + 2 and g.form == "finite" and g.lemma in _TIES), None)
    if tie is None or scene.word(last).lower != "qui":
        return
    behind = [p for p in syntax.phrases if p.first >= tie.end and p.prep in {"à", "avec"}]
    if behind and behind[0].first == tie.end:
        preps.setdefault("avec", []).extend(syntax.coordinated(behind[0]))


#: "l'accord qui l'unit à X": verbs that say between whom a text holds.
_TIES = frozenset({"lier", "unir", "rattacher", "attacher", "associer", "relier"})


#: Endings of a participle that tell the gender and number of the object before it.
_ENDINGS = (("ées", "Fem", "Plur"), ("ée", "Fem", "Sing"), ("és", "Masc", "Plur"))


def agreeing_with(scene: Scene, syntax: Syntax, group: VerbGroup, k: int, phrase: Phrase | None) -> Phrase | None:
    """ "la levée des droits que Delhi a institués": the droits, by the participle; `k` is the pronoun's word."""
    if phrase is None or not group.perfect or group.passive or group.reflexive or not scene.word(k).lower.startswith("qu"):
        return phrase
    form = next((form for form in _ENDINGS if scene.word(group.head).lower.endswith(form[0])), None)
    inner = next((p for p in syntax.nested(phrase) if p.last == k and p.i != phrase.i), None)
    if form is None or inner is None or scene.word(k).lower == "qui":
        return phrase
    own, other = scene.word(phrase.head).morph, scene.word(inner.head).morph
    wrong = [f"Number={n}" for n in ("Sing", "Plur") if n != form[2]] + [f"Gender={g}" for g in ("Masc", "Fem") if g != form[1]]
    agrees = all(sign not in other for sign in wrong)
    return inner if agrees and any(sign in own for sign in wrong) else phrase


#: What parties do and things do not, behind "qui".
_ANSWERED = frozenset(
    """riposter répliquer répondre rétorquer refuser accuser menacer dénoncer rejeter démentir nier contester exiger réclamer
    craindre assurer affirmer annoncer expulser convoquer rappeler boycotter protester promettre regretter déplorer juger
    estimer dire déclarer opposer indigner fustiger condamner saluer souhaiter vouloir""".split()
)


def who_answers(scene: Scene, syntax: Syntax, group: VerbGroup, k: int, phrase: Phrase | None) -> Phrase | None:
    """ "a gelé ses échanges avec la Chine, qui a riposté": the party named last, where only a thing stands before it.

    `k` is the word of "qui", `phrase` what it would else stand for.
    """
    words = scene.analysis.words
    if phrase is None or group.lemma not in _ANSWERED or group.passive or words[k].lower != "qui" or words[k - 1].text != ",":
        return phrase
    near = next((p for p in reversed(syntax.phrases) if p.last == k - 1), None)
    if near is None or near.i == phrase.i or near.prep not in _TOWARDS or words[phrase.head].pos != "NOUN":
        return phrase
    head = words[phrase.head]
    acts = load_roles().find(head.text) or any(scene.mentions_in(head.start, head.end))
    named = any(scene.mentions_in(words[near.first].start, words[near.last - 1].end))
    return near if named and not acts else phrase


_TOWARDS = frozenset({"avec", "contre", "à", "envers", "vers", "pour", "visant"})


def promised_thing(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """ "le centre, que la Turquie s'est engagée à équiper": what the infinitive is done to."""
    held = governor(scene, syntax, group).group if group.form == "infinitive" else None
    if held is None or held.lemma not in _PROMISING or held.end < group.start - 1:
        return []
    words = scene.analysis.words
    first = max((g.end for g in syntax.groups if g.form == "finite" and g.end <= held.start), default=syntax.sentence.first)
    k = next((k for k in range(held.start - 1, first, -1) if words[k].lower in {"que", "qu'", "qu’"}), 0)
    behind = k - 1 if words[k - 1].text == "," else k
    found = next((p for p in syntax.phrases if p.last == behind), None) if k else None
    return [syntax.root(found)] if found is not None and words[found.head].pos == "NOUN" else []


_PROMISING = frozenset({"promettre", "engager", "proposer", "offrir"})


def held_by(scene: Scene, syntax: Syntax, group: VerbGroup, told: Phrase) -> list[Phrase]:
    """ "l'armée turque et les rebelles qu'elle soutient": all that "que" stands for, but not the one the pronoun means."""
    rows = list(syntax.coordinated(told))
    form = {"elle": ("Fem", "Sing"), "il": ("Masc", "Sing")}.get(group.pronoun or "")
    own = [p for p in rows if form is not None and _of_form(scene.word(p.head).morph, *form) and not _plural(scene, p)]
    return [p for p in rows if p.first > own[-1].first] if own and own[-1] != rows[-1] else rows


def _plural(scene: Scene, phrase: Phrase) -> bool:
    many = scene.word(phrase.first).lower in {"les", "des", "ces", "leurs"}
    return many and scene.word(phrase.head).text.endswith(("s", "x"))
