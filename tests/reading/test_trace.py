"""What a trace says: the same reading, every candidate with what became of it, every field with its words."""

import ast
import importlib
import json
from pathlib import Path
from typing import get_args

import pytest

from dragoman.codebook.triggers import load_triggers
from dragoman.intake import read_page
from dragoman.model import Furniture, Page, Status
from dragoman.reading import explain, read
from dragoman.reading.events import enough, match, status
from dragoman.reading.trace import Candidate, Trace
from dragoman.reading.trace_words import load_words, sayings
from dragoman.reading.tracing import Tracer

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "samples" / "pages").rglob("D*.txt"))[::4]


def page(text: str, **more: object) -> Page:
    return Page(source="example", text=text, published="2025-03-19", **more)  # type: ignore[arg-type]


def led(trace: Trace, number: int = 0) -> Candidate:
    return next(c for c in trace.of_event(number) if c.outcome == "event")


def filled(candidate: Candidate) -> set[tuple[str, str, str, str, str]]:
    return {(f.field, f.value, f.words.exact if f.words else "", f.slot, f.means) for f in candidate.filled}


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def traced(request: pytest.FixtureRequest) -> Trace:
    return explain(read_page(request.param.name, request.param.read_bytes(), kind="text"))


def test_the_reading_is_the_one_that_read_gives(traced: Trace) -> None:
    assert traced.reading == read(traced.reading.page)


def test_a_trace_is_the_same_every_time_and_is_plain_data(traced: Trace) -> None:
    told = json.dumps(traced.to_json())
    assert told == json.dumps(explain(traced.reading.page).to_json())


def test_every_event_has_one_leading_candidate_that_accounts_for_its_fields(traced: Trace) -> None:
    for number, event in enumerate(traced.reading.events):
        told = traced.of_event(number)
        assert [c.outcome for c in told].count("event") == 1
        lead = told[0]
        assert (lead.rule, lead.act) == (event.rule, event.act)
        values = {name: [f.value for f in lead.filled if f.field == name] for name in ("actors", "recipients", "status")}
        assert sorted(values["actors"]) == sorted(event.actors)
        assert sorted(values["recipients"]) == sorted(event.recipients)
        assert values["status"] == [event.status]
        fields = {(f.field, f.value) for candidate in told for f in candidate.filled}
        for name in ("date", "place", "object", "instrument", "attributed_to"):
            value = getattr(event, name)
            assert value is None or (name, value) in fields, (event.rule, name)


def test_words_stand_where_the_trace_says(traced: Trace) -> None:
    whole = traced.reading.page
    for sentence in traced.sentences:
        text = {"text": whole.text, "title": whole.title or ""}.get(sentence.where)
        if text is None:
            text = whole.furniture[sentence.line or 0].text
        spans = [sentence.span, *(c.words for c in sentence.candidates)]
        spans += [f.words for c in sentence.candidates for f in c.filled if f.words]
        assert all(text[span.start : span.end] == span.exact for span in spans)


def test_sentences_are_counted_through_and_hold_all_facts(traced: Trace) -> None:
    numbers = [s.number for s in traced.sentences if s.where != "title"]
    assert numbers == list(range(1, len(numbers) + 1))
    in_text = [q for q in traced.reading.quotes if q.where == "text"]
    assert [q for s in traced.sentences if s.where == "text" for q in s.quotes] == sorted(in_text, key=lambda q: q.start)
    assert {id(p) for s in traced.sentences for p in s.positions} == {id(p) for p in traced.reading.positions}


def test_every_reason_is_put_into_both_languages(traced: Trace) -> None:
    for candidate in traced.candidates():
        for lang in ("fr", "en"):
            words = load_words(lang)  # type: ignore[arg-type]
            if candidate.reason:
                assert words.reason(candidate).text != candidate.reason or lang == "en"
            for one in candidate.filled:
                assert words.slot(one.slot)
                assert words.means(one)


ACCEPTED = [
    ("Rabat a signé mardi un accord avec le Kenya.", ("actors", "MA", "Rabat", "subject", "capital")),
    ("Rabat a signé mardi un accord avec le Kenya.", ("actors", "KE", "Kenya", "avec", "name")),
    ("Rabat a signé mardi un accord avec le Kenya.", ("date", "2025-03-18", "mardi", "clause", "weekday")),
    ("Rabat a signé mardi un accord avec le Kenya.", ("status", "done", "a signé", "trigger", "indicative")),
    ("La Chine a dénoncé les restrictions américaines.", ("recipients", "US", "américaines", "object", "adjective")),
    ("Le ministre kényan des Finances a rencontré l'Inde.", ("actors", "KE", "kényan", "subject", "adjective")),
    ("Le Japon pourrait sanctionner la Russie.", ("status", "possible", "pourrait", "governor", "pouvoir")),
    ("Le Japon n'a pas sanctionné la Russie.", ("status", "negated", "n'a pas sanctionné", "trigger", "negation")),
    ("Si le Japon sanctionne la Russie, il le dira.", ("status", "possible", "Si", "governor", "if")),
    ("Selon des médias, le Japon a raillé l'Inde.", ("status", "reported", "Selon des médias", "source", "unnamed source")),
    ("Selon des médias, le Japon a raillé l'Inde.", ("attributed_to", "des médias", "Selon des médias", "source", "selon")),
    ("La Turquie a refusé de signer la déclaration.", ("about", "sign", "signer", "complement", "verb")),
    ("L'Inde annonce que le Kenya signera un accord avec elle.", ("attributed_to", "Inde", "annonce", "governor", "speech")),
    ("Delhi et Nairobi négocient. Les deux pays signent un accord.", ("actors", "IN", "Les deux pays", "subject", "reference")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), ACCEPTED, ids=[f"{row[0]} {row[2]}: {text[:24]}" for text, row in ACCEPTED])
def test_fields_name_their_words(text: str, row: tuple[str, str, str, str, str]) -> None:
    trace = explain(page(text))
    found = [filled(led(trace, n)) for n in range(len(trace.reading.events))]
    assert any(row in rows for rows in found), found


REJECTED = [
    ("Apple a félicité Google.", "congratulate", "rejected", "no public party"),
    ("Le Kenya a signé son meilleur match avec le Japon.", "sign.verb", "rejected", "no object that the trigger asks for"),
    ("Le Kenya a rencontré des difficultés.", "meet", "rejected", "1 of 2 parties"),
    ("La Turquie a refusé de signer la déclaration.", "sign", "skipped", "told by refuse"),
    ("« La France a signé un accord avec le Japon cette année », a dit le ministre.", "sign", "skipped", "inside a quote"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "outcome", "reason"), REJECTED, ids=[r[3] for r in REJECTED])
def test_rejected_candidates_say_why(text: str, rule: str, outcome: str, reason: str) -> None:
    found = [(c.rule, c.outcome, c.reason) for c in explain(page(text)).candidates() if c.outcome not in {"event", "same"}]
    assert any(r.startswith(rule) and o == outcome and (why or "").startswith(reason) for r, o, why in found), found


def test_a_second_telling_points_at_its_event() -> None:
    trace = explain(page("Le Kenya a rencontré lundi l'Inde à Genève. La rencontre entre le Kenya et l'Inde a duré une heure."))
    assert len(trace.reading.events) == 1
    assert [c.outcome for c in trace.of_event(0)] == ["event", "same"]


def test_title_and_ticker_are_told_apart() -> None:
    line = Furniture("10:15 Le Japon a sanctionné la Russie", "ticker", time="10:15", date="2025-03-18")
    trace = explain(page("Le Kenya a rencontré l'Inde lundi.", title="Le Kenya rencontre l'Inde", furniture=(line,)))
    assert [(s.where, s.number) for s in trace.sentences][:2] == [("title", 0), ("text", 1)]
    ticker = [s for s in trace.sentences if s.where == "furniture"]
    assert ticker
    assert ticker[0].line == 0
    assert any(c.outcome == "event" for c in ticker[0].candidates)
    assert ("date", "2025-03-18", "", "context", "ticker") in filled(led(trace, 1))


def test_a_page_of_sport_says_so_and_keeps_its_sentences() -> None:
    path = next(p for p in (ROOT / "samples" / "pages").rglob("D11.txt"))
    trace = explain(read_page(path.name, path.read_bytes(), kind="text"))
    assert trace.domain == "sport"
    assert len(trace.sentences) > 3
    assert not list(trace.candidates())


def test_nothing_is_noted_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("scene", "accepted", "rejected", "skipped", "finished", "trace"):
        monkeypatch.setattr(Tracer, name, forbidden)
    assert read(page("Rabat a signé mardi un accord avec le Kenya. La foule a salué le roi.")).events


def _literals(module: object, *calls: str) -> set[str]:
    """The sentences that a module hands to the named calls, or that functions return as `str | None`; x: what is filled in."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    found = set()
    for node in ast.walk(tree):
        if not calls and isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "str | None":
            found |= {s for inner in ast.walk(node) if isinstance(inner, ast.Return) for s in _sentences(inner.value)}
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in calls:
            found |= {s for argument in node.args for s in _sentences(argument)}
    return {s for s in found if s}


def _sentences(node: ast.expr | None) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.JoinedStr):
        return {"".join(p.value if isinstance(p, ast.Constant) else "x" for p in node.values)}  # type: ignore[misc]
    if isinstance(node, ast.IfExp):
        return _sentences(node.body) | _sentences(node.orelse)
    return set()


def test_every_reason_of_the_program_is_in_why_yaml() -> None:
    reasons = _literals(match) | _literals(enough) | _literals(events_module("read"), "_skip", "_reject")
    told = {"actor", "recipient", "two", "duty", "unless", "no act"}  # these have words of their own
    needs = {need for trigger in load_triggers().all for need in trigger.needs} - told
    reasons = reasons - {"no x"} | {f"no {need}" for need in needs}
    assert len(reasons) > 20
    assert not [r for r in reasons if not any(s.pattern.fullmatch(r) for s in sayings("reasons"))]


def test_every_sign_of_the_program_is_in_why_yaml() -> None:
    modules = (status, events_module("absorb"), events_module("read"))
    held = {s for module in modules for s in _literals(module, "Standing")} - {*get_args(Status), "venir de"}
    known = sayings("signs")[:-1]
    special = {s for s in held if " " in s or s in {"indicative", "future", "conditional", "negation", "if", "noun"}}
    assert len(special) > 8
    assert not [s for s in special if not any(k.pattern.fullmatch(s) for k in known)]


def test_nothing_is_put_into_words_twice() -> None:
    for kind in ("reasons", "signs"):
        patterns = [s.pattern.pattern for s in sayings(kind)]  # type: ignore[arg-type]
        assert len(patterns) == len(set(patterns))


def events_module(name: str) -> object:
    return importlib.import_module(f"dragoman.reading.events.{name}")
