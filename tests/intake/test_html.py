from __future__ import annotations

import json

import pytest

from dragoman.intake import UnreadablePage, read_page
from dragoman.intake.flatten import MOST_DEPTH, flatten
from dragoman.model import Page

TITLE = "Le Togo et le Bénin relient leurs centres de données"
PARAGRAPHS = [
    "Le Togo et le Bénin ont relié jeudi leurs centres de données par une fibre posée le long de la côte.",
    "Les deux ministres ont salué une liaison « attendue depuis dix ans ». Elle servira d’abord aux hôpitaux.",
    "Le chantier aura coûté douze millions d'euros, financés pour moitié par la Banque ouest-africaine.",
]
ARTICLE = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def html(head: str = "", body: str = ARTICLE) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"


def read(markup: str, **more: str) -> Page:
    return read_page("p.html", markup.encode(), kind="html", **more)


def test_the_article_apart_from_what_is_around_it() -> None:
    body = ARTICLE.replace("</p><p>", "</p><p>À lire aussi : Un câble pour Accra</p><p>", 1)
    page = read(html(body=f"<nav><a href='/'>Accueil</a></nav>{body}<p>Suivez-nous sur Facebook</p>"))
    assert page.title == TITLE
    assert page.text.split("\n") == PARAGRAPHS
    assert {line.kind for line in page.furniture} <= {"related", "promo", "nav"}
    assert ("À lire aussi : Un câble pour Accra", "related") in [(line.text, line.kind) for line in page.furniture]


def test_what_json_ld_says() -> None:
    data = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2024-05-03T10:00:00+01:00",
                "dateModified": "2024-05-04",
                "author": [{"@type": "Person", "name": "Afi Mensah"}, {"name": "Par Koffi Adjavon"}],
                "publisher": {"name": "Journal de la Côte"},
            }
        ]
    }
    page = read(html(f"<script type='application/ld+json'>{json.dumps(data)}</script>"))
    assert (page.published, page.published_from) == ("2024-05-03", "metadata")
    assert page.authors == ("Afi Mensah", "Koffi Adjavon")
    assert page.outlet == "Journal de la Côte"


def test_what_meta_elements_say() -> None:
    head = (
        f"<meta property='og:title' content='{TITLE} | Journal de la Côte'>"
        "<meta property='og:site_name' content='Journal de la Côte'>"
        "<meta property='article:published_time' content='2024-05-03T10:00:00Z'>"
        "<meta name='author' content='Afi Mensah'>"
        "<link rel='canonical' href='https://exemple.org/a/1'>"
    )
    page = read(html(head), url="https://exemple.org/a/1?utm=x")
    assert (page.title, page.outlet, page.url) == (TITLE, "Journal de la Côte", "https://exemple.org/a/1")
    assert (page.published, page.authors) == ("2024-05-03", ("Afi Mensah",))


def test_without_metadata_the_byline_tells() -> None:
    page = read(html(body=f"<p>Par Afi Mensah, le 3 mai 2024 à 10h00</p>{ARTICLE}"))
    assert (page.published, page.published_from in {"byline", "metadata"}) == ("2024-05-03", True)


@pytest.mark.parametrize("block", ["[" * 50_000, '{"@type": "NewsArticle", "headline": ["x"], "author": 3}', "{"])
def test_odd_json_ld_does_no_harm(block: str) -> None:
    assert read(html(f"<script type='application/ld+json'>{block}</script>")).title == TITLE


def test_markup_is_told_without_a_name() -> None:
    assert read_page("-", html().encode(), kind=None).title == TITLE
    assert read_page("-", "\n".join([TITLE, *PARAGRAPHS]).encode(), kind=None).title == TITLE


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul", "x-y", "font"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_deep_nesting_is_flattened(tag: str, depth: int) -> None:
    page = read(html(body=f"<{tag}>" * depth + ARTICLE + f"</{tag}>" * depth))
    assert PARAGRAPHS[2] in page.text


def test_flatten_leaves_ordinary_markup_alone() -> None:
    markup = "<html><body><div><p>Un<p>deux<br>trois</div><table><tr><td>x</table></body></html>"
    assert flatten(markup) == markup


def test_flatten_drops_what_is_no_text() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 500}'>"
    markup = f"<!-- <p> --><script>if (a < b) '<div>'</script>{picture}<p>ok<style>p {{}}</style>"
    assert flatten(markup) == "<img src=''><p>ok"


def test_flatten_bounds_the_depth() -> None:
    assert flatten("<div>" * 10_000).count("<div>") == MOST_DEPTH


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body></body></html>", "<!-- -->", "<script>x</script>"])
def test_a_page_without_an_article_is_said_so(markup: str) -> None:
    with pytest.raises(UnreadablePage, match=r"no article|empty"):
        read(markup)
