"""The labelled pairs: what must be one is one, what must not be is not."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.record.resolve import events, persons

from . import worlds


def scores(found: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Precision and recall of (merged, same) pairs."""
    right = sum(merged and same for merged, same in found)
    return right / max(1, sum(merged for merged, _ in found)), right / max(1, sum(same for _, same in found))


def event_reports(name: str) -> list[list[tuple[Any, str]]]:
    return [
        [(worlds.report(f"e-{n:02}-{k}", f"p-{n:02}-{k}", told), told["e"]) for k, told in enumerate(story["reports"])]
        for n, story in enumerate(worlds.stories(name))
    ]


def person_bearers(name: str) -> list[list[tuple[Any, str]]]:
    return [
        [(worlds.bearer(f"b-{n:02}-{k}", told), told["p"]) for k, told in enumerate(story["mentions"])]
        for n, story in enumerate(worlds.stories(name))
    ]


def by_pairs(stories: list[list[tuple[Any, str]]], resolve: Callable[[Any], Any]) -> list[tuple[bool, bool]]:
    """Every two items of a story, with nothing else in the world."""
    return [
        (len(resolve([one, other]).members) == 1, mine == theirs)
        for story in stories
        for (one, mine), (other, theirs) in itertools.combinations(story, 2)
    ]


def together(stories: list[list[tuple[Any, str]]], resolve: Callable[[Any], Any]) -> list[tuple[bool, bool]]:
    """Every two items of all stories, all of them in one world."""
    items = [(item, (n, label)) for n, story in enumerate(stories) for item, label in story]
    home = resolve([item for item, _ in items]).home()
    return [(home[a.id] == home[b.id], x == y) for (a, x), (b, y) in itertools.combinations(items, 2)]


@pytest.mark.parametrize("half", ["dev", "held", "fresh"])
@pytest.mark.parametrize("way", [by_pairs, together])
def test_reports_of_one_act(half: str, way: Any) -> None:
    stories = event_reports(f"event_pairs_{half}.yaml")
    precision, recall = scores(way(stories, events.resolve))
    assert precision >= 0.95
    assert recall >= 0.85


@pytest.mark.parametrize("half", ["dev", "held", "fresh"])
@pytest.mark.parametrize("way", [by_pairs, together])
def test_mentions_of_one_person(half: str, way: Any) -> None:
    stories = person_bearers(f"person_pairs_{half}.yaml")
    precision, recall = scores(way(stories, persons.resolve))
    assert precision >= 0.98
    assert recall >= 0.85


def test_the_sets_are_large_enough_and_have_hard_pairs() -> None:
    halves = ("dev", "held", "fresh")
    reports, mentions = (
        [
            one == other
            for half in halves
            for story in made(f"{name}_pairs_{half}.yaml")
            for (_, one), (_, other) in itertools.combinations(story, 2)
        ]
        for name, made in (("event", event_reports), ("person", person_bearers))
    )
    assert len(reports) >= 60
    assert len(mentions) >= 40
    for found in (reports, mentions):
        assert 0.25 <= sum(found) / len(found) <= 0.75


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [item for story in event_reports("event_pairs_dev.yaml") for item, _ in story]
    assert events.resolve(reports) == events.resolve(reports[::-1])
    bearers = [item for story in person_bearers("person_pairs_dev.yaml") for item, _ in story]
    assert persons.resolve(bearers) == persons.resolve(bearers[::-1])
