"""Names of programmes, whose they are and until when they run."""

from __future__ import annotations

import pytest

from dragoman.reading.programmes import find_programmes

FOUND = [
    (
        "Le Sénégal déploie le programme « Sénégal numérique 2025 » depuis 2016.",
        [("Sénégal numérique 2025", "SN", 2025)],
    ),
    (
        "Mme Elmenyawi a salué la feuille de route marocaine, « Maroc Digital 2030 ».",
        [("Maroc Digital 2030", "MA", 2030)],
    ),
    ("Les candidats iront aux guichets du plan « France 2030 ».", [("France 2030", "FR", 2030)]),
    (
        "Dakar a lancé le « New Deal technologique », feuille de route qui court jusqu'en 2034.",
        [("New Deal technologique", "SN", 2034)],
    ),
    (
        ("Dans le cadre de la Stratégie nationale d'intelligence artificielle, Alger formera des spécialistes"
        " d'ici 2030."),
        [("Stratégie nationale d'intelligence artificielle", "DZ", 2030)],
    ),
    (
        ("Le gouvernement ivoirien a adopté la Stratégie nationale de l'intelligence artificielle et de"
        " gouvernance des données."),
        [("Stratégie nationale de l'intelligence artificielle et de gouvernance des données", "CI", None)],
    ),
    (
        "Le Plan national du numérique 2030, que la Tunisie a lancé, avance.",
        [("Plan national du numérique 2030", "TN", 2030)],
    ),
    (
        "L'Union africaine devrait se doter d'un Conseil africain de l'IA.",
        [("Conseil africain de l'IA", "Union africaine", None)],
    ),
    (
        ("Ils ont évoqué le Partenariat mondial sur l'intelligence artificielle, lancé conjointement par le"
        " Canada et la France."),
        [("Partenariat mondial sur l'intelligence artificielle", None, None)],
    ),
    (
        "Tunis a refusé de rejoindre l'« Initiative mondiale sur la sécurité des données » portée par Pékin.",
        [("Initiative mondiale sur la sécurité des données", "CN", None)],
    ),
    ("Le règlement européen sur l'IA (AI Act) entre en vigueur.", [("AI Act", "EU", None)]),
    (
        "Il a présenté le « Burkina Digital 2030 », une feuille de route ambitieuse.",
        [("Burkina Digital 2030", "BF", 2030)],
    ),
    (
        "Le Canada va créer un Institut canadien de la sécurité de l'IA.",
        [("Institut canadien de la sécurité de l'IA", "CA", None)],
    ),
    (
        "Huawei forme dix étudiants dans le cadre de son programme « Graines de talents ».",
        [("Graines de talents", "Huawei", None)],
    ),
    ("L'Éthiopie rappelle l'Agenda 2063 de l'Union africaine.", [("Agenda 2063", "Union africaine", 2063)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_programmes(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(row.name, row.owner, row.horizon) for row in find_programmes(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris accueillera les Jeux de 2024 et le Mondial 2030 se tiendra au Maroc.",
        "Le sommet « IA pour l'Afrique » est reporté au 12 mai 2026.",
        "Il a déclaré au journal « Le Plan » que « le programme est ambitieux ».",
        "Les deux pays ont signé l'accord « Digital Bridge » et la Déclaration de Carthage.",
        "Il a regardé le film « Vision » et lu le rapport « Horizon 2050 ».",
        "Le Fonds monétaire international et le Programme des Nations unies pour le développement ont salué le plan.",
        "La ministre de la Transition numérique et de la Réforme de l'administration est venue.",
        "La Mission de l'Union africaine en Somalie poursuit ses opérations.",
        "Au micro, il évoque « notre projet commun ».",
        "Tunis et Pékin ont scellé un protocole d'entente et une feuille de route.",
        "",
    ],
)
def test_what_is_no_programme(text: str) -> None:
    assert find_programmes(text) == ()


def test_a_programme_named_twice_is_one_with_two_spans() -> None:
    text = "Le Maroc a lancé la stratégie « Maroc Digital 2030 ». La stratégie « Maroc Digital 2030 » avance."
    (row,) = find_programmes(text)
    assert [text[span.start : span.end] for span in row.evidence] == ["Maroc Digital 2030"] * 2


def test_a_programme_of_the_title_alone() -> None:
    title = "Le Togo adopte la stratégie « Togo Digital 2025 »"
    (row,) = find_programmes("Rien de plus.", title)
    assert (row.name, title[row.evidence[0].start : row.evidence[0].end]) == ("Togo Digital 2025", "Togo Digital 2025")
