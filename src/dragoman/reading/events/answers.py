"""What an act answers, or whose it is, by what was told before: a refusal, the session that somebody holds."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet

_ASKED = frozenset({"offre", "demande", "proposition", "requete", "invitation", "mediation"})
#: What an organisation holds at the invitation of one of its members, and is the same one when it is told again.
_SESSIONS = frozenset({"sommet", "session", "assemblee", "conference"})
_BODIES = frozenset({"igo", "bloc"})


def asking(site: Site, out: Cast) -> list[str]:
    """Whom a refusal answers: who asked this party, or whoever made "la demande", "l'offre" that it refuses."""
    nouns = {singular(site.scene.word(p.head).text) for p in site.slots.object}
    found = site.focus.answered(out.actors[0], anyone=bool(nouns & _ASKED))
    if not found and "invitation" in nouns:  # to the gathering that was told before
        held = ((actors, recipients) for act, actors, recipients in reversed(site.focus.dealings) if act == "convene")
        found = next((list(recipients or actors) for actors, recipients in held), [])
    if not found and _with_that(site):
        others = (list(actors) for _, actors, _ in reversed(site.focus.dealings) if not set(actors) & set(out.actors))
        found = next(others, [])
    if not found and _to_that(site):
        told = next(iter(reversed(site.focus.dealings)), None)
        found = list(told[1]) if told and told[0] in _PUT_FORWARD and len(told[1]) <= _SEVERAL else []
        found = list(told[2]) if told and told[0] == "endorse" else found  # "plébiscité par X. Y y a mis son veto"
        if told and told[0] == "agree" and told[2] and site.group is not None and site.group.lemma == "refuser":
            found = list(told[2])  # "X a accepté d'ouvrir son code à l'Inde. Y s'y est refusé": to the same one
    return [p for p in found if p not in out.actors]


def declined_by_a_third(site: Site, out: Cast) -> list[str]:
    """ "Le Kenya et le Ghana ont signé… Le Nigeria a décliné l'offre": those who had dealt with each other just before."""
    rows = site.slots.object[:1]
    if not rows or singular(site.scene.word(rows[0].head).text) not in _ASKED or not site.focus.dealings:
        return []
    _, actors, recipients = site.focus.dealings[-1]
    apart = len(actors) > 1 and not recipients and not set(actors) & set(out.actors)
    return list(actors) if apart and site.scene.word(rows[0].first).lower in {"la", "l'", "cette"} else []


def other_at_the_table(site: Site, out: Cast) -> list[str]:
    """ "La Suisse et l'UE ont négocié. Bruxelles a refusé que": what one refuses just after is refused to the other."""
    act, actors, recipients = next(iter(reversed(site.focus.dealings)), ("", (), ()))
    pair = act in _TALKS and len(actors) == 2 and not recipients and set(out.actors) < set(actors)
    return [p for p in actors if p not in out.actors] if pair else []


_TALKS = frozenset({"negotiate", "meet", "call"})


def offered(site: Site) -> list[str]:
    """ "a refusé d'adhérer à une alliance que lui proposait Washington": by whom."""
    for made in site.syntax.groups:
        relative = made.start >= site.end and site.scene.word(made.start - 1).lower in {"que", "qu'"}
        if relative and made.form == "finite" and made.lemma in {"proposer", "offrir", "tendre", "soumettre"}:
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject).direct
    return []


def refused(site: Site, out: Cast) -> list[str]:
    """Whom a refusal is meant for: who offered or asked it, those whose offer a third declines, the other of two who talk."""
    told = _at_the_council(site) or offered(site) or _kept_from(site, out) or asking(site, out)
    return told or declined_by_a_third(site, out) or other_at_the_table(site, out)


def _at_the_council(site: Site) -> list[str]:
    """ "Le texte avait été déposé au Conseil de sécurité. Moscou y a mis son veto": to the United Nations."""
    veto = "veto" in {w.lower for w in site.scene.analysis.words[site.start : site.syntax.sentence.last]}
    return ["UN"] if veto and "conseil de securite" in fold(site.scene.text[: site.syntax.sentence.end]) else []


#: How one goes to see somebody.
_GOING = frozenset({"visite", "deplacement", "voyage", "sejour", "venue", "tournee"})


def _destination(site: Site) -> list[str]:
    """ "La visite du roi à Rabat a été repoussée", "n'aura pas lieu": whom it was to go to."""
    for phrase in (*site.slots.object, *site.slots.subject):
        if singular(site.scene.word(phrase.head).text) not in _GOING:
            continue
        found = [site.resolve([n]) for n in site.syntax.nested(phrase) if n.prep in {"à", "en", "dans", "chez"}]
        towns = [p for one in found for p in (*one.direct, *one.cities)]
        if towns:
            return list(dict.fromkeys(towns))
    return []


def _kept_from(site: Site, out: Cast) -> list[str]:
    """ "La Haye refuse que Huawei fournisse": the one who shall not do it."""
    clause, group = site.slots.clause, site.group
    if clause is None or clause.passive or group is None or site.scene.word(group.end).lower not in {"que", "qu'", "qu’"}:
        return []
    return [p for p in site.resolve(verb_slots(site.scene, site.syntax, clause).subject).direct if p not in out.actors]


def awaited(act: str, site: Site) -> list[str]:
    """ "Le Chili accueille le forum. La Bolivie a annulé la venue de son ministre": by whoever holds the gathering."""
    if act == "cancel" and (there := _destination(site)):
        return there
    for phrase in site.slots.object[:1] if act == "cancel" else ():
        going = singular(site.scene.word(phrase.head).text) in {"venue", "deplacement", "participation", "voyage"}
        around = [w.lower for p in (phrase, *site.syntax.nested(phrase)) for w in site.scene.words(p)]
        return site.focus.hosts if going and {"son", "sa", "ses"} & set(around) else []
    return _holders(site) if act in {"appeal", "demand"} else []


#: By what somebody comes to be held.
_HELD_BY = frozenset({"ban", "penalise", "attack"})


def _holders(site: Site) -> list[str]:
    """ "La police iranienne a arrêté douze étudiants. Oslo a demandé leur libération": of whoever took them in."""
    for phrase in site.slots.object[:1]:
        if singular(site.scene.word(phrase.head).text) == "liberation":
            return next((list(actors) for act, actors, _ in reversed(site.focus.dealings[-3:]) if act in _HELD_BY), [])
    return []


_DENYING = frozenset({"nier", "démentir", "réfuter", "contester", "récuser"})


def denied_deed(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Le Kremlin nie toute intrusion": the one told of before, against whoever suffered it."""
    if trigger.act.name not in {"cyberattack", "attack"} or out.recipients:
        return
    verb = site.group or next((g for g in reversed(site.syntax.groups) if g.end <= site.start), None)
    if verb is None or verb.lemma not in _DENYING:
        return
    held = {p.i for p in verb_slots(site.scene, site.syntax, verb).object}
    if site.noun is not None and site.noun.i not in held:
        return
    for act, actors, recipients in reversed(site.focus.dealings):
        struck = recipients if act in {"cyberattack", "attack"} else actors if act in {"accuse", "criticise"} else ()
        if struck and not set(struck) & set(out.actors):
            out.give("recipient", struck, PartySet())
            return


#: What a state does on its own ground, or its authorities do.
_AT_HOME = frozenset({"expel", "ban", "release", "restrict", "suspend", "penalise"})


def denier(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Rabat dément que des ingénieurs aient été expulsés": who denies what nobody is said to have done would have done it."""
    if trigger.act.name not in _AT_HOME or out.actors or site.group is None or not site.group.passive:
        return
    verb = next((g for g in reversed(site.syntax.groups) if g.end <= site.group.start and g.form == "finite"), None)
    if verb is None or verb.lemma not in _DENYING:
        return
    found = site.resolve(verb_slots(site.scene, site.syntax, verb).subject)
    suffering = {p.split(":")[0] for p in out.recipients}
    out.give("actor", [p for p in found.any if p not in suffering], found)


#: What one can be against when another has done it, and by how many at most.
_PUT_FORWARD = frozenset({"demand", "appeal", "agree"})
_SEVERAL = 3


def _to_that(site: Site) -> bool:
    """ "La Hongrie s'y est opposée": to what was told just before."""
    words = site.scene.analysis.words[site.group.start : site.group.head] if site.group else ()
    return any(w.lower == "y" for w in words)


#: What somebody was just told to do, and others may join.
_JOINED = frozenset("demarche initiative requete demande appel offensive mesure boycott sanction action".split())


def _with_that(site: Site) -> bool:
    """ "Le Japon a refusé de s'associer à cette démarche": to what was told just before."""
    inner = site.slots.complement
    if inner is None or inner.lemma not in {"associer", "joindre", "rallier", "participer", "souscrire"}:
        return False
    words, rows = site.scene.analysis.words, verb_slots(site.scene, site.syntax, inner).preps.get("à", ())
    told = [p for p in rows if words[p.head - 1].lower in {"cette", "cet", "ces", "ce"}]
    return any(singular(words[p.head].text) in _JOINED for p in told)


#: What one goes to court over.
_SUFFERED = frozenset({"penalise", "restrict", "ban", "suspend", "investigate", "expel", "quit"})


def _the_inquiry(site: Site) -> bool:
    """ "avait ouvert l'enquête en mai": the one into whoever was told to have been fined or banned."""
    words = [site.scene.words(p) for p in site.slots.object[:1]]
    return any(row[0].lower in {"l'", "l’", "cette"} and fold(row[1].text) == "enquete" for row in words if len(row) > 1)


def inquired_into(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "avait ouvert l'enquête en mai": into whoever the same party was just told to have fined or banned."""
    if trigger.act.name != "investigate" or out.recipients or not out.actors or not _the_inquiry(site):
        return
    told = (row for row in reversed(site.focus.dealings[-3:]) if row[0] in _SUFFERED and set(row[1]) & set(out.actors))
    out.give("recipient", next(told, ("", (), ()))[2], PartySet())


def appealed_against(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "attaquerait la décision devant la Cour", "saisira la justice coréenne": whoever took it, or whose court it is."""
    seized = site.slots.object if site.group is not None and site.group.lemma == "saisir" else []
    court = site.slots.preps.get("devant", seized)
    if trigger.act.name != "investigate" or out.recipients or not out.actors or not court:
        return
    for act, actors, recipients in reversed(site.focus.dealings):
        if act in _SUFFERED and actors and set(out.actors) & set(recipients):
            out.give("recipient", [p for p in actors if p not in out.actors], PartySet())
            return
    if court is seized and any(load_parties().is_state(p) for p in out.actors):
        return  # "la Gambie a saisi la Cour internationale de justice": against another
    found = site.resolve(court)
    out.give("recipient", [p for p in found.any if p not in out.actors], found)


def for_whom_held(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "le Togo a abrité la 18e session des ministres de la Cedeao": the organisation whose session a state holds."""
    host = trigger.act.name == "convene" and trigger.roles.get("subject") == "actor" and site.group is not None
    if not host or not out.actors or out.recipients:
        return
    for phrase in site.slots.object:
        for inner in (phrase, *_chained(site, phrase)):
            found = site.resolve([inner])
            bodies = [p for p in found.direct if _body(p) and p not in out.actors]
            if bodies:
                out.give("recipient", bodies[:1], found)
                return
    if any(_told_again(site, phrase) for phrase in site.slots.object):
        held = [recipients for act, _, recipients in site.focus.dealings if act == "convene" and recipients]
        out.give("recipient", [p for row in held[-1:] for p in row if _body(p) and p not in out.actors], PartySet())


def _chained(site: Site, phrase: Phrase) -> list[Phrase]:
    """What hangs on a phrase, one thing on the other: "la session des ministres en charge du Numérique de la Cedeao"."""
    rows = [phrase]
    for following in site.syntax.phrases:
        if following.first == rows[-1].last and following.prep in {"de", "en", "en charge de", "chargé de"}:
            rows.append(following)
    return [*site.syntax.nested(phrase), *rows[1:]]


def _body(party: str) -> bool:
    return party in {"EU", "UN"} or load_parties().kind_of(party) in _BODIES


def _told_again(site: Site, phrase: Phrase) -> bool:
    """Whether a gathering is spoken of as known, with no name of its own: "le sommet des chefs d'État"."""
    words = site.scene.words(phrase)
    noun = site.scene.word(phrase.head).text
    plain = not any(w.pos == "PROPN" for w in words)
    known = words[0].lower in {"le", "la", "l'", "cette", "ce"}
    return plain and known and singular(noun) in _SESSIONS and in_class(noun, "gathering")
