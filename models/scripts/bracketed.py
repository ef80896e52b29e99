"""Turn the sentences with bracketed names into documents with entities.

python bracketed.py SENTENCES CORPUS
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

NAME = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]")


def document(nlp: Language, line: str) -> Doc:
    """One sentence with its names.

    Raises:
        ValueError: a bracket is not a name, or a name begins or ends within a word.
    """
    text, spans, at = "", [], 0
    for found in NAME.finditer(line):
        text += line[at : found.start()]
        spans.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        at = found.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"odd bracket: {line}")
    doc = nlp.make_doc(text)
    ents = [doc.char_span(start, end, label=label) for start, end, label in spans]
    if None in ents:
        raise ValueError(f"a name is not whole words: {line}")
    doc.set_ents([ent for ent in ents if ent is not None])
    return doc


def main() -> None:
    """Write ner-own.spacy."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sentences", type=Path)
    arguments.add_argument("corpus", type=Path)
    asked = arguments.parse_args()
    nlp = spacy.blank("fr")
    files = sorted((asked.sentences / "brackets").glob("*.txt"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    docs = [document(nlp, line) for line in lines if line and not line.startswith("#")]
    DocBin(docs=docs).to_disk(asked.corpus / "ner-own.spacy")
    print(len(docs), "sentences", dict(Counter(e.label_ for d in docs for e in d.ents)))  # noqa: T201


if __name__ == "__main__":
    main()
