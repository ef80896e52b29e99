"""Give the treebank sentences names, where pipelines agree on them.

A word gets the name (or none) that all pipelines see; where they do not agree it stays unannotated and teaches nothing.

    python silver.py CORPUS PIPELINE PIPELINE
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from corpus import load
from measure import fresh
from spacy.language import Language
from spacy.tokens import Doc, DocBin


def with_names(doc: Doc, seen: list[Doc]) -> Doc:
    """The document with the names all pipelines gave; heads, labels and parts of speech stay."""
    ents = []
    for k in range(len(doc)):
        tags = {f"{d[k].ent_iob_}-{d[k].ent_type_}" if d[k].ent_type_ else "O" for d in seen}
        ents.append(tags.pop() if len(tags) == 1 else "")
    for k, tag in enumerate(ents):
        if tag.startswith("I-") and (k == 0 or ents[k - 1] in {"O", ""}):
            ents[k] = ""  # its beginning was not agreed on
        if tag.startswith("B-") and k + 1 < len(ents) and ents[k + 1] == "":
            ents[k] = ""  # nor its end
    return Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], ents=ents,
        heads=[t.head.i for t in doc], deps=[t.dep_ for t in doc], pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) or "_" for t in doc],
    )  # fmt: skip


def main() -> None:
    """Write silver-ud.spacy, the training sentences of the treebanks with names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("pipelines", nargs="+")
    asked = arguments.parse_args()
    without = ["lemmatizer", "parser", "morphologizer", "attribute_ruler"]
    voters: list[Language] = [spacy.load(name, exclude=without) for name in asked.pipelines]
    docs = load(spacy.blank("fr"), asked.corpus / "ud-train.spacy")
    columns = [list(nlp.pipe([fresh(nlp, doc) for doc in docs])) for nlp in voters]
    made = [with_names(doc, [column[k] for column in columns]) for k, doc in enumerate(docs)]
    words, agreed = sum(map(len, made)), sum(t.ent_iob != 0 for d in made for t in d)
    DocBin(docs=made).to_disk(asked.corpus / "silver-ud.spacy")
    print(len(made), "sentences", sum(len(d.ents) for d in made), "names", f"{agreed / words:.3f} of the words agreed on")  # noqa: T201


if __name__ == "__main__":
    main()
