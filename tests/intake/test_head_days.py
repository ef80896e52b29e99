"""Days in lines under the headline that are no plain byline."""

import pytest

from dragoman.intake import read_page

BODY = (
    "Le ministre vietnamien a reçu jeudi la ministre néerlandaise au siège du gouvernement.\n"
    "Les deux parties ont signé un accord sur la formation des ingénieurs, a indiqué le ministère.\n"
)
TITLE = "Le Vietnam et les Pays-Bas misent sur les puces"


@pytest.mark.parametrize(
    "line",
    [
        "Le Courrier des Trois Rivières – Phnom Penh, 17 juillet 2024",
        "Par Corinne Savioz, Palais fédéral – publié le 17 juillet 2024 à 18 h 40",
        "Maxime Gagné | La Presse boréale, 17 juillet 2024",
        "Mercredi, 17 Juillet 2024 - 16:38 (GMT+7)",
        "La Semaine du Golfe, n° 1182 – mercredi 17 juillet 2024 – Awa Sy",
        "Le Fil de l'Oubangui, édition du 17 juillet 2024, page 4",
        "Édition du mercredi 17 juillet 2024 – page 3",
        "Lettre d'information du 17 juillet 2024",
        "Communiqué n° 12/2024 du 17 juillet 2024",
        "Antsirabe, le 17 juillet 2024 – Direction de la communication",
        "Berne, 17.07.2024 - Le Conseil fédéral",
        "Québec, 17 juillet 2024 – Cabinet de la ministre de la Cybersécurité et du Numérique",
        "ORAN, 17 juillet 2024 (APS)",
        "TAP | 17 juillet 2024 | 14:05 | Tunis",
        "AFP, publié le mercredi 17 juillet 2024 à 14h05",
        "Montréal, mercredi 17 juillet 2024 | La Presse canadienne",
    ],
)
def test_a_line_under_the_headline_that_ends_with_a_day_dates_the_page(line):
    page = read_page("a.txt", f"{TITLE}\n{line}\n{BODY}".encode(), kind="text")
    assert (page.title, page.published) == (TITLE, "2024-07-17")
    assert line not in page.text


@pytest.mark.parametrize(
    "line",
    [
        "Le sommet s'est tenu le 17 juillet 2024 à La Haye",
        "Ce que dit l'accord du 17 juillet 2024",
        "Depuis le 17 juillet 2024, les deux pays ne se parlent plus",
        "Forum de Hué, 17 juillet 2024 : les absents ont eu tort",
        "Photo : DR – 17 juillet 2024",
    ],
)
def test_a_line_that_tells_of_a_day_does_not_date_the_page(line):
    page = read_page("a.txt", f"{TITLE}\n{line}\n{BODY}".encode(), kind="text")
    assert page.published is None


@pytest.mark.parametrize("title", ["Câbles : ce qui change – le 17 juillet 2024", "Tout sur l'accord du 17 juillet 2024"])
def test_a_headline_that_ends_with_a_day_stays_the_headline(title):
    page = read_page("a.txt", f"{title}\n{BODY}".encode(), kind="text")
    assert page.title == title


def test_a_menu_between_dashes_is_no_headline():
    head = "Politique - Société - Économie - Technologie - Francophonie"
    page = read_page("a.txt", f"{head}\n{TITLE}\nMercredi, 17 Juillet 2024 - 16:38 (GMT+7)\n{BODY}".encode(), kind="text")
    assert (page.title, page.published) == (TITLE, "2024-07-17")


def test_a_caption_with_a_day_gives_way_to_the_dateline_above_it():
    text = f"{TITLE}\n\n{BODY}\n15 février 2025 . – {BODY}\nAviation Royale, 22 octobre 2024.\n"
    page = read_page("a.txt", text.encode(), kind="text")
    assert (page.published, page.published_from) == ("2025-02-15", "dateline")
