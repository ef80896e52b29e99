"""What an expression says of itself: its words, its parts, what it needs to be placed."""

import pytest

from dragoman.calendar import complement_date, find_dates

PREFIXES = [
    ("soumise depuis octobre 2022 à", "depuis octobre 2022", "depuis"),
    ("Depuis le 1er janvier, il", "Depuis le 1er janvier", "depuis"),
    ("plafonné d'ici à 2027.", "d'ici à 2027", "d'ici"),
    ("achevé d’ici la fin de l’année.", "d’ici la fin de l’année", "d'ici"),
    ("fustigé dès lundi", "dès lundi", "dès"),
    ("en vigueur dès le 4 juin", "dès le 4 juin", "dès"),
    ("lors des 4 et 5 juin", "des 4 et 5 juin", None),
    ("versé à partir de janvier 2026", "à partir de janvier 2026", "à partir de"),
    ("banni à compter du 1er décembre", "à compter du 1er décembre", "à partir de"),
    ("court jusqu'en 2034", "jusqu'en 2034", "jusqu'à"),
    ("vigilance jusqu'à vendredi", "jusqu'à vendredi", "jusqu'à"),
    ("avant le 30 juin", "avant le 30 juin", "avant"),
    ("au plus tard le 30 juin", "au plus tard le 30 juin", "avant"),
    ("après le 30 juin", "après le 30 juin", "après"),
    ("à l'horizon 2030", "à l'horizon 2030", "horizon"),
    ("prévu pour le 12 juin", "pour le 12 juin", "pour"),
    ("signé en mars 2024", "en mars 2024", "en"),
    ("signé lundi", "lundi", None),
    ("la réunion du 3 mai", "3 mai", None),
]


@pytest.mark.parametrize(("sentence", "exact", "prefix"), PREFIXES)
def test_prefix(sentence, exact, prefix):
    (found,) = find_dates(sentence)
    assert (found.exact, found.prefix) == (exact, prefix)


def test_starts_and_deadlines_are_told_apart():
    start, deadline, plain = find_dates("Depuis 2019, et d'ici fin 2026, ils ont signé lundi.")
    assert (start.is_start, start.is_deadline) == (True, False)
    assert (deadline.is_start, deadline.is_deadline) == (False, True)
    assert (plain.is_start, plain.is_deadline) == (False, False)


@pytest.mark.parametrize(
    ("words", "granularity", "year", "deictic", "anaphoric"),
    [
        ("le 5 mai 2024", "day", True, False, False),
        ("le 5 mai", "day", False, False, False),
        ("lundi", "day", False, True, False),
        ("hier", "day", False, True, False),
        ("la veille", "day", False, False, True),
        ("le jour même", "day", False, False, True),
        ("deux jours plus tard", "day", False, False, True),
        ("le dimanche suivant", "day", False, False, True),
        ("en mars", "month", False, False, False),
        ("le mois dernier", "month", False, True, False),
        ("en 2024", "year", True, False, False),
        ("l'an dernier", "year", False, True, False),
        ("au T4 2024", "quarter", True, False, False),
        ("au premier semestre 2024", "half", True, False, False),
        ("à l'automne 2024", "season", True, False, False),
        ("du 3 au 5 mai 2024", "range", True, False, False),
        ("jeudi et vendredi", "range", False, True, False),
        ("la semaine dernière", "week", False, True, False),
        ("le week-end dernier", "weekend", False, True, False),
    ],
)
def test_what_it_is_told_from(words, granularity, year, deictic, anaphoric):
    (found,) = find_dates(words)
    assert found.granularity == granularity
    assert (found.has_year, found.is_deictic, found.is_anaphoric) == (year, deictic, anaphoric)


def test_parts_are_kept():
    (found,) = find_dates("du lundi 15 au vendredi 19 septembre 2025")
    assert (found.weekday, found.day, found.month, found.year) == (0, 15, 9, None)
    assert (found.end_weekday, found.end_day, found.end_month, found.end_year) == (4, 19, 9, 2025)
    (found,) = find_dates("à la mi-mars")
    assert (found.month, found.part) == (3, "middle")


def test_offsets_count_the_characters_of_the_text_as_given():
    text = "𝕏 Re\u0301unis le 3 fe\u0301v\u00adrier 2025\u00a0: accord"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.exact == "le 3 fe\u0301v\u00adrier 2025"


def test_several_expressions_come_in_order():
    text = "Lundi, ils ont confirmé l'accord du 3 mai 2024, qui court jusqu'en 2027 ; la veille, rien."
    assert [one.exact for one in find_dates(text)] == ["Lundi", "3 mai 2024", "jusqu'en 2027", "la veille"]


def test_a_line_break_ends_an_expression():
    assert [one.exact for one in find_dates("signé lundi\n17 mars 2025")] == ["lundi", "17 mars 2025"]


def test_the_day_of_a_complement_is_told_from_its_clause():
    (after,) = find_dates("au lendemain de leur entretien")
    (before,) = find_dates("à la veille du sommet")
    assert complement_date(after, "2025-02-12") == "2025-02-11"
    assert complement_date(before, "2025-02-12") == "2025-02-13"
    assert complement_date(before, "2025-02") is None
    assert complement_date(before, None) is None
    assert complement_date(before, "hier") is None
    (other,) = find_dates("le lendemain")
    assert complement_date(other, "2025-02-12") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("un an après le séisme", "2024"),
        ("trois mois avant le vote", "2025-05"),
        ("deux semaines après l'attaque", "2025-01-29"),
        ("trois jours avant le sommet", "2025-02-15"),
    ],
)
def test_what_is_counted_from_tells_its_own_day_from_the_clause(text, day):
    (counted,) = find_dates(text)
    assert text.startswith(counted.exact)
    assert counted.exact.endswith(("après", "avant"))
    assert complement_date(counted, "2025-02-12") == day


@pytest.mark.parametrize(
    "text",
    [
        "rue du 8 mai 1945",
        "place du 14-Janvier",
        "les attentats du 11 septembre",
        "la loi n° 2018-25",
        "« Stratégie numérique 2024-2027 »",
        "Vision 2035 et Digital 2030",
        "l'édition 2025",
        "du jour au lendemain",
        "24 heures sur 24, 7 jours sur 7",
        "depuis trois ans",
        "pendant deux semaines",
        "âgé de 45 ans",
        "à 10h30 GMT",
        "v1.2.2024 et 192.168.10.12",
        "une veille technologique",
        "le printemps arabe",
        "de 1500 à 2000 élèves",
        "pour Avril Ledoux",
        "l'été",
        "trois fois par an",
        "M. Dimanche",
    ],
)
def test_what_dates_nothing(text):
    assert [one.exact for one in find_dates(text)] == []
