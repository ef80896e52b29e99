"""Which words of the held-out sentences a pipeline attaches rightly. Imported by model_accuracy.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token

PROBES = Path(__file__).with_name("model_probes.yaml")
SUBJECTS = {"capitals", "countries", "persons", "incises"}


def probes() -> Iterator[tuple[str, str, str, str]]:
    """Set, sentence, head and dependent of each probe. Every ending of the incises is joined to three quotes."""
    data = yaml.safe_load(PROBES.read_text(encoding="utf-8"))
    for name in ("capitals", "countries", "persons", "attachment"):
        for line in data[name]:
            text, _, wanted = line.partition(" | ")
            yield (name, text, *wanted.split("<"))
    quotes = data["incise_quotes"]
    for k, line in enumerate(data["incises"]):
        text, _, wanted = line.partition(" | ")
        for n in range(4):
            quote = quotes[(k * 4 + n) % len(quotes)]
            yield ("incises", f"{quote}, {text}", *wanted.split("<"))


def _words(doc: Doc, form: str, after: int = 0) -> list[Token]:
    """The words a form covers, at its last mention outside quotation marks for incises, else its first."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", doc.text) if m.start() >= after]
    start = places[0] if places else doc.text.index(form)
    return [t for t in doc if t.idx < start + len(form) and t.idx + len(t) > start]


def right(doc: Doc, name: str, head: str, dependent: str) -> bool:
    """Whether some word of `dependent` hangs on `head`, as its subject in the sets of subjects."""
    after = max(doc.text.rfind(mark) for mark in '»”"') if name == "incises" else 0
    after = max(after, 0)
    heads = {t.i for t in _words(doc, head, after)}
    for token in _words(doc, dependent, after):
        if token.head.i in heads and token.i not in heads and (name not in SUBJECTS or token.dep_.startswith("nsubj")):
            return True
    return False


def score(nlp: Language, one_sentence: bool = True) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """For each set how many are right of how many, and the sentences that are not. The reader sets sentence bounds itself."""
    counts: dict[str, tuple[int, int]] = {}
    wrong: list[str] = []
    for name, text, head, dependent in probes():
        doc = nlp.make_doc(text)
        if one_sentence:
            for token in doc:
                token.is_sent_start = token.i == 0
        for _, component in nlp.pipeline:
            doc = component(doc)
        good = right(doc, name, head, dependent)
        counts[name] = (counts.get(name, (0, 0))[0] + good, counts.get(name, (0, 0))[1] + 1)
        if not good:
            wrong.append(
                f"{name}: {text} | {head}<{dependent}  " + " ".join(f"{t.text}/{t.pos_}/{t.dep_}>{t.head.text}" for t in doc)
            )
    return counts, wrong
