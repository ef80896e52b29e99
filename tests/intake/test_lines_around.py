"""Titles, standfirsts, bylines, datelines and comments: what the lines around an article are."""

from __future__ import annotations

import pytest

from dragoman.intake import NotFrench, read_page
from dragoman.intake.byline import read_byline, read_dateline
from dragoman.intake.lines import is_name
from dragoman.intake.tongue import language_of
from dragoman.model import Page

TITLE = "Le Togo et le Bénin relient leurs centres de données"
BODY = [
    "Le Togo et le Bénin ont relié jeudi leurs centres de données par une fibre posée le long de la côte.",
    "Les deux ministres ont salué une liaison « attendue depuis dix ans ». Elle servira d'abord aux hôpitaux.",
]


def read(*lines: str) -> Page:
    return read_page("p.txt", "\n".join(lines).encode(), kind="text")


def kinds(page: Page) -> dict[str, str]:
    return {line.text: line.kind for line in page.furniture}


@pytest.mark.parametrize("one", ["Lomé et Cotonou ont signé lundi un accord.", "Deux pays se rapprochent", "Publicité"])
def test_a_page_of_one_line_is_text(one: str) -> None:
    page = read(one)
    assert (page.text, page.title, page.furniture) == (one, None, ())


def test_a_repeated_title_is_said_once() -> None:
    page = read(TITLE, TITLE, TITLE.upper(), *BODY)
    assert (page.title, page.text, page.furniture) == (TITLE, "\n".join(BODY), ())


def test_a_title_with_the_name_of_its_site() -> None:
    page = read(f"{TITLE} | Journal de Lomé", TITLE, *BODY)
    assert (page.title, page.text) == (TITLE, "\n".join(BODY))


def test_another_article_s_title_below_the_headline() -> None:
    page = read(TITLE, "Une chanteuse annonce une grande tournée", "Crédit photo : DR", *BODY)
    assert page.title == TITLE
    assert kinds(page)["Une chanteuse annonce une grande tournée"] == "related"


def test_another_article_s_title_above_the_headline() -> None:
    page = read("Une chanteuse annonce sa grande tournée mondiale", TITLE, *BODY)
    assert page.title == TITLE
    assert list(kinds(page).values()) == ["related"]


@pytest.mark.parametrize(
    "path", ["Afrique / Numérique", "Accueil Économie Régulation numérique", "Place financière & marchés | Technologies",
             "Monde > Afrique de l'Ouest > Togo"],
)  # fmt: skip
def test_a_path_of_sections_is_no_headline(path: str) -> None:
    page = read(path, TITLE, "Par la rédaction numérique, le 3 mars 2025 à 06h55, mis à jour à 19h05", *BODY)
    assert (page.title, page.published, page.text) == (TITLE, "2025-03-03", "\n".join(BODY))
    assert kinds(page)[path] == "nav"


@pytest.mark.parametrize(
    "line",
    [
        "Une fibre longue de cent kilomètres sert les hôpitaux des deux pays.",
        "Les hôpitaux des deux pays sont reliés par la fibre",
    ],
)
def test_a_standfirst_stays(line: str) -> None:
    assert read(TITLE, line, *BODY).text.startswith(line)


def test_headings_within_the_article_stay() -> None:
    page = read(TITLE, BODY[0], "Une liaison attendue", BODY[1])
    assert page.text == "\n".join([BODY[0], "Une liaison attendue", BODY[1]])


def test_what_a_crawl_stored_before_the_first_word_is_not_trusted() -> None:
    page = read(f" date 2025-05-03 {TITLE}", *BODY)
    assert (page.title, page.published) == (TITLE, None)


def test_comments_run_to_the_end_but_promotion_stays_promotion() -> None:
    tail = ["2 commentaires", "Afi : Bravo !", "Enfin. On attendait cela depuis des années chez nous."]
    page = read(TITLE, *BODY, *tail, "Suivez-nous sur X")
    assert list(kinds(page).values()) == ["comments", "comments", "comments", "promo"]


def test_a_count_of_comments_above_the_article_swallows_nothing() -> None:
    assert read(TITLE, "12 commentaires", *BODY).text == "\n".join(BODY)


def test_one_title_follows_a_label_inside_the_article() -> None:
    page = read(TITLE, BODY[0], "À lire aussi", "Un câble pour Accra", "Une liaison attendue", BODY[1], BODY[0])
    assert kinds(page) == {"À lire aussi": "related", "Un câble pour Accra": "related"}
    assert "Une liaison attendue" in page.text


def test_the_order_of_sources_for_the_day() -> None:
    byline, dateline = "Publié le 3 mai 2024 à 10h00", "LOMÉ, 2 mai 2024 (Agence) – "
    assert (read(TITLE, byline, dateline + BODY[0], BODY[1])).published == "2024-05-03"
    page = read(TITLE, dateline + BODY[0], BODY[1])
    assert (page.published, page.published_from) == ("2024-05-02", "dateline")
    assert page.text.startswith(dateline)
    page = read(TITLE, "Réunis ce jeudi 2 mai 2024, les deux pays ont relié leurs réseaux. " + BODY[1])
    assert (page.published, page.published_from) == ("2024-05-02", "inferred")
    page = read(TITLE, "Le forum s'ouvrira ce jeudi 2 mai 2024 à Lomé. " + BODY[1])
    assert (page.published, page.published_from) == (None, "unknown")


def test_an_update_does_not_hide_the_first_day() -> None:
    page = read(TITLE, "Mis à jour le 5 mai 2024", "Publié le 3 mai 2024", *BODY)
    assert page.published == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "day", "authors", "outlet"),
    [
        ("Par Afi Mensah-Kouadio | Publié le 14/01/2025 à 07:48", "2025-01-14", ("Afi Mensah-Kouadio",), None),
        ("Radio Savane – 20 septembre 2025, 07h30", "2025-09-20", (), "Radio Savane"),
        ("Rédaction LoméMatin - mercredi 19 mars 2025", "2025-03-19", (), "LoméMatin"),
        ("Lausanne, le 12 novembre 2025, 6h15, par Ludo Pernet", "2025-11-12", ("Ludo Pernet",), None),
        ("03.10.2024, 16:40", "2024-10-03", (), None),
        ("26 - Septembre - 2025", "2025-09-26", (), None),
        ("Par Afi Mensah", None, ("Afi Mensah",), None),
        ("Propos recueillis par Afi Mensah, le 14 octobre 2025", "2025-10-14", ("Afi Mensah",), None),
        ("Publié le 19/11/2025 à 17h52, mis à jour à 18h05", "2025-11-19", (), None),
    ],
)
def test_bylines(line: str, day: str | None, authors: tuple[str, ...], outlet: str | None) -> None:
    found = read_byline(line)
    assert found
    assert (found.date, found.authors, found.outlet) == (day, authors, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "Le 12 mars 2024, Lomé a signé un accord.",
        "Par ailleurs, les deux pays négocient.",
        "Accord du 12 mars 2024 : ce qui change",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "day", "alone"),
    [
        ("BRUXELLES, 13 jan 2025 (Dépêches) – Les États", "2025-01-13", False),
        ("Strasbourg/Berne, 17.05.2024 – Après", "2024-05-17", False),
        ("QUÉBEC, le 26 juin 2020 /Fil/ - La ministre", "2020-06-26", False),
        ("1er mars 2018 . –", "2018-03-01", True),
        ("4 août 2016, Bolivie, vallée de Zongo . –", "2016-08-04", True),
        ("13 octobre 2016 . – Le secrétaire", "2016-10-13", False),
        ("NEW YORK (Nations unies), le 7 novembre 2024 – La commission", "2024-11-07", False),
    ],
)
def test_datelines(line: str, day: str, alone: bool) -> None:
    found = read_dateline(line)
    assert found
    assert (found.date, found.alone) == (day, alone)


@pytest.mark.parametrize("line", ["Le 12 mars 2024 a tout changé – ou presque.", "Signé le 3 mai 2024, l'accord"])
def test_what_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


def test_names() -> None:
    assert is_name("Guy-Landry Mabounda")
    assert is_name("Afi de Souza Mensah")
    assert not is_name("Nations Unies")
    assert not is_name("Une liaison attendue")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Peng Liwei rencontre Brigitte Ménard et Shinji Abeno accueille Ki Jonpin à Pyeong.", "fr"),
        ("The minister said on Monday that the agreement had been signed.", "en"),
        ("El ministro dijo el lunes que el acuerdo entre los dos países se ha firmado.", "es"),
        ("Der Minister sagte am Montag, das Abkommen sei unterzeichnet worden.", "de"),
        ("وقع الوزير يوم الاثنين اتفاقا مع جاره بشأن الذكاء الاصطناعي في العاصمة", "ar"),
        ("Ok.", "fr"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_another_language_is_said_so() -> None:
    with pytest.raises(NotFrench, match="«en», not in French") as caught:
        read("Togo and Benin link data centres", "The two ministers said on Monday that the cable had been laid.")
    assert caught.value.language == "en"
