"""The act that an agreement, appeal, demand, refusal, cancellation, threat or negotiation is about."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.conditions import unless
from dragoman.reading.events.governors import governor
from dragoman.reading.events.site import Site

#: Nouns that are about an act without being triggers of one by themselves.
_NOMINAL = {
    "convene": ("sommet", "forum", "conference", "congres", "edition"),
    "meet": ("reunion", "rencontre", "entretien", "rendez-vous", "dialogue", "consultation", "discussion"),
    "visit": ("visite", "voyage", "sejour", "deplacement"),
    "cooperate": (
        "cooperation",
        "partenariat",
        "collaboration",
        "partage",
        "mutualisation",
        "synergie",
        "lien",
        "relation",
        "echange",
    ),
    "ease": ("levee", "derogation", "exemption", "assouplissement", "abrogation", "suppression", "allegement"),
    "restrict": ("sanction", "restriction", "embargo", "controle", "represailles", "quota", "droit"),
    "negotiate": ("negociation", "pourparlers", "mediation", "tractation"),
    "aid": ("aide", "soutien", "appui", "formation", "assistance", "financement"),
    "release": ("liberation", "retrait", "cessez-le-feu", "treve", "concession"),
    "sign": ("signature", "ratification", "accord", "traite"),
    "join": ("adhesion", "entree"),
    "suspend": ("suspension", "rupture"),
}
_BY_NOUN = {noun: act for act, nouns in _NOMINAL.items() for noun in nouns}


#: A verb that may tell more acts than these is one of all work ("prendre", "faire"), which alone tells none.
_OF_ALL_WORK = 4


def about_of(site: Site, *, loosely: bool = False) -> str | None:
    """The act of the infinitive or clause that completes the trigger; `loosely`: of any verb that may be one."""
    group = site.slots.complement or _through_noun(site) or site.slots.clause
    if group is not None and group.name in {"savoir", "entendre"} and group.form == "infinitive":
        found = unless(site.scene, site.syntax, site.group) if site.group is not None else None
        group = found[0] if found else None  # "a fait savoir qu'il boycotterait le scrutin si"
    while group is not None:
        act = _act_of_verb(site, group, loosely=loosely)
        if act:
            return act
        following = [g for g in site.syntax.groups if g.start >= group.end and g.form == "infinitive"]
        if not following or governor(site.scene, site.syntax, following[0]).group is not group:
            return None
        group = following[0]
    return None


def told_plainly(site: Site) -> bool:
    """Whether the infinitive that completes the trigger is an act by itself, with all that its own trigger asks for."""
    group = site.slots.complement
    return group is not None and _act_of_verb(site, group, plainly=True) is not None


def _through_noun(site: Site) -> VerbGroup | None:
    """ "la nécessité d'abroger": the infinitive that the noun in the object takes."""
    for group in site.syntax.groups:
        if group.form == "infinitive" and group.start >= site.end:
            govern = governor(site.scene, site.syntax, group)
            if govern.word is not None and any(p.first <= govern.word < p.last for p in site.slots.object):
                return group
    return None


def _act_of_verb(site: Site, group: VerbGroup, *, plainly: bool = False, loosely: bool = False) -> str | None:
    from dragoman.reading.events.match import fits
    from dragoman.reading.events.slots import verb_slots

    rows: tuple[Trigger, ...] = load_triggers().verbs.get(fold(group.name), ())
    inner = Site(
        site.scene,
        site.syntax,
        site.focus,
        verb_slots(site.scene, site.syntax, group),
        group,
        None,
        group.start,
        group.end,
    )
    fitting = [t for t in rows if fits(t, inner) is None]
    if fitting or plainly:
        return fitting[0].act.name if fitting else None
    if not loosely:  # "devoir" is an act with "quitter le pays" alone
        rows = tuple(t for t in rows if not (t.with_words or t.then_words))
    objects = inner.slots.object
    if rows and not any(t.object for t in rows):
        return rows[0].act.name
    for phrase in objects:
        act = _act_of_noun(site, phrase)
        if act:
            return act
    vague = len({t.act.name for t in rows}) > _OF_ALL_WORK and not loosely  # "prendre ses responsabilités" tells no act
    return rows[0].act.name if rows and not vague else None


def nominal_about(site: Site) -> str | None:
    """The act that the noun in the object, or behind the preposition, names."""
    slots = site.slots
    rows = [
        *slots.object,
        *(p for prep in ("à", "pour", "en faveur de", "de", "sur", "contre") for p in slots.preps.get(prep, ())),
    ]
    for phrase in rows:
        for candidate in (phrase, *site.syntax.nested(phrase)):
            act = _act_of_noun(site, candidate)
            if act:
                return act
    return None


def _act_of_noun(site: Site, phrase: Phrase) -> str | None:
    noun = singular(site.scene.word(phrase.head).text)
    if noun in _BY_NOUN:
        return _BY_NOUN[noun]
    triggers = load_triggers().nouns.get(noun)
    if triggers:
        return triggers[0].act.name
    return "restrict" if in_class(noun, "measure") and noun not in {"mesure", "droit"} else None
