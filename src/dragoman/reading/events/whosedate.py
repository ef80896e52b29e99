"""Whose a date in a clause is where it is not the act's own: a noun's, a participle's, an infinitive's, the matter's."""

from __future__ import annotations

import regex

from dragoman.calendar import DateExpression
from dragoman.codebook.folding import fold
from dragoman.codebook.moments import load_moments
from dragoman.codebook.nouns import in_class
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.governors import governor
from dragoman.reading.scene import Scene, Syntax


def of_another(scene: Scene, syntax: Syntax, at: int, expression: DateExpression, status: str, *, later: bool) -> bool:
    """Whether a date is of something else than the act at a word. `later`: a month behind what the act is about is that of
    what is asked or offered.
    """
    if syntax.group_at(at) is None and _of_law(scene, syntax, at, expression):
        return True
    if status == "planned" and _of_promise(scene, syntax, at, expression):
        return True
    if _since_when(scene, expression) or _of_participle(scene, syntax, at, expression, status):
        return True
    if _of_judged(scene, syntax, at, expression):
        return True
    if _of_noun_between(scene, syntax, at, expression) or _put_off_to(scene, syntax, at, expression):
        return True
    return later and _of_matter(scene, syntax, at, expression)


def _of_promise(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "a promis mardi de livrer des drones": the day on which it was promised, not that of what is promised."""
    group = syntax.group_at(at)
    plain = expression.prefix in {None, "en"} and expression.granularity in {"day", "month"}
    if group is None or group.form != "infinitive" or not plain:
        return False
    outer = governor(scene, syntax, group).group
    past = outer is not None and outer.form == "finite" and (outer.perfect or outer.tense == "imp") and outer.mood == "ind"
    return past and expression.end <= scene.word(group.start).start


def _of_law(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "a adopté mardi la loi actant le retrait": a day before a participle that governs the noun of an act; "a rompu lundi,
    deux mois après la signature": before what is counted from.
    """
    words = scene.analysis.words
    if any(d.kind == "complement" for d in scene.dates_in(expression.end, words[at].start)):
        return True
    between = [g for g in syntax.groups if expression.end <= words[g.start].start and g.end <= at]
    return any(g.form in {"participle", "gerund"} and at - g.end <= _GOVERNED for g in between[-1:])


def _of_judged(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "a annulé l'élection du 8 août", "a condamné l'attentat du 3 mai": the day of what is judged or undone."""
    group = syntax.group_at(at)
    if group is None or group.lemma not in _JUDGING or expression.granularity != "day":
        return False
    before = scene.text[scene.word(group.head).end : expression.start]
    return not before[:1].strip() and _DATED_NOUN.search(before) is not None


_DATED_NOUN = regex.compile(r"^\s(?:l['’]|la |le |les |cette |cet |ce |ces |sa |son |ses )[^,;:.]*\p{Ll}\sdu $")
_JUDGING = frozenset(
    "annuler invalider contester condamner dénoncer critiquer saluer regretter déplorer fustiger valider reconnaître".split()
)


#: Words between a participle and the noun it governs.
_GOVERNED = 3


def bracketed(scene: Scene, expression: DateExpression) -> bool:
    """ "(23-26 mai)": a date in brackets of its own."""
    return scene.text[: expression.start].endswith("(") and scene.text[expression.end :].startswith(")")


def of_the_whole(syntax: Syntax, at: int) -> bool:
    """Whether dates in brackets tell when an act was: one told by a noun, or of which the verb says that it is over."""
    group = syntax.group_at(at)
    return group is None or group.lemma in load_moments().ends


def to_come(scene: Scene, syntax: Syntax, at: int, expression: DateExpression, *, ahead: bool, later: bool) -> bool:
    """Whether a date is of what is yet to come of an act that is done: of an infinitive behind it, or of a year ahead."""
    coarse = ahead and expression.granularity == "year" and not _present(syntax, at)
    if coarse and syntax.group_at(at) is None:  # "l'organisation d'un sommet en 2027", "l'appui au congrès de 2027"
        coarse = _OF_NOUN.search(scene.text[max(0, expression.start - 8) : expression.start]) is not None
    return coarse or _of_infinitive(scene, syntax, at, expression, ahead=ahead, later=later)


def of_the_year(scene: Scene, expression: DateExpression, value: str | None) -> str | None:
    """ "L'an dernier déjà, en janvier": the month of the year that was just told."""
    if value is None or len(value) != 7 or expression.granularity != "month" or regex.search(r"\d{4}", expression.exact):
        return value
    before = scene.text[max(0, expression.start - _NEAR) : expression.start]
    if scene.anchor is None or not _LAST_YEAR.search(fold(before)):
        return value
    return f"{scene.anchor.year - 1:04}{value[4:]}"


_LAST_YEAR = regex.compile(r"\bl['’](?:an|annee) (?:dernier|derniere|passe|passee)\b[^.;:]*$")
#: Characters before a month in which the year may be told.
_NEAR = 40


_OF_NOUN = regex.compile(r"\p{Ll}\s(?:de|d['’])\s?$")


def _present(syntax: Syntax, at: int) -> bool:
    group = syntax.group_at(at)
    return group is not None and group.tense == "pres" and not group.perfect and not group.passive


def _of_matter(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """Whether a month stands behind what an act of speech is about: "d'accord sur l'ouverture, en avril, d'un poste"."""
    words = scene.analysis.words
    if expression.start < words[at].end:
        return False
    if expression.granularity == "day":
        return _of_talks(scene, syntax, at, expression)
    behind = [p for p in syntax.phrases if words[p.first].start > words[at].start and words[p.last - 1].end <= expression.start]
    return any(p.prep in {"sur", "pour", "à", "de"} and words[p.head].pos != "PROPN" for p in behind)


def _of_talks(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "a invité les deux à des pourparlers, le 15 janvier": a day behind a gathering that somebody is asked to."""
    words = scene.analysis.words
    if expression.kind == "weekday":
        return False
    behind = [p for p in syntax.phrases if p.first > at and words[p.last - 1].end <= expression.start]
    held = (words[p.head].text for p in behind[-2:] if p.prep in {"à", "pour"})
    return any(in_class(noun, kind) for noun in held for kind in ("gathering", "talk", "negotiation"))


def _of_noun_between(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "attribue à Moscou la rupture, en mars, de deux câbles": between commas, with what hangs on the noun behind it."""
    words, text = scene.analysis.words, scene.text
    before, after = text[: expression.start].rstrip(), text[expression.end : expression.end + 6]
    if expression.start < words[at].end or not before.endswith(",") or not _HANGS_ON.match(after):
        return False
    noun = next((w for w in reversed(words[: syntax.sentence.last]) if w.end <= len(before) - 1), None)
    if noun is None or noun.i == at or noun.end != len(before) - 1:
        return False
    phrase = syntax.phrase_at(noun.i)
    verbal = syntax.group_at(at) is not None
    by = verbal and phrase is not None and phrase.prep == "par"  # "l'annulation par la Bavière, en mai, d'une mission"
    return noun.pos == "NOUN" or by


_HANGS_ON = regex.compile(r",?\s(?:de\s|du\s|des\s|d['’])")


def _put_off_to(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "a reporté à 2026 sa visite": when it is to be instead."""
    group = syntax.group_at(at)
    if group is None or group.lemma not in _PUTTING_OFF or expression.start < scene.word(group.head).end:
        return False
    return _TO.search(fold(scene.text[max(0, expression.start - 5) : expression.start + 3])) is not None


_TO = regex.compile(r"(?:^|\s)(?:a|au|aux)\s")


_PUTTING_OFF = frozenset({"reporter", "repousser", "remettre", "renvoyer", "décaler", "ajourner", "différer", "reprogrammer"})


def _since_when(scene: Scene, expression: DateExpression) -> bool:
    """Whether a bracket tells since when somebody holds an office: "son secrétaire général (depuis août 2016) dénonce"."""
    opening = scene.text.rfind("(", max(0, expression.start - _BRACKET), expression.start)
    return opening >= 0 and scene.text[opening + 1 : expression.end].startswith(("depuis", "né", "en poste"))


#: Characters of a bracket looked at before a date.
_BRACKET = 24


def _of_infinitive(scene: Scene, syntax: Syntax, at: int, expression: DateExpression, *, ahead: bool, later: bool) -> bool:
    """Whether a day is that of an infinitive between the act and it, and not the act's own: one to come ("a convié les deux à
    revenir le 2 février"), a term set ("sommé de payer avant lundi"), one of what is past ("accuse d'avoir espionné en 2017").
    """
    words = scene.analysis.words
    term = _TERM.match(fold(expression.exact)) is not None or (later and expression.granularity != "day")
    term |= later and expression.prefix in {"à partir de", "dès"}  # "d'accord pour appliquer le texte à partir de mai"
    return any(
        at < g.start and words[g.start].start < expression.start and (ahead or term or g.perfect)
        for g in syntax.groups
        if g.form == "infinitive"
    )


#: What sets a term.
_TERM = regex.compile(r"(?:avant|d'ici|jusqu)")


def _of_participle(scene: Scene, syntax: Syntax, at: int, expression: DateExpression, status: str) -> bool:
    """Whether a day is that of a participle before it: "a proposé de baisser les droits infligés en août"."""
    words, moments = scene.analysis.words, load_moments()
    for group in syntax.groups:
        told = fold(words[group.end - 1].lower).rstrip("es") in moments.same_day
        present = group.lemma in moments.presence and expression.granularity == "day"  # but "Invité en mars, Lomé a décliné"
        fronted = group.form == "participle" and group.end <= at and not present
        fronted = fronted and not (told and words[group.start - 1].pos == "NOUN")  # "dans un texte diffusé mardi"
        if fronted and words[group.end - 1].end <= expression.start <= words[at].start:
            near = len(scene.text[words[group.end - 1].end : expression.start].split()) <= 2
            if near and status != "planned" and "," in scene.text[expression.end : words[at].start]:
                return True  # "Attendu lundi à Rabat, le ministre a annulé"; but "..., il doit y signer"
            if _aside(scene, words[group.start - 1].text, words[group.end - 1].end, words[at].start, expression):
                return True
        own = group.lemma in moments.befell and syntax.group_at(at) is None  # "l'attaque survenue le 2 mars"
        if group.form == "participle" and group.start > at and not own and words[group.end - 1].end <= expression.start:
            between = scene.text[words[group.end - 1].end : expression.start]
            by = between.lstrip().startswith("par ")  # "la suspension prononcée par elle en 2023"
            reach = 5 if by else 0 if told else 2
            if reach and len(between.split()) <= reach and ("," not in between or between.strip() == ","):
                return True  # "remercie Rome de l'accueil réservé, en mars, aux stagiaires"
    return False


def _aside(scene: Scene, opening: str, start: int, end: int, expression: DateExpression) -> bool:
    """ "Riga, échaudée par un incident en novembre, a annulé": between commas, behind the subject."""
    told, then = scene.text[start : expression.start], scene.text[expression.end : end]
    near = len(told.split()) <= _IN_ASIDE and not set(told) & set(",;:")
    return opening == "," and near and then.lstrip().startswith(",")


#: Words of an aside before its date.
_IN_ASIDE = 8


def with_gerund(syntax: Syntax, at: int) -> VerbGroup | None:
    """ "Vendredi, Pyongyang a échoué en essayant de": the verb that a gerund behind it goes with."""
    own = syntax.group_at(at)
    if own is None or own.form != "gerund":
        return None
    return next((g for g in reversed(syntax.groups) if g.form == "finite" and g.end <= own.start), None)


def looked_into(syntax: Syntax, at: int) -> bool:
    """ "a été arrêté jeudi dans l'enquête sur l'attentat": what an inquiry is about was before the day of the verb."""
    phrase = syntax.phrase_at(at) if syntax.group_at(at) is None else None
    return phrase is not None and phrase.prep == "sur"
