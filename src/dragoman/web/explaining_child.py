"""The process that reads a stored page once more to say why: pages in on standard input, traces out, one line of JSON each.

A process of its own, so that a page that takes too long can be given up, and so that the grammar's memory is nobody else's.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from dragoman.model import Page
from dragoman.reading import Trace, explain, versions
from dragoman.reading.trace import Candidate, Filled, SentenceTrace
from dragoman.reading.trace_words import Language, Words, load_words
from dragoman.record.ids import FactNames

LANGUAGES: tuple[Language, ...] = ("fr", "en")
#: Words that a rule asks for of which so many are told.
ASKED = 12


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            told = trace_of(Page.from_json(asked["source"], asked["page"]), asked["page_id"])
        except Exception as error:  # noqa: BLE001 - the page is to blame, and the next one is to be answered
            told = {"error": type(error).__name__}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def trace_of(page: Page, page_id: str) -> dict[str, Any]:
    """The trace of a page in both languages, its facts by their ids."""
    trace = explain(page)
    names = FactNames(page_id)
    reading = trace.reading
    events = [names.event(event) for event in reading.events]
    others = {id(fact): names.quote(fact) for fact in reading.quotes}
    others |= {id(fact): names.position(fact) for fact in reading.positions}
    others |= {id(fact): names.programme(fact) for fact in reading.programmes}
    domain = {lang: load_words(lang).label("domains", trace.domain) for lang in LANGUAGES} if trace.domain else None
    sentences = [_sentence(trace, sentence, events, others) for sentence in trace.sentences]
    return {"versions": dict(versions()), "domain": domain, "sentences": sentences}


def _sentence(trace: Trace, told: SentenceTrace, events: list[str], others: dict[int, str]) -> dict[str, Any]:
    facts = [others[id(f)] for f in (*told.quotes, *told.positions, *told.programmes) if id(f) in others]
    return {
        "number": told.number,
        "where": told.where,
        "line": told.line,
        "start": told.span.start,
        "text": told.span.exact,
        "facts": facts,
        "candidates": [_candidate(trace, candidate, events) for candidate in told.candidates],
    }


def _candidate(trace: Trace, told: Candidate, events: list[str]) -> dict[str, Any]:
    words = {lang: load_words(lang) for lang in LANGUAGES}
    reasons = {lang: words[lang].reason(told) for lang in LANGUAGES} if told.reason else {}
    confidence = trace.reading.events[told.event].confidence if told.event is not None and told.outcome == "event" else None
    return {
        "words": told.words.exact,
        "start": told.words.start,
        "end": told.words.end,
        "outcome": told.outcome,
        "rule": told.rule,
        "act": told.act,
        "file": told.file,
        "fact": events[told.event] if told.event is not None else None,
        "confidence": confidence,
        "shares": [
            {"name": {lang: words[lang].label("features", name) for lang in LANGUAGES}, "weight": weight}
            for name, weight in told.shares.items()
        ],
        "filled": [_filled(filled, words) for filled in told.filled],
        "reason": {lang: reason.text for lang, reason in reasons.items()} or None,
        "asked": list(reasons["fr"].asked[:ASKED]) if reasons else [],
        "more_asked": bool(reasons) and len(reasons["fr"].asked) > ASKED,
        "found": reasons["fr"].found if reasons else None,
    }


def _filled(told: Filled, words: dict[Language, Words]) -> dict[str, Any]:
    how = {lang: ", ".join(dict.fromkeys((words[lang].slot(told.slot), words[lang].means(told)))) for lang in LANGUAGES}
    return {"field": told.field, "value": told.value, "words": told.words.exact if told.words else None, "how": how}


if __name__ == "__main__":
    main()
