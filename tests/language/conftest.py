"""A sentence parsed as the reader does: known states and organisations are shown to the parser as neutral names."""

from collections.abc import Callable

import pytest

from dragoman.language.analysis import Analysis, Neutral, analyse
from dragoman.language.mentions import find_mentions

KINDS = {"name": "state", "capital": "state", "organisation": "organisation", "company": "organisation"}


def parse(text: str) -> Analysis:
    mentions = [m for m in find_mentions(text) if m.kind in KINDS and m.text[:1].isupper()]
    return analyse(text, [Neutral(m.start, m.end, KINDS[m.kind]) for m in mentions])


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Analysis]:
    return parse
