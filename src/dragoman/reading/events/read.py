"""All events of one text, sentence by sentence: verbs first, then nouns that no verb has taken."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from dragoman.calendar import complement_date, resolve
from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.operators import load_operators
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import ABOUT_ACTS, Span, Status
from dragoman.reading.events.about import about_of, nominal_about
from dragoman.reading.events.attribution import attribution
from dragoman.reading.events.describe import instrument_of, object_of
from dragoman.reading.events.draft import Draft, Rejection
from dragoman.reading.events.match import Cast, Site, cast, fits
from dragoman.reading.events.slots import Slots, governor, noun_slots, verb_slots
from dragoman.reading.events.status import Standing, speech_before, standing
from dragoman.reading.events.when import clause_date, clause_place
from dragoman.reading.focus import Focus
from dragoman.reading.parties import PartySet
from dragoman.reading.scene import Scene, Syntax

#: What is unlike a company or a person in that it makes an event public.
_PUBLIC_KINDS = frozenset({"state", "igo", "bloc", "province", "public_body", "armed_group"})


#: Before a noun, these tell what took place at its time.
_OCCASIONS = frozenset({"lors de", "à l'issue de", "après", "à l'occasion de", "en marge de", "au cours de", "pendant", "à la suite de"})
_OPINIONS = frozenset({"praise", "criticise", "endorse", "ease"})
#: What a party takes or decides, and others then criticise.
_TAKEN = frozenset({"decision", "texte", "regle", "dispositif", "mesure", "cadre", "abus", "annonce", "politique", "politisation",
                    "loi", "reglement", "projet", "choix", "attitude", "demarche", "regime"})  # fmt: skip


@dataclass
class Reader:
    """Reads the sentences of one scene in order, keeping what the text has spoken of."""

    scene: Scene
    focus: Focus
    quoted: tuple[tuple[int, int], ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    reference: str | None = None
    _mentioned: int = 0
    _met: int = 0

    def read(self) -> list[Draft]:
        """All drafts of the scene."""
        for syntax in self.scene.syntaxes:
            self._sentence(syntax)
            self._note_dates(syntax)
        return self.drafts

    def _note_dates(self, syntax: Syntax) -> None:
        """Keep the last day the text has told, for "le même jour" and "la veille"."""
        for expression in self.scene.dates_in(syntax.sentence.start, syntax.sentence.end):
            value = resolve(expression, self.scene.anchor, "past", self.reference)
            if value and len(value) == 10:
                self.reference = value

    def _sentence(self, syntax: Syntax) -> None:
        taken: dict[int, Trigger] = {}
        for group in syntax.groups:
            self._advance(self.scene.word(group.start).start)
            slots = verb_slots(self.scene, syntax, group)
            if not self._in_quote(group.head):
                self._verb(syntax, group, slots, taken)
            if group.form == "finite":
                self._note_subject(syntax, slots)
        self._advance(syntax.sentence.end)
        for phrase in syntax.phrases:
            if not self._in_quote(phrase.head):
                self._noun(syntax, phrase, taken)
        self._expressions(syntax, taken)

    def _in_quote(self, word: int) -> bool:
        at = self.scene.word(word).start
        return any(start <= at < end for start, end in self.quoted)

    def _advance(self, offset: int) -> None:
        """Note the parties named before an offset, and those the persons named act for."""
        people = self.scene.person_mentions
        mentions = self.scene.mentions
        while self._mentioned < len(mentions) and mentions[self._mentioned].start < offset:
            mention = mentions[self._mentioned]
            self._mentioned += 1
            self._note_people(mention.start)
            if mention.kind == "adjective" and any(mention.end + 1 == m.start for m in people):
                continue  # "l'Américaine X" may act for an organisation
            if mention.kind == "city" or (mention.weak and mention.kind == "periphrase"):
                continue
            if mention.kind == "capital" and _after_place_word(self.scene.text, mention.start):
                continue
            for party in mention.parties:
                self.focus.mention(party)
        self._note_people(offset)

    def _note_people(self, offset: int) -> None:
        people = self.scene.person_mentions
        while self._met < len(people) and people[self._met].start < offset:
            party = self.scene.people.persons[people[self._met].person].of
            self._met += 1
            if party:
                self.focus.mention(party)

    def _note_subject(self, syntax: Syntax, slots: Slots) -> None:
        site = Site(self.scene, syntax, self.focus, slots, None, None, 0, 0)
        found = site.resolve(slots.subject)
        if found.direct:
            self.focus.subject = found.direct

    def _verb(self, syntax: Syntax, group: VerbGroup, slots: Slots, taken: dict[int, Trigger]) -> None:
        outer = self._absorbed(syntax, group, taken)
        if outer:
            return
        for trigger in _candidates(self.scene, group):
            site = Site(self.scene, syntax, self.focus, slots, group, None, group.start, group.end)
            reason = fits(trigger, site)
            if reason:
                self._reject(trigger, group.start, group.end, reason)
                continue
            held = standing(self.scene, syntax, group)
            if self._accept(trigger, site, held, group.head, verbal=True):
                taken[group.head] = trigger
                return
        self._adjective(syntax, group, slots, taken)

    def _adjective(self, syntax: Syntax, group: VerbGroup, slots: Slots, taken: dict[int, Trigger]) -> None:
        """ "est hostile à", "se dit prêt à": an adjective that carries the act."""
        if group.lemma not in {"être", "dire", "déclarer", "montrer", "rester"} and not group.passive:
            return
        after = range(group.end, min(group.end + 4, syntax.sentence.last))
        for k in (group.head,) if group.passive else after:
            for trigger in _adjectives().get(_stem(self.scene.word(k).text), ()):
                following = (g for g in syntax.groups if k < g.start <= k + 4 and g.form == "infinitive")
                slots.complement = slots.complement or next(following, None)
                if group.passive:  # "est disposée à": no passive, the subject is its own
                    slots.subject = slots.subject or slots.object
                    slots.object = []
                site = Site(self.scene, syntax, self.focus, slots, group, None, group.start, k + 1)
                held = standing(self.scene, syntax, group)
                if fits(trigger, site) is None and self._accept(trigger, site, held, k, verbal=True):
                    taken[group.head] = trigger
                    return

    def _expressions(self, syntax: Syntax, taken: dict[int, Trigger]) -> None:
        """Fixed words that carry an act without a verb of their own: "en déplacement en Russie", "en coopération avec"."""
        words = self.scene.analysis.words
        first, last = syntax.sentence.first, syntax.sentence.last
        folded = [fold(words[k].lower) for k in range(first, last)]
        for expression, trigger in load_triggers().expressions:
            wanted = expression.split(" ")
            for n in range(len(folded) - len(wanted) + 1):
                if folded[n : n + len(wanted)] != wanted or self._in_quote(first + n):
                    continue
                at = first + n
                group = _carrier(syntax, at)
                held = standing(self.scene, syntax, group) if group else Standing("done", "expression")
                slots = _around(self.scene, syntax, group, at, len(wanted))
                site = Site(self.scene, syntax, self.focus, slots, None, None, at, at + len(wanted))
                if fits(trigger, site) is None:
                    status = held.status if held.status in {"planned", "possible", "reported"} else "done"
                    self._accept(trigger, site, Standing(status, "expression"), at, verbal=False)

    def _absorbed(self, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
        """The trigger whose complement this verb is, if any: it is then told by `about`, not by an event."""
        if group.form == "participle":
            return self._in_complement(syntax, group, taken)
        if group.form == "infinitive":
            govern = governor(self.scene, syntax, group)
            if govern.group and govern.group.head in taken and govern.marker not in {"avant de", "après", "sans", "pour", "afin de"}:
                return taken[govern.group.head]
            return None
        if group.form == "finite":
            speech = speech_before(self.scene, syntax, group)
            if speech and speech.head in taken:
                return taken[speech.head]
            for g in syntax.groups:
                trigger = taken.get(g.head)
                if trigger and trigger.act.name in ABOUT_ACTS | {"criticise", "praise", "accuse"} and g.end <= group.start:
                    between = [w.lower for w in self.scene.analysis.words[g.end : group.start]]
                    if between[:1] in (["que"], ["qu'"]) or (group.mood == "sub" and {"que", "qu'"} & set(between)):
                        return trigger
        return None

    def _in_complement(self, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
        """A participle on what an absorbed infinitive is done to: "la nécessité d'abroger les restrictions imposées"."""
        for infinitive in syntax.groups:
            if infinitive.form != "infinitive" or infinitive.end > group.start:
                continue
            govern = governor(self.scene, syntax, infinitive)
            outer = taken.get(govern.group.head) if govern.group else None
            between = [w.lower for w in self.scene.analysis.words[infinitive.end : group.start]]
            if outer and outer.act.name in ABOUT_ACTS and not {",", ";", "qui", "que"} & set(between):
                return outer
        return None

    def _noun(self, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> None:
        head = self.scene.word(phrase.head)
        triggers = load_triggers().nouns.get(singular(head.text), ()) or load_triggers().nouns.get(fold(head.text), ())
        if not triggers or self._inside_taken(syntax, phrase, taken):
            return
        slots = noun_slots(self.scene, syntax, phrase)
        support, held = self._support(syntax, phrase)
        for trigger in sorted(triggers, key=_specific):
            if support is not None and support.head in taken:
                return
            site = Site(self.scene, syntax, self.focus, slots, None, phrase, phrase.first, phrase.last)
            reason = fits(trigger, site)
            if reason:
                self._reject(trigger, phrase.first, phrase.last, reason)
                continue
            extra = verb_slots(self.scene, syntax, support) if support else None
            if self._accept(trigger, site, held, phrase.head, verbal=False, doer=extra):
                return

    def _inside_taken(self, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> bool:
        """Whether the noun is the object of a verb that already made an event of it."""
        if phrase.prep in _OCCASIONS:
            return False
        for group in syntax.groups:
            if group.head not in taken:
                continue
            trigger = taken[group.head]
            slots = verb_slots(self.scene, syntax, group)
            rows = list(slots.object)
            if trigger.act.name in ABOUT_ACTS or trigger.object_or:
                rows += [p for prep in ("à", "de", "pour", "sur") for p in slots.preps.get(prep, ())]
            if trigger.subject:
                rows += slots.subject
            for held in rows:
                if phrase.i == held.i or (trigger.act.name in ABOUT_ACTS | _OPINIONS and phrase in syntax.nested(held)):
                    return True
        return False

    def _support(self, syntax: Syntax, phrase: Phrase) -> tuple[VerbGroup | None, Standing]:
        """The verb that carries the noun, and the status it gives: "a annoncé la suspension", "lors d'une visite"."""
        operators = load_operators()
        if phrase.prep in {"sans", "faute de"}:
            return None, Standing("negated", phrase.prep)
        for group in syntax.groups:
            slots = verb_slots(self.scene, syntax, group)
            outer = phrase
            while outer.parent >= 0:
                outer = syntax.phrases[outer.parent]
            if outer.i in {p.i for p in slots.object} or phrase.i in {p.i for p in slots.preps.get("à", ())}:
                effect = operators.support.get(fold(group.lemma))
                own = standing(self.scene, syntax, group)
                if effect is None:
                    return None, Standing("done" if own.status in {"done", None} else own.status, group.lemma, own.speaker)
                if own.status == "done" and effect != "done":
                    return group, Standing(effect, group.lemma)  # type: ignore[arg-type]
                return group, own
            if phrase.i in {p.i for p in slots.subject}:
                own = standing(self.scene, syntax, group)
                return None, Standing(own.status or "done", group.lemma, own.speaker)
        return None, Standing("done", "noun")

    def _accept(
        self, trigger: Trigger, site: Site, held: Standing, at: int, *, verbal: bool, doer: Slots | None = None
    ) -> bool:
        if held.status is None:
            self._reject(trigger, site.start, site.end, f"not asserted ({held.why})")
            return False
        out = cast(trigger, site)
        if doer and not out.actors and trigger.roles.get("subject") == "actor":
            found = site.resolve(doer.subject)
            out.give("actor", found.direct, found)
        self._infer(trigger, site, out)
        reason = _lacking(trigger, out, site)
        if verbal and site.group and site.group.form == "participle" and not out.actors and not trigger.passive:
            reason = "a participle that nobody does"
        if reason:
            self._reject(trigger, site.start, site.end, reason)
            return False
        self.drafts.append(self._draft(trigger, site, held, at, out, verbal))
        self._inherit(self.drafts[-1])
        if trigger.act.name in {"restrict", "ban", "suspend", "launch", "cancel", "quit"} and out.actors:
            self.focus.measures += [p for p in out.actors[:1] if p not in self.focus.measures[-1:]]
        return True

    def _infer(self, trigger: Trigger, site: Site, out: Cast) -> None:
        """Whom it is done to where the sentence leaves it to the context."""
        act = trigger.act.name
        if act in {"sign", "meet", "negotiate"} and site.group is not None:
            self._same_two(trigger, site, out)
        if act in {"ban", "restrict"} and site.group is not None and site.group.passive and out.recipients and not out.actors:
            states = [p for p in self.focus.named if load_parties().is_state(p) and p not in out.recipients]
            if not any(load_parties().is_state(p) for p in out.recipients):
                out.give("actor", states[-1:], PartySet())
        if out.recipients or not out.actors:
            return
        if act in {"aid", "endorse", "praise"} and len(out.parties) < trigger.least and self._possessive(site):
            others = [p for p in self.focus.named if p not in out.actors]
            out.give("recipient", others[-1:], PartySet())
            return
        if act in {"criticise", "threaten"} and self._measure(site):
            others = [p for p in self.focus.measures if p not in out.actors]
            out.give("recipient", others[-1:], PartySet())
        elif act in {"ban", "ease"} and self._product(site):
            out.give("recipient", self.focus.company(), PartySet())
        elif act in {"aid", "invest"} and site.group is not None:
            others = [p for p in self.focus.named[-3:] if p not in out.actors and ":" not in p]
            out.give("recipient", others[-1:], PartySet())
        elif act == "meet" and len(out.actors) == 1 and site.group is not None:
            self._host(site, out)

    def _possessive(self, site: Site) -> bool:
        """Whether what follows belongs to the other one: "le soutien américain à la mise en œuvre de sa stratégie"."""
        words = self.scene.analysis.words[site.end : site.syntax.sentence.last]
        verbs = [g.start for g in site.syntax.groups if g.start >= site.end]
        return any(w.lower in {"sa", "son", "ses", "leur", "leurs"} for w in words if not verbs or w.i < verbs[0])

    def _same_two(self, trigger: Trigger, site: Site, out: Cast) -> None:
        """ "un second accord pourrait être signé", "ce rendez-vous aura lieu": between those who dealt with each other."""
        joint = self.focus.joint
        passive = site.group is not None and (site.group.passive or bool(trigger.subject))
        if passive and len(joint) > 1 and (not out.actors or (len(out.actors) == 1 and out.actors[0] in joint)):
            out.give("actor", joint, PartySet())

    def _complement_date(self, site: Site, clause: str | None) -> str | None:
        """ "au lendemain de leur entretien": the day of the noun, from that of the clause."""
        words = self.scene.analysis.words
        start = words[site.start].start
        for expression in self.scene.dates:
            if expression.kind == "complement" and 0 <= start - expression.end <= 2:
                own, _ = clause_date(self.scene, site.syntax, Slots(), site.syntax.sentence.first, "done", self.reference)
                day = clause or own or self.reference
                return complement_date(expression, day) if day else None
        return None

    def _inherit(self, draft: Draft) -> None:
        """What is done jointly within a dated meeting, or praised and asked there, takes its date."""
        if draft.act in {"meet", "visit", "convene", "call"} and draft.status == "done" and draft.date and len(draft.date) == 10:
            self.focus.meeting = draft.date
            self.focus.attending = list(draft.parties)
        elif not draft.date and draft.status == "done" and self.focus.meeting and set(draft.actors) <= set(self.focus.attending):
            joint = len(draft.actors) > 1 and draft.act in {"agree", "sign", "endorse", "criticise", "cooperate", "praise", "meet", "appeal"}
            if joint or draft.act in {"praise", "appeal"}:
                draft.date = self.focus.meeting
        if draft.trigger.act.mutual and len(draft.actors) > 1:
            self.focus.joint = list(draft.actors)

    def _host(self, site: Site, out: Cast) -> None:
        """ "X a reçu à l'Élysée le président Y": the one without a known party acts for the house he receives in."""
        for phrase in site.slots.preps.get("à", ()):
            words = self.scene.words(phrase)
            for mention in self.scene.mentions_in(words[0].start, words[-1].end):
                if mention.kind == "metonym" and mention.party and mention.party not in out.actors:
                    found = PartySet()
                    found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)
                    out.give("actor", found.direct, found)

    def _measure(self, site: Site) -> bool:
        """Whether the object is a measure, decision or text that a party is known to have taken."""
        rows = site.slots.object
        nouns = [singular(site.scene.word(p.head).text) for p in rows]
        return not nouns or any(n in _TAKEN or in_class(n, "measure") for n in nouns)

    def _product(self, site: Site) -> bool:
        nouns = [site.scene.word(p.head).text for p in site.slots.object]
        pronoun = any(w.lower in {"le", "la", "les", "l'", "en"} and w.pos == "PRON"
                      for w in site.scene.analysis.words[site.start : site.end])  # fmt: skip
        return pronoun or any(in_class(n, "product") for n in nouns)

    def _draft(self, trigger: Trigger, site: Site, held: Standing, at: int, out: Cast, verbal: bool) -> Draft:
        scene, words = self.scene, self.scene.analysis.words
        told, status = attribution(scene, site.syntax, at, held)
        if trigger.negated and status == "negated":
            trigger, status = _rule(trigger.negated), "done"
        draft = Draft(
            trigger, status, out.actors, out.recipients, out.people,
            Span.of(scene.text, site.syntax.sentence.start, site.syntax.sentence.end),
            Span.of(scene.text, words[site.start].start, words[site.end - 1].end),
            at, verbal, out.arguments, attributed_to=told, why=held.why,
        )  # fmt: skip
        draft.date, span = clause_date(scene, site.syntax, site.slots, at, status, self.reference)
        if not verbal:
            draft.date = self._complement_date(site, draft.date) or draft.date
        if span:
            draft.arguments["date"] = [span]
        draft.place, span = clause_place(scene, site.syntax, site.slots)
        if span:
            draft.arguments["place"] = [span]
        draft.object, span = object_of(site)
        if span:
            draft.arguments["object"] = [span]
        draft.instrument = instrument_of(site)
        if trigger.act.name in ABOUT_ACTS:
            draft.about = trigger.about or about_of(site) or nominal_about(site)
        return draft

    def _reject(self, trigger: Trigger, first: int, last: int, reason: str) -> None:
        words = self.scene.analysis.words
        span = Span.of(self.scene.text, words[first].start, words[last - 1].end)
        self.rejections.append(Rejection(trigger.rule, span, reason))


def _after_place_word(text: str, start: int) -> bool:
    return fold(text[max(0, start - 3) : start]).endswith((" a ", "\na ")) or text[max(0, start - 2) : start] == "À "


def _rule(name: str) -> Trigger:
    """The trigger of a rule's name."""
    return next(trigger for trigger in load_triggers().all if trigger.rule == name)


def _candidates(scene: Scene, group: VerbGroup) -> list[Trigger]:
    """The triggers of a verb, those that ask for more first."""
    triggers = load_triggers()
    rows = list(triggers.verbs.get(fold(group.name), ()))
    for rest, trigger in triggers.phrases.get(fold(group.name), ()):
        following = scene.analysis.words[group.end : group.end + len(rest)]
        if tuple(fold(w.lower) for w in following) == rest:
            return [trigger]
    return sorted(rows, key=_specific)


def _stem(adjective: str) -> str:
    """An adjective without the marks of gender and number: "disposée" and "disposés" alike."""
    return fold(adjective).rstrip("es")


@functools.cache
def _adjectives() -> dict[str, tuple[Trigger, ...]]:
    return {_stem(adjective): rows for adjective, rows in load_triggers().adjectives.items()}


def _carrier(syntax: Syntax, at: int) -> VerbGroup | None:
    """The finite verb whose subject an expression describes: the next one, else the one before."""
    finite = [g for g in syntax.groups if g.form == "finite"]
    before = [g for g in finite if g.end <= at]
    return before[-1] if before else next((g for g in finite if g.start > at), None)


def _around(scene: Scene, syntax: Syntax, group: VerbGroup | None, at: int, size: int) -> Slots:
    """The subject of the carrying verb and the prepositional phrases after the expression."""
    slots = Slots(start=at, end=at + size)
    if group:
        slots.subject = verb_slots(scene, syntax, group).subject
    for phrase in syntax.phrases:
        if phrase.first >= at and phrase.prep and (phrase.parent < 0 or phrase.first == at + size):
            if any(at <= g.start and g.end <= phrase.first for g in syntax.groups):
                break
            prep = "avec" if phrase.prep.endswith(" avec") else phrase.prep
            slots.preps.setdefault(prep, []).append(phrase)
            slots.end = phrase.last
    return slots


def _specific(trigger: Trigger) -> int:
    """Triggers that ask for more come first."""
    conditions = (trigger.object, trigger.object_or, trigger.subject, trigger.with_words, trigger.by_words, trigger.of, trigger.needs)
    return -sum(bool(c) for c in conditions)


def _lacking(trigger: Trigger, out: Cast, site: Site) -> str | None:
    """What the event lacks in parties, None where nothing."""
    parties = load_parties()
    if "actor" in trigger.needs and not out.actors:
        return "nobody does it"
    if "recipient" in trigger.needs and not out.recipients:
        return "done to nobody"
    if "two" in trigger.needs and len(out.actors) < 2:
        return "one party alone"
    if len(out.actors if trigger.act.name in {"agree", "cooperate"} else out.parties) < trigger.least:
        return f"{len(out.parties)} of {trigger.least} parties"
    if trigger.single and len(out.actors) > 1:
        return "several parties together"
    public = [p for p in out.parties if _public(p)]
    if not public and not (trigger.act.name in {"criticise", "appeal", "aid"} and out.parties):
        return "no public party"
    if trigger.public and not any(_public(p) for p in out.actors):
        return "no public actor"
    if trigger.about_required and not site.slots.complement:
        return "of what is not said"
    return None


def _public(party: str) -> bool:
    parties = load_parties()
    return party in {"EU", "UN"} or ":" in party or parties.kind_of(party) in _PUBLIC_KINDS


def read_events(scene: Scene, focus: Focus, quoted: tuple[tuple[int, int], ...] = ()) -> Reader:
    """Read one scene; the reader that comes back holds the drafts and the rejected candidates."""
    reader = Reader(scene, focus, quoted)
    reader.read()
    return reader


__all__ = ["Reader", "Status", "read_events"]
