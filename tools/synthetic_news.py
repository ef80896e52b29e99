"""Articles that no one wrote: readings of made-up pages, as many as wanted, the same for the same number.

For measuring the record at scale. Words follow Zipf's law; states, acts and themes are real codes in made-up
combinations, persons are numbers. Nothing of it is news.
"""

from __future__ import annotations

import bisect
import hashlib
import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType

from dragoman.codebook.party_data import read_states
from dragoman.model import Event, Evidence, Page, Position, Quote, Reading, Span

#: All states of the codebook, in an order of their own: the first are in the news most often.
STATES = tuple(sorted((state.code for state in read_states()), key=lambda code: hashlib.sha256(code.encode()).digest()))
ACTS = "meet sign cooperate announce aid praise negotiate visit invest accuse".split()
THEMES = "ai compute data cyber infrastructure skills health governance platforms standards".split()
VERBS = MappingProxyType(
    {
        "meet": "a rencontré", "sign": "a signé avec", "cooperate": "coopère avec", "announce": "a annoncé à",
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
#: Sentences of an article that tell an event.
EVENTS = 5


def _zipf(count: int, power: float) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 1) ** power for rank in range(count)))


_WORDS, _STATES = _zipf(len(VOCABULARY), 1.0), _zipf(len(STATES), 0.7)


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


def reading(number: int) -> Reading:
    """The reading of article `number`: always the same."""
    chance = random.Random(number)
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
    text, events, at = "", [], 0
    for _ in range(EVENTS):
        act, (actor, other) = chance.choice(ACTS), pair(chance)
        person = f"Personne {chance.randrange(20_000)}"
        sentence = f"{person} ({actor}) {VERBS[act]} {other} {words(chance, 14)}."
        at = len(text)
        text += f"{sentence} {words(chance, 9).capitalize()}. "
        trigger = at + sentence.index(VERBS[act])
        evidence = Evidence(
            Span(at, at + len(sentence), sentence),
            trigger=Span(trigger, trigger + len(VERBS[act]), VERBS[act]),
            arguments=MappingProxyType({"people": (Span(at, at + len(person), person),)}),
        )
        when = (day - timedelta(days=chance.randrange(3))).isoformat()
        events.append(
            Event(
                act, "planned" if chance.random() < 0.2 else "done", (actor, other), (), (evidence,), f"{act}.bench",
                people=(person,), date=when, themes=(chance.choice(THEMES),),
            )
        )  # fmt: skip
    name = events[-1].people[0]
    page = Page(
        source=f"bench/{number:07}.txt", text=text.strip(), title=words(chance, 8).capitalize(),
        published=day.isoformat(), published_from="metadata", outlet=f"Le Journal n° {_draw(chance, _STATES)}",
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
