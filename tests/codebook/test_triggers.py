"""Every trigger fires on its own examples and keeps quiet on its counter-examples, read by the whole reader."""

from __future__ import annotations

import functools

import pytest

from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.model import Page
from dragoman.reading import read


@functools.cache
def acts_of(sentence: str) -> frozenset[str]:
    """The acts of the events that the reader finds in one sentence, read as a page of its own."""
    return frozenset(event.act for event in read(Page(source="example", text=sentence, published="2025-03-19")).events)


@pytest.mark.parametrize("trigger", load_triggers().all, ids=lambda trigger: trigger.rule)
def test_examples_give_the_act_and_counter_examples_do_not(trigger: Trigger) -> None:
    act = trigger.act.name
    silent = [sentence for sentence in trigger.examples if act not in acts_of(sentence)]
    false = [sentence for sentence in trigger.counter_examples if act in acts_of(sentence)]
    assert (silent, false) == ([], [])


def test_verbs_have_forms_that_can_be_recognised() -> None:
    from dragoman.codebook.verbs import verb_forms

    bare = {verb.removeprefix("se ").removeprefix("s'").removeprefix("en ").split(" ")[0] for verb in _verbs()}
    assert sorted(verb for verb in bare if not verb_forms(verb)) == []


def _verbs() -> set[str]:
    return {verb for trigger in load_triggers().all for verb in trigger.verbs}


def test_one_act_may_have_several_files_and_no_file_is_left_out() -> None:
    from importlib.resources import files

    from dragoman.codebook.datafile import load_yaml

    there = (files("dragoman.codebook") / "data" / "triggers").iterdir()
    names = [entry.name for entry in there if entry.name.endswith(".yaml")]
    rules = {row["rule"] for name in names for row in load_yaml(f"triggers/{name}")}
    assert rules == {trigger.rule for trigger in load_triggers().all}
