"""French conjugation: known forms of thirty verbs, spellings with and without accents, odd input."""

import re
import unicodedata
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.verb_table import fold, verb_table
from dragoman.codebook.verbs import VerbForm, forms_of, is_form_of, lemmas_of, verb_forms

COLUMNS = (
    ("ind", "pres", 3, "sing", None),
    ("ind", "pres", 3, "plur", None),
    ("ind", "imp", 3, "sing", None),
    ("ind", "past", 3, "sing", None),
    ("ind", "past", 3, "plur", None),
    ("ind", "fut", 3, "sing", None),
    ("cnd", "pres", 3, "plur", None),
    ("sub", "pres", 3, "sing", None),
    ("sub", "imp", 3, "sing", None),
    ("part", "pres", None, None, None),
    ("part", "past", None, "sing", "masc"),
    ("part", "past", None, "plur", "fem"),
)
VERBS = """
signer       signe signent signait signa signèrent signera signeraient signe signât signant signé signées
tenir        tient tiennent tenait tint tinrent tiendra tiendraient tienne tînt tenant tenu tenues
aller        va vont allait alla allèrent ira iraient aille allât allant allé allées
être         est sont était fut furent sera seraient soit fût étant - -
avoir        a ont avait eut eurent aura auraient ait eût ayant eu eues
devoir       doit doivent devait dut durent devra devraient doive dût devant dû dues
pouvoir      peut peuvent pouvait put purent pourra pourraient puisse pût pouvant - -
vouloir      veut veulent voulait voulut voulurent voudra voudraient veuille voulût voulant voulu voulues
convenir     convient conviennent convenait convint convinrent conviendra conviendraient convienne convînt convenant convenu convenues
conclure     conclut concluent concluait conclut conclurent conclura concluraient conclue conclût concluant conclu conclues
recevoir     reçoit reçoivent recevait reçut reçurent recevra recevraient reçoive reçût recevant reçu reçues
rompre       rompt rompent rompait rompit rompirent rompra rompraient rompe rompît rompant rompu rompues
promettre    promet promettent promettait promit promirent promettra promettraient promette promît promettant promis promises
rendre       rend rendent rendait rendit rendirent rendra rendraient rende rendît rendant rendu rendues
élire        élit élisent élisait élut élurent élira éliraient élise élût élisant élu élues
coparrainer  coparraine coparrainent coparrainait coparraina coparrainèrent coparrainera coparraineraient coparraine coparrainât coparrainant coparrainé coparrainées
interdire    interdit interdisent interdisait interdit interdirent interdira interdiraient interdise interdît interdisant interdit interdites
annoncer     annonce annoncent annonçait annonça annoncèrent annoncera annonceraient annonce annonçât annonçant annoncé annoncées
exiger       exige exigent exigeait exigea exigèrent exigera exigeraient exige exigeât exigeant exigé exigées
accéder      accède accèdent accédait accéda accédèrent accédera accéderaient accède accédât accédant - -
appeler      appelle appellent appelait appela appelèrent appellera appelleraient appelle appelât appelant appelé appelées
rejeter      rejette rejettent rejetait rejeta rejetèrent rejettera rejetteraient rejette rejetât rejetant rejeté rejetées
lever        lève lèvent levait leva levèrent lèvera lèveraient lève levât levant levé levées
appuyer      appuie appuient appuyait appuya appuyèrent appuiera appuieraient appuie appuyât appuyant appuyé appuyées
octroyer     octroie octroient octroyait octroya octroyèrent octroiera octroieraient octroie octroyât octroyant octroyé octroyées
accueillir   accueille accueillent accueillait accueillit accueillirent accueillera accueilleraient accueille accueillît accueillant accueilli accueillies
souscrire    souscrit souscrivent souscrivait souscrivit souscrivirent souscrira souscriraient souscrive souscrivît souscrivant souscrit souscrites
démentir     dément démentent démentait démentit démentirent démentira démentiraient démente démentît démentant démenti démenties
craindre     craint craignent craignait craignit craignirent craindra craindraient craigne craignît craignant craint craintes
bâtir        bâtit bâtissent bâtissait bâtit bâtirent bâtira bâtiraient bâtisse bâtît bâtissant bâti bâties
poursuivre   poursuit poursuivent poursuivait poursuivit poursuivirent poursuivra poursuivraient poursuive poursuivît poursuivant poursuivi poursuivies
savoir       sait savent savait sut surent saura sauraient sache sût sachant su sues
"""  # noqa: E501
TABLE = [line.split() for line in VERBS.split("\n") if line.strip()]
DATA = files("dragoman.codebook") / "data"
PRESS = yaml.safe_load((DATA / "press_verbs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lemma", "forms"), [(row[0], row[1:]) for row in TABLE], ids=[row[0] for row in TABLE])
def test_every_tense_of_common_verbs(lemma: str, forms: list[str]) -> None:
    for form, features in zip(forms, COLUMNS, strict=True):
        if form != "-":
            assert VerbForm(lemma, *features) in verb_forms(form), form
            assert (form, VerbForm(lemma, *features)) in forms_of(lemma)


def test_at_least_thirty_verbs_are_tried() -> None:
    assert len(TABLE) >= 30


def test_the_whole_present_and_imperative_of_etre() -> None:
    forms = forms_of("être")
    present = {(v.person, v.number): form for form, v in forms if (v.mood, v.tense) == ("ind", "pres")}
    assert list(map(present.get, [(p, n) for n in ("sing", "plur") for p in (1, 2, 3)])) == [
        "suis", "es", "est", "sommes", "êtes", "sont",
    ]  # fmt: skip
    assert {form for form, v in forms if v.mood == "imp"} == {"sois", "soyons", "soyez"}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("SIGNE", "signer"),
        ("s’engagent", "engager"),
        ("n'a", "avoir"),
        ("a-t-elle", "avoir"),
        ("déclare-t-il", "déclarer"),
        ("co-président", "coprésider"),
        ("co-négociera", "conégocier"),
        ("accèdera", "accéder"),
        ("entrainé", "entraîner"),
        ("connait", "connaître"),
        ("paraitra", "paraître"),
        ("Evoque", "évoquer"),
        ("CREEE", "créer"),
        ("RATIFIéS", "ratifier"),
        ("paie", "payer"),
        ("paye", "payer"),
        ("renouvèle", "renouveler"),
        ("peux", "pouvoir"),
        ("assied", "asseoir"),
        ("court-circuita", "court-circuiter"),
        (unicodedata.normalize("NFD", "réaffirmé"), "réaffirmer"),
    ],
)
def test_spellings(word: str, lemma: str) -> None:
    assert lemma in lemmas_of(word)


def test_capitals_may_have_lost_their_accents_and_lower_case_has_not() -> None:
    assert {form.mood for form in verb_forms("SIGNE")} >= {"ind", "part"}
    assert "part" not in {form.mood for form in verb_forms("signe")}
    assert "part" in {form.mood for form in verb_forms("signe", accents=False)}


@pytest.mark.parametrize("word", ["du", "DU", "à", "côté", "Maroc", "déjà", "non-signé", "-", "s'", "", "x" * 9999])
def test_what_is_no_verb_stays_none(word: str) -> None:
    assert verb_forms(word) == ()


def test_is_form_of_takes_the_reflexive_off_the_verb() -> None:
    assert is_form_of("rendu", "se rendre")
    assert is_form_of("entretiennent", "s’entretenir")
    assert not is_form_of("rendu", "signer")


def test_invariable_participle_marks_nothing() -> None:
    assert verb_forms("été") == (VerbForm("être", "part", "past"),)


def test_order_is_fixed() -> None:
    lemmas = lemmas_of("suis")
    assert lemmas == tuple(sorted(lemmas)) == ("suivre", "être")


@pytest.mark.parametrize("entry", PRESS["verbs"], ids=lambda entry: entry["verb"])
def test_press_verbs(entry: dict[str, str]) -> None:
    assert any(is_form_of(word, entry["verb"]) for word in re.findall(r"[\w-]+", entry["example"]))


@pytest.mark.parametrize("entry", PRESS["forms"], ids=lambda entry: entry["form"])
def test_press_forms(entry: dict[str, str]) -> None:
    assert entry["form"] in re.findall(r"[\w-]+", entry["example"])
    assert is_form_of(entry["form"], entry["lemma"])


def test_every_listed_form_is_found_again() -> None:
    table = verb_table()
    lemmas = [stem + table.infinitive[n] for stem, numbers in sorted(table.stems.items()) for n in numbers]
    assert len(lemmas) > 7800
    for lemma in lemmas[::97]:
        for form, reading in forms_of(lemma):
            assert reading in verb_forms(form), (lemma, form)


def test_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot conjugate"):
        verb_table().add_verb_like("zzzir", "nonesuch")


@given(st.text(max_size=60))
def test_any_text_is_looked_up(word: str) -> None:
    assert isinstance(verb_forms(word), tuple)
    assert isinstance(fold(word), str)
