"""Words in marks that go on with the reporter's sentence, and who speaks in them. Every person here is invented."""

# ruff: noqa: ISC004
from __future__ import annotations

import pytest

from dragoman.intake import read_page
from dragoman.reading.reader import quotes_of

TOLD = [
    ("La ministre Begoña Arrizel a signé lundi. Elle n'a pas tari d'éloges sur un voisin qui « tient toujours sa parole ».",
     "tient toujours sa parole", "Begoña Arrizel"),
    ("La haute représentante Sanne Oudkerel « condamne avec fermeté » ces actes et appelle au calme.",
     "condamne avec fermeté", "Sanne Oudkerel"),
    ("Le ministre Aristide Yapobel a rendu un hommage appuyé à « un ami des bons jours ».",
     "un ami des bons jours", "Aristide Yapobel"),
    ("Le département du Trésor s'oppose à tout texte « à sens unique », d'après un courriel consulté par le journal.",
     "à sens unique", "département du Trésor"),
    ("« Aucune porte n'est fermée », répond, prudent, le Premier ministre Bavo Terlinde.",
     "Aucune porte n'est fermée", "Bavo Terlinde"),
    ("« Personne n'a claqué la porte », a résumé l'hôtesse du rendez-vous, la ministre canadienne du Climat, Maude Thérial.",
     "Personne n'a claqué la porte", "Maude Thérial"),
    ("La salle a été remise lundi par le vice-ministre italien Ruggero Bentival. « C'est de la géographie », a glissé "
     "l'émissaire.", "C'est de la géographie", "Ruggero Bentival"),
    ("Anna Bergal et Paul Zerval ont présidé la session. Les deux parties ont réitéré leur attachement à un réseau « ouvert à "
     "tous les peuples ».", "ouvert à tous les peuples", "deux parties"),
    ("Selon la « Gazette du port », Washington aurait proposé à Berne de baisser ses droits de douane.",
     "Washington aurait proposé à Berne de baisser ses droits de douane", "Gazette du port"),
    ("Pour le député Yann Galutier, soutien d'un autre à la primaire, le « candidat s'est trompé d'agenda et de combat ».",
     "candidat s'est trompé d'agenda et de combat", "Yann Galutier"),
    ("La ministre Ingrid Löwenthal a parlé. La Hongrie, en revanche, s'est désolidarisée d'une décision qu'elle juge « stupide "
     "et coûteuse ».", "stupide et coûteuse", "HU"),
    ("« On divorce, mais on a des enfants en commun », sourit sa commissaire aux Infrastructures, Philomène Akakpovi, qui "
     "espère être reçue.", "On divorce, mais on a des enfants en commun", "Philomène Akakpovi"),
    ("Le Conseil fédéral, par la voix de Reto Zgraggel, chef du DETEC, s'est réjoui d'un succès « qui doit tout à la "
     "patience ».", "qui doit tout à la patience", "Reto Zgraggel"),
    ("Le Premier ministre irakien, Haïder al-Abasi, a prévenu de troubles. « Nous avons ordonné aux forces de les traquer », a "
     "déclaré le chef du gouvernement sur le réseau.", "Nous avons ordonné aux forces de les traquer", "Haïder al-Abasi"),
    ("Le Kremlin a dénoncé, via son porte-parole Dmitri Peskovitch, « une provocation de plus ».",
     "une provocation de plus", "Dmitri Peskovitch"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), TOLD)
def test_who_says_what(text: str, words: str, speaker: str) -> None:
    found = quotes_of(read_page("a.txt", text.encode(), kind="text"))
    assert [(q.text, q.speaker) for q in found if q.text == words] == [(words, speaker)]


def test_a_marked_end_of_a_reported_clause_is_a_quote_of_its_own() -> None:
    text = (
        "Mme Lamia Bensaal a indiqué que le pays gelait sa coopération, « la partie adverse n'ayant pas tenu parole »."
    )
    found = quotes_of(read_page("a.txt", text.encode(), kind="text"))
    assert [(q.kind, q.text) for q in found] == [
        ("indirect", "le pays gelait sa coopération"), ("mixed", "la partie adverse n'ayant pas tenu parole"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Le roi a renommé le pays, ce qui signifie « terre des ancêtres libres » dans la langue du lieu.",
        "Les deux capitales prévoient d'ouvrir des « ambassades de données ».",
    ],
)
def test_what_a_word_means_is_no_quote(text: str) -> None:
    assert quotes_of(read_page("a.txt", text.encode(), kind="text")) == ()
