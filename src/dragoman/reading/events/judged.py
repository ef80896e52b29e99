"""Whose deed it is that somebody praises, blames or turns down."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.looks import pointed_at
from dragoman.reading.events.owners import owner_told
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet

#: Acts on what another has done, said or proposed.
_JUDGING = frozenset({"criticise", "refuse", "praise"})
#: What a party does to or with another: the other is not the one that is judged.
_DEEDS = frozenset("adhesion retrait ralliement entree decision retour visite soutien engagement refus".split())


def whose_deed(trigger: Trigger, site: Site, found: PartySet) -> PartySet:
    """Who did what is judged, where the object says it; `found`: the parties of the object itself."""
    if trigger.act.name not in _JUDGING:
        return PartySet()
    agent = _agent_of(site)
    return agent if agent.direct or found.direct else _owner_of(trigger, site)


def those_struck(trigger: Trigger, site: Site) -> list[str]:
    """Whom the violence struck that is condemned, and who is not the one that is blamed: "a condamné l'attentat contre X"."""
    held = site.slots.object[:1]
    noun = singular(site.scene.word(held[0].head).text) if held else ""
    rows = load_triggers().nouns.get(noun, ())
    if trigger.act.name != "criticise" or not any(row.act.name in {"attack", "cyberattack"} for row in rows):
        return []
    preps = _STRUCK | {"de"} if noun in _OF_VICTIMS else _STRUCK
    inner = site.syntax.nested(held[0])
    struck = [p for p in inner if p.prep in preps or (p.prep == "de" and _scene_of(site, noun, p))]
    struck += [p for prep in preps - {"de"} for p in site.slots.preps.get(prep, ())]
    return [party for phrase in struck for party in site.resolve([phrase]).any]


#: Before whom or what violence strikes.
_STRUCK = frozenset({"contre", "sur", "à", "dans", "en", "visant"})
#: Violence that is called after its victim: "l'assassinat de X".
_OF_VICTIMS = frozenset({"assassinat", "meurtre", "enlevement", "execution", "massacre"})
#: Violence that is called after where it was: "l'attentat de Bruxelles".
_OF_PLACES = frozenset({"attentat", "fusillade", "tuerie", "explosion"})
#: What is struck rather than strikes: "l'attaque du consulat indien".
_TARGETS = frozenset(
    """consulat ambassade base camp hopital aeroport ecole convoi siege quartier eglise mosquee marche navire petrolier
    centrale pont village ville gare musee hotel cargo""".split()
)


def _scene_of(site: Site, noun: str, phrase: Phrase) -> bool:
    """Whether what stands behind "de" is where violence was or what it struck."""
    if singular(site.scene.word(phrase.head).text) in _TARGETS:
        return True
    found = site.resolve([phrase])
    return noun in _OF_PLACES and (bool(found.place) or all(load_parties().is_state(p) for p in found.any))


def of_the_struck(trigger: Trigger, site: Site, phrase: Phrase, found: PartySet) -> bool:
    """ "enquête sur le piratage du fichier électoral du Malawi": the party found suffered what is inquired into."""
    rows = load_triggers().nouns.get(singular(site.scene.word(phrase.head).text), ())
    if trigger.act.name != "investigate" or not any(row.act.name in {"attack", "cyberattack"} for row in rows):
        return False
    own = site.scene.words(phrase)
    named = [m.kind for m in site.scene.mentions_in(own[0].start, own[-1].end)]
    return not found.direct and "adjective" not in named


def of_the_matter(prep: str, trigger: Trigger, site: Site, phrase: Phrase, found: PartySet) -> bool:
    """Whether a phrase only says what is judged or looked into, rather than to whom the act is done."""
    return (prep == "à" and of_deed(trigger, site)) or (prep == "sur" and of_the_struck(trigger, site, phrase, found))


def of_deed(trigger: Trigger, site: Site) -> bool:
    """Whether what is judged is somebody's deed, whose complement follows: "a salué l'adhésion du Laos à X"."""
    if trigger.act.name not in _JUDGING or not site.slots.object:
        return False
    return singular(site.scene.word(site.slots.object[0].head).text) in _DEEDS


_BORNE = frozenset({"subir", "essuyer", "endurer", "encaisser"})


def _agent_of(site: Site) -> PartySet:
    """ "a condamné l'attaque menée par X contre un camp": who did what is blamed, rather than who suffered it."""
    held = site.slots.object[0]
    active = site.group is not None and not site.group.passive
    ends = {held.last, max([held.last, *(p.last for p in site.syntax.nested(held))])}
    ends |= {k + 1 for k in ends if k < site.syntax.sentence.last and site.scene.word(k).text in {"»", "”"}}
    if active and (own := next((p for p in site.syntax.phrases if p.first in ends and p.prep == "par"), None)):
        return site.resolve([own])  # "a dénoncé l'inscription par Bruxelles de X sur sa liste"
    for made in site.syntax.groups:
        if made.lemma in _BORNE:
            continue  # "condamne l'intrusion subie par la Ligue": by who suffered it
        if made.form == "participle" and held.last <= made.start <= held.last + 1:
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject)
    return PartySet()


def _owner_of(trigger: Trigger, site: Site) -> PartySet:
    """ "a salué l'adhésion du Laos à l'Organisation de X": the Laos."""
    held = site.slots.object[0]
    own = [p for p in site.syntax.nested(held) if p.parent == held.i and p.prep == "de" and p.first == held.last]
    found = site.resolve(own) if of_deed(trigger, site) else PartySet()
    return found if found.direct and not found.place else PartySet()


#: What a party takes or decides, and others then criticise.
_TAKEN = frozenset(
    """decision texte regle dispositif mesure cadre abus annonce politique politisation loi reglement projet choix
    attitude demarche regime legislation amendement decret ordonnance reforme interdiction""".split()
)


def judged_before(act: str, site: Site, out: Cast) -> list[str]:
    """Whose the thing is that is praised or blamed, by where the text told of it."""
    told = owner_told(site, out.actors) if act in {"criticise", "praise"} else []
    if not told and _measure(site) and (act in {"criticise", "threaten"} or (act == "praise" and _this(site))):
        told = [p for p in site.focus.measures if p not in out.actors][-1:]
    return told or ((_just_decided(site, out) or _just_made(site, out)) if act in {"criticise", "praise"} else [])


#: What several make together.
_COMMON = frozenset(
    "projet accord entente partenariat signature rapprochement alliance protocole convention chantier pacte".split()
)
_TOGETHER = frozenset({"sign", "agree", "cooperate"})


def _just_made(site: Site, out: Cast) -> list[str]:
    """ "Quito et Oslo ont signé. L'ambassadeur indien s'est réjoui d'un projet": of the two who made it, told just before."""
    rows = site.slots.object[:1] or site.slots.preps.get("de", [])[:1]
    if not rows or singular(site.scene.word(rows[0].head).text) not in _COMMON or site.resolve(rows).any:
        return []
    told = (actors for act, actors, _ in reversed(site.focus.dealings[-4:]) if act in _TOGETHER and len(actors) > 1)
    last = next(told, ())
    return [] if set(last) & set(out.actors) else list(last)


def _this(site: Site) -> bool:
    """Whether the object is "cette décision": what a party is known to have taken."""
    return any(pointed_at(p, site) for p in site.slots.object[:1])


def _measure(site: Site) -> bool:
    """Whether the object is a measure, decision or text that a party is known to have taken."""
    rows = site.slots.object
    nouns = [singular(site.scene.word(p.head).text) for p in rows]
    return not nouns or any(n in _TAKEN or in_class(n, "measure") for n in nouns)


def _just_decided(site: Site, out: Cast) -> list[str]:
    """ "a salué la décision", "se félicite du verdict": whose it is was told just before."""
    reflexive = site.group is not None and site.group.reflexive
    rows = site.slots.object[:1] or (site.slots.preps.get("de", [])[:1] if reflexive else [])
    if not rows or singular(site.scene.word(rows[0].head).text) not in _DECIDED or site.syntax.nested(rows[0]):
        return []
    article = next((w.lower for w in site.scene.words(rows[0]) if w.lower not in {"de", "d'"}), "")
    told = [dealt for dealt in site.focus.dealings[-3:] if len(dealt[1]) == 1 and not set(dealt[1]) & set(out.actors)]
    if singular(site.scene.word(rows[0].head).text) in {"verdict", "arret", "jugement"}:
        told = [dealt for dealt in told if dealt[0] == "penalise"] or told
    if article not in _THE or rows[0].last != rows[0].head + 1:
        return []
    lately = [d for d in site.focus.dealings[-_A_WHILE:] if not set(d[1]) & set(out.actors)]
    made = [d for d in lately if d[0] in _DECREED and len(d[1]) == 1]
    if article in {"cette", "ce", "cet"} and made and not (told and told[-1][0] in _DECREED):
        return list(made[-1][1])
    return list(told[-1][1]) if told else []


#: What is decided, and how many dealings back "cette décision" may go.
_DECREED = frozenset("penalise ban restrict suspend expel ease release launch quit cancel".split())
_A_WHILE = 6
#: Articles that point to what was told.
_THE = frozenset({"la", "cette", "ce", "cet", "le", "l'", "du"})
#: What was told just before under a name that says nothing more.
_DECIDED = frozenset("decision mesure annonce geste initiative choix proposition verdict arret jugement".split())
#: Acts by which one answers what somebody has done.
_ANSWERING = frozenset({"praise", "congratulate", "criticise"})


def answered_deed(act: str, site: Site, out: Cast) -> list[str]:
    """ "L'Inde a livré des vaccins au Laos. Vientiane a salué « un geste »": who did the last thing to whoever reacts."""
    rows = site.slots.object
    if rows and fold(site.scene.word(rows[0].head).lower) == "hommage":
        rows = site.slots.preps.get("à", [])  # "a rendu hommage à une démarche"
    first = next((site.scene.words(p)[0] for p in rows), None)
    first = site.scene.words(rows[0])[1] if first is not None and first.lower == "à" else first
    if first is None or act not in _ANSWERING:
        return []
    quoted = site.scene.text[: first.start].rstrip().endswith(("«", "“", '"'))
    if not (quoted or first.text in {"un", "une", "«", "“", '"'}) or site.resolve(site.slots.object).any:
        return []
    for _, actors, recipients in reversed(site.focus.dealings[-3:]):
        if set(out.actors) & set(recipients) and len(actors) == 1:
            return [p for p in actors if p not in out.actors]
    return _news_of_the_page(act, site, out)


#: What a page leads with and others then react to.
_NEWS = frozenset(
    """sign agree cooperate launch ban restrict penalise suspend quit expel attack invest join refuse cancel ease release
    mobilise endorse aid""".split()
)
#: Who takes part in the news is told among its first deeds.
_NEAR_THE_TOP = 40
#: More than so many are named again by those who react.
_A_FEW = 3


def _news_of_the_page(act: str, site: Site, out: Cast) -> list[str]:
    """ "L'Inde a banni X... Oslo a regretté « un procédé brutal »": an outsider reacts to what the page began with."""
    dealings = site.focus.dealings
    if act not in {"praise", "criticise"} or not dealings or dealings[0][0] not in _NEWS:
        return []
    taking_part = {p for _, actors, recipients in dealings[:_NEAR_THE_TOP] for p in (*actors, *recipients)}
    first = list(dealings[0][1])
    return first if first and len(first) <= _A_FEW and not set(out.actors) & taking_part else []
