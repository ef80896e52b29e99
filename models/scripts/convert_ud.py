"""Turn CoNLL-U treebanks into documents over the words the French tokenizer of spaCy makes.

Contractions ("du", "aux", "auquel") are one word, as in the text. Where a word of the treebank is several for the
tokenizer ("-t-il", "Royaume-Uni", "30 000") its first or, for enclitics, last part carries the analysis.

    python convert_ud.py DATA/ud_fr OUT [--hold-out-every 5]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

#: Labels too rare to be learned, as what they are a kind of.
LABELS = {
    "root": "ROOT", "nsubj:caus": "nsubj", "nsubj:outer": "nsubj", "obj:lvc": "obj", "obj:agent": "obj", "iobj:agent": "iobj",
    "parataxis:insert": "parataxis", "dep:comp": "dep", "csubj:pass": "csubj", "obl": "obl:mod", "aux": "aux:tense",
    "goeswith": "flat:name", "discourse": "advmod", "advcl:cleft": "advcl",
}  # fmt: skip
#: Features kept: those the French models of spaCy know.
FEATURES = (
    "Definite",
    "Gender",
    "Mood",
    "NumType",
    "Number",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
    "Voice",
)
ENCLITICS = ("-t-", "-ce", "-il", "-je", "-on", "-elle", "-nous", "-vous")


@dataclass(slots=True)
class Row:
    """One syntactic word of the treebank with its place in the text."""

    start: int
    end: int
    form: str
    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    dep: str


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank: its name, its text, its words (heads are indices, the root's is its own)."""

    name: str
    text: str
    rows: list[Row]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" in notes:
            yield Sentence(notes.get("sent_id", ""), notes["text"], list(_rows(notes["text"], lines)))


def _rows(text: str, lines: list[str]) -> Iterator[Row]:
    at = 0
    spans: dict[int, tuple[int, int]] = {}
    cells = [line.split("\t") for line in lines if line[0].isdigit() and "." not in line.split("\t")[0]]
    for cell in cells:
        first, _, last = cell[0].partition("-")
        if int(first) in spans and not last:
            continue
        start = text.index(cell[1], at)
        at = start + len(cell[1])
        for number in range(int(first), int(last or first) + 1):
            spans[number] = (start, at)
    for cell in cells:
        if "-" in cell[0]:
            continue
        start, end = spans[int(cell[0])]
        features = dict(f.split("=", 1) for f in cell[5].split("|") if "=" in f)
        head = int(cell[6]) or int(cell[0])
        yield Row(
            start,
            end,
            text[start:end],
            cell[2],
            cell[3],
            {k: v for k, v in features.items() if k in FEATURES},
            head - 1,
            LABELS.get(cell[7], cell[7]),
        )


def _carrier(row: Row, tokens: list[int]) -> int:
    return (
        tokens[-1] if row.form.lower().startswith(ENCLITICS) or (row.pos in {"PRON", "ADV"} and len(tokens) == 2) else tokens[0]
    )


def to_words(sentence: Sentence, doc: Doc) -> list[tuple[str, str, dict[str, str], int, str]]:
    """For each word of the tokenizer its lemma, part of speech, features, head and label."""
    spans = [(t.idx, t.idx + len(t)) for t in doc]
    over = [[k for k, (s, e) in enumerate(spans) if s < row.end and e > row.start] for row in sentence.rows]
    lead = [_carrier(row, tokens) for row, tokens in zip(sentence.rows, over, strict=True)]
    rows_of: list[list[int]] = [[] for _ in spans]
    for i, tokens in enumerate(over):
        for k in tokens:
            rows_of[k].append(i)
    words = []
    for k, found in enumerate(rows_of):
        if not found:
            words.append(("", "SPACE", {}, max(k - 1, 0), "dep"))
            continue
        main = [i for i in found if lead[i] == k]
        if not main:  # a further part of a word that another part stands for
            row = sentence.rows[found[0]]
            other = lead[found[0]]
            pos = "PUNCT" if doc[k].text in {"-", "/"} else row.pos
            dep = "punct" if pos == "PUNCT" else "flat:name" if row.pos == "PROPN" else "fixed"
            words.append((doc[k].text, pos, dict(row.morph) if pos != "PUNCT" else {}, other, dep))
            continue
        outer = next((i for i in main if sentence.rows[i].head not in main or sentence.rows[i].head == i), main[0])
        row = sentence.rows[outer]
        morph = {**{f: v for i in reversed(main) for f, v in sentence.rows[i].morph.items()}, **row.morph}
        head = lead[row.head] if row.head != outer else k
        words.append((row.lemma, row.pos, morph, head, "ROOT" if head == k else row.dep))
    return words


def to_doc(nlp: spacy.language.Language, group: list[Sentence]) -> Doc:
    """Several sentences as one document, a space between them."""
    words, spaces, lemmas, poss, morphs, heads, deps, starts = [], [], [], [], [], [], [], []
    for sentence in group:
        doc = nlp.make_doc(sentence.text)
        base = len(words)
        for k, (lemma, pos, morph, head, dep) in enumerate(to_words(sentence, doc)):
            words.append(doc[k].text)
            spaces.append(bool(doc[k].whitespace_))
            lemmas.append(lemma)
            poss.append(pos)
            morphs.append("|".join(f"{f}={v}" for f, v in sorted(morph.items())) or "_")
            heads.append(base + head)
            deps.append(dep)
            starts.append(k == 0)
        spaces[-1] = True
    return Doc(nlp.vocab, words=words, spaces=spaces, lemmas=lemmas, pos=poss, morphs=morphs, heads=heads, deps=deps)


def main() -> None:
    """Write ud-train.spacy and ud-test-*.spacy."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--hold-out-every", type=int, default=5, help="of GSD: one sentence of so many is held out")
    asked = arguments.parse_args()
    nlp = spacy.blank("fr")
    bins = {name: DocBin(store_user_data=True) for name in ("ud-train", "ud-dev", "ud-test-sequoia", "ud-test-gsd")}
    for path in sorted(asked.source.glob("*.conllu")):
        for k, sentence in enumerate(read_conllu(path)):
            name = "ud-train"
            if "sequoia-ud-test" in path.name:
                name = "ud-test-sequoia"
            elif "gsd" in path.name and k % asked.hold_out_every == 0:
                name = "ud-test-gsd"
            elif "sequoia-ud-dev" in path.name and k % 4 == 0:
                name = "ud-dev"
            doc = to_doc(nlp, [sentence])
            doc.user_data["source"] = path.stem
            bins[name].add(doc)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, documents in bins.items():
        documents.to_disk(asked.out / f"{name}.spacy")
        print(name, len(documents))  # noqa: T201


if __name__ == "__main__":
    main()
