"""Documents that act for who made them, and the party that a headline names before its colon."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.parties import resolve
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Syntax

#: What a text can do in the name of who made it.
_BY_TEXT = frozenset(
    """criticise appeal demand praise accuse refuse endorse threaten restrict ban launch aid ease suspend agree congratulate
    penalise""".split()
)

#: Texts that are called after the town they were made in.
_AT_PLACES = frozenset({"declaration", "memorandum", "manifeste", "plan", "audit"})

_NAMES = frozenset({"capital", "name", "metonym", "organisation"})

#: More words than these before a colon are a clause, not a topic.
_TOPIC = 8


def by_document(trigger: Trigger, site: Site, subject: PartySet) -> None:
    """ "le rapport du Sénat américain accuse", "le communiqué de Windhoek dénonce": the text acts for its maker."""
    if trigger.act.name not in _BY_TEXT or site.group is None:
        return
    for phrase in site.slots.subject[:1]:
        if in_class(site.scene.word(phrase.head).text, "document"):
            found = site.resolve([phrase])
            makers = [(p, s) for p in found.inside[:1] for s in found.spans.get(p, ())[:1]] or _named_inside(site, phrase)
            makers = makers or _voted_by(site, phrase)
            for party, span in makers[:1]:
                subject.add(party, span, direct=True)


def _voted_by(site: Site, phrase: Phrase) -> list[tuple[str, Span]]:
    """ "Le Sénat chilien a voté une résolution condamnant": who makes the text is the subject of the verb before it."""
    for group in site.syntax.groups:
        if group.form != "finite" or group.passive or group.end > phrase.first:
            continue
        slots = verb_slots(site.scene, site.syntax, group)
        if phrase.i in {p.i for p in slots.object}:
            found = site.resolve(slots.subject)
            return [(p, s) for p in found.direct for s in found.spans.get(p, ())[:1]]
    return []


def _named_inside(site: Site, phrase: Phrase) -> list[tuple[str, Span]]:
    """The parties behind "de" in a phrase, a capital too: "le communiqué de Windhoek", but not "la déclaration de Paris"."""
    if fold(site.scene.word(phrase.head).text) in _AT_PLACES:
        return []
    rows = []
    for inner in site.syntax.nested(phrase):
        words = site.scene.words(inner)
        inside = site.scene.mentions_in(words[0].start, words[-1].end)
        rows += [(m.party, Span(m.start, m.end, m.text)) for m in inside if m.party and m.kind in _NAMES]
    return rows


def owner_by_relative(site: Site) -> PartySet:
    """Who does what a relative clause tells, where its subject has no party: whose that is, or whom it stands behind."""
    return found if (found := owner_by_dont(site)).direct else owner_before_qui(site)


def of_a_deed(site: Site) -> bool:
    """Whether the subject is an act told by a noun, which does nothing: "les sanctions contre la Russie, qui bombarde"."""
    return any(singular(site.scene.word(p.head).text) in load_triggers().nouns for p in site.slots.subject[:1])


def owner_before_qui(site: Site) -> PartySet:
    """ "le soutien de la Turquie, qui a livré des drones": behind a comma "qui" may stand for the party just before it."""
    group, words = site.group, site.scene.analysis.words
    if group is None or group.form != "finite" or group.pronoun:
        return PartySet()
    first = max(site.syntax.sentence.first + 2, group.start - _TO_QUI)
    qui = next((k for k in range(group.start - 1, first - 1, -1) if words[k].lower == "qui" and words[k - 1].text == ","), None)
    if qui is None or any(g.form == "finite" and qui < g.start < group.start for g in site.syntax.groups):
        return PartySet()
    found = site.resolve(p for p in site.syntax.phrases if p.last == qui - 1)
    return found if len(found.direct) == 1 and load_parties().is_state(found.direct[0]) else PartySet()


#: Words between "qui" and its verb.
_TO_QUI = 4


def owner_by_dont(site: Site) -> PartySet:
    """ "l'Estonie, dont les registres ont subi une intrusion": whose the subject is, which has no party of its own."""
    words = site.scene.analysis.words
    subject = site.slots.subject[0] if site.slots.subject else None
    if site.group is None or subject is None or words[subject.first - 1].lower != "dont":
        return PartySet()
    behind = subject.first - 1 - (words[subject.first - 2].text == ",")
    return site.resolve(p for p in site.syntax.phrases if p.last == behind and p.joined < 0)


def topic(site: Site) -> PartySet:
    """The parties that a headline names before its colon: "Paris-Tunis : un accord signé"."""
    scene, first = site.scene, site.syntax.sentence.first
    words = scene.analysis.words[first : min(first + _TOPIC, site.syntax.sentence.last)]
    colon = next((w for w in words if w.text == ":"), None)
    found = PartySet()
    if colon is None or colon.i > site.start or any(g.start < colon.i for g in site.syntax.groups):
        return found
    for mention in scene.mentions_in(words[0].start, colon.start):
        if mention.kind in {"name", "capital", "organisation", "company", "metonym"}:
            for party in mention.parties:
                found.add(party, Span(mention.start, mention.end, mention.text), direct=True)
    return found


def from_topic(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an act that names nobody what stands before the colon: two of them where the act is mutual."""
    if out.actors or not (trigger.act.mutual or trigger.act.name in {"agree", "launch"}):
        return
    found = topic(site)
    if len(found.direct) > 1 or not trigger.act.mutual:
        out.give("actor", found.direct, found)


def possessor(site: Site, start: int, without: Sequence[str]) -> list[str]:
    """Whose "son refus" is: of the party named last before it, or of who did what that party suffered just before."""
    mentions = site.scene.mentions_in(site.syntax.sentence.start, start)
    here = [m.party for m in mentions if m.party and m.kind != "city" and m.party not in without]
    named = here or [p for p in site.focus.named if p not in without]
    for _, actors, recipients in site.focus.dealings[-1:]:
        if named and named[-1] in recipients and actors and not set(actors) & set(without):
            return list(actors)  # "son retrait de la Cédéao et son refus": of the same one
    return named[-1:]


#: How many sentences back a thing is looked for.
_BACK = 12


def owner_told(site: Site, without: Sequence[str]) -> list[str]:
    """ "a critiqué l'essai", "cette décision est critiquée": whose it is was told where the text first spoke of it."""
    rows = site.slots.object[:1]
    if not rows or site.scene.words(rows[0])[0].lower not in _KNOWN or site.resolve(rows).any:
        return []
    noun = singular(site.scene.word(rows[0].head).text)
    told = [s for s in site.scene.syntaxes if s.sentence.end <= site.syntax.sentence.start]
    for syntax in reversed(told[-_BACK:]):
        for phrase in syntax.phrases:
            if singular(site.scene.word(phrase.head).text) == noun:
                owners = [p for p in _owners(site, syntax, phrase) if p not in without]
                if owners:
                    return owners
    return []


_KNOWN = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})


def _owners(site: Site, syntax: Syntax, phrase: Phrase) -> list[str]:
    """Whose a thing is by the words around it: who makes it, or the only party named in its phrase."""
    for group in syntax.groups:
        slots = verb_slots(site.scene, syntax, group)
        if phrase.i in {p.i for p in slots.object} and slots.subject:
            found = resolve(site.scene, syntax, slots.subject, site.focus)
            return found.direct if not found.referred else []
    found = resolve(site.scene, syntax, [phrase], site.focus)
    return found.inside if len(found.inside) == 1 and not found.direct else []


__all__ = ["by_document", "from_topic", "owner_told", "possessor", "topic"]
