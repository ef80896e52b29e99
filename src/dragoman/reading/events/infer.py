"""Whom an act is done to, or who does it, where the sentence leaves that to the context."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class
from dragoman.codebook.triggers import Trigger
from dragoman.model import Span
from dragoman.reading.events.answers import awaited, denier, refused
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.enemies import foe
from dragoman.reading.events.heldtogether import by_both, in_common
from dragoman.reading.events.judged import answered_deed, judged_before
from dragoman.reading.events.measures import told_measures
from dragoman.reading.events.officials import facing
from dragoman.reading.events.owners import from_topic
from dragoman.reading.events.pronouns import before, from_datives
from dragoman.reading.events.purposes import accuser, bound_with, made_by, protested, unnamed_group, whom_it_serves
from dragoman.reading.events.sequel import blames_attack, from_sequel, in_need
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import all_phrases, verb_slots
from dragoman.reading.party_set import PartySet

#: What one does to a text that one shares with somebody.
_UNDOING = frozenset({"refuse", "cancel", "suspend", "quit", "endorse"})


def infer(trigger: Trigger, site: Site, out: Cast) -> None:
    """Whom it is done to where the sentence leaves it to the context."""
    from_topic(trigger, site, out)
    from_datives(trigger, site, out)
    if not out.recipients and not trigger.act.mutual and _addressed(site):
        out.give("recipient", [site.focus.voice] if site.focus.voice else [], PartySet())
    facing(trigger, site, out)
    told_measures(trigger, site, out)
    _together(trigger, site, out)
    if not out.actors:
        _doer(trigger, site, out)
    if out.actors and not out.recipients and not out.closed:
        _done_to(trigger, site, out)
    elif not out.parties and not out.closed and trigger.act.name in {"criticise", "praise"}:
        out.give("recipient", judged_before(trigger.act.name, site, out), PartySet())


def _together(trigger: Trigger, site: Site, out: Cast) -> None:
    """Who else takes part in what is done together."""
    if trigger.act.mutual and len(out.actors) == 1 and not out.recipients:
        _other_side(site, out)
    if trigger.act.name == "convene" and len(site.focus.joint) == 2 and in_common(site):
        by_both(site, out)
    if trigger.act.name == "sign" and site.group is not None and site.group.passive:
        _on_behalf(site, out)
    if trigger.act.name in {"sign", "meet", "negotiate"} and site.group is not None:
        _same_two(trigger, site, out)


def _doer(trigger: Trigger, site: Site, out: Cast) -> None:
    """Who does it where a passive names no agent."""
    passive = site.group is not None and site.group.passive
    unnamed_group(trigger, site, out)
    denier(trigger, site, out)
    if trigger.act.name in {"ban", "restrict"} and passive and out.recipients:
        homes = {load_parties().country_of(p) for p in out.recipients}  # "la start-up chinoise X a été interdite": not by China
        states = [p for p in site.focus.named if load_parties().is_state(p) and p not in out.recipients and p not in homes]
        if not any(load_parties().is_state(p) for p in out.recipients):
            out.give("actor", _where(site, homes)[:1] or states[-1:], PartySet())
    if trigger.act.name == "expel":
        _from_where(site, out)
    if trigger.act.name == "accuse" and site.group is not None and site.group.form == "participle":
        accuser(site, out)


def _where(site: Site, homes: set[str | None]) -> list[str]:
    """ "a été interdite en Italie": the state on whose ground something is forbidden."""
    rows = [p for prep in ("en", "à", "dans") for p in site.slots.preps.get(prep, ())]
    found = [p for phrase in rows for p in site.resolve([phrase]).direct]
    return [p for p in found if load_parties().is_state(p) and p not in homes]


def _done_to(trigger: Trigger, site: Site, out: Cast) -> None:
    act = trigger.act.name
    bound = (bound_with(site) if act in _UNDOING else []) or (refused(site, out) if act == "refuse" else [])
    bound = bound or awaited(act, site) or (made_by(site) if act in {"restrict", "ban"} else [])
    if bound:
        out.give("recipient", [p for p in bound if p not in out.actors], PartySet())
        return
    if act == "visit":
        _inviting(site, out)
        _in_that_country(site, out)
        return
    if act == "protest" and (asked := protested(site)).any:
        out.give("recipient", [p for p in asked.direct or asked.inside if p not in out.actors], asked)
        return
    if act in {"aid", "endorse", "praise"} and len(out.parties) < trigger.least and _possessive(site):
        others = [p for p in site.focus.named if p not in out.actors]
        out.give("recipient", others[-1:], PartySet())
        return
    if told := from_sequel(act, site, out.actors) or judged_before(act, site, out) or answered_deed(act, site, out):
        out.give("recipient", told, PartySet())
    elif act in {"ban", "ease"} and _product(site):
        out.give("recipient", site.focus.company(), PartySet())
    elif trigger.roles.get("object") == "recipient" and _object_pronoun(site):
        plural = _object_pronoun(site) == "les"
        pair = [] if set(site.focus.joint) & set(out.actors) else site.focus.joint
        several = pair or site.focus.last_parties(2, states=False, without=tuple(out.actors))
        others = several if plural else before(site, out)
        out.give("recipient", [p for p in others if p not in out.actors], PartySet())
    elif act in {"aid", "invest"} and (served := whom_it_serves(site, out)).direct:
        out.give("recipient", served.direct, served)
    elif act in {"aid", "invest"} and site.group is not None:
        others = [p for p in site.focus.named[-4:] if p not in out.actors and p not in _origins(site) and ":" not in p]
        others = in_need(site, out.actors) or others
        states = [p for p in others if load_parties().is_state(p) or load_parties().kind_of(p) == "province"]
        homes = {load_parties().country_of(p) for p in out.actors}  # a Saudi fund's money goes abroad
        out.give("recipient", ([p for p in states if p not in homes] or states or others)[-1:], PartySet())
    elif act == "attack":
        out.give("recipient", foe(site, out), PartySet())
    elif act == "praise" and len(site.focus.joint) == 2 and set(out.actors) < set(site.focus.joint):
        out.give("recipient", [p for p in site.focus.joint if p not in out.actors], PartySet())
    elif act == "criticise":
        _blamed(site, out)
    elif act == "meet" and len(out.actors) == 1 and site.group is not None:
        _host(site, out)


def _origins(site: Site) -> set[str | None]:
    """ "l'américain X": where the subject is from, told by an adjective."""
    spans = [site.scene.words(p) for p in site.slots.subject]
    told = (m for words in spans for m in site.scene.mentions_in(words[0].start, words[-1].end))
    return {m.party for m in told if m.kind == "adjective"}


def _blamed(site: Site, out: Cast) -> None:
    """Whom bodies that are no states blame: the state named last, but not that where an attack was."""
    if blames_attack(site):
        out.closed = True
    elif not any(load_parties().is_state(p) or p in {"EU", "UN"} for p in out.actors):
        out.give("recipient", [p for p in site.focus.named if load_parties().is_state(p)][-1:], PartySet())


def _on_behalf(site: Site, out: Cast) -> None:
    """ "paraphé par X pour le Ghana et Y pour l'Estonie", "signé, côté ghanéen, par": whose hand each one is."""
    for phrase in site.syntax.phrases:
        if phrase.first < site.end:
            continue
        side = fold(site.scene.word(phrase.head).text) == "cote"
        before = site.scene.word(phrase.first - 1)
        signer = phrase.prep == "pour" and any(site.scene.persons_in(before.start, before.end))
        unknown = phrase.prep == "pour" and before.pos == "PROPN"
        if side or signer or unknown:
            found = site.resolve([phrase])
            out.give("actor", found.any, found)


def _inviting(site: Site, out: Cast) -> None:
    """ "invité par le gouvernement kényan, le ministre a visité": who invites is the host."""
    for made in site.syntax.groups:
        if made.form == "participle" and made.lemma in {"inviter", "convier", "accueillir", "recevoir"}:
            found = site.resolve(verb_slots(site.scene, site.syntax, made).subject)
            out.give("recipient", found.direct, found)


def _in_that_country(site: Site, out: Cast) -> None:
    """ "a signé avec X, qui séjourne dans le pays": not in his own, but in that of the one he deals with."""
    plain = [p for prep in ("dans", "sur") for p in site.slots.preps.get(prep, ()) if p.last == p.head + 1]
    if not any(site.scene.word(p.head).lower in {"pays", "royaume", "place"} for p in plain) or out.recipients:
        return
    pair = site.focus.joint if set(out.actors) <= set(site.focus.joint) and len(site.focus.joint) == 2 else []
    states = pair or [p for p in site.focus.named if load_parties().is_state(p)]
    out.give("recipient", [p for p in states if p not in out.actors][-1:], PartySet())


def _from_where(site: Site, out: Cast) -> None:
    """ "a été expulsé du Mali", "prié de quitter le territoire malien": the state one is sent away from does it."""
    rows = list(site.slots.preps.get("de", ()))
    if site.slots.complement is not None:
        rows += verb_slots(site.scene, site.syntax, site.slots.complement).object
    for phrase in rows:
        found = site.resolve([phrase])
        out.give("actor", [p for p in found.any if load_parties().is_state(p) and p not in out.recipients], found)


def _other_side(site: Site, out: Cast) -> None:
    """ "un accord a été signé avec la Chine": the one it was signed with needs another, who the text was about."""
    withs = [p for prep in ("avec", "aux côtés de") for p in site.slots.preps.get(prep, ())]
    named = {party for phrase in withs for party in site.resolve([phrase]).direct}
    if set(out.actors) != named or (site.group is not None and site.slots.subject):
        return
    if site.group is not None and not site.group.passive:
        return
    subject = [p for p in _main_subject(site) or _speaker(site) or site.focus.subject if p not in named]
    home = [site.focus.home] if site.focus.home and site.focus.home not in named else []
    out.give("actor", subject[:1] or home, PartySet())


def _speaker(site: Site) -> list[str]:
    return [site.focus.voice] if site.focus.voice else []


def _main_subject(site: Site) -> list[str]:
    """The parties of the subject of the verb before a participle: "X formera, aux termes d'un contrat signé avec"."""
    if site.group is None or site.group.form != "participle":
        return []
    main = [g for g in site.syntax.groups if g.form == "finite" and g.end <= site.group.start]
    if not main:  # "Conformément à un accord conclu avec X, Y achèvera..."
        main = [g for g in site.syntax.groups if g.form == "finite"][:1]
    return site.resolve(verb_slots(site.scene, site.syntax, main[-1]).subject).direct if main else []


def _addressed(site: Site) -> bool:
    """Whether an interview's "nous" or "vous" is done to: "nous a prêté", "accepte de nous aider", "notre câble"."""
    if site.focus.voice is None or site.group is None or site.group.pronoun in {"nous", "je", "vous"}:
        return False
    verbs = [site.group] + ([site.slots.complement] if site.slots.complement else [])
    words = site.scene.analysis.words
    clitics = {words[k].lower for g in verbs for k in range(max(0, g.start - 1), g.end)}
    rows = [p for p in all_phrases(site.slots) if p.i not in {s.i for s in site.slots.subject}]
    if site.slots.complement is not None:  # "refuse de signer le contrat de votre câble"
        rows += verb_slots(site.scene, site.syntax, site.slots.complement).object
    rows += [inner for p in rows for inner in site.syntax.nested(p)]
    owned = {words[p.first].lower for p in rows}
    behind = {words[p.first + 1].lower for p in rows if p.prep and p.first + 1 < p.last}
    return bool(clitics & {"nous", "vous", "m'", "me"} or (owned | behind) & {"notre", "nos", "votre", "vos"})


#: What is signed afterwards.
_AGREED = frozenset({"agree", "negotiate", "meet", "cooperate"})


def _same_two(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "un second accord pourrait être signé", "ce rendez-vous aura lieu": between those who dealt with each other."""
    joint = site.focus.joint
    if trigger.act.name == "sign" and not joint:
        agreed = (list(actors) for act, actors, _ in reversed(site.focus.dealings[-2:]) if act in _AGREED and len(actors) > 1)
        brokered = (list(others) for act, _, others in reversed(site.focus.dealings[-1:]) if act == "negotiate")
        joint = next(agreed, []) or next(brokered, [])  # mediated between the two
    passive = site.group is not None and (site.group.passive or bool(trigger.subject)) and not _object_pronoun(site)
    passive = passive and not site.slots.preps.get("par")  # "ratifié par le Parlement britannique": by it alone
    if passive and len(joint) > 1 and (not out.actors or (len(out.actors) == 1 and out.actors[0] in joint)):
        out.give("actor", joint, PartySet())


def _possessive(site: Site) -> bool:
    """Whether what follows belongs to the other one: "le soutien américain à la mise en œuvre de sa stratégie"."""
    words = site.scene.analysis.words[site.end : site.syntax.sentence.last]
    verbs = [g.start for g in site.syntax.groups if g.start >= site.end]
    return any(w.lower in {"sa", "son", "ses", "leur", "leurs"} for w in words if not verbs or w.i < verbs[0])


def _object_pronoun(site: Site) -> str | None:
    """The pronoun before the verb that is its object: "les a exhortés"."""
    if site.group is None or site.slots.object or site.group.reflexive:
        return None
    words = site.scene.analysis.words[site.group.start : site.group.head]
    return next((w.lower for w in words if w.lower in {"le", "la", "l'", "les"}), None)


def _host(site: Site, out: Cast) -> None:
    """ "X a reçu à l'Élysée le président Y": the one without a known party acts for the house he receives in."""
    for phrase in site.slots.preps.get("à", ()):
        words = site.scene.words(phrase)
        for mention in site.scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind == "metonym" and mention.party and mention.party not in out.actors:
                found = PartySet()
                found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)
                out.give("actor", found.direct, found)


def _product(site: Site) -> bool:
    nouns = [site.scene.word(p.head).text for p in site.slots.object]
    pronoun = any(w.lower in {"le", "la", "les", "l'", "en"} and w.pos == "PRON"
                  for w in site.scene.analysis.words[site.start : site.end])  # fmt: skip
    return pronoun or any(in_class(n, "product") for n in nouns)
