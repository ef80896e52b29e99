"""Who writes first."""

from __future__ import annotations

import threading

from dragoman.record.turns import Turns, turns_of


def test_people_go_before_background_work() -> None:
    turns, done = Turns(), list[str]()
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with turns.mine(background=True):
            inside.set()
            go_on.wait(10)

    def then(name: str, *, background: bool) -> threading.Thread:
        def work() -> None:
            with turns.mine(background=background):
                done.append(name)

        thread = threading.Thread(target=work)
        thread.start()
        return thread

    holder = threading.Thread(target=first)
    holder.start()
    assert inside.wait(10)
    waiting = [then("program", background=True)]
    waiting += [then(f"person {n}", background=False) for n in range(3)]
    while turns._waiting < 3:
        pass
    go_on.set()
    for thread in (holder, *waiting):
        thread.join(10)
    assert sorted(done[:3]) == ["person 0", "person 1", "person 2"]
    assert done[3:] == ["program"]


def test_a_turn_ends_with_a_failure() -> None:
    turns = Turns()
    try:
        with turns.mine(background=False):
            raise ValueError
    except ValueError:
        pass
    with turns.mine(background=True):
        pass


def test_a_record_has_the_same_turns_wherever_it_is_opened() -> None:
    assert turns_of("a.db") is turns_of("a.db")
    assert turns_of("a.db") is not turns_of("b.db")
