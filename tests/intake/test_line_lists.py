"""Lines as outlets have them, at the place where they stand: what goes, and what looks a little like it and stays.

Outlets, names and stories are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.intake import read_page
from dragoman.model import Page

DATA = Path(__file__).parent / "data"
TITLE = "Le Fouta et le Delta relient leurs centres de données"
#: Says nothing in the words of the article.
QUAINT = "Deux voisins et un vieux rêve"
STANDFIRST = "Les hôpitaux des deux pays sont reliés par la fibre"
BODY = [
    "Le Fouta et le Delta ont relié jeudi leurs centres de données par une fibre posée le long de la côte, a dit le ministre.",
    "Les deux ministres ont salué une liaison « attendue depuis dix ans ». Elle servira d'abord aux hôpitaux, puis aux écoles.",
    "Le Delta paiera les serveurs. Le Fouta fournira l'électricité, a précisé le ministère dans un texte publié lundi soir.",
    "Une seconde phase est prévue. Elle doit relier les universités des deux pays avant la fin de l'année prochaine.",
]


def rows(name: str) -> list[tuple[str, str]]:
    pairs = (row.split("\t") for row in (DATA / name).read_text(encoding="utf-8").splitlines())
    return [(place, line) for place, line in pairs]


GOES = rows("furniture_lines.tsv")
STAYS = [(place, line) for place, line in rows("article_lines.tsv") if place != "title"]
TITLES = [line for place, line in rows("article_lines.tsv") if place == "title"]


def read(*lines: str) -> Page:
    return read_page("a.txt", "\n".join(lines).encode(), kind="text")


def page_with(place: str, line: str, title: str) -> Page:
    if place == "top":
        return read(line, title, *BODY)
    if place == "under":
        return read(title, line, *BODY)
    return read(title, *BODY[:2], line, *BODY[2:]) if place == "mid" else read(title, *BODY, line)


@pytest.mark.parametrize(("place", "line"), GOES)
def test_what_is_no_article_goes(place: str, line: str) -> None:
    title = QUAINT if place == "top" else TITLE
    page = page_with(place, line, title)
    assert (page.title, [x.text for x in page.furniture], page.text) == (title, [line], "\n".join(BODY))


@pytest.mark.parametrize(("place", "line"), STAYS)
def test_what_the_article_says_stays(place: str, line: str) -> None:
    page = page_with(place, line, TITLE)
    assert page.title == TITLE
    assert line in page.text.split("\n")


@pytest.mark.parametrize("title", TITLES)
def test_a_headline_stays(title: str) -> None:
    body = [*BODY[:3], f"C'est toute l'affaire, dit un diplomate : {title[0].lower()}{title[1:]}, et rien d'autre."]
    assert read(title, *body).title == title
    page = read(title, STANDFIRST, *body)
    assert (page.title, page.text.split("\n")[0]) == (title, STANDFIRST)
    page = read("Accueil > Monde", title, "Par Awa Sy, le 3 mars 2025", *body)
    assert (page.title, page.published) == (title, "2025-03-03")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Awa Sy, à Genève", ("Awa Sy",)),
        ("Awa Sy et Luc Marchal", ("Awa Sy", "Luc Marchal")),
        ("Par A. Sy, envoyée spéciale à Nairobi", ("A. Sy",)),
        ("Luc Marchal, La Presse boréale", ("Luc Marchal",)),
        ("Le Courrier des Trois-Vallées", ()),
    ],
)
def test_a_signature_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    assert read(TITLE, line, *BODY).authors == authors


def test_a_bare_name_under_the_article_names_no_author() -> None:
    page = read(TITLE, *BODY, "Awa Sy")
    assert (page.authors, page.text) == ((), "\n".join(BODY))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Par Awa Sy (Genève, correspondance). Publié le 3 mars 2025 à 18 h 41", "2025-03-03"),
        ("A. Sy – 03.03.2025 – Mots-clés : fibre, export", "2025-03-03"),
        ("N° 2031 - Semaine du 3 mars 2025 - Rubrique Monde", "2025-03-03"),
        ("Texte : Awa Sy – Photos : Luc Marchal – 3 mars 2025", "2025-03-03"),
        ("Rendez-vous à Kigali, le 3 mars 2025", None),
        ("Le port de Porto-Clair, le 3 mars 2025. AWA SY / APF", None),
        ("Le rapport publié le 3 mars 2025 fait du bruit", None),
    ],
)
def test_a_line_under_the_headline_and_the_day_of_the_page(line: str, day: str | None) -> None:
    assert read(TITLE, line, *BODY).published == day


def test_a_span_of_days_in_a_headline_makes_it_no_byline() -> None:
    page = read("Ana Muller à Singapour (11-13.11.2024)", "Communiqué – Publié le 14.11.2024", *BODY)
    assert (page.title, page.published) == ("Ana Muller à Singapour (11-13.11.2024)", "2024-11-14")


def test_a_caption_does_not_take_the_headlines_place() -> None:
    title, caption = "Une liaison, deux pays", "Photos : les deux ministres du Fouta et du Delta relient leurs centres"
    page = read(title, caption, *BODY)
    assert page.title == title


def test_the_only_headline_of_a_page_stays_though_it_looks_like_a_caption() -> None:
    title = "Photos : le Fouta et le Delta relient leurs centres de données"
    page = read(title, *BODY)
    assert (page.title, page.furniture) == (title, ())
