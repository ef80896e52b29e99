"""What must hold of every reading, whatever the page: shared by the tests of whole pages."""

from collections.abc import Callable

import pytest

from dragoman.codebook.acts import load_acts
from dragoman.codebook.themes import load_themes
from dragoman.model import Furniture, Page, Reading, Span

STATUSES = {"done", "planned", "possible", "reported", "negated", "denied"}
KINDS = {"direct", "indirect", "mixed"}


def text_of(page: Page, where: str, line: int | None) -> str:
    """The text that offsets point into."""
    if where == "furniture":
        assert line is not None
        return page.furniture[line].text
    return (page.title or "") if where == "title" else page.text


def check_span(text: str, span: Span) -> None:
    assert 0 <= span.start < span.end <= len(text)
    assert text[span.start : span.end] == span.exact
    assert span.exact == span.exact.strip() != ""


def check(reading: Reading) -> None:
    """Every fact has its words, and every value is of the codebook."""
    page = reading.page
    acts = set(load_acts())
    themes = set(load_themes())
    for event in reading.events:
        assert event.act in acts
        assert event.about is None or event.about in acts
        assert event.status in STATUSES
        assert set(event.themes) <= themes
        assert len(set(event.actors)) == len(event.actors)
        assert len(set(event.recipients)) == len(event.recipients)
        assert all((*event.actors, *event.recipients, *event.people))
        assert event.rule
        assert event.evidence
        for evidence in event.evidence:
            text = text_of(page, evidence.where, evidence.line)
            check_span(text, evidence.sentence)
            if evidence.trigger:
                check_span(text, evidence.trigger)
            for spans in evidence.arguments.values():
                for span in spans:
                    check_span(text, span)
    for quote in reading.quotes:
        text = text_of(page, quote.where, quote.line)
        assert quote.kind in KINDS
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        assert quote.speaker != ""
    for position in reading.positions:
        assert position.person.strip()
        assert position.role.strip()
        assert position.evidence
        check_elsewhere(page, position.evidence)
    for programme in reading.programmes:
        assert programme.name.strip()
        assert programme.evidence
        check_elsewhere(page, programme.evidence)
    assert Reading.from_json(reading.to_json()) == reading


def check_elsewhere(page: Page, spans: tuple[Span, ...]) -> None:
    """Spans that do not say which text they point into must hold in one of the page's."""
    texts = [page.text, page.title or "", *(line.text for line in page.furniture)]
    for span in spans:
        assert span.exact
        assert any(text[span.start : span.end] == span.exact for text in texts)


def page_of(text: str, title: str | None = None, ticker: str | None = None) -> Page:
    lines = (Furniture(ticker, "ticker", "10:30", "2025-03-18"),) if ticker else ()
    return Page(source="test", text=text, title=title, furniture=lines, published="2025-03-19")


@pytest.fixture(scope="session", name="check")
def checker() -> Callable[[Reading], None]:
    return check


@pytest.fixture(scope="session", name="page_of")
def maker() -> Callable[..., Page]:
    return page_of
