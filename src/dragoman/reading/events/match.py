"""Whether the conditions of a trigger hold where its word stands."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, noun_classes, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.analysis import Word
from dragoman.language.organisations import is_joint
from dragoman.language.phrases import Phrase
from dragoman.reading.events.asides import speaks_the_quote
from dragoman.reading.events.conditions import must, threatens, told_by_other
from dragoman.reading.events.itself import means_thing
from dragoman.reading.events.looks import between_marks, gives_name, nationals, police_raid, quoted_name
from dragoman.reading.events.pronouns import by_pronoun, pronoun_patient
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.groups import told_by_side
from dragoman.reading.parties import is_office
from dragoman.reading.quantities import core

_ORGANISATIONS = frozenset({"igo", "bloc", "public_body"})
_COMPANIES = frozenset({"company", "fund", "university", "ngo"})


def fits(trigger: Trigger, site: Site) -> str | None:
    """None where every condition of a trigger holds, else the first that does not."""
    reason = _words(trigger, site) or _places(trigger, site) or _needs(trigger, site) or _only_said(trigger, site)
    return reason or told_by_other(site, trigger.act.name)


#: What people of whom a poll speaks think, not do: "70 % des Français soutiennent le mouvement".
_OPINIONS = frozenset({"endorse", "criticise", "praise", "refuse", "appeal", "demand", "protest", "agree", "aid"})


def _only_said(trigger: Trigger, site: Site) -> str | None:
    """What keeps an act from being told as one: the opinion of a share of people, an image between marks."""
    words = site.scene.analysis.words
    if trigger.act.name == "appeal" and gives_name(site):
        return "a name is given"
    if trigger.act.name in _OPINIONS:
        told = trigger.act.name in {"criticise", "endorse", "appeal"} and site.group is not None and site.group.form == "finite"
        if told and site.group is not None and speaks_the_quote(site.scene, site.syntax, site.group):
            return "how a quote is spoken"
        for k in range(site.start - 1, max(site.syntax.sentence.first, site.start - 9), -1):
            if words[k].text in {",", ";", ":", "("}:
                break
            if "%" in words[k].text and words[k + 1].lower in {"de", "d'", "des", "du"}:
                return "the opinion of a share of people"
    if trigger.act.name == "attack" and (between_marks(site) or police_raid(site)):
        return "an image between marks, or a search by the police"
    return None


def _words(trigger: Trigger, site: Site) -> str | None:
    """Conditions on the words around the trigger."""
    about = not site.focus.topics.isdisjoint(trigger.topic)
    if trigger.topic and not trigger.with_words and not about:
        return f"no page about {', '.join(trigger.topic)}"
    if trigger.with_words and not about and not _with(trigger, site):
        return f"none of {', '.join(trigger.with_words)} in the clause"
    if trigger.then_words and not _then(trigger, site):
        return f"none of {', '.join(trigger.then_words)} after it"
    if trigger.without_words and _unwanted(trigger, site):
        return "a word in the clause that the trigger rules out"
    if trigger.by_words and not _by(trigger, site):
        return "the agent is another"
    if trigger.passive and not (site.group and site.group.passive):
        return "not passive"
    return None


def _with(trigger: Trigger, site: Site) -> bool:
    """Whether one of the words that must stand beside the trigger is in its clause."""
    window = _window(trigger, site)
    return any(_has(window, word) for word in trigger.with_words)


def _then(trigger: Trigger, site: Site) -> bool:
    """Whether one of the words that must follow stands between the trigger and the end of the sentence."""
    rest = fold(site.scene.text[site.scene.word(site.end - 1).end : site.syntax.sentence.end])
    return any(_has(rest, word) for word in trigger.then_words)


def _window(trigger: Trigger, site: Site) -> str:
    """The words of the clause, with those of the infinitive that the trigger asks for: "condamné à payer une amende"."""
    inner = site.slots.complement if "infinitive" in trigger.needs else None
    if inner is None:
        return site.window()
    return " ".join((site.window(), replace(site, slots=verb_slots(site.scene, site.syntax, inner)).window()))


def _places(trigger: Trigger, site: Site) -> str | None:
    """Conditions on what stands as subject, object or behind a preposition."""
    either = trigger.object_or.items()
    if either and not any(_any_of(place_phrases(site, place), words, site) for place, words in either):
        return "no object that the trigger asks for"
    if trigger.object and not _any_of(_objects(site), trigger.object, site) and not _pronoun_fits(trigger, site):
        return "no object that the trigger asks for"
    if trigger.object_not and site.slots.object and _any_of(site.slots.object[:1], trigger.object_not, site):
        return "an object that the trigger rules out"
    if trigger.subject and not _any_of(site.slots.subject, trigger.subject, site):
        return "no subject that the trigger asks for"
    if trigger.of and not _of(trigger, site):
        return "not of what the trigger asks for"
    if trigger.needs_prep and not _prep(trigger, site):
        return "no complement of the kind the trigger asks for"
    return None


def _pronoun_fits(trigger: Trigger, site: Site) -> bool:
    """Whether the one the act is done to is a pronoun that means a party or a thing that the trigger asks for."""
    if site.slots.object:
        return False
    if means_thing(site, lambda phrase, there: any(_is(phrase, word, there) for word in trigger.object if word)):
        return True
    if not _PARTIES & set(trigger.object):
        return False
    patient = pronoun_patient(site)
    return patient is not None and bool(by_pronoun(site, patient).direct)


#: Classes that a pronoun for a party is of.
_PARTIES = frozenset({"@party", "@named", "@office", "@persons"})


def _objects(site: Site) -> list[Phrase]:
    """The objects; for a participle also what they lie in: "la déclaration d'intention adoptée" is of a déclaration."""
    rows = site.slots.object
    if site.group is None or site.group.form != "participle":
        return rows
    return [*rows, *(site.syntax.phrases[p.parent] for p in rows if p.prep == "de" and p.parent >= 0)]


def _needs(trigger: Trigger, site: Site) -> str | None:
    """Conditions on there being a complement of some kind."""
    slots = site.slots
    present = {
        "complement": _complement(site),
        "infinitive": slots.complement is not None,
        "object": bool(slots.object) or pronoun_patient(site) is not None,  # "il sera financé par"
        "que": slots.clause is not None,
        "no que": slots.clause is None,
        "outer": site.noun is None or site.noun.prep != "de",
        "negated": site.group is not None and site.group.negated,
        "affirmed": site.group is None or not site.group.negated,
        "no infinitive": slots.complement is None,
        "avec": bool(slots.preps.get("avec")),
    }
    for need in trigger.needs:
        if not present.get(need, True):
            return f"no {need}"
    if "unless" in trigger.needs and not threatens(site):
        return "nothing that would be done unless"
    if "duty" in trigger.needs and not must(site):
        return "nothing that another must do"
    if "no act" in trigger.needs and _told(site):
        return "the infinitive is an act of its own"
    for lack in trigger.lacks:
        if present.get(lack, lack in {fold(prep) for prep in slots.preps}):
            return f"with {lack} beside it"
    if trigger.clause_acts and _about(site) not in trigger.clause_acts:
        return "what is said to come is no such act"
    return None


def _told(site: Site) -> bool:
    from dragoman.reading.events.about import told_plainly

    return told_plainly(site)


def _about(site: Site) -> str | None:
    from dragoman.reading.events.about import about_of

    return about_of(site, loosely=True)


def _unwanted(trigger: Trigger, site: Site) -> str | None:
    """A word that the trigger rules out in the clause, the infinitive that completes it counted in."""
    then = site.slots.complement
    window = f"{site.window()} {fold(then.name)}" if then else site.window()
    return next((word for word in trigger.without_words if _has(window, word)), None)


def _has(window: str, words: str) -> bool:
    """Whether words stand in a window as whole words. Without patterns: there are thousands, more than are kept compiled."""
    at = window.find(words)
    while at >= 0:
        if not (_of_word(window[at - 1 : at]) or _of_word(window[at + len(words) : at + len(words) + 1])):
            return True
        at = window.find(words, at + 1)
    return False


def _of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _by(trigger: Trigger, site: Site) -> bool:
    agents = [site.scene.word(p.head).text for p in site.slots.subject]
    return any(singular(agent) in trigger.by_words for agent in agents)


def place_phrases(site: Site, place: str) -> list[Phrase]:
    """The phrases in a place: the object, or behind a preposition."""
    return site.slots.object if place == "object" else site.slots.preps.get(place, [])


def _of(trigger: Trigger, site: Site) -> bool:
    inner = list(site.slots.preps.get("de", []))
    if site.noun:
        inner += [p for p in site.syntax.nested(site.noun) if p.prep == "de"]
    return _any_of(inner, trigger.of, site)


def _prep(trigger: Trigger, site: Site) -> bool:
    if site.slots.complement and {"a", "de"} & set(trigger.needs_prep):
        return True
    behind = {fold(prep) for prep, rows in site.slots.preps.items() if any(_behind(site, p) for p in rows)}
    return not behind.isdisjoint(trigger.needs_prep)


def _behind(site: Site, phrase: Phrase) -> bool:
    """Whether a phrase stands behind the verb, or is what "auquel" before it takes up."""
    if phrase.first >= site.start:
        return True
    return any(w.lower in _WHICH for w in site.scene.analysis.words[phrase.last : min(phrase.last + 3, site.start)])


_WHICH = frozenset({"auquel", "auxquels", "auxquelles", "laquelle", "lesquelles"})


def _complement(site: Site) -> bool:
    slots = site.slots
    return bool(slots.complement or slots.clause or slots.object or {"de", "à", "sur"} & set(slots.preps))


def _any_of(phrases: list[Phrase], wanted: tuple[str, ...], site: Site) -> bool:
    if not phrases:
        return "" in wanted
    for phrase in phrases:
        whole = core(site.scene, site.syntax, phrase)
        one = meant(site, whole)
        if any(_plain(site.scene.word(p.head)) & set(wanted) for p in (whole, one)):
            return True
        if told_by_side(site.scene, site.syntax, one) in {w for w in wanted if w}:
            return True
    return any(_is(phrase, word, site) for phrase in phrases for word in wanted if word.startswith("@"))


def _plain(head: Word) -> set[str]:
    """What triggers may call a noun by; no class."""
    return {name for name in _called(head) if name and name[0] != "@"}


def _called(head: Word) -> set[str]:
    first = head.text.partition(" ")[0]  # "convention de Budapest", "Assemblée générale de l'ONU" are one word each
    return {singular(head.text), fold(head.text), fold(head.lemma), singular(first)}


#: "cinq des assaillants": who is said behind "de".
_SOME = frozenset(
    """un une deux trois quatre cinq six sept huit neuf dix plusieurs certains certaines beaucoup aucun aucune mille cent
    millier milliers million millions centaine centaines dizaine dizaines quinzaine vingtaine trentaine quarantaine
    cinquantaine soixantaine poignée près plus moitié tiers quart essentiel totalité plupart majorité série""".split()
)


def meant(site: Site, phrase: Phrase) -> Phrase:
    """The phrase itself, or the one behind "de" of which it takes a number."""
    head = site.scene.word(phrase.head)
    if head.lower in {"tous", "toutes", "tout", "toute"}:  # "tous ses échanges": the tagger takes the first for a noun
        return next((p for p in site.syntax.phrases if p.first == phrase.last and p.prep in {"", "de"}), phrase)
    if head.lower not in _SOME and not head.text.isdigit():
        return phrase
    after = phrase.head + 1
    upper = next((p for p in site.syntax.phrases if p.first == phrase.last and p.prep == "à"), None)
    if head.text.isdigit() and upper and any(w.text.isdigit() for w in site.scene.words(upper)[1:]):
        return upper  # "5 000 à 7 000 militaires"
    if after < phrase.last and site.scene.word(after).pos in {"ADJ", "NOUN"}:
        return replace(phrase, head=after)  # "deux passantes", whatever the tagger takes them for
    inner = (p for p in site.syntax.phrases if p.parent == phrase.i and p.prep == "de" and p.first == phrase.last)
    found = next(inner, None)
    return meant(site, found) if found is not None else phrase  # "plus d'un million d'Afghans": two numbers deep


def _is(phrase: Phrase, wanted: str, site: Site) -> bool:
    if wanted == "@quoted":
        return quoted_name(phrase, site)
    phrase = core(site.scene, site.syntax, phrase)
    inner = meant(site, phrase)  # "des milliers d'étudiants" are milliers and étudiants
    return _is_plainly(inner, wanted, site) or (inner is not phrase and _is_plainly(phrase, wanted, site))


def _is_plainly(phrase: Phrase, wanted: str, site: Site) -> bool:
    head = site.scene.word(phrase.head)
    if not wanted.startswith("@"):
        return wanted in _called(head)
    name = wanted[1:]
    if name in {"persons", "society"} and nationals(phrase, site):
        return True
    if name in noun_classes():
        called = (head.text, head.lemma, head.text.partition(" ")[0], told_by_side(site.scene, site.syntax, phrase))
        if any(in_class(noun, name) for noun in called):
            return True
        if name == "programme" and quoted_name(phrase, site):
            return True
        if name != "company":
            return False
    found = site.resolve([phrase])
    parties = load_parties()
    if name in {"party", "town"}:
        return (name == "party") if found.direct else found.place and found.named
    if name == "named":
        return found.named
    if name == "persons":
        return bool(found.people) or in_class(head.text, "person") or in_class(head.text, "society")
    if name == "office":
        return is_office(head.text) or bool(found.people)
    if name == "armed":
        return any(parties.kind_of(p) == "armed_group" or p.endswith(":reb") for p in found.direct)
    if name == "organisation":
        return any(parties.kind_of(p) in _ORGANISATIONS or p in {"EU", "UN"} or is_joint(p) for p in found.direct)
    if name == "company":
        return any(parties.kind_of(p) in _COMPANIES or p.endswith(":soc") for p in found.direct)
    return False
