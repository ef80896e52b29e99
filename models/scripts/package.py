"""Put a trained pipeline into the package that ships with the project.

python package.py TRAINED CORPUS PACKAGE --version 1.4.0
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from corpus import load
from measure import entity_scores, parse_scores

import fr_dragoman_news.lemmatizer
import fr_dragoman_news.names  # noqa: F401 - registers the factory
from fr_dragoman_news.storage import LEMMAS, VECTORS, read_pipeline, write_pipeline

SOURCES = [
    {
        "name": "UD French Sequoia 2",
        "url": "https://github.com/UniversalDependencies/UD_French-Sequoia",
        "license": "LGPL-LR",
        "author": "Marie Candito, Djamé Seddah, Guy Perrier, Bruno Guillaume",
    },
    {
        "name": "UD French GSD (dev)",
        "url": "https://github.com/UniversalDependencies/UD_French-GSD",
        "license": "CC BY-SA 4.0",
        "author": "Marie-Catherine de Marneffe, Bruno Guillaume, Ryan McDonald, Alane Suhr, Joakim Nivre, Matias Grioni, "
        "Carly Dickerson, Guy Perrier",
    },
    {
        "name": "UD French FQB",
        "url": "https://github.com/UniversalDependencies/UD_French-FQB",
        "license": "LGPL-LR",
        "author": "Djamé Seddah, Marie Candito, Bruno Guillaume",
    },
    {
        "name": "Wikinews in French, 2016-2018",
        "url": "https://fr.wikinews.org",
        "license": "CC BY 2.5",
        "author": "the contributors of Wikinews",
    },
    {
        "name": "WiNER-fr annotations",
        "url": "https://github.com/YoannDupont/WiNER-fr",
        "license": "CC BY 4.0",
        "author": "Yoann Dupont",
    },
    {
        "name": "fr_core_news_md 3.8.0 (vectors, projected; lemma tables)",
        "url": "https://github.com/explosion/spacy-models",
        "license": "LGPL-LR",
        "author": "Explosion",
    },
    {"name": "Dragoman's own sentences", "url": "", "license": "Apache-2.0", "author": "the authors of Dragoman"},
]


def main() -> None:
    """Write data/, score what was written, write meta.json."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("trained", type=Path)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("package", type=Path)
    arguments.add_argument("--version", default="1.4.0")
    asked = arguments.parse_args()
    data = asked.package / "data"
    nlp = spacy.load(asked.trained)
    if "names" not in nlp.pipe_names:
        nlp.add_pipe("fr_dragoman_news_names", name="names", after="ner")
    if "lemmatizer" not in nlp.pipe_names:
        nlp.add_pipe("fr_dragoman_news_lemmatizer", name="lemmatizer")
    write_pipeline(nlp, data)
    shutil.copyfile(asked.corpus / VECTORS, data / VECTORS)
    shutil.copyfile(asked.corpus / LEMMAS, data / LEMMAS)
    meta = {
        "lang": "fr", "name": "dragoman_news", "version": asked.version, "spacy_version": ">=3.8.0,<3.9.0",
        "description": "French news pipeline: one tok2vec shared by morphologizer, parser and ner; "
        "names mended by the document; lemmas from a table.",
        "author": "the authors of Dragoman", "license": "LGPL-LR AND CC-BY-SA-4.0", "sources": SOURCES,
        "pipeline": list(nlp.pipe_names), "performance": {},
    }  # fmt: skip
    (data / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    written = read_pipeline(data)
    for name in ("ud-test-sequoia", "ud-test-gsd"):
        meta["performance"][name] = {
            k: round(v, 4) for k, v in parse_scores(written, load(written, asked.corpus / f"{name}.spacy")).items()
        }
    meta["performance"]["ner-test"] = {
        k: round(v, 4) for k, v in entity_scores(written, load(written, asked.corpus / "ner-test.spacy")).items()
    }
    (data / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in asked.package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    print(meta["performance"], f"{size / 1e6:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
