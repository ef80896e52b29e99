"""On whose ground an act takes place, where the sentence names no party: "un attentat a fait cinq morts à Mogadiscio".

News of one country name it once, then speak of "la police", "le tribunal", "une attaque": the place of the clause tells
whose they are, else the state that the text speaks of. A trigger asks for this with `ground`; the organs of a state
(class `state_organ` of nouns.yaml) have it wherever they do something.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.events.answers import appealed_against, denied_deed, for_whom_held, inquired_into
from dragoman.reading.events.ascribed import ascribe
from dragoman.reading.events.assailants import assailants
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.closing import to_anybody, to_servants
from dragoman.reading.events.clubs import to_a_club
from dragoman.reading.events.opponents import at_its_hands, electors, opponents, own_opponents, side_of
from dragoman.reading.events.possessed import from_possessive
from dragoman.reading.events.promised import by_whoever_blamed, to_whom_promised
from dragoman.reading.events.site import Site
from dragoman.reading.events.spokenfor import of_the_speaker
from dragoman.reading.events.standins import movement
from dragoman.reading.events.victims import own_people
from dragoman.reading.party_groups import of_a_title
from dragoman.reading.party_set import PartySet

_PLACES = frozenset({"city", "capital", "name"})

#: Offices that are a state's own where nothing says whose: "le président", "le ministre de l'Intérieur".
_OFFICES = frozenset({"president", "presidente", "ministre", "premier", "chef", "roi", "emir", "prefet", "gouverneur"})
_OF_STATE = frozenset({"republique", "etat", "gouvernement", "pays", "interieur", "justice", "defense", "finances"})


def ground(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the state on whose ground the act is, where the trigger asks for it or an organ of a state does it."""
    assailants(trigger, site, out)
    of_the_speaker(trigger, site, out)
    ascribe(trigger, site, out)
    to_servants(trigger, site, out)
    to_anybody(trigger, site, out)
    inquired_into(trigger, site, out)
    appealed_against(trigger, site, out)
    denied_deed(trigger, site, out)
    for_whom_held(trigger, site, out)
    to_whom_promised(trigger, site, out)
    to_a_club(trigger, site, out)
    from_possessive(trigger, site, out)
    by_whoever_blamed(trigger, site, out)
    if not out.recipients and (trigger.alone or trigger.act.name == "mobilise"):
        out.closed = True  # troops are readied, goods are seized: whom that is meant for is told or left open
    if not out.actors and trigger.roles.get("subject") == "actor" and any(_organ(site, p) for p in site.slots.subject):
        _give(site, out, "actor")
    agents = site.slots.preps.get("par", ()) if site.noun else ()
    if not out.actors and trigger.roles.get("par") == "actor" and any(_organ(site, p) for p in agents):
        _give(site, out, "actor")  # "l'attaque par la garde républicaine"
    if trigger.act.name in {"meet", "call"} and len(out.actors) == 1:
        rows = [*site.slots.subject, *site.slots.object, *site.slots.preps.get("avec", ())]
        if any(_organ(site, p) for p in rows):
            _give(site, out, "actor")  # "s'est entretenu avec le président de la République"
    own = ([], [_country(out.recipients[0])], [site.focus.home]) if len(out.recipients) == 1 else ()
    if trigger.act.name in _AT_HOME and out.actors in own:
        _at_home(trigger, site, out)
    if trigger.ground == "recipient" and not out.recipients and not (trigger.act.name == "release" and len(out.actors) > 1):
        _give(site, out, "recipient")
    elif trigger.ground == "actor" and not out.actors and not _in_passing(site):
        _give(site, out, "actor", side_of(site) if trigger.roles.get("subject") == "actor" else "")
    elif trigger.act.name == "ban" and site.noun is not None and out.recipients and not out.actors:
        _where_held(site, out)
    elif trigger.ground == "society" and not out.actors:
        _give(site, out, "actor", ":soc")
        movements = {p: movement(site, p) for p in out.actors}
        for crowd, name in movements.items():
            if name is not None:
                out.rename(crowd, name)
    if out.someone and not out.recipients:
        _give(site, out, "recipient")
    _at_home_with_whom(trigger, site, out)


def _at_home_with_whom(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "a levé le couvre-feu", "a écarté de la course le principal opposant": its own people or those who stand against it."""
    own_people(trigger, site, out)
    if trigger.ground in {"people", "rivals"} and not out.actors:
        _give(site, out, "actor")
    at_its_hands(trigger, site, out)
    own_opponents(trigger, site, out)
    electors(trigger, site, out)
    opponents(trigger, site, out)


def _where_held(site: Site, out: Cast) -> None:
    """ "l'arrestation d'un journaliste français à Bakou": by the state of the place, where that is another's."""
    state, span = _state(site, out.parties)
    if span is not None and state is not None and not any(_country(p.partition(":")[0]) == state for p in out.recipients):
        out.give("actor", [state], PartySet(spans={state: [span]}))


def _in_passing(site: Site) -> bool:
    """Whether a participle only tells of somebody in what is said of another: "parent d'un jihadiste tué en Syrie"."""
    group = site.group
    aside = group is not None and group.form == "participle" and any(p.prep for p in site.slots.object)
    return aside and "par" not in site.slots.preps and any(g.form == "finite" for g in site.syntax.groups)


#: What a state does to people at home.
_AT_HOME = frozenset({"penalise", "ban", "investigate"})


def _at_home(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "le ministre a été condamné", "elle a écopé d'une amende": by the state they serve, not to it."""
    group = site.group
    home = site.focus.home or ""
    if group is None and site.noun is not None and out.recipients == [home] and not out.actors:
        _arrest_at_home(site, out, home)
        return
    judged = group is not None and not group.passive and any(_organ(site, p) for p in site.slots.subject)
    if group is None or not (group.passive or judged or trigger.roles.get("subject") == "recipient"):
        return
    if judged and out.recipients == [home]:  # "le tribunal a condamné trente officiers turcs"
        out.spare([home])
        out.give("actor", [home], PartySet())
        return
    patients = site.slots.object if group.passive else site.slots.subject
    found = site.resolve(patients)
    whose, parties = out.recipients[0], load_parties()
    state = _country(whose) or (site.focus.home if parties.kind_of(whose) is None else None)
    person = bool(found.people) or (not patients and group.pronoun in {"il", "elle", "ils", "elles"})
    if person and state is not None and parties.is_state(state) and ":" not in state:
        out.recipients.clear()
        out.closed = True
        spans = out.arguments.pop("recipients", [])
        out.given[:] = [g for g in out.given if g.party != whose]
        if not out.actors:
            out.give("actor", [state], PartySet(spans={state: spans[:1]}))


def _arrest_at_home(site: Site, out: Cast, state: str) -> None:
    """ "L'arrestation du colonel X" in a page on his state: by it, of a person, whom it is not done to as a party."""
    if site.resolve([*site.slots.preps.get("de", ()), *(site.syntax.nested(site.noun) if site.noun else ())]).people:
        out.spare([state])
        out.give("actor", [state], PartySet())


def _country(party: str) -> str | None:
    """The state of a province, else the party itself."""
    parties = load_parties()
    return parties.country_of(party) if parties.kind_of(party) == "province" else party


def _give(site: Site, out: Cast, role: str, suffix: str = "") -> None:
    state, span = _state(site, out.parties)
    if state is not None:
        party = state + suffix
        out.give(role, [party], PartySet(spans={party: [span]} if span else {}))


def _organ(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase is an organ of a state that does not say of which: "la police", "le tribunal de commerce"."""
    head = singular(site.scene.word(phrase.head).text)
    words = site.scene.words(phrase)
    named = any(m.kind not in _PLACES for m in site.scene.mentions_in(words[0].start, words[-1].end))
    if named or any(w.text[:1].isupper() and w.pos == "PROPN" for w in words[1:]):
        return False
    inside = [singular(site.scene.word(p.head).text) for p in site.syntax.nested(phrase)]
    if in_class(head, "state_organ") or (head == "conseil" and "ministre" in inside):
        return True
    if head not in _OFFICES or fold(words[0].lower) not in {"le", "la", "l'", "par", "les", "du", "avec"}:
        return False
    if site.scene.word(phrase.head).lower == "ministre" and inside:  # "de la Digitalisation": a field has a capital
        return all(site.scene.word(p.head).text[:1].isupper() for p in site.syntax.nested(phrase))
    return all(noun in _OF_STATE for noun in inside) and (head != "chef" or bool(inside))


def _state(site: Site, without: Sequence[str]) -> tuple[str | None, Span | None]:
    """The state of the clause's place, of the sentence's, or the one the text speaks of most."""
    scene = site.scene
    words = scene.analysis.words
    clause = (words[min(site.slots.start, site.start)].start, words[max(site.slots.end, site.end) - 1].end)
    for start, end in (clause, (site.syntax.sentence.start, site.syntax.sentence.end)):
        for mention in scene.mentions_in(start, end):
            state = _of_place(site, mention)
            if end > clause[1] and mention.kind != "city" and not _located(scene.text, mention.start):
                continue  # another party of the sentence rather than a place
            if state and state not in without:
                return state, Span(mention.start, mention.end, mention.text)
    named = next((p for p in site.focus.named if load_parties().is_state(p)), None)
    home = site.focus.home or named or _around(site)
    return (home, None) if home is not None and home not in without else (None, None)


def _of_place(site: Site, mention: Mention) -> str | None:
    """The state of a place name behind a preposition of place."""
    if mention.kind not in _PLACES or not mention.party or of_a_title(site.scene.text, mention):
        return None
    parties = load_parties()
    state = mention.party if parties.is_state(mention.party) else parties.country_of(mention.party)
    if state is None:  # Brussels is a city of Belgium, whoever it mostly stands for
        state = next((p for p in parties.ambiguous(mention.text) if parties.is_state(p)), None)
    if state is None or mention.kind == "city":
        return state
    before = fold(site.scene.text[max(0, mention.start - 16) : mention.start]).split()
    return state if before and before[-1] in _LOCATIVE else None


_LOCATIVE = frozenset({"a", "au", "aux", "en", "dans", "de", "du", "d'", "sur", "pres", "vers", "le", "la", "l'", "("})


def _located(text: str, start: int) -> bool:
    before = fold(text[max(0, start - 16) : start]).split()
    return bool(before) and before[-1] in _LOCATIVE - {"le", "la", "l'", "de", "du", "d'"}


def _around(site: Site) -> str | None:
    """The state of the city named last before this sentence, else of the first in the text."""
    cities = [m for m in site.scene.mentions if m.kind == "city" and m.party]
    before = [m for m in cities if m.start < site.syntax.sentence.end]
    return next((state for m in (*reversed(before), *cities) if (state := _of_place(site, m))), None)
