"""Whatever people say and however often pages are read anew: no judgement is lost, and the record can be carried over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Reading
from dragoman.record import Asked, conflicts, dump, events, judge, judgements, open_record, positions, quotes, verify
from dragoman.record.judgements import BETWEEN, export_lines, import_lines

from .conftest import TEXT, V1, Versions, make_reading

FIELDS = {
    "actors": [["MA"], ["FR", "MA"], []], "place": [None, "Salé"], "act": ["visit", "sign"], "status": ["denied"],
    "date": ["2025-03", None], "themes": [["cyber"]], "object": ["un centre"],
}  # fmt: skip


def variants() -> list[Reading]:
    """The page under several codebooks, and with words added to it."""
    base = make_reading()
    first, *others = base.events
    return [
        base,
        replace(base, events=(replace(first, actors=("MA",), recipients=("US",)), *others), quotes=base.quotes[:1]),
        replace(base, events=(replace(first, act="call", plover="CONSULT-phone", date=None), *others), positions=()),
        replace(base, events=tuple(others)),
        replace(base, events=(*others, first, replace(first, actors=("MA", "JP")))),
        make_reading(text="Rectificatif : " + TEXT),
        replace(base, events=(), quotes=(), positions=(), programmes=()),
    ]


READINGS = variants()
READ = st.tuples(st.just("read"), st.integers(0, len(READINGS) - 1))
SAY = st.tuples(
    st.sampled_from("accept accept reject correct correct correct merge split duplicate note undo".split()),
    st.integers(0, 30), st.integers(1, 30), st.sampled_from(sorted(FIELDS)), st.integers(0, 2), st.sampled_from(["Ana", "Bea"]),
)  # fmt: skip


def facts(record) -> list[str]:
    """What can be judged: what is shown, and what is hidden but still read."""
    shown = [s.id for s in (*events(record), *events(record, machine=True))]
    page = [s.page.id for s in events(record)][:1]
    return list(dict.fromkeys([*shown, *(s.id for s in (*quotes(record, page), *positions(record, page)))]))


def ask(record, step) -> Asked | None:
    action, number, other, field, value, author = step
    if action == "undo":
        open_ones = [item.judgement.id for item in judgements(record) if item.counts]
        return Asked("undo", open_ones[number % len(open_ones)], author) if open_ones else None
    known = facts(record)
    if not known:
        return None
    fact = known[number % len(known)]
    alike = [key for key in known if key != fact and key[0] == fact[0]]
    if action in BETWEEN:
        return Asked(action, fact, author, others=(alike[other % len(alike)],)) if alike else None
    if action == "correct":
        is_event = fact[0] == "e" or any(s.id == fact for s in events(record))
        if not is_event:
            return None
        return Asked("correct", fact, author, field=field, value=FIELDS[field][value % len(FIELDS[field])])
    return Asked(action, fact, author, reason="parce que" if action == "note" else None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(steps=st.lists(st.one_of(READ, SAY, SAY), min_size=3, max_size=14))
def test_any_history(folder, steps):
    for path in folder.iterdir():
        path.unlink()
    said = []
    with open_record(folder / "one.db", write=True) as record:
        record.store(READINGS[0], V1)
        for count, step in enumerate(steps):
            if step[0] == "read":
                record.store(READINGS[step[1]], Versions(str(count), "m", "p"))
            elif (asked := ask(record, step)) is not None:
                item = judge(record, asked)
                said.append(item)
                if item.action == "correct":
                    assert_holds(record, item)
            assert [listed.judgement for listed in judgements(record)] == said
        assert verify(record) == []
        lines = list(export_lines(record))
        whole, readings = list(dump(record)), [READINGS[0], *(READINGS[s[1]] for s in steps if s[0] == "read")]
        numbers = ["1", *(str(n) for n, s in enumerate(steps) if s[0] == "read")]
        last = Versions(numbers[-1], *(("fr_test 1.0", "0.1.0") if len(numbers) == 1 else ("m", "p")))
        told = [item.conflict for item in conflicts(record)]
    for name in ("before.db", "after.db"):
        with open_record(folder / name, write=True) as other:
            if name == "before.db":
                import_lines(other, lines, "x")
            for reading in readings[:-1]:
                other.store(reading, V1)
            other.store(readings[-1], last)
            if name == "after.db":
                import_lines(other, lines, "x")
            assert list(dump(other)) == whole
            assert [item.conflict for item in conflicts(other)] == told


def assert_holds(record, item) -> None:
    """What was corrected is what the record shows, now and after every other reading of the page."""
    with record.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM judgement").scalar_one()
    assert before == len(judgements(record))
    subject = item.target.subject
    found = [s for s in judged(record) if subject in s[0]]
    assert found
    assert found[0][1][item.field] == item.value


def judged(record) -> list[tuple[str, dict]]:
    import json

    with record.reading() as connection:
        return [(names, json.loads(fact)) for names, fact in connection.exec_driver_sql("SELECT names, fact FROM judged")]
