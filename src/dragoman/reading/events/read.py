"""All events of one text, sentence by sentence: verbs first, then nouns that no verb has taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.absorb import absorbed, inside_taken, support
from dragoman.reading.events.attribution import attribution, not_yet, self_denied
from dragoman.reading.events.candidates import (
    add_complements,
    adjectives,
    around,
    asks_for,
    by_itself,
    candidates,
    carrier,
    expressions,
    rule,
    specific,
    stem,
)  # fmt: skip
from dragoman.reading.events.casting import Cast, cast, from_bearer
from dragoman.reading.events.clock import Clock
from dragoman.reading.events.context import Question, question
from dragoman.reading.events.dates import coming, inherit, main_verb
from dragoman.reading.events.describe import describe
from dragoman.reading.events.domestic import at_home, own_officials
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.enough import lacking
from dragoman.reading.events.ground import ground
from dragoman.reading.events.headlines import in_passing
from dragoman.reading.events.infer import infer
from dragoman.reading.events.items import is_heading, is_item, lead_of, turn_to
from dragoman.reading.events.lastsubject import note_subject
from dragoman.reading.events.likewise import likewise
from dragoman.reading.events.match import fits
from dragoman.reading.events.named import Named
from dragoman.reading.events.reach import TOGETHER, noun_sites
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import Slots, verb_slots
from dragoman.reading.events.status import Standing, of_expression, standing
from dragoman.reading.focus import Focus
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene, Syntax
from dragoman.reading.tracing import Tracer


@dataclass
class Reader:
    """Reads the sentences of one scene in order, keeping what the text has spoken of."""

    scene: Scene
    focus: Focus
    quoted: tuple[tuple[int, int], ...] = ()
    voices: tuple[tuple[int, int, str], ...] = ()
    tracer: Tracer | None = None
    drafts: list[Draft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.named = Named(self.scene, self.focus)

    def read(self) -> list[Draft]:
        """All drafts of the scene, in the order of the text."""
        scene = self.scene
        for syntax in scene.syntaxes:
            if "\n" in scene.text[max(0, syntax.sentence.start - 2) : syntax.sentence.start]:
                self.named.paragraph(syntax.sentence.start)
            turn_to(scene, syntax, self.focus)
            self._sentence(syntax)
            if not is_item(scene, syntax):
                self.focus.lead = lead_of(scene, syntax, self.focus)
            self.clock.note(scene, syntax, self.focus)
        return self.drafts

    def _sentence(self, syntax: Syntax) -> None:
        taken: dict[int, Trigger] = {}
        heading = is_heading(self.scene, syntax)
        opening = self.named.mark()
        for group in syntax.groups:
            self.named.before(self.scene.word(group.start).start)
            slots = verb_slots(self.scene, syntax, group)
            self.focus.voice = self._voice(group.head)
            self.focus.acting = []
            self.focus.acting = Site(self.scene, syntax, self.focus, slots, None, None, 0, 0).resolve(slots.subject).direct
            if heading or self._in_quote(group.head):
                self._skip(syntax, group, "a heading" if heading else "inside a quote")
            else:
                self._verb(syntax, group, slots, taken)
            if group.form == "finite":
                note_subject(Site(self.scene, syntax, self.focus, slots, None, None, 0, 0), group)
        self.named.before(syntax.sentence.end)
        self.focus.acting = []
        if heading:
            for phrase in syntax.phrases:
                self._skip(syntax, phrase, "a heading")
            return
        closing = self.named.mark()
        self.named.rewind(opening)
        for phrase in syntax.phrases:
            self.named.before(self.scene.word(max(phrase.last, *(p.last for p in syntax.nested(phrase)), 0) - 1).end)
            if self._in_quote(phrase.head):
                self._skip(syntax, phrase, "inside a quote")
            else:
                self._noun(syntax, phrase, taken)
        self.named.rewind(closing)
        self._expressions(syntax, taken)

    def _voice(self, word: int) -> str | None:
        """The party of who speaks in an interview: whom "nous" means."""
        if not self.voices:
            return None
        at = self.scene.word(word).start
        return next((party for start, end, party in self.voices if start <= at < end), self.voices[0][2])

    def _in_quote(self, word: int) -> bool:
        at = self.scene.word(word).start
        return any(start <= at < end for start, end in self.quoted)

    def _verb(self, syntax: Syntax, group: VerbGroup, slots: Slots, taken: dict[int, Trigger]) -> None:
        outer = absorbed(self.scene, syntax, group, taken)
        if outer:
            self._skip(syntax, group, f"told by {outer.rule}")
            return
        site = Site(self.scene, syntax, self.focus, slots, group, None, group.start, group.end)
        held, tried = standing(self.scene, syntax, group), candidates(self.scene, group)
        for found in (tried, [t for t in by_itself(self.scene, group) if t not in tried]):
            rows = [trigger for trigger in found if self._fits(trigger, site)]
            for lenient in (False, True):  # one that leaves nobody out comes first
                for trigger in rows:
                    if self._accept(trigger, site, held, group.head, verbal=True, lenient=lenient):
                        taken[group.head] = trigger
                        return
        if held.status and (same := likewise(site, self.drafts)):
            self._add(same[0], site, held, group.head, same[1], True)
            taken[group.head] = same[0]
            return
        self._adjective(syntax, group, slots, taken)

    def _adjective(self, syntax: Syntax, group: VerbGroup, slots: Slots, taken: dict[int, Trigger]) -> None:
        """ "est hostile à", "se dit prêt à": an adjective that carries the act."""
        if group.lemma not in {"être", "dire", "déclarer", "montrer", "rester"} and not group.passive:
            return
        after = range(group.end, min(group.end + 4, syntax.sentence.last))
        for k in (group.head,) if group.passive else after:
            for trigger in adjectives().get(stem(self.scene.word(k).text), ()):
                following = (g for g in syntax.groups if k < g.start <= k + 4 and g.form == "infinitive")
                slots.complement = slots.complement or next(following, None)
                add_complements(syntax, slots, k)
                if group.passive:  # "est disposée à": no passive, the subject is its own
                    slots.subject = slots.subject or slots.object
                    slots.object = []
                site = Site(self.scene, syntax, self.focus, slots, group, None, group.start, k + 1)
                held = standing(self.scene, syntax, group)
                if self._fits(trigger, site) and self._accept(trigger, site, held, k, verbal=True):
                    taken[group.head] = trigger
                    return

    def _expressions(self, syntax: Syntax, taken: dict[int, Trigger]) -> None:
        """Fixed words that carry an act without a verb of their own: "en déplacement en Russie"."""
        for trigger, at, end in expressions(self.scene, syntax):
            if self._in_quote(at):
                continue
            group = carrier(syntax, at)
            if group and group.head in taken and asks_for(taken[group.head], self.scene, at, end):
                continue  # "envoyé derrière les barreaux"
            held = standing(self.scene, syntax, group) if group else Standing("done", "expression")
            slots = around(self.scene, syntax, group, at, end - at)
            site = Site(self.scene, syntax, self.focus, slots, None, None, at, end)
            if self._fits(trigger, site):
                self._accept(trigger, site, of_expression(held, trigger.status), at, verbal=False)

    def _noun(self, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> None:
        head = self.scene.word(phrase.head)
        triggers = load_triggers().nouns.get(singular(head.text), ()) or load_triggers().nouns.get(fold(head.text), ())
        if not triggers:
            return
        if inside_taken(self.scene, syntax, phrase, taken):
            self._skip(syntax, phrase, "told by the verb")
            return
        bearer, held = support(self.scene, syntax, phrase)
        sites = noun_sites(self.scene, syntax, self.focus, phrase)
        for trigger in sorted(triggers, key=specific):
            if bearer is not None and bearer.head in taken:
                return
            for site in sites if trigger.act.name in TOGETHER else sites[:1]:
                if not self._fits(trigger, site):
                    continue
                extra = verb_slots(self.scene, syntax, bearer) if bearer else None
                if self._accept(trigger, site, held, phrase.head, verbal=False, doer=extra):
                    taken[phrase.head] = trigger
                    return

    def _accept(
        self, trigger: Trigger, site: Site, held: Standing, at: int, *, verbal: bool, doer: Slots | None = None,
        lenient: bool = True,
    ) -> bool:  # fmt: skip
        if held.status is None:
            return self._deny(trigger, site, f"not asserted ({held.why})", lenient)
        out = cast(trigger, site)
        if doer and not out.actors and trigger.roles.get("subject") == "actor":
            found = site.resolve(doer.subject)
            out.stage = "bearer"
            out.give("actor", found.direct, found)
        if doer and out.actors and not out.recipients and not trigger.act.mutual:
            out.stage = "bearer"
            from_bearer(trigger, site, doer, out)
        out.stage = "context"
        ground(trigger, site, out)
        infer(trigger, site, out)
        reason = in_passing(trigger, site, out, lenient=lenient) or lacking(trigger, out, site, lenient=lenient)
        if reason:
            return self._deny(trigger, site, reason, lenient)
        if (asked := question(trigger, site, out, self.drafts)) is not None:
            self.questions.append(asked)
            out.stage = "context"
            out.give("recipient", asked.answer(), PartySet())
        if at_home(trigger, out, self.focus) or own_officials(trigger, site, out):
            return self._deny(trigger, site, "home affairs", lenient)
        self._add(trigger, site, held, at, out, verbal)
        inherit(self.focus, self.drafts[-1], site)
        self.focus.dealt(trigger.act.name, out.actors, out.recipients)
        return True

    def _add(self, trigger: Trigger, site: Site, held: Standing, at: int, out: Cast, verbal: bool) -> None:
        self.drafts.append(self._draft(trigger, site, held, at, out, verbal))
        if self.tracer:
            self.tracer.accepted(self.drafts[-1], site, held, out)

    def _draft(self, trigger: Trigger, site: Site, held: Standing, at: int, out: Cast, verbal: bool) -> Draft:
        scene, words = self.scene, self.scene.analysis.words
        if trigger.act.name == "convene" and (main := main_verb(site)):
            at, held = main.head, standing(scene, site.syntax, main)
        told, status = attribution(scene, site.syntax, at, held)
        own = site.group and (site.group.pronoun in {"je", "nous"} or out.actors == [self.focus.voice])
        if status == "negated" and not_yet(site):
            pass  # "nous ne l'avons pas encore ratifiée": owned up to
        elif status == "negated" and ((own and self.voices) or self_denied(site, held, out)):
            status = "denied"  # one's own act, denied in one's own words
        if trigger.negated and status == "negated":
            trigger, status = rule(trigger.negated), "done"
        if trigger.status is not None and status == "done":
            status = trigger.status
        draft = Draft(
            trigger, status, out.actors, out.recipients, out.people,
            Span.of(scene.text, site.syntax.sentence.start, site.syntax.sentence.end),
            Span.of(scene.text, words[site.start].start, words[site.end - 1].end),
            at, verbal, out.arguments, attributed_to=told, why=held.why, given=out.given,
        )  # fmt: skip
        draft.date, span = self.clock.date_of(draft, site, at, self.focus)
        if span:
            draft.arguments["date"] = [span]
        draft.status = coming(site, draft)
        describe(draft, site)
        return draft

    def _fits(self, trigger: Trigger, site: Site) -> bool:
        reason = fits(trigger, site)
        if reason:
            self._reject(trigger, site, reason)
        return reason is None

    def _reject(self, trigger: Trigger, site: Site, reason: str) -> None:
        if self.tracer:
            self.tracer.rejected(trigger, site, reason)

    def _deny(self, trigger: Trigger, site: Site, reason: str, told: bool) -> bool:
        if told:
            self._reject(trigger, site, reason)
        return False

    def _skip(self, syntax: Syntax, words: VerbGroup | Phrase, reason: str) -> None:
        if self.tracer:
            self.tracer.skipped(self.scene, syntax, self.focus, words, reason)


def read_events(
    scene: Scene,
    focus: Focus,
    quoted: tuple[tuple[int, int], ...] = (),
    voices: tuple[tuple[int, int, str], ...] = (),
    tracer: Tracer | None = None,
) -> list[Draft]:
    """The drafts of one scene.

    `quoted` are the spans of direct quotes, in which nothing is read; `voices` those of an interview's answers with the
    party of who gives them. `tracer` is told each candidate and what became of it.
    """
    return Reader(scene, focus, quoted, voices, tracer).read()


__all__ = ["Reader", "read_events"]
