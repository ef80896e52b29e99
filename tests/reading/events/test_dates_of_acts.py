"""Which day of a sentence is the act's."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

SENTENCES = [
    # a day behind an infinitive to come is not the act's own
    ("Doha a convié le Rwanda et la RDC à revenir à la table le 2 avril.", "agree", None),
    # a day behind a participle is the participle's, unless it tells when something was said
    ("Washington a proposé à Berne de baisser les droits de douane infligés en février.", "agree", None),
    ("Le Maroc a critiqué l'Algérie dans un communiqué publié lundi.", "criticise", "2025-03-17"),
    # the day a sentence opens with, behind a relative clause
    ("Mardi, la Russie, que Kiev dit aux abois, a bombardé Kharkiv.", "attack", "2025-03-18"),
    ("La Suède a expulsé lundi deux diplomates russes.", "expel", "2025-03-17"),
    # a participle in front keeps its own day, unless it says where the subject then acts
    ("Attendu lundi à Rabat, le ministre nigérian des Communications a annulé sa visite au Maroc.", "cancel", None),
    ("Réunis lundi à Bruxelles, les Vingt-Sept ont adopté une position commune sur le numérique.", "endorse", "2025-03-17"),
    # the month of what an act of speech is about is not that of the act
    ("La France et le Togo se sont accordés sur l'ouverture, en avril, d'un centre de données.", "agree", None),
    # what is promised is due another month than that of the promise, and an accord may take effect later
    ("Le Japon avait promis en février de livrer des vaccins au Tchad.", "aid", None),
    ("La Suisse et le Chili se sont mis d'accord mardi pour appliquer le pacte à partir du 1er mai.", "agree", "2025-03-18"),
    # a stay that was closed ends on the day told
    ("La ministre tchadienne a bouclé hier une visite de trois jours au Japon.", "visit", "2025-03-16/2025-03-18"),
    # "à cette occasion" and "à la cérémonie" go back to the sentence before
    ("En août, le Chili avait levé une taxe. Un plan, adopté à cette occasion par le gouvernement chilien, crée un fonds.",
     "launch", "2024-08"),
    ("Le Bénin et le Togo ont inauguré, le 27 février, un câble. À la cérémonie, la ministre togolaise a loué Cotonou.",
     "praise", "2025-02-27"),
    # a day of the week soon to come goes with the present
    ("L'ambassadrice suisse s'envole vendredi pour New Delhi.", "visit", "2025-03-21"),
    # a verb of taking place dates its subject
    ("Une rencontre entre les ministres chinois et marocain est prévue samedi.", "meet", "2025-03-22"),
    ("Le sommet sur le numérique, que Paris organise avec New Delhi, s'ouvrira lundi.", "convene", "2025-03-24"),
    # the sentence before: the same party goes on, "y", a day counted from an occasion, the same time
    ("Pékin a réagi lundi. Le ministère chinois du Commerce a dénoncé la loi néerlandaise.", "criticise", "2025-03-17"),
    ("Un rapport a été publié lundi. La Commission y reproche à Berne sa lenteur.", "criticise", "2025-03-17"),
    ("Le sommet a eu lieu mardi. La veille du sommet, la Suisse et le Togo ont signé un accord.", "sign", "2025-03-17"),
    ("En mai 2021, Berne négociait encore. À la même époque, la France a suspendu son aide au Mali.", "suspend", "2021-05"),
    ("Le différend remonte à mai 2021 : Berne avait alors suspendu son aide au Mali.", "suspend", "2021-05"),
    # a day to come is no day of what was done
    ("La loi de Berne entrera en vigueur le 1er avril. La France a critiqué la Suisse dans la journée.",
     "criticise", "2025-03-19"),
    # the hour, and a line headed by its date
    ("L'armée turque a attaqué l'Irak avant l'aube.", "attack", "2025-03-19"),
    ("Octobre 2023. Les câbles cèdent. Stockholm appelle Pékin à coopérer.", "appeal", "2023-10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "day"), SENTENCES)
def test_day(text: str, act: str, day: str | None) -> None:
    events = [e for e in read(Page(source="example", text=text, published="2025-03-19")).events if e.act == act]
    assert [e.date for e in events] == [day]


def test_what_a_line_of_a_live_report_tells_is_of_the_page_s_day() -> None:
    text = "17h40 – L'Union africaine adopte la déclaration de Lomé.\n15h10 – La France et le Togo ont signé un accord."
    events = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [(e.act, e.date) for e in events] == [("endorse", "2025-03-19"), ("sign", "2025-03-19")]
