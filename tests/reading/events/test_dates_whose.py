"""Whose a date in a clause is: the act's, or a noun's, an infinitive's, an aside's, the clause's before a colon."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

PUBLISHED = "2025-03-19"
MET = "Les deux délégations turque et sénégalaise se sont réunies à Dakar les 12 et 13 mars 2025."
CASES = [
    ("L'an dernier déjà, en janvier, l'Algérie et l'Italie avaient conclu un mémorandum.", "sign", "2024-01"),
    ("Selon un quotidien, Washington aurait exigé de La Haye, en juillet, l'arrêt de la maintenance.", "demand", "2024-07"),
    ("L'addition est tombée jeudi, peu avant midi : la Belgique a infligé une amende à Meta.", "penalise", "2025-03-13"),
    ("La Suisse a gelé mardi ses ventes à la Chine. La réplique est venue le soir même : Pékin a exigé de Berne des excuses.",
     "demand", "2025-03-18"),
    ("L'Union européenne a reporté à 2026 son aide au Liban.", "cancel", None),
    ("Attendu lundi prochain à La Haye, le ministre coréen doit y parapher avec la ministre néerlandaise un mémorandum.",
     "sign", "2025-03-24"),
    ("Lundi, les ministres se retrouveront à Eupen, où une déclaration doit être signée par la Belgique et le Luxembourg.",
     "sign", "2025-03-24"),
    ("Paris attribue à un chalutier russe la rupture, en janvier, de deux câbles.", "accuse", None),
    ("Riga, échaudée par un incident en novembre, a annulé la visite qu'elle devait faire à Minsk.", "cancel", None),
    ("Tunis et Rome se sont engagées à ouvrir, dès septembre, un centre commun.", "agree", None),
    ("La Suisse a invité l'Inde à des pourparlers, le 15 janvier à Montreux.", "agree", None),
    (f"{MET}\nÀ l'issue des travaux, les deux parties ont signé un accord.", "sign", "2025-03-12/2025-03-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "date"), CASES)
def test_date(text: str, act: str, date: str | None) -> None:
    reading = read(Page(source="dates", text=text, published=PUBLISHED))
    found = [event.date for event in reading.events if event.act == act]
    assert found == [date]
