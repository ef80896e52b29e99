"""Scores of a pipeline on documents with an analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

NAMES = ("PER", "LOC", "ORG")


def fresh(nlp: Language, doc: Doc, preset: bool = False) -> Doc:
    """The words of a document without its analysis; with `preset` its sentence bounds stay."""
    new = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    if preset:
        for token in new:
            token.is_sent_start = doc[token.i].is_sent_start
    return new


def is_subject(dep: str) -> bool:
    """Any kind of nominal subject, the passive one too."""
    return dep.split(":", maxsplit=1)[0] == "nsubj"


def parse_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """UAS and LAS without punctuation, F1 of subjects (right word, right verb), accuracy of parts of speech."""
    n: Counter[str] = Counter()
    for gold, seen in zip(docs, nlp.pipe([fresh(nlp, d) for d in docs]), strict=True):
        for g, s in zip(gold, seen, strict=True):
            n["words"] += 1
            n["pos"] += g.pos == s.pos
            if g.pos_ not in {"PUNCT", "SPACE"}:
                n["arcs"] += 1
                n["uas"] += g.head.i == s.head.i
                n["las"] += g.head.i == s.head.i and g.dep_.split(":")[0] == s.dep_.split(":")[0]
            a, b = is_subject(g.dep_), is_subject(s.dep_)
            n["gold"] += a
            n["found"] += b
            n["right"] += a and b and g.head.i == s.head.i
    return {
        "pos": n["pos"] / n["words"],
        "uas": n["uas"] / n["arcs"],
        "las": n["las"] / n["arcs"],
        "nsubj": 2 * n["right"] / max(n["gold"] + n["found"], 1),
    }


def entity_scores(nlp: Language, docs: Sequence[Doc], labels: Sequence[str] = NAMES) -> dict[str, float]:
    """F1 of exact names with their label: of each label and of all together."""
    n: Counter[tuple[str, str]] = Counter()
    for gold, seen in zip(docs, nlp.pipe([fresh(nlp, d) for d in docs]), strict=True):
        a = {(e.start, e.end, e.label_) for e in gold.ents if e.label_ in labels}
        b = {(e.start, e.end, e.label_) for e in seen.ents if e.label_ in labels}
        for what, found in (("gold", a), ("found", b), ("right", a & b)):
            for _, _, label in found:
                n[what, label] += 1
                n[what, "all"] += 1
    return {x: 2 * n["right", x] / max(n["gold", x] + n["found", x], 1) for x in ("all", *labels)}
