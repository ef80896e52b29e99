"""Turn the annotated Wikinews articles into documents with entities PER, ORG, LOC and MISC.

Seventy articles, every second one of the first 140 of a seeded shuffle, are never trained on: they are the test.

    python convert_winer.py DATA/winer_fr OUT
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
    """Write ner-train.spacy and ner-test.spacy."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", type=Path)
    arguments.add_argument("out", type=Path)
    asked = arguments.parse_args()
    nlp = spacy.blank("fr")
    articles = [json.loads(line) for line in (asked.source / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    order = sorted(articles, key=lambda a: a["id"])
    random.Random(17).shuffle(order)  # noqa: S311 - a split, not a secret
    kind = {a["id"]: "ner-test" if k < 140 and k % 2 == 0 else "ner-train" for k, a in enumerate(order)}
    bins = {name: DocBin(store_user_data=True) for name in ("ner-train", "ner-test")}
    for article in articles:
        doc = nlp.make_doc(article["text"])
        spans = [doc.char_span(s, e, label=LABELS[t], alignment_mode="expand") for s, e, t in article["ents"] if t in LABELS]
        doc.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]))
        doc.user_data["source"] = article["id"]
        bins[kind[article["id"]]].add(doc)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, documents in bins.items():
        documents.to_disk(asked.out / f"{name}.spacy")
        print(name, len(documents))  # noqa: T201


if __name__ == "__main__":
    main()
