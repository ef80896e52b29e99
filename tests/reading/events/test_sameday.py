"""Deeds of one incident share its day where the text gives them none; asides and pages on other things do not."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

ATTACK = "Une bombe a explosé lundi à Kaboul, faisant dix morts. L'attentat a visé des soldats ; trois assaillants sont morts."
CASES = [
    (f"{ATTACK} La police a interpellé deux hommes.", "ban", "2025-03-17"),
    (f"{ATTACK} L'armée a déployé huit cents soldats dans la capitale afghane.", "mobilise", "2025-03-17"),
    (f"{ATTACK} La police avait interpellé deux hommes.", "ban", None),  # that was before
    ("La police sénégalaise a interpellé deux hommes.", "ban", None),  # no incident
]


@pytest.mark.parametrize(("text", "act", "day"), CASES)
def test_a_deed_is_of_the_day_of_its_incident(text: str, act: str, day: str | None) -> None:
    found = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [e.date for e in found if e.act == act] == [day]
