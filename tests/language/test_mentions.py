"""Which parties a text names."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.mentions import find_mentions, merge_mentions

#: Text, the words of its mentions with their parties in order ("words=A,B; words=C").
ROWS = [
    ("Le Maroc et la France ont signé.", "Maroc=MA; France=FR"),
    ("Les États-Unis ont signé.", "États-Unis=US"),
    ("Les États‑Unis ont signé.", "États‑Unis=US"),
    ("Les Etats Unis ont signé.", "Etats Unis=US"),
    ("LES ÉTATS-UNIS ONT SIGNÉ.", "ÉTATS-UNIS=US"),
    ("La Côte d'Ivoire a signé.", "Côte d'Ivoire=CI"),
    ("La Cote d’Ivoire a signé.", "Cote d’Ivoire=CI"),
    # The longest form wins.
    ("La Corée du Nord a signé.", "Corée du Nord=KP"),
    ("La Corée du Sud a signé.", "Corée du Sud=KR"),
    ("La République démocratique du Congo a signé.", "République démocratique du Congo=CD"),
    ("La République du Congo a signé.", "République du Congo=CG"),
    ("La Guinée équatoriale a signé.", "Guinée équatoriale=GQ"),
    ("La Guinée-Bissau a signé.", "Guinée-Bissau=GW"),
    ("La Papouasie-Nouvelle-Guinée a signé.", "Papouasie-Nouvelle-Guinée=PG"),
    ("La Guinée a signé.", "Guinée=GN"),
    ("Le Soudan du Sud a signé.", "Soudan du Sud=SS"),
    ("Le Soudan a signé.", "Soudan=SD"),
    ("La République dominicaine a signé.", "République dominicaine=DO"),
    ("La Dominique a signé.", "La Dominique=DM"),
    ("Le Niger et le Nigeria ont signé.", "Niger=NE; Nigeria=NG"),
    # Ambiguous forms: the rest of the text decides.
    ("Le Congo a signé. Kinshasa salue l'accord.", "Congo=CD; Kinshasa=CD"),
    ("Le Congo a signé. Brazzaville salue l'accord.", "Congo=CG; Brazzaville=CG"),
    ("Le Congo a signé.", "Congo=CG"),
    ("La Corée a signé.", "Corée=KR"),
    ("Bruxelles a réagi.", "Bruxelles=EU"),
    # Adjectives and compounds.
    ("L'accord franco-émirati est signé.", "franco-émirati=FR,AE"),
    ("Le forum sino-africain est ouvert.", "sino-africain=CN"),
    ("Le dialogue maroco-américain avance.", "maroco-américain=MA,US"),
    ("Le dialogue algéro-chinois avance.", "algéro-chinois=DZ,CN"),
    ("Le dialogue tuniso-sud-coréen avance.", "tuniso-sud-coréen=TN,KR"),
    ("Le dialogue indo-japonais avance.", "indo-japonais=IN,JP"),
    ("Les entreprises sud-africaines investissent.", "sud-africaines=ZA"),
    ("Le ministre néo-zélandais a parlé.", "néo-zélandais=NZ"),
    ("La ministre britannique a parlé.", "britannique=GB"),
    # Capitals, buildings and periphrases.
    ("Pékin répond à Washington.", "Pékin=CN; Washington=US"),
    ("La Maison-Blanche a réagi.", "Maison-Blanche=US"),
    ("La Maison Blanche a réagi.", "Maison Blanche=US"),
    ("Le Kremlin a réagi.", "Kremlin=RU"),
    ("Le Quai d'Orsay a réagi.", "Quai d'Orsay=FR"),
    ("L’Élysée a réagi.", "Élysée=FR"),
    # Organisations.
    ("L'Union européenne et l'Union africaine ont signé.", "Union européenne=EU; Union africaine=Union africaine"),
    ("L'ONU et l'UNESCO ont réagi.", "ONU=UN; UNESCO=UNESCO"),
    ("La Commission européenne a réagi.", "Commission européenne=EU"),
    # What only looks like a party.
    ("Le Washington Post l'a écrit.", "Washington Post="),
    ("Il a parlé au micro de France 24.", "France 24="),
    ("Le niger coule vers le sud.", ""),
    ("Elle mange une dinde.", ""),
    ("Il a un passé chargé.", ""),
]
FAILING: dict[str, str] = {
    "Le forum sino-africain est ouvert.": "a prefix before a region's adjective gives no party",
}


def marked(row):
    reason = FAILING.get(row[0])
    return pytest.param(*row, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def test_the_failing_rows_are_rows():
    assert set(FAILING) <= {row[0] for row in ROWS}


@pytest.mark.parametrize(("text", "expected"), [marked(row) for row in ROWS])
def test_mentions(text, expected):
    assert "; ".join(f"{m.text}={','.join(m.parties)}" for m in find_mentions(text)) == expected


def test_a_title_helps_to_decide():
    (congo,) = find_mentions("Le Congo a signé.", ["CG"])
    assert congo.parties == ("CG",)


def test_the_longer_of_two_stays():
    text = "La Banque africaine de développement du Maroc"
    found = find_mentions(text)
    assert merge_mentions(found, found) == found


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["Congo", "Corée du ", "Nord", "franco-", "sino-", "émirati", " ", "’", "d'", "Côte ", "Ivoire", "États",  # noqa: E501
                                 "\u2011", "Unis", ".", "ONU", "\u0301", "\u200b", "😀", "\n"]), max_size=25))  # fmt: skip
def test_mentions_are_in_order_and_apart(parts):
    text = "".join(parts)
    found = find_mentions(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
