"""Judged pages as gold: NAME.txt and NAME.gold.json, as the scorer takes them.

What people stand for must be found, what they turned down must not, and what nobody judged is marked optional: it costs
nothing when found and nothing when missed. Title, dates and furniture are as the page was read; nobody judged those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from dragoman.model import Event, Page
from dragoman.record.judgements import tables
from dragoman.record.judgements.anchors import Anchor, anchors, relocate
from dragoman.record.judgements.fields import Fact, from_json, judgeable, kind_of
from dragoman.record.judgements.state import PageState, load_page
from dragoman.record.judgements.verdict import VOUCHED, Verdict

if TYPE_CHECKING:
    from dragoman.record.record import Record

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
EVENT = (
    "act", "about", "status", "actors", "recipients", "people", "date", "place", "themes", "object", "instrument",
    "attributed_to",
)  # fmt: skip
OTHERS = {
    "quote": ("kind", "text", "speaker", "cue"),
    "position": ("person", "role", "of"),
    "programme": ("name", "owner", "horizon"),
}


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page: its name, its text as it would be read again, its gold, and how many facts people stand for or turned down."""

    name: str
    text: str
    gold: dict[str, Any]
    judged: int


def gold_pages(record: Record) -> Iterator[GoldPage]:
    """Every page on which a person accepted, corrected or turned down a fact, by name."""
    table = tables.judged
    with record.reading() as connection:
        query = select(table.c.page_id).where(table.c.state.not_in(["unjudged", "noted"])).distinct()
        for page_id in connection.execute(query.order_by(table.c.page_id)).scalars().all():
            yield _gold_page(connection, page_id)


def _gold_page(connection: Connection, page_id: str) -> GoldPage:
    state = load_page(connection, page_id)
    if state is None:
        raise LookupError(page_id)
    text = page_text(state.page)
    rows: dict[str, list[dict[str, Any]]] = {f"{kind}s": [] for kind in judgeable()}
    judged = 0
    for fact, verdict, anchor in _facts(state):
        judged += verdict is not None
        if verdict is not None and verdict.state not in VOUCHED:
            continue
        row = _row(fact, anchor, text)
        if row is not None:
            rows[f"{kind_of(fact)}s"].append(row | ({"optional": True} if verdict is None else {}))
    name = f"{_slug(state.source)}-{page_id[2:10]}"
    return GoldPage(name, text, {"id": name, "page": _head(state.page), **rows}, judged)


def _facts(state: PageState) -> Iterator[tuple[Fact, Verdict | None, Anchor | None]]:
    """All facts of the page, the machine's and those only people stand for; without a verdict where nobody judged."""
    subjects = {subject.fact_id: subject for subject in state.subjects.values() if subject.fact_id}
    for key, fact in state.facts.items():
        verdict = state.verdict(subjects[key]) if key in subjects else None
        here = next(iter(anchors(fact, state.page)), None)
        if verdict is None or verdict.state in {"unjudged", "noted"}:
            yield fact, None, here
        else:
            yield from_json(kind_of(fact), dict(verdict.fact)), verdict, here
    for subject in state.subjects.values():
        verdict = state.verdict(subject)
        if subject.fact_id is None and verdict.state in VOUCHED:
            places = (relocate(target, state.page, state.text_sha256) for target in subject.targets)
            here = next((place for place in places if place is not None), None)
            if here is not None:
                yield from_json(subject.kind, dict(verdict.fact)), verdict, here


def _row(fact: Fact, anchor: Anchor | None, text: str) -> dict[str, Any] | None:
    data = fact.to_json()
    if not isinstance(fact, Event):
        return {name: data[name] for name in OTHERS[kind_of(fact)]}
    words = unique_words(anchor, text) if anchor else None
    return {name: data[name] for name in EVENT} | {"anchor": words} if words else None


def unique_words(anchor: Anchor, text: str) -> str | None:
    """The words that count with as much of their sentence as makes them the only such words of the text."""
    sentence, low = anchor.sentence.exact, anchor.span.start - anchor.sentence.start
    high = low + len(anchor.span.exact)
    while text.count(sentence[low:high]) > 1 and (low > 0 or high < len(sentence)):
        low = max(sentence.rfind(" ", 0, max(low - 1, 0)) + 1, 0) if low else 0
        further = sentence.find(" ", high + 1)
        high = len(sentence) if further < 0 else further
    words = sentence[low:high].strip()
    return words if words and words in text else None


def page_text(page: Page) -> str:
    """The page as a text file that is read the same again: title, day, article, and the lines of its ticker."""
    day = _day(page.published)
    parts = [page.title, f"Publié le {day}" if day else None, page.text]
    tickers = [line.text for line in page.furniture if line.kind == "ticker"]
    return "\n\n".join(part for part in [*parts, "\n".join(tickers)] if part) + "\n"


def _day(published: str | None) -> str | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", published or "")
    if not match:
        return None
    day = int(match[3])
    return f"{'1er' if day == 1 else day} {MONTHS[int(match[2]) - 1]} {match[1]}"


def _head(page: Page) -> dict[str, Any]:
    day = _day(page.published)
    furniture = [{"line": f"Publié le {day}", "kind": "byline"}] if day else []
    furniture += [{"line": line.text, "kind": "ticker"} for line in page.furniture if line.kind == "ticker"]
    return {
        "title": page.title,
        "published": page.published if day else None,
        "published_from": "byline" if day else "unknown",
        "captured": page.captured,
        "furniture": furniture,
    }


def _slug(source: str) -> str:
    """A file name of plain letters after the last part of a path or URL."""
    last = re.sub(r"(?:\.(?:txt|html?|gz))+$", "", source.rstrip("/").rpartition("/")[2], flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:60].lower() or "page"


