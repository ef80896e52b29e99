"""The gate: pages and lines of sport, markets, weather and gadgets hold no events; politics with a word of theirs does."""

import pytest

from dragoman.codebook.gate import domain_of_line, domain_of_page, load_domains

SPORT = """
Handball : les Lionnes en demi-finale du tournoi. Devant leurs supporters, les joueuses de Montclar ont dominé
le match contre Vernay. À la mi-temps, l'entraîneur avait changé de gardienne. La capitaine a marqué neuf
buts. Elles joueront la finale dimanche.
"""
MARKET = """
Wall Street termine en ordre dispersé. À la clôture, le Dow Jones gagne quelques points de base, le Nasdaq
recule. Les investisseurs attendaient les dividendes ; les analystes parlent de volatilité. Le secteur
obligataire est boursier.
"""
WEATHER = """
Les prévisionnistes attendent des averses, du brouillard et un vent soutenu. Les températures perdront quatre
degrés et la neige tombera en altitude ; quelques éclaircies reviendront.
"""
GADGET = """
Prise en main : un smartphone à l'écran lumineux, à la batterie solide et au processeur rapide. L'autonomie
est bonne, le chargeur rapide, et trois coloris existent. Notre verdict : le milieu de gamme progresse.
"""

ELECTION = """
La coalition a obtenu la victoire avec un score de 52 %. La défaite du camp sortant ouvre la voie à une
nouvelle équipe. Au premier tour, la participation était en hausse. La présidente a promis de remettre le pays
au centre du jeu diplomatique, dans un classement que l'Union africaine suit de près. Le but est de signer un
accord.
"""
BOYCOTT = """
Le gouvernement a annoncé un boycott diplomatique des Jeux olympiques. Les athlètes participeront, mais aucun
ministre ne fera le déplacement. Le Comité a regretté une décision qui, à ce stade, prive les sportifs de
soutien officiel. La déclaration finale doit être publiée lundi.
"""
TARIFFS = """
Le gouvernement américain a imposé des droits de douane sur les smartphones et les ordinateurs. La hausse du
tarif inquiète les investisseurs, et Wall Street a baissé. Le ministre canadien a dénoncé une mesure injuste.
Le cours du dollar a reculé.
"""
FREEZE = """
Le Conseil a décidé le gel des avoirs de dix responsables. Un vent de contestation souffle sur la capitale, et
la dépression économique menace. Les températures politiques montent, a dit un diplomate.
"""
ATTACK = """
Un attentat a visé un match de football dans le sud du pays. L'État islamique a revendiqué l'attaque, qui a
fait trente morts parmi les joueurs et les spectateurs. Le président français a condamné un acte lâche et
exprimé sa solidarité.
"""
DEFENDER = """
La défenseure des droits a critiqué le milieu pénitentiaire. Les titulaires d'un visa seront expulsés. Les
attaquants ont fui la zone, selon l'armée. L'Allemagne s'impose comme médiatrice.
"""


@pytest.mark.parametrize(("text", "domain"), [(SPORT, "sport"), (MARKET, "market"), (WEATHER, "weather"), (GADGET, "product")])
def test_a_page_without_diplomacy_is_shut(text: str, domain: str) -> None:
    assert domain_of_page(text) == domain


@pytest.mark.parametrize("text", [ELECTION, BOYCOTT, TARIFFS, FREEZE, ATTACK, DEFENDER, ""])
def test_politics_with_a_word_of_sport_or_weather_stays_open(text: str) -> None:
    assert domain_of_page(text) is None


@pytest.mark.parametrize(
    ("line", "domain"),
    [
        ("Football : le Sénégal bat le Maroc", "sport"),
        ("Triathlon : l'Italie domine la France", "sport"),
        ("Roland-Garros : la Suisse sortie d'entrée", "sport"),
        ("Bourse : Paris attaque la semaine dans le vert", "market"),
        ("Météo : Paris sous la neige", "weather"),
        ("Comparatif : trois montres à l'essai", "product"),
        ("Paris sanctionne Téhéran", None),
        ("La Turquie attaque la position de l'Otan", None),
        ("Sportifs expulsés : Rabat proteste", None),
    ],
)
def test_a_ticker_line_belongs_to_a_domain_by_its_head(line: str, domain: str | None) -> None:
    assert domain_of_line(line) == domain


def test_every_domain_needs_several_words() -> None:
    for domain in load_domains().values():
        assert domain.least >= 4
        assert len(domain.words) >= 3 * domain.least
