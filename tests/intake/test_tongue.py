"""Sentences of a few words: French ones full of foreign names, and those of other languages. All are made up for this."""

from __future__ import annotations

import pytest

from dragoman.intake.tongue import language_of

FRENCH = """
Ursula von der Leyen félicite Kaja Kallas.
Luiz Inácio Lula da Silva critique Javier Milei.
Recep Tayyip Erdoğan menace Benyamin Netanyahou.
Volodymyr Zelensky remercie Donald Trump et Marco Rubio.
Microsoft investit quatre milliards en France.
Google, Nvidia et Huawei Technologies condamnés.
Sheikh Tamim bin Hamad Al Thani a rencontré Mohammed ben Salmane.
Abdelmadjid Tebboune reçoit Giorgia Meloni à Alger.
Sanctions contre Hikvision Digital Technology et Kaspersky Lab.
Le président de São Tomé salue « The Economist ».
Jean-Noël Barrot rencontre Badr Abdelatty, Ayman Safadi et Faisal bin Farhan Al Saud.
Pékin dément.
VISITE D'ÉTAT DE PRABOWO SUBIANTO À RABAT
"""

OTHERS = """
en France signed an agreement with Japan on Monday.
en China and Huawei denied the report.
en Paris police arrest two protesters after clashes.
en Les Misérables returns to Broadway with a new cast.
en Nvidia shares fell after the export ban.
en FRANCE TO JOIN THE PACT WITH JAPAN
es El presidente de Senegal se entrevistó con Emmanuel Macron.
es El gobierno dice que no se puede negociar.
es La Unión Europea impone nuevas sanciones a Rusia.
de Emmanuel Macron empfängt Olaf Scholz in Paris.
de China wirft den USA einen Cyberangriff vor.
de Deutschland und Frankreich sind sich einig.
it L'Italia e la Francia creano un centro di intelligenza artificiale.
it L'Algeria e l'Italia firmano un'intesa sull'energia.
it Le imprese italiane e le università francesi se ne vanno.
pt A União Europeia impõe novas sanções à Rússia.
pt O presidente de Angola disse que não se pode negociar com a milícia.
pt Lula da Silva recebe Emmanuel Macron em Brasília.
nl Emmanuel Macron ontvangt premier Bart De Wever in Parijs.
ro Franța a semnat luni un acord cu Japonia.
ca Les autoritats catalanes i les empreses franceses signen un conveni.
pl Francja podpisała w poniedziałek umowę z Japonią.
tr Fransa pazartesi günü Japonya ile bir anlaşma imzaladı.
ht Prezidan Ayiti a te rankontre minis franse a nan Pòtoprens.
"""


@pytest.mark.parametrize("sentence", FRENCH.strip().split("\n"))
def test_a_short_french_sentence_is_french_whatever_its_names(sentence: str) -> None:
    assert language_of(sentence) == "fr"


@pytest.mark.parametrize("line", OTHERS.strip().split("\n"))
def test_a_short_sentence_in_another_language_is_told(line: str) -> None:
    language, _, sentence = line.partition(" ")
    assert language_of(sentence) == language


def test_too_little_to_tell_counts_as_french() -> None:
    assert {language_of(text) for text in ("", "2025", "!?", "Kigali", "OK", "« »")} == {"fr"}
