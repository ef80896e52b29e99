"""What an interview's questions say of whom they are put to, and what the answers are of."""

from __future__ import annotations

from dragoman.model import Page
from dragoman.reading import read

TEXT = (
    "Kodjo Amavi : « Le code ne se copie pas »\n"
    "Entretien réalisé par Ama Ba, le 27 août 2025\n"
    "Le ministre togolais du Numérique, Kodjo Amavi, s'est rendu en Inde du 18 au 22 août. Il en dresse le bilan.\n"
    "La presse affirme que vous avez interdit Starlink. Est-ce exact ?\n"
    "« C'est de l'invention. Nous n'avons jamais interdit Starlink. »\n"
    "Votre collègue des Finances vous a reçu lundi. La discussion aurait tourné court ?\n"
    "« Nous prions l'Union européenne de rouvrir ce guichet. »\n"
)


def test_what_an_answer_denies_is_not_asserted_and_what_it_asks_is_of_now() -> None:
    events = read(Page(source="interview", text=TEXT, title=TEXT.partition("\n")[0], published="2025-08-27")).events
    told = [(e.act, e.status, e.actors, e.recipients, e.date) for e in events]
    assert told == [
        ("visit", "done", ("TG",), ("IN",), "2025-08-18/2025-08-22"),
        ("ban", "denied", ("TG",), ("Starlink",), None),
        ("appeal", "done", ("TG",), ("EU",), None),
    ]
