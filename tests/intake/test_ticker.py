from __future__ import annotations

import pytest

from dragoman.intake import read_page
from dragoman.intake.ticker import read_stamp
from dragoman.model import Page

BODY = """Le port de Lomé se dote d'un centre de données
Le port de Lomé a inauguré un centre de données qui servira aussi aux pays voisins, a annoncé sa direction.
Les travaux ont duré deux ans. Le site emploie déjà quarante personnes."""


def page(ticker: str, body: str = BODY) -> Page:
    return read_page("p.txt", f"{ticker}\n{body}\n".encode(), kind="text")


@pytest.mark.parametrize(
    ("line", "time", "headline"),
    [
        ("- 11:31Ralentissement de la croissance", "11:31", "Ralentissement de la croissance"),
        ("00:47 Tennis : la finale", "00:47", "Tennis : la finale"),
        ("09:12 | Lomé et Accra signent", "09:12", "Lomé et Accra signent"),
        ("18h02 Le pétrole recule", "18:02", "Le pétrole recule"),
        ("7h05 – Les écoles rouvrent", "07:05", "Les écoles rouvrent"),
        ("[21:15] Séisme au large", "21:15", "Séisme au large"),
        ("31/03 09:10 Grève levée", "09:10", "Grève levée"),
        ("11:31", "11:31", ""),
    ],
)
def test_time_stamps(line: str, time: str, headline: str) -> None:
    stamp = read_stamp(line)
    assert stamp
    assert (stamp.time, stamp.headline) == (time, headline)


@pytest.mark.parametrize(
    "line", ["25:10 Rien", "11:75 Rien", "10h30 à la salle des fêtes", "12:30:15 Chrono", "1 254 vues"]
)
def test_what_is_no_time_stamp(line: str) -> None:
    assert read_stamp(line) is None


def test_an_item_of_the_evening_before_names_the_day_of_capture() -> None:
    read = page("09:40 Bourse : calme plat\n21:10 La grève débutera ce mardi 4 mars\n20:30 Sport : Lomé en finale")
    assert read.captured == "2025-03-04"
    assert [line.date for line in read.furniture] == ["2025-03-04", "2025-03-03", "2025-03-03"]


def test_an_item_of_the_day_itself_names_its_own_day() -> None:
    read = page("15:40 Bourse : calme plat\n10:10 Lomé ouvre ce mardi 4 mars un salon\n08:30 Sport : Lomé en finale")
    assert read.captured == "2025-03-04"


def test_what_is_past_in_the_evening_is_of_that_day() -> None:
    read = page("09:40 Bourse : calme plat\n21:10 Un accord a été signé ce mardi 4 mars\n20:30 Sport : Lomé en finale")
    assert read.captured == "2025-03-05"


def test_the_page_s_own_dates_choose_the_year() -> None:
    items = "09:40 Bourse : calme plat\n21:10 La grève débutera ce mardi 4 mars\n20:30 Sport : finale"
    old = BODY.replace("sa direction.", "sa direction, le 27 février 2014.")
    assert page(items, old).captured == "2014-03-04"


def test_publication_bounds_the_capture_from_below() -> None:
    title, rest = BODY.split("\n", 1)
    items = "09:40 Bourse : calme\n21:10 La grève débutera ce mardi 4 mars\n20:30 Sport"
    read = page(items, f"{title}\nPublié le 5 mars 2008\n{rest}")
    assert (read.published, read.captured) == ("2008-03-05", "2014-03-04")


def test_without_a_day_nothing_is_dated() -> None:
    read = page("18:02 Le pétrole se replie\n17:48 Bourse : les hausses du jour")
    assert read.captured is None
    assert [(line.time, line.date) for line in read.furniture] == [("18:02", None), ("17:48", None)]


def test_a_time_above_its_headline() -> None:
    read = page("11:31\nRalentissement de la croissance\n10:15\nUn nouveau pont à Sokodé")
    assert [line.time for line in read.furniture] == ["11:31", "11:31", "10:15", "10:15"]
    assert read.title == BODY.split("\n", maxsplit=1)[0]


def test_the_chronology_of_an_article_is_no_ticker() -> None:
    title, first, last = BODY.split("\n")
    lines = [title, first, "8h10 Le convoi part", "9h45 Il arrive", "11h00 Il repart", last]
    read = read_page("p", "\n".join(lines).encode(), kind="text")
    assert read.furniture == ()
    assert "9h45 Il arrive" in read.text


def test_a_page_that_is_all_ticker_has_its_heading_for_title() -> None:
    lines = "Toute l'info du Togo\n10:15 Un pont à Sokodé\n09:40 Bourse : calme plat\n"
    read = read_page("p", lines.encode(), kind="text")
    assert (read.title, read.text, len(read.furniture)) == ("Toute l'info du Togo", "", 2)


def test_a_live_report_is_the_article() -> None:
    lines = [
        "Forum de Lomé : le direct", "Publié le 5 mars 2025",
        "17h40 – Les délégations adoptent par acclamation une charte commune sur les données.",
        "15h10 – Le Bénin ne signera pas la charte, indique son ministre du Numérique à la tribune.",
        "11h50 – Le Togo déploie deux cents policiers supplémentaires autour du site du forum.",
        "09h05 – Le secrétaire général ouvre les travaux devant deux mille invités venus de partout.",
    ]  # fmt: skip
    read = read_page("p", "\n".join(lines).encode(), kind="text")
    assert [line.kind for line in read.furniture] == ["byline"]
    assert read.text.count("\n") == 3


def test_the_day_an_agency_says_it_published() -> None:
    title, rest = BODY.split("\n", 1)
    read = read_page("p", f"{title}\nBelga, publié le mardi 12 septembre 2023 à 17h48\n{rest}".encode(), kind="text")
    assert (read.published, read.published_from) == ("2023-09-12", "byline")
