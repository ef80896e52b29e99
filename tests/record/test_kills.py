"""A process that is killed at any moment loses nothing it acknowledged. `tools/kill_runs.py` does it 200 times."""

from __future__ import annotations

import kill_runs


def test_nothing_acknowledged_is_lost_and_a_second_run_completes_the_record(new_place):
    found = list(kill_runs.runs(iter(new_place, None), 3, seed=20))
    assert [wrong for _number, _moment, _acknowledged, wrong in found] == [[], [], []]


def test_a_loss_would_be_seen(new_place):
    place = new_place()
    kill_runs.killed(place, 0)
    whole = kill_runs.content(place)
    lost = list(kill_runs.amiss(place, [("page", "bench/none.txt")], whole))
    assert lost == ["acknowledged, but lost: page bench/none.txt"]
    lost = list(kill_runs.amiss(place, [], whole[:-1]))
    assert lost == ["a second run did not complete the record"]
