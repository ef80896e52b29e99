"""A page in, everything it says out. Pure: the same page gives the same reading, on any machine and in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex
from spacy.language import Language

from dragoman.calendar import DateExpression, find_dates
from dragoman.codebook import load_parties
from dragoman.codebook.gate import domain_of_line, domain_of_page
from dragoman.codebook.nouns import in_class
from dragoman.codebook.topics import topics_of
from dragoman.codebook.version import CODEBOOK_VERSION
from dragoman.language.acting import for_states
from dragoman.language.analysis import Analysis, Entity, Neutral, analyse, find_entities
from dragoman.language.mentions import Mention, find_mentions, merge_mentions
from dragoman.language.organisations import find_organisations
from dragoman.language.recognised import recognised
from dragoman.language.versions import versions as language_versions
from dragoman.model import Event, Page, Quote, Reading
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.finish import finish
from dragoman.reading.events.merge import merge, same
from dragoman.reading.events.read import read_events
from dragoman.reading.events.sameday import same_day
from dragoman.reading.events.sequel import claimed, denied_by_answer
from dragoman.reading.focus import Focus
from dragoman.reading.people import find_people
from dragoman.reading.people_model import People
from dragoman.reading.positions import find_positions
from dragoman.reading.programmes import find_programmes
from dragoman.reading.quotes import read_quotes
from dragoman.reading.scene import Scene
from dragoman.reading.tracing import Tracer


def versions() -> dict[str, str]:
    """The versions a reading depends on: program, codebook, model."""
    return language_versions() | {"codebook": CODEBOOK_VERSION}


#: More words than these before a headline's colon are no heading but a clause.
_HEADED = 5


@dataclass(frozen=True, slots=True)
class _Parsed:
    """One text of the page with what every reader needs of it."""

    analysis: Analysis
    mentions: tuple[Mention, ...]
    dates: tuple[DateExpression, ...]


def read(page: Page, tracer: Tracer | None = None, pipeline: Language | None = None) -> Reading:
    """Read a page: events, quotes, positions and programmes with the words each came from.

    `tracer` is told what was considered on the way (see `dragoman.reading.trace`); `pipeline` parses in the place of the one
    in use.
    """
    text = page.text
    entities = find_entities(text, pipeline)
    people = find_people(text, page.title, page.furniture, entities)
    parsed = _parse(text, people, "text", None, pipeline, entities)
    quotes = read_quotes(parsed.analysis, people, parsed.mentions)
    positions = find_positions(people, text, page.title, tuple(line.text for line in page.furniture))
    quoted = tuple((q.start, q.end) for q in quotes if q.kind == "direct" and q.speaker_from != "interview")
    events = _events(page, people, parsed, quoted, _voices(quotes, people), tracer, pipeline)
    known = tuple(m for m in parsed.mentions if not m.weak or load_parties().kind_of(m.party) is not None)
    programmes = find_programmes(text, page.title, people, known)  # what only the recogniser sees may itself be one
    around = (_title_quotes(page, people, pipeline), _ticker_quotes(page, people, pipeline))
    return Reading(page, events, (*around[0], *quotes, *around[1]), positions, programmes)


def quotes_of(page: Page, pipeline: Language | None = None) -> tuple[Quote, ...]:
    """The quotes of the article's text alone, as `read` gives them."""
    entities = find_entities(page.text, pipeline)
    people = find_people(page.text, page.title, page.furniture, entities)
    parsed = _parse(page.text, people, "text", None, pipeline, entities)
    return read_quotes(parsed.analysis, people, parsed.mentions)


def _voices(quotes: tuple[Quote, ...], people: People) -> tuple[tuple[int, int, str], ...]:
    """The answers of an interview, each with the party of who gives it."""
    found = []
    for quote in quotes:
        speaker = people.named(quote.speaker) if quote.speaker and quote.speaker_from == "interview" else None
        if speaker and speaker.of:
            found.append((quote.start, quote.end, speaker.of))
    return tuple(found)


def _title_quotes(page: Page, people: People, pipeline: Language | None) -> tuple[Quote, ...]:
    """The quotes of the headline; their offsets point into the title."""
    if not page.title or not any(mark in page.title for mark in '«“"'):
        return ()
    parsed = _parse(page.title, people, "title", None, pipeline)
    return tuple(
        replace(q, where="title") for q in read_quotes(parsed.analysis, people, parsed.mentions, where="title")
    )


def _ticker_quotes(page: Page, people: People, pipeline: Language | None) -> list[Quote]:
    """The quotes of ticker lines; their offsets point into the line."""
    found: list[Quote] = []
    for number, line in enumerate(page.furniture):
        if line.kind == "ticker":
            parsed = _parse(line.text, people, "furniture", number, pipeline)
            rows = read_quotes(parsed.analysis, people, parsed.mentions, where="furniture", line=number)
            found += [replace(q, where="furniture", line=number) for q in rows]
    return found


def _parse(
    text: str, people: People, where: str, line: int | None, pipeline: Language | None, seen: Sequence[Entity] | None = None
) -> _Parsed:
    """Take a text apart; `seen`: its entities, None to have them looked for here."""
    rows = [m for m in (people.mentions if where == "text" else people.elsewhere) if (m.where, m.line) == (where, line)]
    names = [(m.start, m.end) for m in rows if m.kind in {"full", "surname"}]
    seen = find_entities(text, pipeline) if seen is None else seen
    known = find_mentions(text)
    mentions = merge_mentions(known, find_organisations(text, known, names))
    mentions = merge_mentions(mentions, recognised(text, seen, mentions, names))
    mentions = for_states(m for m in mentions if not any(s <= m.start and m.end <= e for s, e in names))
    neutral = [Neutral(start, end, "person") for start, end in names]
    dates = find_dates(text)
    neutral += [Neutral(d.start, d.end, "date") for d in dates]
    for mention in mentions:
        whole = mention.text[:1].isupper() or (mention.kind == "name" and " " in mention.text)  # "sultanat d'Oman"
        named = mention.kind in {"name", "capital", "city"} and whole
        described = mention.kind in {"periphrase", "region"} and " " in mention.text and not mention.weak
        if named or described:
            neutral.append(Neutral(mention.start, mention.end, "state"))
        elif mention.kind in {"organisation", "company", "metonym"} and (
            mention.text[:1].isupper() or " " in mention.text
        ):
            neutral.append(Neutral(mention.start, mention.end, "organisation"))
    return _Parsed(analyse(text, neutral, pipeline=pipeline), mentions, dates)


def _anchor(page: Page) -> date | None:
    day = page.published or page.captured
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _events(
    page: Page,
    people: People,
    parsed: _Parsed,
    quoted: tuple[tuple[int, int], ...],
    voices: tuple[tuple[int, int, str], ...],
    tracer: Tracer | None,
    pipeline: Language | None,
) -> tuple[Event, ...]:
    drafts: list[Draft] = []
    scenes: dict[int, Scene] = {}

    def run(scene: Scene, focus: Focus, marks: tuple[tuple[int, int], ...] = ()) -> list[Draft]:
        if tracer is not None:
            tracer.scene(scene)
        found = read_events(scene, focus, marks, voices if scene.where == "text" else (), tracer)
        scenes.update((id(draft), scene) for draft in found)
        return found

    domain = domain_of_page(f"{page.title or ''}\n{page.text}")
    if domain is None:
        focus = Focus(spoken=_spoken(page.text, parsed.mentions, people))
        title = _title(page, people, pipeline)
        headed = _headed(title) if title else None
        asked = voices[0][2] if voices and load_parties().is_state(voices[0][2]) else None  # "notre pays" is theirs
        known = headed is not None and (headed in focus.spoken or _of_a_state(parsed))
        focus.home = asked or (headed if known else _home(focus, title))
        focus.topics = topics_of(f"{page.title or ''}\n{page.text}")
        if title:
            for mention in title.mentions:
                for party in mention.parties:
                    focus.mention(party)
        text = Scene(page.text, "text", None, parsed.analysis, parsed.mentions, parsed.dates, people, _anchor(page))
        drafts += run(text, focus, quoted)
        if title:
            body = list(drafts)
            told = run(title, Focus(topics=focus.topics))  # a text in which nothing is found may say it in other words
            drafts += [d for d in told if not body or any(same(other, d) for other in body)]
    claimed(drafts)
    denied_by_answer(drafts)
    groups = merge(drafts)
    if domain is None:
        same_day(groups, focus.topics, _anchor(page))
    for scene in _ticker(page, people, pipeline):
        found = run(scene, Focus())
        for draft in found:
            if draft.status == "done" and not draft.date and scene.line is not None:
                draft.date = page.furniture[scene.line].date
        groups += merge(found)
    if tracer is not None:
        tracer.finished(groups, domain)
    return tuple(finish(group, scenes) for group in groups)


def _spoken(text: str, mentions: tuple[Mention, ...], people: People) -> Counter[str]:
    """How often a text speaks of each party."""
    rows = (m for m in mentions if m.kind != "city" and not (m.weak and m.kind == "organisation"))
    spoken = Counter(p for m in rows if not _BESIDE.search(text[max(0, m.start - 24) : m.start]) for p in m.parties)
    spoken.update(role.of for person in people.persons for role in person.roles if role.of)
    return spoken


#: Before a state that something only lies beside: "à la frontière avec l'Ouganda".
_BESIDE = regex.compile(r"\bfrontière avec (?:le |la |l['’])?$")


_NAMES = frozenset({"name", "capital"})
#: So often more a state counts that alone the headline names.
_IN_TITLE = 2


def _home(focus: Focus, title: Scene | None) -> str | None:
    """The state a page most likely speaks from, for "notre pays": the one it speaks of most, its headline before all."""
    named = {m.party for m in title.mentions if m.kind in _NAMES and load_parties().is_state(m.party)} if title else set()
    more = _IN_TITLE if len(named) == 1 else 0
    states = [(n + more * (p in named), p) for p, n in focus.spoken.items() if load_parties().is_state(p)]
    return max(states, key=lambda row: (row[0], row[1] in named))[1] if states else None  # of two, the one named first


def _of_a_state(parsed: _Parsed) -> bool:
    """Whether a text speaks of organs of a state without saying of which: the headline says it."""
    return sum(in_class(word.text, "state_organ") for word in parsed.analysis.words) > 1


def _headed(title: Scene) -> str | None:
    """The one state that a headline sets before its colon: "Burundi : le parquet ouvre une enquête"."""
    colon = title.text.find(":")
    named = [m for m in title.mentions_in(0, max(0, colon)) if m.kind == "name" and load_parties().is_state(m.party)]
    return named[0].party if len(named) == 1 and len(title.text[:colon].split()) < _HEADED else None


def _title(page: Page, people: People, pipeline: Language | None) -> Scene | None:
    if not page.title:
        return None
    parsed = _parse(page.title, people, "title", None, pipeline)
    return Scene(page.title, "title", None, parsed.analysis, parsed.mentions, parsed.dates, people, _anchor(page))


def _ticker(page: Page, people: People, pipeline: Language | None) -> list[Scene]:
    scenes = []
    for number, line in enumerate(page.furniture):
        if line.kind != "ticker" or domain_of_line(_headline(line.text, line.time)):
            continue
        text = _TIME.sub(lambda m: " " * len(m[0]), line.text)
        parsed = _parse(text, people, "furniture", number, pipeline)
        day = date.fromisoformat(line.date) if line.date else None
        scenes.append(Scene(text, "furniture", number, parsed.analysis, parsed.mentions, parsed.dates, people, day))
    return scenes


#: The time that a ticker line begins with, often with no space behind: "09:15Séoul et Tachkent paraphent un accord".
_TIME = regex.compile(r"^\P{L}{0,8}\d{1,2}[:hH]\d{0,2}(?=\s*\p{L})")


def _headline(text: str, time: str | None) -> str:
    """A ticker line without the time at its beginning."""
    return text.lstrip("-–—•* 0123456789:h|") if time else text
