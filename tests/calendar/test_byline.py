"""The complete day of a byline, and the words and years of the calendar."""

import pytest

from dragoman.calendar import MONTHS, WEEKDAYS, full_date, weekday_year

LINES = [
    ("Publié le 14/01/2025 à 07:48", "2025-01-14"),
    ("lundi 17 mars 2025", "2025-03-17"),
    ("27.03.2025, 16:40", "2025-03-27"),
    ("26 - Septembre - 2025", "2025-09-26"),
    ("le 16/09/2025 à 12h05", "2025-09-16"),
    ("2025-04-06", "2025-04-06"),
    ("2025-04-06T10:00:00Z", "2025-04-06"),
    ("2025-04-06 10:00:00 +0100", "2025-04-06"),
    ("13 jan 2025", "2025-01-13"),
    ("1er août 2024", "2024-08-01"),
    ("1ere Aout 2024", "2024-08-01"),
    ("Biel/Bienne, 17.05.2024 -", "2024-05-17"),
    ("04/03/2021", "2021-03-04"),
    ("QUÉBEC, le 26 juin 2020", "2020-06-26"),
    ("mardi 14 janvier 2025 - 14:20", "2025-01-14"),
    ("12 novembre 2025, 6h15", "2025-11-12"),
    ("March 14, 2025", "2025-03-14"),
    ("Sept. 5th, 2024", "2024-09-05"),
    ("14 January 2025", "2025-01-14"),
    ("the 3rd of May 2024", "2024-05-03"),
    ("mars 14, 2025", "2025-03-14"),
    ("Décembre 3, 2024", "2024-12-03"),
    ("14/01/25", "2025-01-14"),
    ("14.01.25 | 08h00", "2025-01-14"),
    ("14/1/25", "2025-01-14"),
    ("14 01 2025", "2025-01-14"),
    ("date 2025-04-06Le Conseil", "2025-04-06"),
    ("Par Awa Ndiaye | Publié le jeudi 25 septembre 2025 à 09h14 | Lecture : 2 min", "2025-09-25"),
    ("Mis à jour le 15/01/2025 à 10:00 - Publié le 14/01/2025 à 07:48", "2025-01-14"),
    ("Mis à jour le 15/01/2025 à 10:00", "2025-01-15"),
    ("ALGER, 3 févr. 2025 (APX) –", "2025-02-03"),
    ("Lausanne, le 5 déc. 2024", "2024-12-05"),
    ("VENDREDI 7 FÉVRIER 2025", "2025-02-07"),
    ("Ven. 7 févr. 2025 06:45", "2025-02-07"),
    ("vendredi\u00a07\u202ffévrier 2025", "2025-02-07"),
    ("(07-02-2025)", "2025-02-07"),
    ("2025/02/07", "2025-02-07"),
    ("31/02/2025", None),
    ("lundi 17 mars", None),
    ("mars 2025", None),
    ("14:20", None),
    ("Temps de lecture : 2 min", None),
    ("Tél. 01 44 20 25 30", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_full_date(line, expected):
    assert full_date(line) == expected


def test_words_are_known_with_and_without_accents():
    assert MONTHS["février"] == MONTHS["fevrier"] == MONTHS["févr"] == 2
    assert MONTHS["août"] == MONTHS["aout"] == 8
    assert WEEKDAYS["lundi"] == WEEKDAYS["lun"] == 0
    assert WEEKDAYS["dimanche"] == 6


def test_a_weekday_gives_the_year():
    assert weekday_year(0, 31, 3, near=2025) == (2025, 2031, 2014, 2036)
    assert 2025 in weekday_year(0, 31, 3)
    assert weekday_year(0, 30, 2) == ()
    assert weekday_year(3, 29, 2, near=2024) == (2024,)
