"""Quotations as press releases and interviews set them. Every person here is invented."""

from __future__ import annotations

from dragoman.intake import read_page
from dragoman.reading import read


def speakers(text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker, q.text) for q in read(read_page("a.txt", text.encode(), kind="text")).quotes]


def test_the_line_below_signs_a_quotation() -> None:
    text = (
        "Le Québec annonce un fonds\nLa ministre Geneviève Lavoial et le ministre Kariem Bouchal ont annoncé le fonds.\n"
        "Citations :\n« Le Québec se donne les moyens de ses ambitions. »\n"
        "Geneviève Lavoial, ministre du Numérique\n« Nos entreprises attendaient ce signal. »\n"
        "Kariem Bouchal, ministre délégué à l'Économie\n"
    )
    assert [name for name, _ in speakers(text)] == ["Geneviève Lavoial", "Kariem Bouchal"]


def test_an_answer_may_follow_what_is_no_question() -> None:
    text = (
        "Zeinab Mintal : « Une école d'abord »\nLa ministre défend sa méthode devant nous, ce mardi, à la capitale.\n"
        "Que rapportez-vous ?\n« Un répéteur, et un bon accord avec eux. »\n"
        "Votre collègue des Finances bloque.\n« Demandez-lui. »\nEt après ?\n« Nous verrons bien, en mai sans doute. »\n"
    )
    assert ("Zeinab Mintal", "Demandez-lui.") in speakers(text)


def test_the_latter_is_the_last_one_named() -> None:
    text = (
        "Vasan Kurupal a été reçu par la ministre de la Recherche, Hermine Sauval. « Notre porte reste grande ouverte »,"
        " a glissé cette dernière."
    )
    assert [name for name, _ in speakers(text)] == ["Hermine Sauval"]
