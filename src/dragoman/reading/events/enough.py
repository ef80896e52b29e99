"""Whether an act has the parties it needs to be an event (codebook, rule 6).

A party that the text does not let one resolve is left out, and the event stays where somebody plainly does it: "ces deux
candidats ont contesté les résultats" in a page that speaks of a state.
"""

from __future__ import annotations

from dragoman.codebook import load_parties, load_roles
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.match import meant
from dragoman.reading.events.site import Site
from dragoman.reading.parties import is_office
from dragoman.reading.party_groups import former
from dragoman.reading.quantities import core

#: What is unlike a company or a person in that it makes an event public.
_PUBLIC_KINDS = frozenset({"state", "igo", "bloc", "province", "public_body", "armed_group"})

#: Acts done by speaking, voting or deciding: who does them is somebody, whether or not the text lets one resolve who.
_SAID = frozenset({"criticise", "accuse", "appeal", "demand", "refuse", "praise", "endorse", "protest"})
#: Acts that only a state does at home: done to somebody with no agent told, it is the state's doing.
_BY_STATE = frozenset({"mobilise", "investigate", "penalise", "ban", "appeal", "expel", "release", "demand"})
#: Acts that movements and associations do among themselves.
_ANYBODY = frozenset({"criticise", "appeal", "aid", "protest"})
_HOUSES = frozenset({"company", "fund", "university", None})
#: Acts of which one side is enough where the other is people that nobody can name.
_MET = frozenset({"meet", "call", "negotiate"})
_PEOPLE = ("person", "society", "group", "opposition", "company", "organ", "state_organ", "somebody")
#: Whoever meets them speaks to the public.
_PRESS = frozenset({"presse", "journaliste", "reporter", "media", "correspondant"})


def lacking(trigger: Trigger, out: Cast, site: Site, *, lenient: bool = False) -> str | None:
    """What the event lacks in parties, None where nothing; `lenient`: it is enough that somebody plainly does it."""
    known = lenient and site.focus.home is not None and _somebody(trigger, out, site)
    if "actor" in trigger.needs and not out.actors and not known and not out.someone:
        return "nobody does it"
    if "recipient" in trigger.needs and not out.recipients and not (out.closed and out.actors):
        return "done to nobody"
    if trigger.act.name == "invest" and "million" in trigger.object and out.actors and all(_lends(p) for p in out.actors):
        return "a lender aids"  # "la Banque mondiale débloque 150 millions pour"
    if "two" in trigger.needs and len(out.actors) < 2:
        return "one party alone"
    if len(out.actors if trigger.act.name in {"agree", "cooperate"} else out.parties) < trigger.least and not known:
        return f"{len(out.parties)} of {trigger.least} parties"
    if trigger.act.name == "agree" and not out.recipients and _own_ministers(site, out):
        return "one party alone"
    if trigger.single and len(out.actors) > 1:
        return "several parties together"
    if trigger.act.name == "quit" and not out.recipients and out.actors == site.resolve(site.slots.object).direct:
        return "one party alone"  # "le secrétaire général quitte l'ONU"
    if not out.parties and not (lenient and trigger.act.name == "attack"):
        return "nobody on either side"
    public = [p for p in out.parties if _public(p)]
    among_houses = len(out.parties) > 1 and all(_private(p) for p in out.parties)
    if not public and not known and (trigger.act.name not in _ANYBODY or among_houses):
        return "no public party"
    if trigger.public and not any(_public(p) and not _folk(trigger, p) for p in out.actors):
        return "no public actor"
    if trigger.act.name == "invest" and {p.removesuffix(":soc") for p in out.actors} <= set(out.recipients):
        return "at home"  # "un centre fondé près d'Oxford par des chercheurs britanniques"
    if trigger.about_required and not site.slots.complement:
        return "of what is not said"
    return None


def _lends(party: str) -> bool:
    """Whether a party is an organisation whose money is a help: "la Banque mondiale", but the Union invests."""
    return load_parties().kind_of(party) == "igo" and party not in {"EU", "UN"}


def _own_ministers(site: Site, out: Cast) -> bool:
    """ "les ministres mauritaniens de l'Intérieur et du Numérique sont convenus": offices of one state among themselves."""
    heads = [site.scene.word(p.head).text for p in site.slots.subject]
    alone = len(out.actors) == 1 and load_parties().is_state(out.actors[0])
    return alone and len(heads) == 1 and heads[0].endswith("s") and is_office(heads[0])


def _folk(trigger: Trigger, party: str) -> bool:
    """Whether people of a state do what only a public body makes an event of: "organisé par la fédération de patinage"."""
    return party.endswith(":soc") and trigger.act.name in {"launch", "convene", "invest"}


def _private(party: str) -> bool:
    """Whether a party is a company, or a body that no list knows."""
    return not _public(party) and load_parties().kind_of(party) in _HOUSES


def _public(party: str) -> bool:
    parties = load_parties()
    return party in {"EU", "UN"} or ":" in party or parties.kind_of(party) in _PUBLIC_KINDS


def _somebody(trigger: Trigger, out: Cast, site: Site) -> bool:
    """Whether people do it that no list and no word of the text lets one resolve."""
    act, group = trigger.act.name, site.group
    if group is None and act in _MET:
        between = site.slots.preps.get("entre", ())
        return len(between) > 1 and all(_people(site, p) for p in between)
    if group is None or group.form != "finite" or trigger.public:
        return False
    if act in _MET and out.actors and not group.passive:
        around = [p for prep in ("avec", "par") for p in site.slots.preps.get(prep, ())]
        met = any(_people(site, p) and not _official(site, p) and not _press(site, p) for p in (*site.slots.object, *around))
        return met or any(_retired(site, p) for p in site.slots.subject)
    if act == "visit" and out.recipients and not group.passive:
        return any(_named(site, p) for p in site.slots.subject)
    if act == "attack" and not group.passive and not site.focus.topics.isdisjoint({"war", "terror"}):
        return any(_armed(site, p) for p in site.slots.subject)
    if act in _BY_STATE and group.passive and not site.slots.subject:
        if act == "appeal" and (not site.slots.complement or group.tense == "fut"):
            return False  # "qui seront appelés à siéger": who they will be rather than what is asked of them
        return any(_people(site, p) for p in site.slots.object) or group.pronoun in {"il", "elle", "ils", "elles"}
    if act not in _SAID or (act == "praise" and not (site.slots.object or {"de", "à"} & set(site.slots.preps))):
        return False
    if group.passive:
        patients = site.slots.object if act == "accuse" else ()
        return any(_people(site, p) for p in (*site.slots.preps.get("par", ()), *patients))
    if act != "protest" and any(_crowd(site, p) for p in site.slots.subject):
        return False  # "les manifestants réclament": they protest
    pronoun = act != "refuse" and group.pronoun in {"il", "elle", "ils", "elles"}  # "elle refuse": of a thing as often
    return pronoun or any(_people(site, p) for p in site.slots.subject)


def _people(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase is of people: by its noun, its role, or a name that is no place."""
    phrase = meant(site, core(site.scene, site.syntax, phrase))
    head = site.scene.word(phrase.head)
    words = site.scene.words(phrase)
    if any(site.scene.persons_in(words[0].start, words[-1].end)):
        return True
    if any(in_class(head.text, name) for name in _PEOPLE) or load_roles().find(head.text) is not None:
        return True
    return head.text[:1].isupper() and head.pos == "PROPN" and not site.resolve([phrase]).place


def _retired(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase is somebody who was in office once: "l'ancien président zambien"."""
    head = site.scene.word(phrase.head)
    return is_office(head.text) and former(site.scene.words(phrase), head)


def _named(site: Site, phrase: Phrase) -> bool:
    words = site.scene.words(phrase)
    return any(site.scene.persons_in(words[0].start, words[-1].end))


def _crowd(site: Site, phrase: Phrase) -> bool:
    return fold(site.scene.word(phrase.head).text).startswith(("manifestant", "protestataire", "greviste"))


def _armed(site: Site, phrase: Phrase) -> bool:
    head = site.scene.word(core(site.scene, site.syntax, phrase).head)
    return in_class(head.text, "group") or in_class(head.text, "force")


def _press(site: Site, phrase: Phrase) -> bool:
    return singular(site.scene.word(phrase.head).text) in _PRESS


def _official(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase is an official that no state is named with: most likely of the same state as the one met."""
    head = site.scene.word(core(site.scene, site.syntax, phrase).head)
    return is_office(head.text) or in_class(head.text, "organ")
