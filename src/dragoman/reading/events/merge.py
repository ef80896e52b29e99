"""One act, one event per article: drafts that tell the same act are put together (codebook, rule 5)."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.folding import fold
from dragoman.reading.events.draft import Draft

#: Acts of which two with other people on one day stay two.
_BY_PEOPLE = frozenset({"meet", "call", "visit"})


def same(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one article tell one act."""
    if _one_stay(a, b):
        return True
    if a.act != b.act or not _statuses_meet(a, b) or not (_dates_meet(a.date, b.date) or _told_once(a, b)):
        return False
    one, two = set(a.parties), set(b.parties)
    if not (one <= two or two <= one):
        return False
    if not a.trigger.act.mutual and (set(a.actors) & set(b.recipients) or set(b.actors) & set(a.recipients)):
        return False  # the same two, the other way round
    if a.act in _BY_PEOPLE and a.verbal and b.verbal and one != two and min(len(one), len(two)) > 1:
        return False
    if a.about and b.about and a.about != b.about:
        return False
    if (
        a.act in _BY_PEOPLE
        and a.people
        and b.people
        and not (set(a.people) <= set(b.people) or set(b.people) <= set(a.people))
    ):
        return False
    if a.sentence == b.sentence and a.verbal and b.verbal and a.words != b.words:
        if a.act == "meet" and one == two and len(one) > 1:
            return True  # "a reçu X, avec qui il a évoqué"
        return a.act not in {"meet", "call", "visit", "sign", "ban", "restrict", "refuse"}
    if a.act == "ban" and _police(a) != _police(b) and _differ(a.object, b.object):
        return False
    if a.verbal and b.verbal and a.sentence != b.sentence and a.act in _SPOKEN and _differ(a.object, b.object):
        return False
    instruments = a.verbal and b.verbal and a.act not in _BY_PEOPLE and a.instrument and b.instrument
    return not (instruments and a.instrument != b.instrument)


#: What is said twice about two things is two acts.
_SPOKEN = frozenset("criticise praise appeal demand accuse aid refuse suspend restrict agree launch".split())


#: What the police do to people, and to goods: "ont saisi 13 tonnes... dix personnes ont été interpellées".
_ARRESTS = frozenset("arreter interpeller interpeler apprehender ecrouer incarcerer emprisonner capturer".split())
_SEIZURES = frozenset({"saisir", "confisquer", "intercepter", "requisitionner"})


def _police(draft: Draft) -> str:
    """Of which kind of police work a ban is."""
    verbs = set(draft.trigger.verbs)
    return "arrest" if verbs & _ARRESTS else "seizure" if verbs & _SEIZURES else ""


def _differ(one: str | None, two: str | None) -> bool:
    """Whether two objects share no word of more than four letters."""
    if not one or not two:
        return False
    first, second = ({w for w in fold(text).split() if len(w) > 4} for text in (one, two))
    return bool(first and second) and not first & second


def _one_stay(a: Draft, b: Draft) -> bool:
    """Whether one verb tells how long another's visit lasts: "Arrivé lundi à Bakou, il y passera trois jours"."""
    rules = {a.trigger.rule, b.trigger.rule}
    return a.act == "visit" and a.sentence == b.sentence and set(a.parties) == set(b.parties) and "visit.wide-spent" in rules


def _statuses_meet(a: Draft, b: Draft) -> bool:
    if {a.status, b.status} == {"planned", "possible"}:
        return False
    return a.status == b.status or not (a.verbal and b.verbal)


def _dates_meet(a: str | None, b: str | None) -> bool:
    return not a or not b or a == b or a.startswith(b) or b.startswith(a)


def _told_once(a: Draft, b: Draft) -> bool:
    """Whether one day of the week dates a verb and what repeats it, a week apart: "doit s'entretenir jeudi au téléphone"."""
    when = a.arguments.get("date")
    if not when or when != b.arguments.get("date") or (a.verbal and b.verbal) or {len(a.date or ""), len(b.date or "")} != {10}:
        return False
    return abs(date.fromisoformat(a.date or "") - date.fromisoformat(b.date or "")).days == _WEEK


_WEEK = 7


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """The drafts in groups that are one event each, in the order of their first; the fullest draft of a group leads."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in groups:
            if same(group[0], draft):
                group.append(draft)
                group.sort(key=_weight)
                break
        else:
            groups.append([draft])
    return groups


def _weight(draft: Draft) -> tuple[int, int, int, int]:
    """Sorts the draft that says most first: more parties, a verb rather than a noun, a date."""
    return (-len(draft.parties), not draft.verbal, not draft.date, draft.sentence.start)
