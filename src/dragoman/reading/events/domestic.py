"""Home affairs: what people of the one state that a page speaks of say to nobody else is politics at home, no event."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.focus import Focus
from dragoman.reading.parties import is_office

#: Acts done by speaking or stepping down, which count between parties and are daily business within one state.
_AT_HOME = frozenset("appeal demand criticise refuse endorse agree threaten cancel congratulate".split())
#: What people at home ask for even where nobody can tell who they are.
_ASKED = frozenset({"appeal", "demand", "endorse"})
#: What people at home say of each other: "deux partis soutenant la chancelière".
_COURTEOUS = frozenset({"endorse", "congratulate"})
#: So often a page names its state at least, and so large a share of all that it names.
_NAMED, _SHARE = 4, 0.7


def at_home(trigger: Trigger, out: Cast, focus: Focus) -> bool:
    """Whether an act concerns nobody but the state that the whole page is about, or companies among themselves."""
    parties = load_parties()
    if len(out.parties) > 1 and all(parties.kind_of(p) == "company" for p in out.parties):
        return trigger.act.name in _AT_HOME
    if trigger.act.name not in _AT_HOME or not domestic(focus):
        return False
    if trigger.act.name == "agree" and trigger.ground == "actor":
        return False  # parties of one state that come to terms
    if not out.actors and trigger.act.name not in _ASKED:
        return False  # whoever contests it may well be abroad
    if out.recipients and trigger.act.name not in _COURTEOUS:
        return False
    return {party.partition(":")[0] for party in out.parties} <= {focus.home}


def own_officials(trigger: Trigger, site: Site, out: Cast) -> bool:
    """ "la ministre des Finances et le patron de la poste ont eu un entretien": offices of one state that say of none."""
    group = site.group
    if trigger.act.name in _AT_HOME and _by_colleague(site):
        return True
    if trigger.act.name not in {"meet", "call"} or group is None:
        return False
    if _colleague(site, out) or _own_people(site, out):
        return True
    if "avec" in site.slots.preps:
        own = out.actors[:1] == [site.focus.home] and out.actors[0] not in site.focus.guests
        return own and _nameless(site, site.slots.preps["avec"])
    rows = site.slots.object if group.passive else site.slots.subject
    if len(rows) < 2 or any(site.scene.word(p.first).lower in _BOTH for p in rows):
        return False
    return _nameless(site, rows)


def _colleague(site: Site, out: Cast) -> bool:
    """Whether the other side is but a colleague of the same government: "avec son collègue de la Fonction publique"."""
    group = site.group
    rows = [*site.slots.preps.get("avec", ()), *site.slots.preps.get("par", ())]
    rows = [*rows, *site.slots.object] if group is not None and not group.passive else rows
    one = any(_own_colleague(site, p) or site.scene.word(p.head).lower in {"celui", "celle"} for p in rows)
    return one and set(site.resolve(rows).any) <= set(out.actors[:1])


def _own_people(site: Site, out: Cast) -> bool:
    """ "a échangé à Madrid avec les étudiants chiliens établis en Espagne": people of the state that he serves."""
    group = site.group
    rows = site.slots.preps.get("avec", []) or (site.slots.object if group is not None and not group.passive else [])
    people = bool(rows) and all(_crowd(site.scene.word(p.head).text) for p in rows)
    met = {p.partition(":")[0] for p in site.resolve(rows).any} if people else set()
    own = site.resolve(site.slots.subject).direct or out.actors[:1]
    return len(met) == 1 and met == {*own} == {p.partition(":")[0] for p in out.parties}


def _crowd(noun: str) -> bool:
    return noun.endswith(("s", "x")) and (in_class(noun, "person") or in_class(noun, "society"))


def _own_colleague(site: Site, phrase: Phrase) -> bool:
    return site.scene.word(phrase.head).lower == "collègue" and site.scene.word(phrase.head - 1).lower in _OF_ONE


_OF_ONE = frozenset({"son", "sa", "leur", "votre", "notre"})


def _by_colleague(site: Site) -> bool:
    """ "Votre collègue des Finances menace de réduire vos crédits": one office of a government against another."""
    for phrase in site.slots.subject[:1]:
        around = [phrase, *site.syntax.nested(phrase)]
        words = site.scene.analysis.words
        span = words[phrase.first].start, words[max(p.last for p in around) - 1].end
        return _own_colleague(site, phrase) and not any(site.scene.mentions_in(*span))
    return False


def _nameless(site: Site, rows: Sequence[Phrase]) -> bool:
    """Whether phrases name an office each and no party nor person: "la gouverneure de la Banque centrale"."""
    start, end = rows[0].first, max(p.last for row in rows for p in (row, *site.syntax.nested(row)))
    words, scene = site.scene.analysis.words, site.scene
    span = words[start].start, words[end - 1].end
    offices = all(is_office(scene.word(p.head).text) or in_class(scene.word(p.head).text, "state_organ") for p in rows)
    return offices and not any(scene.mentions_in(*span)) and not any(scene.persons_in(*span))


#: "les deux ministres": of the two states that the text speaks of.
_BOTH = frozenset({"les", "leurs", "ces", "des"})


def domestic(focus: Focus) -> bool:
    """Whether a page speaks of hardly any party but one state."""
    home = focus.home
    if home is None or not load_parties().is_state(home):
        return False
    own = sum(n for party, n in focus.spoken.items() if load_parties().country_of(party) == home)
    known = sum(n for party, n in focus.spoken.items() if load_parties().kind_of(party) is not None)
    return own >= _NAMED and own >= _SHARE * known
