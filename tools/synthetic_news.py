"""Articles that no one wrote: readings of made-up pages, as many as wanted, the same for the same number.

For measuring the record at scale. Each day has stories, and articles of that day and the next two tell some of them, a
few stories often and most of them once or twice. Words, states and persons follow Zipf's law; states, acts and themes are
real codes in made-up combinations, names of persons are syllables. Nothing of it is news.
"""

from __future__ import annotations

import bisect
import functools
import hashlib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from dragoman.codebook.party_data import read_states
from dragoman.model import Event, Evidence, Page, Position, Quote, Reading, Span

#: All states of the codebook, in an order of their own: the first are in the news most often.
STATES = tuple(sorted((state.code for state in read_states()), key=lambda code: hashlib.sha256(code.encode()).digest()))
ACTS = "meet sign cooperate agree aid praise negotiate visit invest accuse".split()
THEMES = "ai compute data cyber infrastructure skills health governance platforms standards".split()
VERBS = MappingProxyType(
    {
        "meet": "a rencontré", "sign": "a signé avec", "cooperate": "coopère avec", "agree": "s'accorde avec",
        "aid": "aidera", "praise": "a salué", "negotiate": "négocie avec", "visit": "s'est rendue chez",
        "invest": "investit avec", "accuse": "accuse",
    }
)  # fmt: skip
COMMON = (
    "le la de des et en un une pour sur dans avec par accord ministre numérique données intelligence artificielle "
    "sécurité réseau projet sommet délégation partenariat recherche calcul centre stratégie formation investissement"
).split()
SYLLABLES = "ba con dé fra gli mon nou pré qua ro sté tri va lu mi per sol tan vers zo chi gra bleu mar".split()
VOCABULARY = (*COMMON, *("".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)))
PAPERS = ("un mémorandum", "un accord de coopération", "un traité", "un protocole", "une convention")
#: Sentences of an article that tell an event.
EVENTS = 5
#: Days that articles are of, stories of a day, and persons of a state.
DAYS, STORIES, PERSONS = 4000, 150, 100


def _zipf(count: int, power: float) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 1) ** power for rank in range(count)))


_WORDS, _STATES = _zipf(len(VOCABULARY), 1.0), _zipf(len(STATES), 0.7)
_STORIES, _PERSONS = _zipf(STORIES, 0.8), _zipf(PERSONS, 1.0)


def _draw(chance: random.Random, weights: list[float]) -> int:
    return bisect.bisect(weights, chance.random() * weights[-1])


def words(chance: random.Random, count: int) -> str:
    """So many words, frequent ones more often."""
    return " ".join(VOCABULARY[_draw(chance, _WORDS)] for _ in range(count))


def pair(chance: random.Random) -> tuple[str, str]:
    """Two states."""
    first = second = _draw(chance, _STATES)
    while second == first:
        second = _draw(chance, _STATES)
    return STATES[first], STATES[second]


def person(state: str, rank: int) -> str:
    """A made-up name: that of the state's so-many-th person."""
    number = int.from_bytes(hashlib.sha256(f"{state} {rank}".encode()).digest()[:6], "big")
    parts = [SYLLABLES[number // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(5)]
    return f"{''.join(parts[:2]).capitalize()} {''.join(parts[2:]).capitalize()}"


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, whoever tells it."""

    act: str
    status: str
    actor: str
    other: str
    person: str
    theme: str
    paper: str | None
    day: date


@functools.lru_cache(maxsize=100_000)
def story(day: int, number: int) -> Story:
    """A story of a day (counted from 0): always the same."""
    chance = random.Random(day * STORIES + number)
    act, (actor, other) = chance.choice(ACTS), pair(chance)
    paper = f"{chance.choice(PAPERS)} sur {words(chance, 3)}" if act in {"sign", "agree"} else None
    return Story(
        act, "planned" if chance.random() < 0.2 else "done", actor, other, person(actor, _draw(chance, _PERSONS)),
        chance.choice(THEMES), paper, date(2015, 1, 1) + timedelta(days=day),
    )  # fmt: skip


def reading(number: int) -> Reading:
    """The reading of article `number`: always the same."""
    chance = random.Random(number)
    day = chance.randrange(2, DAYS)
    text, events, at = "", [], 0
    told: dict[tuple[int, int], Story] = {}
    while len(told) < EVENTS:
        found = (day - chance.randrange(3), _draw(chance, _STORIES))
        told[found] = story(*found)
    for one in told.values():
        about = f" {one.paper}" if one.paper else ""
        sentence = f"{one.person} ({one.actor}) {VERBS[one.act]} {one.other}{about} {words(chance, 14)}."
        at = len(text)
        text += f"{sentence} {words(chance, 9).capitalize()}. "
        trigger = at + sentence.index(VERBS[one.act])
        evidence = Evidence(
            Span(at, at + len(sentence), sentence),
            trigger=Span(trigger, trigger + len(VERBS[one.act]), VERBS[one.act]),
            arguments=MappingProxyType({"people": (Span(at, at + len(one.person), one.person),)}),
        )
        events.append(
            Event(
                one.act, one.status, (one.actor, one.other), (), (evidence,), f"{one.act}.bench", people=(one.person,),
                date=one.day.isoformat(), themes=(one.theme,), instrument=one.paper,
                confidence=round(0.5 + chance.random() / 2, 3),
            )
        )  # fmt: skip
    name = events[-1].people[0]
    page = Page(
        source=f"bench/{number:07}.txt", text=text.strip(), title=words(chance, 8).capitalize(),
        published=(date(2015, 1, 1) + timedelta(days=day)).isoformat(), published_from="metadata",
        outlet=f"Le Journal n° {_draw(chance, _STATES)}",
    )  # fmt: skip
    said = Span(at, at + len(name), name)
    return Reading(
        page,
        tuple(events),
        quotes=(Quote("indirect", said.exact, name, "dit", said.start, said.end),),
        positions=(Position(name, "ministre", events[-1].actors[0], (said,)),),
    )


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """Readings `first` to `first + count - 1`."""
    return map(reading, range(first, first + count))
