"""What a sentence owes to the one before it: the answer to a measure, the reproach of a deed, help that somebody asked for."""

from __future__ import annotations

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.moments import load_moments, says
from dragoman.codebook.nouns import in_class, singular
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.looks import pointed_at
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots

#: What a state does to another that has just acted against it.
_IN_KIND = frozenset({"suspend", "expel", "restrict", "threaten", "criticise", "demand"})
#: What is done against somebody.
_AGAINST = frozenset(
    """suspend expel restrict threaten criticise demand accuse attack cyberattack ban penalise investigate mobilise
    cancel""".split()
)
#: What is given to somebody, for which thanks and praise follow.
_GIVEN = frozenset({"aid", "release", "invest", "ease", "endorse"})
#: What one makes that others then speak of by "en": "Le Vatican a publié une charte. L'OCDE en a loué la clarté".
_MADE = frozenset({"launch", "sign", "endorse", "convene"})
_MEASURES = frozenset({"restrict", "ban", "suspend", "penalise"})
#: What a deed is called by those who blame it: "a dénoncé une provocation", "un procès politique".
_REPROACHES = frozenset(
    """provocation agression mascarade ingerence escalade derive recul violation proces verdict parodie simulacre decision
    acte mesure geste atteinte attaque condamnation arrestation detention chantage manoeuvre represailles erreur expulsion
    farce crime menace verdict sanction ultimatum intrusion incursion""".split()
)
#: Deeds that others blame.
_DEEDS = frozenset("penalise ban mobilise attack expel restrict suspend threaten quit launch refuse".split())


def from_sequel(act: str, site: Site, actors: list[str]) -> list[str]:
    """Whom an act is done to by what was told just before: [] where that does not say."""
    if site.group is None or not site.focus.dealings or not actors:
        return []
    told, doers, others = site.focus.dealings[-1]
    if told == act and others and not set(actors) & {*doers, *others} and says(site.window(), load_moments().apart):
        return list(others)  # "X a dépêché des experts à Madagascar. Paris a promis, de son côté, trois millions": to the same
    if act == "agree" and site.group.lemma in _OFFERING:
        helped = doers if told in {"appeal", "demand"} else others if told in {"aid", "cyberattack"} else ()
        return list(helped) if len(helped) == 1 and not set(helped) & set(actors) else []  # "X a promis son aide. Y a offert"
    if len(actors) > 1 and act not in _TOGETHER:
        return []
    if act == "threaten" and list(doers) == actors and told in _IN_KIND and len(others) == 1:
        return list(others)  # "a protesté et promis des contre-mesures"
    if act == "praise" and list(doers) == actors and len(others) == 1 and _of_it(site):
        return list(others)  # "cédant à Washington, qui l'en pressait. Les États-Unis s'en sont félicités"
    if act == "ease" and list(doers) == actors and told in _MEASURES and _the_measure(site):
        return list(others)  # "plafonne le nombre d'abonnés de X. Le gouvernement songe à assouplir la règle"
    if act in _MEASURES and list(doers) == actors and told in _MEASURES | {"ease"} and _those(site):
        return list(others)  # "a assoupli les ventes à X. Y avait restreint ces ventes en 2023"
    if set(doers) & set(actors):
        return []
    if act in {"threaten", "criticise"} and _these(site):
        return list(doers)
    if len(doers) == 1 and _thanks(act, told, site, _of(actors, others)):
        return list(doers)
    if len(doers) != 1 or not load_parties().is_state(doers[0]):
        return []
    answers = (
        (act in _FREEING and told in _HELD and _freeing(site))
        or (act in _IN_KIND and told in _AGAINST and _of(actors, others) and not site.resolve(site.slots.object).any)
        or (act == "praise" and bool(others) and _of_it(site))
        or (act == "aid" and told in {"appeal", "demand"})
        or (act == "criticise" and told in _DEEDS and _reproach(site))
    )
    return list(doers) if answers else []


def in_need(site: Site, actors: list[str]) -> list[str]:
    """ "Singapour a envoyé des secours en Indonésie. Le Japon a débloqué 3 millions": the one state that others help."""
    for act, givers, helped in reversed(site.focus.dealings[-3:]):
        if act == "aid" and len(helped) == 1 and load_parties().is_state(helped[0]):
            return list(helped) if not {*givers, *helped} & set(actors) else []
    return []


def blames_attack(site: Site) -> bool:
    """ "a condamné l'attentat": whoever did it is blamed, not the state where it was."""
    return any(singular(site.scene.word(p.head).text) in _ATTACKS for p in site.slots.object)


_ATTACKS = frozenset("attentat attaque assassinat tuerie massacre meurtre enlevement tir bombardement fusillade".split())


def _thanks(act: str, told: str, site: Site, given: bool) -> bool:
    """Whether an act answers what was given, offered or made: thanks, praise, an offer taken up, "en a loué la clarté"."""
    if act in {"congratulate", "praise"} and given:
        return told in _GIVEN and (act == "congratulate" or _of_it(site))
    if act == "agree" and given:
        return told in {"agree", "appeal", "demand"}  # "X s'est offert à héberger…", "X a prié Y de…": "Y a donné son feu vert"
    return act in {"praise", "criticise", "appeal"} and told in _MADE and _of_it(site)


def _the_measure(site: Site) -> bool:
    """Whether the object is a measure with "la" alone, told just before: "la règle", "l'interdiction"."""
    rows = site.slots.object[:1]
    plain = bool(rows) and site.scene.word(rows[0].first).lower in {"la", "le", "l'", "cette", "ce"}
    noun = singular(site.scene.word(rows[0].head).text) if plain else ""
    return (noun in _RULES or in_class(noun, "measure")) and not site.resolve(rows).any


def _those(site: Site) -> bool:
    """Whether the object is what was told just before: "ces ventes", "cette interdiction"."""
    rows = site.slots.object[:1]
    return bool(rows) and pointed_at(rows[0], site) and not site.resolve(rows).any


_RULES = frozenset({"regle", "reglement", "regime", "dispositif", "seuil", "plafonnement"})


_OFFERING = frozenset({"proposer", "offrir"})
#: Acts that several may do to one who is told before.
_TOGETHER = frozenset({"aid", "demand", "appeal", "criticise"})
_FREEING = frozenset({"demand", "appeal"})


def _of(actors: list[str], others: tuple[str, ...]) -> bool:
    """Whether those who suffered the last act are who acts now, or of them."""
    return [p.partition(":")[0] for p in others] == actors


#: What is done to somebody whose release others then ask for.
_HELD = frozenset({"ban", "penalise", "attack", "accuse", "investigate"})


def _freeing(site: Site) -> bool:
    """Whether the object is "sa libération", "leur libération"."""
    for phrase in site.slots.object[:1]:
        own = site.scene.words(phrase)[0].lower in {"sa", "leur", "la"}
        return own and singular(site.scene.word(phrase.head).text) in {"liberation", "relaxe", "acquittement"}
    return False


def _these(site: Site) -> bool:
    """Whether what is said is of "ces livraisons", "cette décision", told just before."""
    if site.slots.clause is None:
        return False
    rows = verb_slots(site.scene, site.syntax, site.slots.clause)
    held = [*rows.subject, *(rows.object if site.slots.clause.passive else ())]
    return any(pointed_at(p, site) and not site.resolve([p]).any for p in held[:1])


def _of_it(site: Site) -> bool:
    """Whether the verb bears "en", for what was told: "Paris s'en est félicité"."""
    group = site.group
    return group is not None and any(w.lower == "en" for w in site.scene.analysis.words[max(0, group.start - 1) : group.end])


def _reproach(site: Site) -> bool:
    """Whether the object is a deed under a name that blames it, with no party of its own."""
    rows = site.slots.object[:1]
    if not rows or site.resolve(rows).any:
        return False
    article = site.scene.words(rows[0])[0].lower
    return article in {"un", "une", "cette", "ce", "cet"} and singular(site.scene.word(rows[0].head).text) in _REPROACHES


#: How many drafts back an attack is looked for that a group claims.
_BACK = 6


def claimed(drafts: list[Draft]) -> None:
    """ "L'attentat, qui a fait douze morts à Kaboul, a été revendiqué par X": who claims it did what was told just before."""
    for n, claim in enumerate(drafts):
        if not claim.trigger.rule.startswith("attack.claim") or claim.recipients or not claim.actors or claim.status != "done":
            continue
        for told in reversed(drafts[max(0, n - _BACK) : n]):
            if told.act == "attack" and not told.actors and told.recipients and told.status == "done":
                claim.recipients = [p for p in told.recipients if p not in claim.actors]
                claim.date = told.date or (None if claim.date else claim.date)
                told.actors = list(claim.actors)
                break


_VOUS = regex.compile(r"(?i)\bvous\b")


def denied_by_answer(drafts: list[Draft]) -> None:
    """ "La presse dit que vous avez interdit X. – Nous n'avons jamais interdit X": what the answer denies is not asserted."""
    for n, denial in enumerate(drafts):
        if denial.status != "denied":
            continue
        for told in drafts[max(0, n - _BACK) : n]:
            alike = told.act == denial.act and set(told.actors) == set(denial.actors) and told.recipients == denial.recipients
            if alike and told.status in {"done", "reported"} and _VOUS.search(told.sentence.exact):
                told.status, told.attributed_to = "denied", None


__all__ = ["claimed", "denied_by_answer", "from_sequel"]
