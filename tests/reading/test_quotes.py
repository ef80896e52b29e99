"""Quotes in invented sentences; all persons are invented."""

import re

import pytest

from dragoman.language.analysis import Analysis
from dragoman.language.mentions import find_mentions
from dragoman.reading.people_model import People, Person, PersonMention, Role
from dragoman.reading.quotes import read_quotes

#: Name, gender, state, office.
FOLK = [
    ("Zoé Tarn", "f", "FR", "ministre du Numérique"),
    ("Idris Koulou", "m", "SN", "président"),
    ("Maël Orvant", "m", None, None),
    ("Lise-Anne Védrine", "f", None, "entraîneuse"),
    ("Tomas Brekk", "m", "NO", "ambassadeur"),
]


def people_of(text: str, where: str = "text") -> People:
    found = []
    for number, (name, *_) in enumerate(FOLK):
        surname = name.split()[-1]
        for match in re.finditer(rf"{re.escape(name)}|(?<=\W){re.escape(surname)}", text):
            kind = "full" if match[0] == name else "surname"
            found.append(PersonMention(match.start(), match.end(), number, kind, where))
    persons = tuple(Person(name, gender, (Role(role, of, 0, 0),) if role else ()) for name, gender, of, role in FOLK)
    here = tuple(sorted(found, key=lambda m: m.start))
    return People(persons, here) if where == "text" else People(persons, (), here)


def quotes(text: str):
    found = read_quotes(Analysis(text, (), (), ()), people_of(text), find_mentions(text))
    assert all(text[q.start : q.end] == q.text for q in found)
    return found


CASES = [
    # direct, incise after
    ("« Le câble tiendra », a déclaré Zoé Tarn.", [("direct", "Le câble tiendra", "Zoé Tarn")]),
    (
        "«\u00a0Le câble tiendra\u00a0», a déclaré mardi soir à la presse Zoé Tarn.",
        [("direct", "Le câble tiendra", "Zoé Tarn")],
    ),
    ("« Le câble tiendra » s'amuse Maël Orvant, pêcheur à Lorgues.", [("direct", "Le câble tiendra", "Maël Orvant")]),
    ("“Le câble tiendra”, s’est réjouie l’ingénieure Zoé Tarn.", [("direct", "Le câble tiendra", "Zoé Tarn")]),
    ('"Le câble tiendra", a fait valoir le ministre, Idris Koulou.', [("direct", "Le câble tiendra", "Idris Koulou")]),
    ("''Le câble tiendra'', écrit M. Koulou dans un message sur X.", [("direct", "Le câble tiendra", "Idris Koulou")]),
    ("« Qui paiera ? », demande Zoé Tarn.", [("direct", "Qui paiera ?", "Zoé Tarn")]),
    ("« Rien n'est joué », veut croire Lise-Anne Védrine.", [("direct", "Rien n'est joué", "Lise-Anne Védrine")]),
    (
        "« Il manquait un plan », s'est justifié un porte-parole de la mairie.",
        [("direct", "Il manquait un plan", "un porte-parole de la mairie")],
    ),
    (
        "« Nos stocks fondent », alerte la Chambre des métiers de Lorgues, qui réunit mille artisans.",
        [("direct", "Nos stocks fondent", "Chambre des métiers de Lorgues")],
    ),
    (
        "« Nous irons ensemble », ont promis Zoé Tarn et Idris Koulou.",
        [("direct", "Nous irons ensemble", "Zoé Tarn et Idris Koulou")],
    ),
    ("« C'est trop tôt », tempère Pékin.", [("direct", "C'est trop tôt", "CN")]),
    ("« La saison est longue », philosophe Maël Orvant.", [("direct", "La saison est longue", "Maël Orvant")]),
    ("Zoé Tarn a visité l'usine. « Le câble tiendra », a-t-elle assuré.", [("direct", "Le câble tiendra", "Zoé Tarn")]),
    (
        "Zoé Tarn a visité l'usine.\n« Le câble tiendra », a t-elle assuré.",
        [("direct", "Le câble tiendra", "Zoé Tarn")],
    ),
    (
        "Idris Koulou a reçu Zoé Tarn. « Elle est ici chez elle », a-t-il lancé.",
        [("direct", "Elle est ici chez elle", "Idris Koulou")],
    ),
    (
        "Idris Koulou a écrit à Zoé Tarn et Maël Orvant a répondu. « Je viendrai », a-t-il ajouté.",
        [("direct", "Je viendrai", "Idris Koulou")],
    ),
    (
        "Zoé Tarn a ouvert le débat avec Idris Koulou. « Partageons nos calculs », a proposé l'hôte de la soirée.",
        [("direct", "Partageons nos calculs", "Zoé Tarn")],
    ),
    (
        "M. Brekk a parlé le premier. « À nous de jouer », a répondu de son côté le président, Idris Koulou.",
        [("direct", "À nous de jouer", "Idris Koulou")],
    ),
    (
        "Zoé Tarn et Maël Orvant ont écrit au maire. « Rendez la place », réclament les deux signataires.",
        [("direct", "Rendez la place", "Zoé Tarn et Maël Orvant")],
    ),
    (
        "« Le texte est prêt », a-t-on appris auprès du ministère des Mines.",
        [("direct", "Le texte est prêt", "ministère des Mines")],
    ),
    ("« Le temps presse », selon Tomas Brekk.", [("direct", "Le temps presse", "Tomas Brekk")]),
    # two parts, one after another
    (
        "« Le câble tiendra », a dit Zoé Tarn, « et le pont aussi ».",
        [("direct", "Le câble tiendra", "Zoé Tarn"), ("direct", "et le pont aussi", "Zoé Tarn")],
    ),
    (
        "« Le câble tiendra », a dit Zoé Tarn. « Nous l'avons testé trois fois. »",
        [("direct", "Le câble tiendra", "Zoé Tarn"), ("direct", "Nous l'avons testé trois fois.", "Zoé Tarn")],
    ),
    (
        "« Tout ira bien, a dit Zoé Tarn, si chacun s'y met. »",
        [("direct", "Tout ira bien, a dit Zoé Tarn, si chacun s'y met.", "Zoé Tarn")],
    ),
    ("« On m'a dit : “tu rêves” », raconte Maël Orvant.", [("direct", "On m'a dit : “tu rêves”", "Maël Orvant")]),
    # colon
    ("Zoé Tarn l'affirme : « Le câble tiendra. »", [("direct", "Le câble tiendra.", "Zoé Tarn")]),
    (
        "Le constat de Zoé Tarn est sans appel. Idris Koulou, lui, précise : « Rien n'est signé. »",
        [("direct", "Rien n'est signé.", "Idris Koulou")],
    ),
    (
        "Comme l'explique Lise-Anne Védrine : « Le gel a tout pris. »",
        [("direct", "Le gel a tout pris.", "Lise-Anne Védrine")],
    ),
    (
        "Interrogé à sa sortie, M. Brekk a réagi en ces termes :\n« Nous attendons des actes. »",
        [("direct", "Nous attendons des actes.", "Tomas Brekk")],
    ),
    (
        "Idris Koulou a pris la parole, ajoutant : « Nous ne céderons pas. »",
        [("direct", "Nous ne céderons pas.", "Idris Koulou")],
    ),
    # never closed
    ("« Nous irons loin, a déclaré Zoé Tarn.\nLe reste suit.", [("direct", "Nous irons loin", "Zoé Tarn")]),
    # mixed
    ("Idris Koulou a salué un effort « sobre et constant ».", [("mixed", "sobre et constant", "Idris Koulou")]),
    (
        "Tomas Brekk reproche à la Commission de « décider à notre place ».",
        [("mixed", "décider à notre place", "Tomas Brekk")],
    ),
    (
        "L'ambassade de Chine à Lorgues a dénoncé une « politisation de la recherche ».",
        [("mixed", "politisation de la recherche", "ambassade de Chine")],
    ),
    (
        "Zoé Tarn a rendu hommage à « un ami de toujours » et rappelé que le câble datait de 2010.",
        [("mixed", "un ami de toujours", "Zoé Tarn"), ("indirect", "le câble datait de 2010", "Zoé Tarn")],
    ),
    (
        "Il s'agit d'une « attaque préparée de longue date », indique Zoé Tarn.",
        [("mixed", "attaque préparée de longue date", "Zoé Tarn")],
    ),
    (
        "Ce « geste sans précédent connu » du voisin, a ajouté Idris Koulou, change tout.",
        [("mixed", "geste sans précédent connu", "Idris Koulou")],
    ),
    ("Le plan a été qualifié par Idris Koulou de « pari un peu fou ».", [("mixed", "pari un peu fou", "Idris Koulou")]),
    (
        "Zoé Tarn a estimé que la digue était « le meilleur rempart » du delta.",
        [("mixed", "la digue était « le meilleur rempart » du delta", "Zoé Tarn")],
    ),
    # indirect
    ("Zoé Tarn a déclaré que le câble tiendrait.", [("indirect", "le câble tiendrait", "Zoé Tarn")]),
    (
        "La ministre française du Numérique, Zoé Tarn, a précisé, mardi, qu'aucun site n'était choisi.",
        [("indirect", "aucun site n'était choisi", "Zoé Tarn")],
    ),
    (
        "Le ministre, Idris Koulou, cité par l'AFP, a démenti que le port ait été vendu, information relayée ici.",
        [("indirect", "le port ait été vendu", "Idris Koulou")],
    ),
    ("Zoé Tarn s'est dite convaincue que le câble tiendrait.", [("indirect", "le câble tiendrait", "Zoé Tarn")]),
    (
        "Tomas Brekk a fait savoir dans un communiqué que la visite était reportée.",
        [("indirect", "la visite était reportée", "Tomas Brekk")],
    ),
    (
        "Interrogée sur le câble, Zoé Tarn a tenu à rappeler que rien n'était signé.",
        [("indirect", "rien n'était signé", "Zoé Tarn")],
    ),
    (
        "Idris Koulou a reçu la presse, précisant que le texte serait publié.",
        [("indirect", "le texte serait publié", "Idris Koulou")],
    ),
    (
        "Maël Orvant, qui a assuré que la mer montait, vit à Lorgues.",
        [("indirect", "la mer montait, vit à Lorgues", "Maël Orvant")],
    ),
    (
        "Zoé Tarn a déclaré que le câble tiendrait et que le pont suivrait.",
        [("indirect", "le câble tiendrait et que le pont suivrait", "Zoé Tarn")],
    ),
    (
        "Zoé Tarn a déclaré que le câble tiendrait, ajoutant que le pont suivrait.",
        [("indirect", "le câble tiendrait", "Zoé Tarn"), ("indirect", "le pont suivrait", "Zoé Tarn")],
    ),
    (
        "Zoé Tarn a expliqué que le câble tiendrait et a exhorté ses pairs à signer.",
        [("indirect", "le câble tiendrait", "Zoé Tarn")],
    ),
    (
        "Le communiqué précise que le fonds sera doté de dix millions.",
        [("indirect", "le fonds sera doté de dix millions", "communiqué")],
    ),
    (
        "Les autorités locales indiquent que la route est coupée, tandis que le bac reste ouvert.",
        [("indirect", "la route est coupée", "autorités locales")],
    ),
    (
        "Dans l'entourage de la maire, on indique que le vote aura lieu.",
        [("indirect", "le vote aura lieu", "entourage de la maire")],
    ),
    ("La mairie a prévenu les riverains que l'eau serait coupée.", [("indirect", "l'eau serait coupée", "mairie")]),
    (
        "Zoé Tarn et Idris Koulou ont inspecté le chantier. Ils ont rappelé que la paie était due.",
        [("indirect", "la paie était due", "Zoé Tarn et Idris Koulou")],
    ),
    (
        "Zoé Tarn annonce que le programme « Sources claires » sera étendu.",
        [("indirect", "le programme « Sources claires » sera étendu", "Zoé Tarn")],
    ),
    ("Rabat a souligné que la confiance passait avant tout.", [("indirect", "la confiance passait avant tout", "MA")]),
    # selon
    (
        "D'après Tomas Brekk, ambassadeur à Dakar, la firme aurait fui.",
        [("indirect", "la firme aurait fui", "Tomas Brekk")],
    ),
    (
        "Selon un conseiller du palais, un second texte pourrait être signé en mai.",
        [("indirect", "un second texte pourrait être signé en mai", "un conseiller du palais")],
    ),
    (
        "D'après le quotidien Le Phare, la firme aurait vendu son port.",
        [("indirect", "la firme aurait vendu son port", "le quotidien Le Phare")],
    ),
    (
        "Par ailleurs, selon l'agence Boréale, qui cite un élu, la ville aurait cédé.",
        [("indirect", "la ville aurait cédé", "un élu")],
    ),
    (
        "Zoé Tarn est venue. Selon elle, le câble devrait tenir : la preuve viendra.",
        [("indirect", "le câble devrait tenir", "Zoé Tarn")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_quotes_of(text, expected):
    found = quotes(text)
    assert [(q.kind, q.text) for q in found] == [(kind, words) for kind, words, _ in expected]
    for quote, (_, _, speaker) in zip(found, expected, strict=True):
        if speaker is not None:
            assert quote.speaker == speaker


NONE = [
    "Le programme « Maroc Digital 2030 » sera étendu.",
    "Ils ouvriront des « ambassades de données ».",
    "La stratégie, « Tunisie numérique 2025 », avance.",
    "Tunis a refusé de rejoindre l'« Initiative mondiale sur la sécurité des données ».",
    "Les élus ont fait part de leurs « inquiétudes ».",
    "Le câble tiendra, a indiqué Zoé Tarn.",
    "Il convient de noter que le câble est neuf.",
    "Force est de constater que le câble est neuf.",
    "Le contrat prévoit que le port sera rendu.",
    "Il est prévu que le port soit rendu.",
    "Les résultats confirment que le sol est sec.",
    "Zoé Tarn n'a pas précisé que le port serait rendu.",
    "Zoé Tarn a refusé de confirmer que le port serait rendu.",
    "Zoé Tarn a annoncé un plan que le conseil a voté.",
    "Zoé Tarn a répliqué, avant de perdre un match que le public attendait.",
    "Selon Zoé Tarn, le câble est neuf.",
    "Selon des rumeurs, le câble serait neuf.",
    "Zoé Tarn gagne plus que Maël Orvant.",
    "L'annonce que le port ferme a surpris.",
    "Zoé Tarn, dite « la dame du câble », est là.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quote_in(text):
    assert quotes(text) == ()


def test_how_the_speaker_was_found():
    text = "Zoé Tarn est venue. « Le câble tiendra », a-t-elle dit. « Nous l'avons testé trois fois. »"
    assert [q.speaker_from for q in quotes(text)] == ["pronoun", "carried"]
    (named,) = quotes("« Le câble tiendra », a dit Zoé Tarn.")
    assert named.speaker_from is None
    assert named.cue == "a dit"


INTERVIEW = """La ministre revient sur le câble.
Où en est le chantier ?
« Le câble est posé. Il tiendra. »
Et le pont, qui paiera ?
« Nous verrons. »
"""


def test_answers_of_an_interview_are_those_of_the_person_in_the_title():
    title = "Zoé Tarn : « Le câble tiendra »"
    known = people_of(title, "title")
    found = read_quotes(Analysis(INTERVIEW, (), (), ()), known, ())
    assert [(q.text, q.speaker, q.speaker_from, q.cue) for q in found] == [
        ("Le câble est posé. Il tiendra.", "Zoé Tarn", "interview", None),
        ("Nous verrons.", "Zoé Tarn", "interview", None),
    ]
    (quote,) = read_quotes(Analysis(title, (), (), ()), known, (), where="title")
    assert (quote.text, quote.speaker) == ("Le câble tiendra", "Zoé Tarn")
    assert title[quote.start : quote.end] == "Le câble tiendra"


def test_a_ticker_line_is_read_on_its_own():
    line = "Selon la presse italienne, la ville aurait cédé son port"
    (quote,) = read_quotes(Analysis(line, (), (), ()), people_of(""), find_mentions(line), where="furniture", line=3)
    assert (quote.text, quote.speaker) == ("la ville aurait cédé son port", "la presse italienne")
