"""What time a text is speaking of at a point, and the date of each act told there."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.calendar import DateExpression, resolve
from dragoman.codebook.folding import fold
from dragoman.codebook.moments import load_moments, says
from dragoman.model import Span
from dragoman.reading.events.dates import gathered, said_to_be_there
from dragoman.reading.events.days import at_the_same_place, elsewhere
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.lasting import at_an_hour, complement_day, edge_of, lasting
from dragoman.reading.events.site import Site
from dragoman.reading.events.when import Told, clause_date
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax


@dataclass(frozen=True, slots=True)
class Sentence:
    """The `day` that a sentence tells of what `parties` did, and where it ends; `perfect`: told in the perfect tense."""

    end: int = 0
    day: str | None = None
    parties: frozenset[str] = frozenset()
    perfect: bool = False


@dataclass
class Clock:
    """The last `day` (or stretch of days) and `moment` (of any precision) told, as ISO dates."""

    day: str | None = None
    moment: str | None = None
    _narrated: str | None = None
    _last: tuple[int, str] = (0, "")
    _before: Sentence = field(default_factory=Sentence)
    _now: Sentence = field(default_factory=Sentence)

    def told(self, focus: Focus) -> Told:
        """What the text has told of time so far."""
        return Told(self.day, self.moment, focus.meeting)

    def note(self, scene: Scene, syntax: Syntax, focus: Focus) -> None:
        """Keep what a sentence tells, for "le même jour", "la veille", "cette année-là" and "y"."""
        for expression in scene.dates_in(syntax.sentence.start, syntax.sentence.end):
            if _to_come(scene, syntax, expression) or expression.prefix in {"jusqu'à", "d'ici", "avant"}:
                continue
            value = resolve(expression, scene.anchor, "past", self.told(focus).reference(expression))
            if value:
                self.moment = value
                self._last = (syntax.sentence.end, value)
            if value and expression.kind == "day_range" and _around(scene, syntax, expression, self.day, value):
                continue
            if value and (len(value) == 10 or expression.kind == "day_range"):
                self.day = value
                if self._narrated is None or not _before_that(scene, syntax, expression):
                    self._narrated = value
                if gathered(scene, syntax, value):
                    focus.meeting, focus.attending = value, []
                if self._now.day is None and len(value) == 10 and expression.base != "reference":
                    self._now = Sentence(syntax.sentence.end, value, frozenset(focus.subject), perfect=True)
        self._before, self._now = self._now, Sentence()

    def date_of(self, draft: Draft, site: Site, at: int, focus: Focus) -> tuple[str | None, Span | None]:
        """The ISO date of a draft whose word is `at`, with the words that give it."""
        told, later = self.told(focus), draft.act in load_moments().about_later
        date, span = clause_date(site.scene, site.syntax, at, draft.status, told, later=later)
        if date is None and draft.status in {"done", "denied"}:
            date, span = elsewhere(site.scene, site.syntax, at, told)
        if date is None and draft.status == "planned":
            date, span = at_the_same_place(site.scene, site.syntax, at, told)
        if draft.status == "done" and self._narrated and _part_of_day(site, span):
            date = self._narrated
        if date is None:
            date = self._continued(draft, site) or self._implied(draft, site, focus)
        if draft.status == "done" and _there(site, draft):
            self._last = (site.syntax.sentence.end, date or "")
        if date and draft.status == "done" and draft.actors and len(date) in {10, 21}:
            perfect = site.group is None or site.group.perfect or site.group.passive
            self._now = Sentence(site.syntax.sentence.end, date, frozenset(draft.actors), perfect=perfect)
        if not draft.verbal or span is None:
            date = complement_day(site, date if span else None, told) or date
        return lasting(site, draft, date), span

    def _implied(self, draft: Draft, site: Site, focus: Focus) -> str | None:
        """The date that "ensuite", "au dernier jour", an hour, "à cette occasion" or "y" gives an act, from what was told."""
        if draft.status not in {"done", "negated"}:
            return None
        if draft.status == "negated":
            return edge_of(site, self.told(focus))
        if says(site.window(), load_moments().next) and self._narrated:
            return self._narrated
        if edge := edge_of(site, self.told(focus)):
            return edge
        if at_an_hour(site):
            return self._narrated or (site.scene.anchor.isoformat() if site.scene.anchor else None)
        there = _there(site, draft)
        end, moment = self._last
        if moment and says(site.window(), load_moments().occasion) and site.scene.text[end : site.syntax.sentence.start] == " ":
            return moment
        if focus.meeting is None and self.day and (there or said_to_be_there(site)):
            group = site.group  # "Pendant les pourparlers, X s'était opposé": in the months told for them
            return self.moment if group is not None and group.perfect and group.tense == "imp" else self.day
        return self._month_before(site) if there else None

    def _month_before(self, site: Site) -> str | None:
        """ "Début avril, le Roi s'est rendu à Doha. Il y a rencontré l'émir": the month of the sentence before."""
        end, month = self._last
        return month if len(month) == 7 and site.scene.text[end : site.syntax.sentence.start] == " " else None

    def _continued(self, draft: Draft, site: Site) -> str | None:
        """The day of the sentence before, where the same party goes on: "Le ministre a réagi mardi. Il a dénoncé…"."""
        before, group, text = self._before, site.group, site.scene.text
        if before.day is None or group is None or group.form != "finite" or draft.status not in {"done", "negated"}:
            return None
        if draft.act == "agree" or says(site.window(), load_moments().apart):
            return None  # an offer is one party's own, made who knows when
        between = text[before.end : site.syntax.sentence.start]
        if between.strip() or "\n" in between or group.tense != "pres" or group.mood != "ind":
            return None
        if _there(site, draft):
            return before.day
        like = group.perfect or group.passive or not before.perfect
        return before.day if like and draft.actors and set(draft.actors) <= before.parties else None


#: What is brought somewhere and not said or agreed there: its "y" is a place, and no meeting.
_MATERIAL = frozenset({"invest", "aid", "mobilise", "restrict", "ban"})


def _there(site: Site, draft: Draft) -> bool:
    """Whether the clause says "y": "Le rapport a été publié mardi. Bruxelles y reproche à Berne…"."""
    words, group = site.scene.analysis.words, site.group
    if group is None or draft.act in _MATERIAL:
        return False
    return any(words[k].lower == "y" for k in range(max(0, group.start - 1), group.head))


def _to_come(scene: Scene, syntax: Syntax, expression: DateExpression) -> bool:
    """Whether a day is that of a verb in the future: "entrera en vigueur le 1er novembre", "a dit qu'elle entrerait"."""
    words = scene.analysis.words
    before = [g for g in syntax.groups if g.form == "finite" and words[g.start].start < expression.start]
    return bool(before) and (before[-1].tense == "fut" or (before[-1].mood == "cnd" and not before[-1].perfect))


def _around(scene: Scene, syntax: Syntax, expression: DateExpression, day: str | None, value: str) -> bool:
    """Whether days told in passing lie around the day told: "signé mardi… au forum que Riga accueille du 3 au 6 mai"."""
    words = scene.analysis.words
    before = [g for g in syntax.groups if g.form == "finite" and words[g.start].start < expression.start]
    first, _, last = value.partition("/")
    passing = len(before) > 1 and before[-1].tense == "pres" and not before[-1].perfect and not before[-1].passive
    return passing and day is not None and bool(last) and first <= day <= last


def _before_that(scene: Scene, syntax: Syntax, expression: DateExpression) -> bool:
    """Whether a day is that of a verb in the pluperfect ("s'y opposait encore la veille"): before the day that is told of."""
    words = scene.analysis.words
    finite = [g for g in syntax.groups if g.form == "finite"]
    before = [g for g in finite if words[g.start].start < expression.start]
    near = before[-1:] or finite[:1]
    return any(g.tense == "imp" and (g.perfect or expression.base == "reference") for g in near)


def _part_of_day(site: Site, span: Span | None) -> bool:
    """Whether the clause only says at what time of the day told it was: "ont condamné dans la journée"."""
    cues = load_moments().part_of_day
    if span is None:
        return says(site.window(), cues)
    days = (d for d in site.scene.dates_in(site.syntax.sentence.start, span.start) if d.granularity == "day")
    if any(span.start - d.end <= _BESIDE for d in days):
        return False  # "Vendredi en fin de journée"
    return fold(span.exact).replace("’", "'") in cues


#: Characters between a day and the time of the day behind it.
_BESIDE = 2
