import pytest

from dragoman.codebook import CodebookError, load_parties, load_roles, roles

ROLES = load_roles()


@pytest.mark.parametrize(
    ("text", "masculine"),
    [
        ("ministre", "ministre"),
        ("Première ministre", "Premier ministre"),
        ("premiers ministres", "Premier ministre"),
        ("présidente", "président"),
        ("vice-présidentes", "vice-président"),
        ("chef d\u2019État", "chef de l'État"),
        ("CHEFFE DE L'ETAT", "chef de l'État"),
        ("ambassadrice", "ambassadeur"),
        ("secrétaires généraux", "secrétaire général"),
        ("secrétaire d'Etat", "secrétaire d'État"),
        ("présidente-directrice générale", "PDG"),
        ("chef de la diplomatie", "ministre des Affaires étrangères"),
        ("générales", "général"),
        ("porte-parole", "porte-parole"),
        ("rectrice", "recteur"),
    ],
)
def test_a_role_is_found_in_any_form(text, masculine):
    found = ROLES.find(text)
    assert found
    assert found.masculine == masculine


@pytest.mark.parametrize("text", ["table", "", "Maroc", "ministère"])
def test_what_is_no_role(text):
    assert ROLES.find(text) is None


def test_rank_and_publicness():
    ranks = [ROLES.find(text).rank for text in ("roi", "ministre", "ambassadeur", "PDG", "chercheuse")]
    assert ranks == [1, 2, 3, 4, 5]
    assert ROLES.find("ambassadrice").public
    assert not ROLES.find("PDG").public
    assert ROLES.find("responsable").generic


@pytest.mark.parametrize(
    ("text", "gender", "plural"),
    [("M.", "m", False), ("Mme", "f", False), ("MM.", "m", True), ("S.E.M.", "m", False), ("Dr", "any", False),
     ("Son Excellence", "any", False), ("l'honorable", "any", False), ("Cheikh", "m", False), ("Mgr", "m", False)],
)  # fmt: skip
def test_civilities(text, gender, plural):
    found = ROLES.civility(text)
    assert (found.gender, found.plural) == (gender, plural)


def test_acronyms_of_office_holders():
    assert ROLES.holder("Minpostel").party == "CM"
    assert ROLES.holder("MINESUP").role == "ministre de l'Enseignement supérieur"
    assert ROLES.holder("Minimum") is None
    assert all(load_parties().is_state(holder.party) for holder in ROLES.holders)


def test_the_vocabulary_is_broad():
    assert len(ROLES.roles) >= 130
    assert len(ROLES.civilities) >= 25


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"roles": [{"m": "ministre"}, {"m": "ministre"}]}, "in two entries"),
        ({"roles": [{"m": "ministre", "rank": 9}]}, "rank must be"),
        ({"roles": [{"f": "ministre"}]}, "'m' is missing"),
        ({"civilities": [{"text": "M.", "gender": "x"}]}, "gender must be"),
        ({"holders": [{"text": "Minx", "role": "ministre", "party": "CM", "example": "Rien."}]}, "does not contain"),
        ({"others": []}, "nothing else"),
    ],
)
def test_the_file_is_checked(monkeypatch, change, message):
    empty = {"roles": [], "civilities": [], "holders": []}
    monkeypatch.setattr(roles, "load_yaml", lambda _: empty | change)
    with pytest.raises(CodebookError, match=message):
        roles.load_roles.__wrapped__()
