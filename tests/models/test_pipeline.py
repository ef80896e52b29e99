"""The pipeline that ships with the project: what it is made of, and what it must not get wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.layers.chain import forward as every_word

import fr_dragoman_news

PACKAGE = Path(fr_dragoman_news.__file__).parent
LIMIT = 25_000_000


@pytest.fixture(scope="module")
def nlp() -> Language:
    return fr_dragoman_news.load()


def parse(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def test_size() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) <= LIMIT


def test_components(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "ner", "names", "lemmatizer"]
    assert set(nlp.get_pipe("ner").labels) == {"PER", "ORG", "LOC", "MISC"}
    assert nlp.lang == "fr"


def test_one_shared_layer(nlp: Language) -> None:
    assert set(nlp.get_pipe("tok2vec").listening_components) == {"morphologizer", "parser", "ner"}


def test_words_that_occur_again_are_embedded_as_each_would_be(nlp: Language) -> None:
    docs = [nlp.make_doc(text) for text in ("Paris et Rabat : Rabat et Paris, paris.", "", "M. Okoro et Rabat", "et")]
    embed = nlp.get_pipe("tok2vec").model.layers[0]
    each, _ = every_word(embed, docs, False)
    for once, separate in zip(embed.predict(docs), each, strict=True):
        assert once.shape == separate.shape
        assert np.allclose(once, separate, atol=1e-4)


TEXTS = [
    "L'accord franco-émirati, signé aujourd'hui à Val-de-Marne par Jean-Pierre, vaut 3,5 M€ (n° 12).",
    "Est-ce-que l’ONU, p. ex., dira-t-elle « non » au vice-premier ministre ? Saint-Jean-de-Luz entr'ouvre.",
    "S.E.M. Paul Okoro, av. J.-C., 20°C. et 1/2 ; anti-missiles, ANTI-MISSILES, r'ouvert, grand'rue, hip-hop\n",
    "Quatre-vingt-dix vols le 1er janv. vers https://example.org/a-b?c=d :-) \u2011 x\u2011y",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_spacy(nlp: Language, text: str) -> None:
    words = [(t.text, t.norm_, t.like_num, t.is_stop) for t in spacy.blank("fr")(text)]
    assert [(t.text, t.norm_, t.like_num, t.is_stop) for t in nlp.make_doc(text)] == words


def test_noun_chunks(nlp: Language) -> None:
    assert [c.text for c in nlp("Le ministre a signé un accord.").noun_chunks] == ["Le ministre", "un accord"]


def test_written_and_read_by_spacy(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    text = "Rabat et Lisbonne ont signé un accord franco-marocain."
    again = spacy.load(tmp_path, exclude=["lemmatizer"])
    assert [(t.text, t.dep_, t.head.i) for t in again(text)] == [(t.text, t.dep_, t.head.i) for t in nlp(text)]


def test_loading_compiles_no_large_expression() -> None:
    """spaCy's French compiles for two seconds; loading must not import it."""
    code = "import sys, fr_dragoman_news; fr_dragoman_news.load(); print('spacy.lang.fr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_meta() -> None:
    meta = json.loads((PACKAGE / "data" / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] == fr_dragoman_news.__version__
    assert meta["performance"]
    assert {source["license"] for source in meta["sources"]} >= {
        "LGPL-LR",
        "CC BY-SA 4.0",
        "CC BY 2.5",
        "CC BY 4.0",
        "Apache-2.0",
    }


@pytest.mark.parametrize("name", ["ATTRIBUTION.md", "LGPL-LR.txt", "CC-BY-SA-4.0.txt", "CC-BY-4.0.txt", "MIT-spaCy.txt"])
def test_licences(name: str) -> None:
    assert (PACKAGE / "licences" / name).read_text(encoding="utf-8").strip()


def test_same_each_time(nlp: Language) -> None:
    text = "Rabat et Lisbonne ont signé mardi un accord sur le numérique, a annoncé Nadia Berkane, ministre de l'Économie."
    seen = {
        tuple((t.head.i, t.dep_, t.pos_, str(t.morph), t.lemma_, t.ent_type_) for t in parse(model, text))
        for model in (nlp, nlp, fr_dragoman_news.load())
    }
    assert len(seen) == 1


SUBJECTS = [
    ("Rabat et Lisbonne ont signé un accord.", "signé", "Rabat"),
    ("Pékin dément toute livraison de puces.", "dément", "Pékin"),
    ("Washington menace Tokyo de sanctions.", "menace", "Washington"),
    ("La Tunisie gèle les avoirs de deux banques.", "gèle", "Tunisie"),
    ("Kofi Asare, ministre de la Défense, a rencontré Li Wen à Accra.", "rencontré", "Kofi"),
    ("« L'accord est prêt », a déclaré Nadia Berkane.", "déclaré", "Nadia"),
    ("« L'accord est prêt », a indiqué lundi le ministre des Affaires étrangères.", "indiqué", "ministre"),
    ("« L'accord est prêt », a réagi Moscou.", "réagi", "Moscou"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_subject(nlp: Language, text: str, verb: str, subject: str) -> None:
    word = next(t for t in parse(nlp, text) if t.text == subject)
    assert word.head.text == verb
    assert word.dep_.startswith("nsubj")


ATTACHED = [
    ("Le Maroc négocie avec la Chine un accord.", "Chine", "négocie"),
    ("Le Sénégal a appelé la France à lever les restrictions.", "lever", "appelé"),
    ("L'Union européenne prépare des sanctions contre la Russie.", "Russie", "sanctions"),
]


@pytest.mark.parametrize(("text", "word", "head"), ATTACHED)
def test_attachment(nlp: Language, text: str, word: str, head: str) -> None:
    assert next(t for t in parse(nlp, text) if t.text == word).head.text == head


def test_names(nlp: Language) -> None:
    doc = parse(nlp, "Nadia Berkane a rencontré le secrétaire général de l'ONU à Genève.")
    assert {(e.text, e.label_) for e in doc.ents} == {("Nadia Berkane", "PER"), ("ONU", "ORG"), ("Genève", "LOC")}


def test_lemmas(nlp: Language) -> None:
    lemmas = {t.text: t.lemma_ for t in parse(nlp, "Les ministres ont signé des accords régionaux à Rabat.")}
    assert lemmas["ministres"] == "ministre"
    assert lemmas["accords"] == "accord"
    assert lemmas["régionaux"] == "régional"
    assert lemmas["signé"] == "signer"
    assert lemmas["Rabat"] == "Rabat"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2011", "a" * 5000, "🙂" * 50, "« » “ ” \" '"])
def test_odd_text(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_bounds_alone(nlp: Language) -> None:
    text = "M. Diallo a reçu Mme Berkane à Dakar. Les deux ministres ont signé un accord. S.E.M. Paul Okoro a salué le texte."
    assert [s.text.split()[0] for s in nlp(text).sents] == ["M.", "Les", "S.E.M."]
