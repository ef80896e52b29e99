"""Whether a trigger's conditions hold where its word stands, and which parties each place then gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, noun_classes, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import ABOUT_ACTS, Span
from dragoman.reading.events.slots import Slots
from dragoman.reading.focus import Focus
from dragoman.reading.parties import PartySet, core, is_office, resolve
from dragoman.reading.scene import Scene, Syntax

_ORGANISATIONS = frozenset({"igo", "bloc", "public_body"})
_COMPANIES = frozenset({"company", "fund", "university", "ngo"})


@dataclass
class Cast:
    """Who plays what: parties by role, the persons among them, and the words that gave each."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    arguments: dict[str, list[Span]] = field(default_factory=dict)

    def give(self, role: str, parties: Iterable[str], found: PartySet) -> None:
        """Give a role to parties that have none yet."""
        row, name = (self.actors, "actors") if role == "actor" else (self.recipients, "recipients")
        for party in parties:
            if party not in self.actors and party not in self.recipients:
                row.append(party)
                self.arguments.setdefault(name, []).extend(found.spans.get(party, ())[:1])
        self.people += [p for p in found.people if p not in self.people]

    @property
    def parties(self) -> list[str]:
        """All parties."""
        return self.actors + self.recipients


@dataclass(frozen=True)
class Site:
    """A place in the text where a trigger's word stands, with all that is needed to judge it."""

    scene: Scene
    syntax: Syntax
    focus: Focus
    slots: Slots
    group: VerbGroup | None
    noun: Phrase | None
    start: int
    end: int

    def resolve(self, phrases: Iterable[Phrase]) -> PartySet:
        """The parties of phrases at this point of the text."""
        return resolve(self.scene, self.syntax, phrases, self.focus)

    def window(self) -> str:
        """The folded words of the clause around the trigger."""
        words = self.scene.analysis.words
        first = min(self.slots.start, self.start)
        last = max(self.slots.end, self.end)
        if first >= last:
            return ""
        return fold(self.scene.text[words[first].start : words[last - 1].end])


def fits(trigger: Trigger, site: Site) -> str | None:
    """None where every condition of a trigger holds, else the first that does not."""
    if trigger.with_words and not any(_has(site.window(), word) for word in trigger.with_words):
        return f"none of {', '.join(trigger.with_words)} in the clause"
    if trigger.by_words and not _by(trigger, site):
        return "the agent is another"
    if trigger.passive and not (site.group and site.group.passive):
        return "not passive"
    if trigger.object_or:
        if not any(_any_of(_place(site, place), words, site) for place, words in trigger.object_or.items()):
            return "no object that the trigger asks for"
    elif trigger.object and not _any_of(site.slots.object, trigger.object, site):
        return "no object that the trigger asks for"
    if trigger.object_not and site.slots.object and _any_of(site.slots.object[:1], trigger.object_not, site):
        return "an object that the trigger rules out"
    if trigger.subject and not _any_of(site.slots.subject, trigger.subject, site):
        return "no subject that the trigger asks for"
    if trigger.of and not _of(trigger, site):
        return "not of what the trigger asks for"
    if trigger.needs_prep and not _prep(trigger, site):
        return "no complement of the kind the trigger asks for"
    if "complement" in trigger.needs and not _complement(site):
        return "no complement"
    if "infinitive" in trigger.needs and not site.slots.complement:
        return "no infinitive"
    if "object" in trigger.needs and not site.slots.object:
        return "no object"
    if trigger.clause_acts and _about(site) not in trigger.clause_acts:
        return "what is said to come is no such act"
    if "que" in trigger.needs and not site.slots.clause:
        return "no clause with que"
    if "avec" in trigger.needs and not site.slots.preps.get("avec"):
        return "with nobody"
    return None


def _about(site: Site) -> str | None:
    from dragoman.reading.events.about import about_of  # noqa: PLC0415

    return about_of(site)


def _has(window: str, words: str) -> bool:
    return regex.search(rf"(?<!\w){regex.escape(words)}(?!\w)", window) is not None


def _by(trigger: Trigger, site: Site) -> bool:
    agents = [site.scene.word(p.head).text for p in site.slots.subject]
    return any(singular(agent) in trigger.by_words for agent in agents)


def _place(site: Site, place: str) -> list[Phrase]:
    return site.slots.object if place == "object" else site.slots.preps.get(place, [])


def _of(trigger: Trigger, site: Site) -> bool:
    inner = list(site.slots.preps.get("de", []))
    if site.noun:
        inner += [p for p in site.syntax.nested(site.noun) if p.prep == "de"]
    return _any_of(inner, trigger.of, site)


def _prep(trigger: Trigger, site: Site) -> bool:
    for prep in trigger.needs_prep:
        if prep in site.slots.preps:
            return True
        if site.slots.complement and prep in {"à", "de", "a"}:
            return True
    folded = {fold(prep) for prep in site.slots.preps}
    return any(prep in folded for prep in trigger.needs_prep) or site.slots.complement is not None


def _complement(site: Site) -> bool:
    slots = site.slots
    return bool(slots.complement or slots.clause or slots.object or {"de", "à", "sur"} & set(slots.preps))


def _any_of(phrases: list[Phrase], wanted: tuple[str, ...], site: Site) -> bool:
    if not phrases:
        return "" in wanted
    return any(_is(phrase, word, site) for phrase in phrases for word in wanted if word)


def _is(phrase: Phrase, wanted: str, site: Site) -> bool:
    phrase = core(site.scene, site.syntax, phrase)
    head = site.scene.word(phrase.head)
    if not wanted.startswith("@"):
        return wanted in {singular(head.text), fold(head.text), fold(head.lemma)}
    name = wanted[1:]
    if name in noun_classes():
        if in_class(head.text, name) or in_class(head.lemma, name):
            return True
        if name != "company":
            return False
    found = site.resolve([phrase])
    parties = load_parties()
    if name == "party":
        return bool(found.direct) or (found.place and found.named)
    if name == "named":
        return found.named
    if name == "persons":
        return bool(found.people) or in_class(head.text, "person") or in_class(head.text, "society")
    if name == "office":
        return is_office(head.text) or bool(found.people)
    if name == "organisation":
        return any(parties.kind_of(p) in _ORGANISATIONS or p in {"EU", "UN"} for p in found.direct)
    if name == "company":
        return any(parties.kind_of(p) in _COMPANIES or p.endswith(":soc") for p in found.direct)
    return False


def cast(trigger: Trigger, site: Site) -> Cast:
    """The roles that a trigger gives to the parties around it."""
    out = Cast()
    roles, slots = trigger.roles, site.slots
    subject = site.resolve(slots.subject)
    if not subject.direct and site.group:
        _by_author(site, subject)
    if trigger.deep and not subject.direct:
        subject.direct = subject.inside
    if site.group and site.group.pronoun in {"il", "elle", "ils", "elles", "nous", "on"} and not subject.direct:
        subject = _pronoun(site)
    if role := roles.get("subject"):
        out.give(role, subject.direct, subject)
    if trigger.subject:
        _from_subject(trigger, site, out)
    if slots.object:
        found = site.resolve(slots.object)
        if role := roles.get("object"):
            out.give(role, found.direct, found)
        if role := roles.get("object adjective"):
            _object_adjectives(role, site, out)
        if role := roles.get("inside"):
            deep = found.inside if roles.get("object") else found.any
            if not found.direct or not roles.get("object"):
                out.give(role, deep, found)
    _from_prepositions(trigger, site, out)
    if trigger.object_or and (role := roles.get("inside")):
        for place in trigger.object_or:
            for phrase in _place(site, place) if place != "object" else ():
                found = site.resolve([phrase])
                out.give(role, found.inside, found)
    if site.noun:
        _from_noun(trigger, site, out)
    if trigger.act.name in ABOUT_ACTS and slots.complement is not None and not out.recipients:
        _from_complement(site, out)
    if trigger.act.name in {"appeal", "demand"} and slots.clause is not None and not out.recipients:
        _from_clause(site, out)
    if trigger.act.name == "protest" and not out.actors and out.recipients:
        out.give("actor", [f"{p}:soc" for p in out.recipients[:1] if load_parties().is_state(p)], PartySet())
    if trigger.act.mutual:
        out.actors, out.recipients = out.actors + out.recipients, []
        moved = out.arguments.pop("recipients", [])
        if moved:
            out.arguments.setdefault("actors", []).extend(moved)
    return out


def _by_author(site: Site, subject: PartySet) -> None:
    """ "le cadre, rendu public par la Maison-Blanche, restreint...": who made what is the subject."""
    from dragoman.reading.events.slots import verb_slots  # noqa: PLC0415

    group = site.group
    if group is None or group.passive or not site.slots.subject:
        return
    first = site.slots.subject[0].first
    for made in site.syntax.groups:
        if made.form == "participle" and first < made.start and made.end <= group.start:
            found = site.resolve(verb_slots(site.scene, site.syntax, made).subject)
            if found.direct:
                subject.direct = found.direct
                subject.spans.update(found.spans)
                return


def _from_subject(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "la rencontre entre A et B a eu lieu": the parties stand around the noun that is the subject."""
    from dragoman.reading.events.slots import noun_slots  # noqa: PLC0415

    for phrase in site.slots.subject:
        inner = replace(site, slots=noun_slots(site.scene, site.syntax, phrase), noun=phrase)
        _from_prepositions(trigger, inner, out)
        _from_noun(trigger, inner, out)


def _from_complement(site: Site, out: Cast) -> None:
    """ "a refusé de rencontrer le Japon", "menace de riposter contre X": whom the governed act is done to."""
    from dragoman.reading.events.slots import verb_slots  # noqa: PLC0415

    group = site.slots.complement
    if group is None:
        return
    slots = verb_slots(site.scene, site.syntax, group)
    rows = [*slots.object, *(p for prep in _TARGETS for p in slots.preps.get(prep, ()))]
    found = site.resolve(p for p in rows if not site.resolve([p]).place or p in slots.object)
    out.give("recipient", found.direct or found.inside, PartySet(direct=found.direct, inside=found.inside, spans=found.spans))


def _object_adjectives(role: str, site: Site, out: Cast) -> None:
    """ "une feuille de route franco-indienne": whose instrument it is, where the adjective says so."""
    for phrase in site.slots.object:
        for part in (phrase, *site.syntax.nested(phrase)):
            words = site.scene.words(part)
            for mention in site.scene.mentions_in(words[0].start, words[-1].end):
                if mention.kind in {"adjective", "compound"} and mention.parties and not is_office(site.scene.word(part.head).text):
                    span = Span(mention.start, mention.end, mention.text)
                    out.give(role, mention.parties, PartySet(spans={p: [span] for p in mention.parties}))


def _from_clause(site: Site, out: Cast) -> None:
    """ "exige que Moscou reconnaisse": what is asked is asked of the subject of the clause."""
    from dragoman.reading.events.slots import verb_slots  # noqa: PLC0415

    if site.slots.clause is not None:
        found = site.resolve(verb_slots(site.scene, site.syntax, site.slots.clause).subject)
        out.give("recipient", found.direct, PartySet(direct=found.direct, spans=found.spans))


_TARGETS = ("à", "contre", "avec", "auprès de", "à l'encontre de", "envers", "en faveur de", "au profit de")


def _pronoun(site: Site) -> PartySet:
    found = PartySet()
    words = site.scene.analysis.words
    group = site.group
    if group is None:
        return found
    start, end = words[group.start].start, words[group.end - 1].end
    for person in site.scene.persons_in(start, end):
        found.people.append(person.name)
        if person.of:
            found.add(person.of, Span.of(site.scene.text, start, end), direct=True)
    if not found.direct:
        for party in site.focus.subject:
            found.add(party, Span.of(site.scene.text, start, end), direct=True)
    return found


def _from_prepositions(trigger: Trigger, site: Site, out: Cast) -> None:
    for prep, phrases in site.slots.preps.items():
        role = trigger.roles.get(prep)
        if not role:
            continue
        for phrase in phrases:
            found = site.resolve([phrase])
            if role == "member":
                parties = found.direct or found.inside
                joined = [p for p in parties if load_parties().kind_of(p) in _ORGANISATIONS or p in {"EU", "UN"}]
                out.give("recipient", joined, found)
                out.give("actor", [p for p in parties if p not in joined], found)
                continue
            parties = found.direct or (found.inside if role == "recipient" or trigger.deep else [])
            if prep in {"à", "en", "dans"} and found.place and not _place_is_party(trigger, role, prep):
                continue
            if parties:
                out.give(role, parties, found)


def _place_is_party(trigger: Trigger, role: str, prep: str) -> bool:
    """Whether a capital behind "à" is a party rather than a place: for what is done to or sent to somebody."""
    return trigger.act.name in {"visit", "invest", "aid", "demand", "appeal", "restrict", "congratulate", "praise", "agree", "suspend"}


def _from_noun(trigger: Trigger, site: Site, out: Cast) -> None:
    phrase = site.noun
    if phrase is None:
        return
    words = site.scene.words(phrase)
    start, end = words[0].start, words[-1].end
    role = trigger.roles.get("adjective")
    inner = next((p for p in site.syntax.nested(phrase) if p.parent == phrase.i and p.first == phrase.last), None)
    if inner is not None and site.scene.word(inner.head).text[:1].islower() and len(site.scene.words(inner)) <= 4:
        end = site.scene.words(inner)[-1].end  # "les livraisons d'armes américaines"
    if role:
        for mention in site.scene.mentions_in(start, end):
            if mention.kind in {"adjective", "compound"} and mention.parties:
                found = PartySet(direct=list(mention.parties))
                for party in mention.parties:
                    found.spans[party] = [Span(mention.start, mention.end, mention.text)]
                out.give(role, mention.parties, found)
        if fold(words[0].text) in {"son", "sa", "ses", "leur", "leurs"}:
            out.give(role, site.focus.subject or site.focus.named[-1:], PartySet())
    if role := trigger.roles.get("inside"):
        for inner in site.syntax.nested(phrase):
            found = site.resolve([inner])
            out.give(role, found.any, found)
