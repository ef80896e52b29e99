"""Letterheads, mastheads and signatures around an article. Every line is invented."""

from __future__ import annotations

import pytest

from dragoman.intake import read_page

_BODY = (
    "Le ministère des Ponts du Fouta a présenté mardi sa charte de l'intelligence artificielle à ses partenaires.\n"
    "La charte des ponts entrera en vigueur le mois prochain, a précisé le ministère dans sa note aux partenaires.\n"
)
_TITLE = "Le Fouta présente sa charte de l'intelligence artificielle"


@pytest.mark.parametrize(
    "line",
    [
        "LA LAGUNE DU SOIR - Porto-Clair",
        "République du Fouta – Ministère des Ponts – Espace presse",
        "MINISTÈRE DES PONTS ET DES CHAUSSÉES",
        "Espace presse",
    ],
)
def test_a_letterhead_is_no_title(line: str) -> None:
    page = read_page("a.txt", f"{line}\n{_TITLE}\n{_BODY}".encode(), kind="text")
    assert (page.title, [f.text for f in page.furniture]) == (_TITLE, [line])


@pytest.mark.parametrize(
    "line",
    [
        "Service de la communication et de la documentation",
        "Imprimer | Envoyer à un ami",
        "Thèmes liés : ponts, chaussées",
        "Cet article vous a plu ? Rejoignez nos bénévoles",
        "Offrez-moi un café sur Tipeee",
        "Réservez vos places avec le code PONT10",
        "Publicité - Annonceurs",
        "Commentaires : soyez le premier à réagir",
    ],
)
def test_a_line_below_is_furniture(line: str) -> None:
    page = read_page("a.txt", f"{_TITLE}\n{_BODY}{line}\n".encode(), kind="text")
    assert [f.text for f in page.furniture] == [line]
