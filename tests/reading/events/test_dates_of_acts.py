"""Which day of a sentence is the act's."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

SENTENCES = [
    # a day behind an infinitive to come is not the act's own
    ("Doha a convié le Rwanda et la RDC à revenir à la table le 2 avril.", "agree", None),
    # a day behind a participle is the participle's, unless it tells when something was said
    ("Washington a proposé à Berne de baisser les droits de douane infligés en février.", "agree", None),
    ("Le Maroc a critiqué l'Algérie dans un communiqué publié lundi.", "criticise", "2025-03-17"),
    # the day a sentence opens with, behind a relative clause
    ("Mardi, la Russie, que Kiev dit aux abois, a bombardé Kharkiv.", "attack", "2025-03-18"),
    ("La Suède a expulsé lundi deux diplomates russes.", "expel", "2025-03-17"),
]


@pytest.mark.parametrize(("text", "act", "day"), SENTENCES)
def test_day(text: str, act: str, day: str | None) -> None:
    events = [e for e in read(Page(source="example", text=text, published="2025-03-19")).events if e.act == act]
    assert [e.date for e in events] == [day]


def test_what_a_line_of_a_live_report_tells_is_of_the_page_s_day() -> None:
    text = "17h40 – L'Union africaine adopte la déclaration de Lomé.\n15h10 – La France et le Togo ont signé un accord."
    events = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [(e.act, e.date) for e in events] == [("endorse", "2025-03-19"), ("sign", "2025-03-19")]
