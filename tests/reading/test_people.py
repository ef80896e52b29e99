"""Persons, their mentions and what is no person. Every person here is invented."""

from __future__ import annotations

import pytest

from dragoman.model.page import Furniture
from dragoman.reading.people import People, find_people


def names(text: str, title: str | None = None) -> list[str]:
    return sorted(person.name for person in find_people(text, title).persons)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OUATTARAKI Alassane, président de la Côte d'Ivoire, s'est rendu à Niamey.", ["OUATTARAKI Alassane"]),
        ("Le Premier ministre vietnamien Phạm Minh Khôi est à Paris.", ["Phạm Minh Khôi"]),
        ("Le ministre turc Mehmet Fatih Kaçmaz a signé.", ["Mehmet Fatih Kaçmaz"]),
        ("Le ministre mauritanien Ahmed Salem Ould Bedde a signé.", ["Ahmed Salem Ould Bedde"]),
        (
            "L'Américaine Maureen Kessler‑Dunn et le Suisse Stefan Brunold ont négocié.",
            ["Maureen Kessler‑Dunn", "Stefan Brunold"],
        ),
        ("Le vice-président J. D. Fancourt a pris la parole.", ["J. D. Fancourt"]),
        ("Le chercheur Idriss N'Gorankoro met en garde.", ["Idriss N'Gorankoro"]),
        (
            "Le président libyen, Mohamed el-Menfari Aqilo, a reçu Mme Awa Diankha.",
            ["Awa Diankha", "Mohamed el-Menfari Aqilo"],
        ),
        ("Le ministre bissau-guinéen Rui Duarte de Barrolo s'exprime.", ["Rui Duarte de Barrolo"]),
        ("L'élu quebecois M. Jérémie U. Le lendemain, il a signé.", ["Jérémie U"]),
        ("Selon Mme Zineb Fettalia, rien n'est signé.", ["Zineb Fettalia"]),
        ("Le ministre des Transports Abdou Diallombe a parlé.", ["Abdou Diallombe"]),
        ("Le ministre israélien de la Défense Israël Katzmann a parlé.", ["Israël Katzmann"]),
        ("Roswitha von der Halde et Ray Nolden ont lancé le conseil.", ["Ray Nolden", "Roswitha von der Halde"]),
    ],
)
def test_names_of_many_kinds_are_found_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La Fondation Sayles et l'Université Mohammed VI Polytechnique ont signé à Ben Guerir.",
        "Selon Reuters, Washington et Pékin négocient. Interrogé à ce sujet, Bruxelles n'a pas réagi.",
        "L'administration Nolden et le gouvernement Strick n'ont pas réagi.",
        "La rue Didouche Mourad et l'aéroport Léopold-Sédar-Senghor sont fermés.",
        "Abou Dhabi, New Delhi et la Maison-Blanche sont d'accord.",
        "Le titre TOKYO ELECTRON (8035.T) a cédé 1,2 %.",
        "QUÉBEC, le 26 juin 2020 /Fil Nord/ - Rien à signaler.",
    ],
)
def test_organisations_places_and_datelines_are_no_persons(text: str) -> None:
    assert names(text) == []


def spoken(people: People, text: str, words: str, nth: int = 0) -> tuple[str, ...]:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return tuple(person.name for person in people.all_at(at, at + len(words)))


def test_surname_title_and_pronoun_mean_the_person() -> None:
    text = (
        "La ministre marocaine de la Transition numérique, Ilham El Kharraz Marmouchi, a rencontré Dean"
        " Fisk, coordinateur"
        " américain du numérique. Mme Marmouchi a plaidé pour le partage. La ministre a remercié M. Fisk. « Merci »,"
        " a-t-elle dit. Le responsable américain a souri."
    )
    people = find_people(text)
    assert spoken(people, text, "Marmouchi", 1) == ("Ilham El Kharraz Marmouchi",)
    assert spoken(people, text, "La ministre", 1) == ("Ilham El Kharraz Marmouchi",)
    assert spoken(people, text, "elle dit") == ("Ilham El Kharraz Marmouchi",)
    assert spoken(people, text, "Le responsable américain") == ("Dean Fisk",)


def test_two_persons_of_one_surname_stay_apart() -> None:
    text = "Mme Amina Bennari et M. Tarik Bennari ont signé. M. Bennari est reparti. Mme Bennari est restée."
    people = find_people(text)
    assert [person.name for person in people.persons] == ["Amina Bennari", "Tarik Bennari"]
    assert spoken(people, text, "Bennari est reparti") == ("Tarik Bennari",)
    assert spoken(people, text, "Bennari est restée") == ("Amina Bennari",)


def test_the_head_of_a_foundation_is_no_head_of_state() -> None:
    text = (
        "Le président du Sénégal, Moustapha Latyr Thiaw, a reçu le président de la Fondation Sayles, Walt Sayles."
        " De son côté, le chef de l'État a salué son hôte. Il a promis une suite. Le mécène américain est reparti."
    )
    people = find_people(text)
    assert spoken(people, text, "le chef de l'État") == ("Moustapha Latyr Thiaw",)
    assert spoken(people, text, "Il a promis") == ("Moustapha Latyr Thiaw",)
    assert spoken(people, text, "Le mécène américain") == ("Walt Sayles",)


def test_plural_titles_and_pronouns_mean_two() -> None:
    text = (
        "Mina Hietikko, vice-présidente de la Commission européenne, et Milos Sramkovic, commissaire au"
        " Commerce, ont réagi. Ils ont protesté. Les deux responsables attendent."
    )
    people = find_people(text)
    assert spoken(people, text, "Ils") == ("Mina Hietikko", "Milos Sramkovic")
    assert spoken(people, text, "Les deux responsables") == ("Mina Hietikko", "Milos Sramkovic")


def test_impersonal_and_inanimate_pronouns_mean_nobody() -> None:
    text = (
        "Le ministre Karim Zahidel a parlé. Il faut attendre. Paris veut que la réunion ait lieu, pour qu'elle"
        " aboutisse."
    )
    people = find_people(text)
    assert all(mention.kind != "pronoun" for mention in people.mentions)


def test_surnames_in_the_title_and_ticker_lines_are_joined() -> None:
    text = "Aurélien Maucard et le Premier ministre indien, Jayendra Doshi, se sont vus. Le chef de l'État a souri."
    line = Furniture("Le président Maucard à Marseille", "ticker", "10:00")
    people = find_people(text, "Maucard et Doshi à Marseille", (line,))
    assert [person.name for person in people.persons] == ["Aurélien Maucard", "Jayendra Doshi"]
    assert [(m.where, m.line, people.persons[m.person].name) for m in people.elsewhere] == [
        ("title", None, "Aurélien Maucard"),
        ("title", None, "Jayendra Doshi"),
        ("furniture", 0, "Aurélien Maucard"),
    ]


def test_bylines_and_related_titles_are_not_read() -> None:
    people = find_people(
        "Rien.", None, (Furniture("Par Mounir Chaqri", "byline"), Furniture("M. Paul Durandel réagit", "related"))
    )
    assert people.persons == ()


def test_offsets_point_at_the_name_without_its_civility() -> None:
    text = "Hier, S.E.M. Jaouad Arhoune a été reçu."
    (mention,) = find_people(text).mentions
    assert text[mention.start : mention.end] == "Jaouad Arhoune"
    assert find_people(text).before(len(text)) == mention


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "M. ", "Mme \x00", "l'" * 40, "ministre de " * 50, "😀 M. 😀", "J.-P." * 40, "« " * 40]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    find_people(text, text)
