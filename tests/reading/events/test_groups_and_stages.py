"""Parties told by whom they serve or live with, and by the place that a line or paragraph speaks from."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

SENTENCES = [
    ("Les Serbes de Bosnie ont exigé une trêve.", "demand", ["BA:soc"], None),
    ("Les forces serbes ont attaqué la population albanaise du Monténégro.", "attack", ["RS"], ["ME:soc"]),
    ("Un millier de Turcs de Bulgarie ont manifesté contre la Suède.", "protest", ["BG:soc"], ["SE"]),
    ("Le Parlement norvégien a été piraté par des hackers à la solde de Pékin.", "cyberattack", ["CN"], ["NO"]),
    ("Des rebelles ont tué huit policiers indiens.", "attack", ["IN:reb"], ["IN"]),
    ("Le sultanat d'Oman a signé un accord avec l'Inde.", "sign", ["OM", "IN"], []),
    ("L'archipel des Palaos est devenu membre du Fonds monétaire international.", "join", ["PW"], ["FMI"]),
    ("Membre de l'Otan, la Norvège a condamné la Russie.", "criticise", ["NO"], ["RU"]),
    ("Paris a promis une aide en faveur de la Roumanie et de la Pologne.", "aid", ["FR"], ["RO", "PL"]),
    ("La Chine a renouvelé son soutien à la candidature de l'Estonie au Conseil de l'UIT.", "endorse", ["CN"], ["EE"]),
    ("Des étudiants sud-coréens ont défilé pour réclamer le départ des troupes américaines.", "protest", ["KR:soc"], ["US"]),
    ("Israël a rejeté le plan proposé par l'Égypte.", "refuse", ["IL"], ["EG"]),
]
PAGES = [
    ("Les brèves de la semaine.\nNamibie – Le régulateur a refusé une licence à Starlink.", "ban", ["NA"], ["Starlink"]),
    ("Les brèves.\nTogo-Bénin – La Banque mondiale a accordé un prêt aux deux pays.", "aid", ["Banque mondiale"], ["TG", "BJ"]),
]


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), SENTENCES + PAGES)
def test_parties(text: str, act: str, actors: list[str], recipients: list[str] | None) -> None:
    events = [e for e in read(Page(source="example", text=text, published="2025-03-19")).events if e.act == act]
    assert [list(e.actors) for e in events] == [actors]
    if recipients is not None:
        assert [list(e.recipients) for e in events] == [recipients]
