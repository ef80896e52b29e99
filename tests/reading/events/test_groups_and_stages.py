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


#: Texts with one of their events, or with one that they do not tell.
TURNS = [
    # fighters by their adjective
    ("En Libye, les forces rebelles ont attaqué l'aéroport.", "attack LY:reb > LY"),
    ("Au Soudan, l'armée a bombardé des groupes insurgés près de Kassala.", "attack SD > SD:reb"),
    ("La Turquie soutient les forces rebelles au Tchad.", "endorse TR > TD:reb"),
    ("Les autorités maliennes demandent le désarmement des milices séparatistes.", "appeal ML > ML:reb"),
    ("L'Ouganda a armé des factions rebelles au Soudan du Sud.", "not attack UG > SS"),
    ("Les forces turques ont attaqué des rebelles en Syrie.", "attack TR > SY:reb"),
    ("Les forces serbes ont attaqué la Bosnie.", "attack RS > BA"),
    # who marched, when the police come
    ("Des milliers de personnes ont manifesté à Minsk contre le gouvernement biélorusse. La police a frappé les manifestants.",
     "attack BY > BY:soc"),
    ("Des milliers de Gilets jaunes ont manifesté à Paris. La police a attaqué les manifestants.", "attack FR > Gilets jaunes"),
    ("La police serbe a attaqué des manifestants.", "not attack RS > Gilets jaunes"),
    # whose a thing was told to be
    ("Le parlement slovaque a adopté une loi sur les médias. L'Union européenne a critiqué cette nouvelle législation.",
     "criticise EU > SK"),
    ("La Commission européenne a pris la décision de surseoir aux amendes. Cette décision est critiquée par l'Allemagne.",
     "criticise DE > EU"),
    ("La Corée du Nord a mené un essai nucléaire. Séoul est inquiète. La Suède a vivement critiqué l'essai.",
     "criticise SE > KP"),
    ("Le Niger a annoncé son retrait de la Cédéao et son refus de dialogue avec l'ONU.", "not refuse CEDEAO > UN"),
    # towns and what a side holds
    ("L'armée irakienne a lancé une offensive contre Mossoul, aux mains de l'État islamique.", "attack IQ > État islamique"),
    ("L'armée irakienne a lancé une offensive contre Mossoul.", "attack IQ >"),
    ("L'aviation syrienne a bombardé un hôpital tenu par la Croix-Rouge.", "attack SY > Croix-Rouge"),
    ("L'État islamique a attaqué Bruxelles mardi.", "attack État islamique > BE"),
    ("La Hongrie accuse Bruxelles d'ingérence.", "accuse HU > EU"),
    ("Les Pays-Bas ont attaqué la décision de Bruxelles.", "not attack NL > BE"),
    # people, origins, papers
    ("Un Niçois d'origine tunisienne a été abattu par la police française.", "not attack FR > TN"),
    ("Des hommes d'origine tchétchène ont attaqué la police belge à Liège.", "not attack Tchétchénie > BE"),
    ("L'ancien président de la Zambie, Edgar Mwale, a rencontré à Harare le président du Zimbabwe.", "meet ZW >"),
    ("Le président de la Zambie a rencontré lundi à Harare le président du Zimbabwe.", "meet ZM, ZW >"),
    ("Des pays comme l'Inde et l'Irak ont bloqué Facebook.", "ban IN, IQ > Facebook"),
    ("Les douaniers turcs ont saisi 13 tonnes de marijuana. La Libye était la destination.", "ban TR >"),
    ("Le Conseil de sécurité de l'ONU a voté en faveur d'une résolution. La Syrie est en guerre.", "endorse UN >"),
    ("Les gilets jaunes bloquent des routes en France. Des dizaines de manifestants se sont réunis à Meaux.",
     "protest Gilets jaunes >"),
    ("Longtemps accusée de laxisme par ses alliés occidentaux, la Turquie a réagi. La Syrie est en guerre.",
     "not accuse SY > TR"),
    ("L'Égypte a rompu ses relations diplomatiques avec le Qatar accusé de soutenir des groupes armés.", "accuse EG > QA"),
    ("Le président géorgien a reçu le Qatar accusé de soutenir des groupes armés.", "not accuse GE > QA"),
    ("Certains pays européens ont critiqué la Russie.", "not criticise EU > RU"),
    ("Les pays de l'Union européenne ont critiqué la Russie.", "criticise EU > RU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), TURNS)
def test_turn_of_phrase(text: str, line: str) -> None:
    told = line.removeprefix("not ")
    act, _, rest = told.partition(" ")
    actors, _, recipients = rest.partition(">")
    wanted = (act, *({p.strip() for p in side.split(",") if p.strip()} for side in (actors, recipients)))
    events = read(Page(source="turn", text=text, published="2025-03-19")).events
    found = [(e.act, set(e.actors), set(e.recipients)) for e in events]
    assert (wanted in found) is (told == line), f"{text} gave {found}"
