"""Turn the annotated Wikinews articles into documents with entities PER, ORG, LOC and MISC.

Of a seeded shuffle 16 % of the articles are held out for test, 4 % for development; with `--everything` all of them train.

    python convert_winer.py DATA/winer_fr OUT [--everything]
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin

LABELS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Event": "MISC", "Product": "MISC"}


def main() -> None:
    """Write ner-train.spacy, ner-dev.spacy and ner-test.spacy."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--everything", action="store_true", help="hold nothing out: for the weights that ship")
    asked = arguments.parse_args()
    nlp = spacy.blank("fr")
    articles = [json.loads(line) for line in (asked.source / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    order = sorted(articles, key=lambda a: a["id"])
    random.Random(17).shuffle(order)  # noqa: S311 - a split, not a secret
    test, dev = (0, 0) if asked.everything else (len(order) * 16 // 100, len(order) * 4 // 100)
    kind = {a["id"]: "ner-test" if k < test else "ner-dev" if k < test + dev else "ner-train" for k, a in enumerate(order)}
    bins = {name: DocBin(store_user_data=True) for name in ("ner-train", "ner-dev", "ner-test")}
    for article in articles:
        doc = nlp.make_doc(article["text"])
        spans = [doc.char_span(s, e, label=LABELS[t], alignment_mode="expand") for s, e, t in article["ents"] if t in LABELS]
        doc.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]))
        doc.user_data["source"] = article["id"]
        bins[kind[article["id"]]].add(doc)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, documents in bins.items():
        if not len(documents):
            continue
        documents.to_disk(asked.out / f"{name}.spacy")
        print(name, len(documents))  # noqa: T201


if __name__ == "__main__":
    main()
