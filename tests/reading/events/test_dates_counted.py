"""Dates counted from another: stays, terms, what came so long after, what was done on the occasion just told."""

from __future__ import annotations

import pytest

from dragoman.calendar import beside_date, complement_date, find_dates
from dragoman.model import Page
from dragoman.reading import read

PUBLISHED = "2025-03-19"
MET = "Le ministre ghanéen a reçu lundi à Accra l'ambassadeur de Corée du Sud."
STAY = "La reine est en visite depuis samedi au Chili. Elle y a reçu dimanche la presse."
CASES = [
    # until a day of the week: the present lasts, a measure only ends then
    ("Oslo accueille jusqu'à vendredi un forum sur les câbles.", "convene", "2025-03-19/2025-03-21"),
    ("La reine du Bhoutan séjourne au Népal jusqu'à samedi.", "visit", "2025-03-19/2025-03-22"),
    ("Le Togo a suspendu jusqu'à vendredi sa coopération avec Apple.", "suspend", None),
    # a stretch of days in brackets is that of the whole
    ("La présidente du Kosovo est rentrée mardi d'une visite officielle en Islande (14-17 mars).", "visit",
     "2025-03-14/2025-03-17"),
    ("Le ministre omanais a achevé lundi une visite au Kenya (15-17 mars).", "visit", "2025-03-15/2025-03-17"),
    # a stay of so many days from the day it began
    ("Le Premier ministre letton a entamé mardi une visite de trois jours au Chili.", "visit", "2025-03-18/2025-03-20"),
    ("La ministre bolivienne effectue depuis lundi une visite de deux jours au Pérou.", "visit", "2025-03-17/2025-03-18"),
    ("Le Premier ministre letton a bouclé hier une visite de deux jours au Chili.", "visit", "2025-03-17/2025-03-18"),
    ("Le Premier ministre letton a bouclé hier sa visite au Chili.", "visit", "2025-03-18"),
    ("Le Premier ministre letton est arrivé mardi au Chili pour une visite de trois jours.", "visit", "2025-03-18"),
    # so long after what happened
    ("Oslo a expulsé lundi un diplomate iranien, quatre jours après le piratage de la Norvège par l'Iran.",
     "cyberattack", "2025-03-13"),
    ("Oslo a expulsé lundi un diplomate iranien, quatre jours après le piratage de la Norvège par l'Iran.",
     "expel", "2025-03-17"),
    ("Cette décision intervient deux jours après que le Soudan a bombardé le Tchad.", "attack", "2025-03-17"),
    ("La Lituanie a expulsé ce mardi un diplomate russe, au lendemain d'un piratage qui a paralysé ses hôpitaux.",
     "cyberattack", "2025-03-17"),
    ("Quatre jours après le sommet du 10 mars, le Bénin a signé un accord avec l'Italie.", "sign", "2025-03-14"),
    ("Quatre jours après les élections, le Bénin a signé un accord avec l'Italie.", "sign", None),
    # what befell on a day, behind its noun
    ("L'Union africaine se félicite de l'entrée du Cap-Vert dans la Cedeao, intervenue en février.", "join", "2025-02"),
    # on the occasion just told
    (f"{MET} À cette occasion, le Ghana et l'UNESCO ont signé un accord.", "sign", "2025-03-17"),
    (f"{MET} Au terme de l'entrevue, le Ghana et la Banque mondiale ont signé un accord.", "sign", "2025-03-17"),
    (f"{MET} Lors d'une cérémonie à Tema, le Ghana et la Banque mondiale ont signé un accord.", "sign", None),
    (f"{MET} L'Italie a profité de la réunion pour signer un accord avec la Corée du Sud.", "sign", "2025-03-17"),
    # a reaction set apart
    ("La ministre ghanéenne a reçu lundi son homologue togolais. De son côté, le Togo a salué la stratégie du Ghana.",
     "praise", None),
    ("La ministre ghanéenne a reçu lundi son homologue togolais. Le Togo a salué la stratégie du Ghana.",
     "praise", "2025-03-17"),
    # the first and last day of a stretch told, the hour of the day
    ("Le Conseil a siégé les 3 et 4 mars à Genève. Au dernier jour, la Russie s'est opposée au texte de la Suisse.",
     "refuse", "2025-03-04"),
    ("Le Kenya a accusé la Somalie lundi. Vers 15 heures, Mogadiscio a expulsé l'ambassadeur du Kenya.", "expel", "2025-03-17"),
    # the month told just before, the same month, the day told in the sentence
    ("Début février, le roi de Jordanie s'est rendu à Doha. Il y a rencontré l'émir du Qatar.", "meet", "2025-02"),
    ("Le Soudan a suspendu l'accord le 3 février. Le 18 du même mois, l'Égypte a expulsé deux diplomates soudanais.",
     "expel", "2025-02-18"),
    ("Arrivé lundi à Oslo, le ministre kényan a rencontré le lendemain son homologue norvégien.", "meet", "2025-03-18"),
    # a stay that goes on, and the day told of it
    (f"{STAY} À cette occasion, le Chili et le Pérou ont signé un accord.", "sign", "2025-03-16"),
    # the date of a participle between commas
    ("Le Tchad a remercié le Luxembourg pour l'accueil réservé, en février, à ses stagiaires.", "congratulate", None),
    # the day of a promise is not that of what is promised
    ("Le Danemark a promis mardi de livrer vingt drones à l'Ukraine.", "aid", None),
    ("Le Danemark a promis de livrer vendredi vingt drones à l'Ukraine.", "aid", "2025-03-21"),
    ("Le Danemark doit livrer vendredi vingt drones à l'Ukraine.", "aid", "2025-03-21"),
    ("Le Danemark a annoncé lundi le financement d'un port au Groenland.", "aid", None),
    # put off to a day
    ("L'Ouganda a reporté à lundi la visite du ministre kényan.", "cancel", None),
    # what came next
    ("Le roi du Maroc a rencontré lundi le président du Sénégal. Il s'est ensuite entretenu avec celui du Kenya.",
     "meet", "2025-03-17"),
    # a day and its hour; a year behind "de"; a law of which the day is
    ("Le 9 mars, le Chili a accusé la Bolivie. Samedi en fin de journée, La Paz a expulsé l'ambassadeur du Chili.",
     "expel", "2025-03-15"),
    ("Avant les élections kényanes de 2027, l'Ouganda signera avec le Rwanda un accord le 3 avril.", "sign", "2025-04-03"),
    ("Le Parlement a adopté mardi la loi décidant le retrait de la Gambie de la CPI.", "quit", None),
    # a clause of its own
    ("Séoul accueillera en juin un forum, auquel le Japon a accepté de contribuer.", "agree", None),
    ("Le précédent existe : en 2019, la Lettonie et la Moldavie avaient signé un accord.", "sign", "2019"),
    ("Dans un rapport remis en février, l'ONU accusait l'Érythrée de soutenir les rebelles.", "accuse", "2025-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "date"), CASES)
def test_date(text: str, act: str, date: str | None) -> None:
    events = read(Page(source="dates", text=text, published=PUBLISHED)).events
    assert {event.date for event in events if event.act == act} == {date}


STATUSES = [
    ("La Hongrie a annoncé suspendre sa coopération avec la Moldavie.", "suspend", "done"),
    ("Le Népal annonce interdire l'accès à Telegram.", "ban", "done"),
    ("La Hongrie annoncera suspendre sa coopération avec la Moldavie.", "suspend", "planned"),
    ("Si la coalition compte dix mille hommes, ce sont les soldats irakiens qui attaqueront Mossoul.", "attack", "planned"),
    ("Le Danemark a annoncé lundi le financement d'un port au Groenland.", "aid", "planned"),
    ("La Chine annonce avoir financé un port au Togo.", "aid", "done"),
    ("L'Argentine a annoncé son retrait de l'OMS.", "quit", "planned"),
    ("La sortie programmée du Niger de la Cedeao inquiète les marchés.", "quit", "planned"),
    ("Le Canada soumet à licence, à compter du 1er avril, ses exportations d'uranium vers l'Inde.", "restrict", "done"),
    ("Le Canada soumet jeudi à licence ses exportations d'uranium vers l'Inde.", "restrict", "planned"),
]


@pytest.mark.parametrize(("text", "act", "status"), STATUSES)
def test_status(text: str, act: str, status: str) -> None:
    events = read(Page(source="dates", text=text, published=PUBLISHED)).events
    assert {event.status for event in events if event.act == act} == {status}


@pytest.mark.parametrize(
    ("words", "clause", "day"),
    [
        ("trois jours après la rupture", "2025-03-19", "2025-03-16"),
        ("deux semaines après l'attaque", "2025-03-19", "2025-03-05"),
        ("deux mois après la rupture", "2025-01-19", "2024-11"),
        ("deux mois après la rupture", "2025-01", "2024-11"),
        ("un an après que Riga a", "2025-01-19", "2024"),
        ("trois jours avant le vote", "2025-03-19", "2025-03-22"),
        ("trois jours après la rupture", "2025-03", None),
    ],
)
def test_the_day_that_something_is_counted_from(words: str, clause: str, day: str | None) -> None:
    (expression,) = find_dates(words)
    assert complement_date(expression, clause) == day


def test_the_day_of_what_is_counted() -> None:
    (days,) = find_dates("deux semaines après le sommet")
    (years,) = find_dates("deux ans après le sommet")
    assert beside_date(days, "2025-03-05") == "2025-03-19"
    assert beside_date(years, "2025-03-05") is None
