"""Clubs that no list knows, by the name they bear: "l'Alliance africaine pour les semences", "le consortium Coral Link 2"."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet

_CLUBS = frozenset(
    """alliance consortium coalition reseau union ligue forum initiative partenariat association communaute groupe club fonds
    conseil organisation confederation federation cercle corridor""".split()
)
#: What a state does with a club that it leads; persons direct and head one.
LEADING = frozenset({"porter", "piloter", "mener", "parrainer", "coordonner", "emmener"})
_TAKING_IN = frozenset({"admettre", "réadmettre", "coopter", "accepter"})
_BEHIND = frozenset({"de", "pour", "des", "sur", "contre", "du"})


def to_a_club(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give who joins or leaves the club by its name."""
    if trigger.act.name not in {"join", "quit"} or out.recipients or not out.actors:
        return
    if trigger.act.name == "join" and site.group is not None and site.group.lemma in _TAKING_IN:
        out.give("recipient", site.focus.organisation(), PartySet())  # "a été admis": where the text is
        return
    led = _led_by(site)
    if led.direct:
        out.give("recipient", [p for p in led.direct if p not in out.actors], led)
        return
    rows = [*site.slots.object, *site.slots.preps.get("à", ()), *site.slots.preps.get("de", ())]
    for phrase in rows:
        name = _name(site, phrase)
        if name is not None and " " in name.exact and name.exact not in out.actors:
            out.give("recipient", [name.exact], PartySet(spans={name.exact: [name]}))
            return


def _led_by(site: Site) -> PartySet:
    """ "ont rejoint le programme, porté par la Cedeao", "la coalition que pilote Washington": whose the club is."""
    behind = [g for g in site.syntax.groups if g.start >= site.end]
    for made in behind[:2]:
        if made.lemma in LEADING and (made.form == "participle" or _relative(site, made)):
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject)
        if made.form == "finite":
            break
    return PartySet()


def _relative(site: Site, made: VerbGroup) -> bool:
    return made.form == "finite" and site.scene.word(made.start - 1).lower in {"que", "qu'"}


def _name(site: Site, phrase: Phrase) -> Span | None:
    words = site.scene.words(phrase)
    head = site.scene.word(phrase.head)
    if any(site.scene.persons_in(words[0].start, words[-1].end)):
        return None
    own = next((w for w in words if fold(w.text.partition(" ")[0]) in _CLUBS), None)
    if own is None:
        return None
    if own.text[:1].isupper():
        return Span.of(site.scene.text, own.start, _end(site, phrase))
    named = [w for w in words if w.start > own.end - 1 and w is not own and w.text[:1].isupper()]
    if not named or head.pos not in {"NOUN", "PROPN"}:
        return None
    if (known := next(site.scene.mentions_in(named[0].start, words[-1].end), None)) is not None:
        return Span(known.start, known.end, known.text) if known.kind == "organisation" else None
    return Span.of(site.scene.text, named[0].start, words[-1].end)


def _end(site: Site, phrase: Phrase) -> int:
    """Where the name ends: with what hangs on it behind "de" or "pour" and tells no time."""
    end = phrase.last
    for following in site.syntax.phrases:
        words = site.scene.words(following)
        told = any(True for _ in site.scene.dates_in(words[0].start, words[-1].end))
        if following.first == end and following.prep in _BEHIND and not told:
            end = following.last
    return site.scene.word(end - 1).end
