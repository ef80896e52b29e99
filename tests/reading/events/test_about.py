"""What an appeal or a demand is about: the act of its infinitive, and nothing where that verb is one of all work."""

from __future__ import annotations

import pytest

from dragoman.intake.page import read_page
from dragoman.reading import read


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("La Suisse a appelé le Togo à prendre ses responsabilités.", None),
        ("La Suisse a appelé le Togo à faire preuve de retenue.", None),
        ("La Suisse a exhorté le Togo à poursuivre ses efforts.", None),
        ("La Suisse a exhorté le Togo à quitter l'Otan.", "quit"),
        ("La Suisse a appelé le Togo à signer le traité.", "sign"),
        ("La Suisse a appelé le Togo à libérer les otages.", "release"),
    ],
)
def test_an_appeal_is_about_the_act_of_its_infinitive(sentence: str, about: str | None) -> None:
    events = read(read_page("page.txt", sentence.encode(), kind="text")).events
    appeals = [(e.about, e.actors, e.recipients) for e in events if e.act == "appeal"]
    assert appeals == [(about, ("CH",), ("TG",))]
