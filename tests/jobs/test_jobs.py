"""The pool: order, crashes, hangs."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from dragoman.jobs import is_fiction, read_all
from dragoman.jobs import pool as pool_module


@pytest.fixture
def run(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from fake_readers import Fake, reader

    def go(names, jobs, limit=60.0):
        return list(read_all([Fake(name) for name in names], jobs, limit=limit, read_one=reader))

    return go


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_input(run, jobs):
    names = ["slow:0.3", "a", "bad:1", "slow:0.1", "tale:b", *(f"p{n}" for n in range(40))]
    outcomes = run(names, jobs)
    assert [outcome.source for outcome in outcomes] == names
    assert [outcome.source for outcome in outcomes if outcome.reading is None] == ["bad:1"]
    assert outcomes[2].reason == "no page"
    assert [outcome.source for outcome in outcomes if outcome.fiction] == ["tale:b"]
    assert outcomes[1].reading.page.text == "Rabat. 🙂"
    assert multiprocessing.active_children() == []


def test_a_page_that_kills_its_process_is_tried_twice_and_the_others_go_on(run, tmp_path):
    names = ["a", "die:1", "b", f"die-once:{tmp_path / 'mark'}", "c", "d"]
    outcomes = run(names, 2)
    assert [outcome.source for outcome in outcomes] == names
    assert [outcome.reading is None for outcome in outcomes] == [False, True, False, False, False, False]
    assert "died twice" in outcomes[1].reason


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_hangs_is_given_up(run, jobs):
    outcomes = run(["a", "hang:1", "b"], jobs, limit=3.0)
    assert [outcome.reading is None for outcome in outcomes] == [False, True, False]
    assert "3 seconds" in outcomes[1].reason


def test_closing_early_ends_the_workers(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from fake_readers import Fake, reader

    outcomes = read_all([Fake("a"), Fake("hang:1"), Fake("b")], 2, read_one=reader)
    assert next(outcomes).source == "a"
    assert multiprocessing.active_children()
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_little_waits_in_memory(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from fake_readers import Fake, reader

    pool = pool_module.Pool(2, reader, 60.0)
    outcomes = pool.run([Fake("slow:2"), *(Fake(f"p{n}") for n in range(100))], None)
    next(outcomes)
    assert len(pool.done) < 2 * pool_module.AHEAD
    outcomes.close()


def test_standard_input_reaches_a_worker(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from fake_readers import Fake, reader

    pool = pool_module.Pool(2, reader, 60.0)
    outcomes = list(pool.run([Fake("a"), Fake("-", path=None)], b"Tunis"))
    assert outcomes[1].reading.page.text == "Tunis"


def test_fiction_is_marked_by_folder(tmp_path):
    inner = tmp_path / "tales" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "tales" / "FICTION.md").write_text("# Fiction\n")
    assert is_fiction(inner / "page.txt")
    assert is_fiction(tmp_path / "tales" / "page.txt")
    assert not is_fiction(tmp_path / "page.txt")
    assert not is_fiction(None)
