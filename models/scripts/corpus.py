"""Training documents of one epoch: sentences grouped, articles cut into pieces, some of them respelled."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Alignment, Example

#: The longest piece of an article, in words; a transition-based model learns nothing from more context.
PIECE = 120


def load(nlp: Language, path: Path) -> list[Doc]:
    """The documents of a file."""
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(nlp.vocab))


def cut(doc: Doc) -> list[Doc]:
    """An article in pieces that end where a line or a sentence does, outside names."""
    pieces, first = [], 0
    for k, token in enumerate(doc):
        inside = k + 1 < len(doc) and doc[k + 1].ent_iob_ == "I"
        ends = token.is_space or token.text in {".", "!", "?"}
        if not inside and ((ends and k - first >= PIECE // 3) or k - first >= 2 * PIECE):
            pieces.append(doc[first : k + 1].as_doc())
            first = k + 1
    if first < len(doc):
        pieces.append(doc[first:].as_doc())
    return pieces


def group(docs: Sequence[Doc], chance: random.Random, largest: int = 6) -> Iterator[Doc]:
    """Sentences of one kind, some alone, some with the ones that follow."""
    at = 0
    while at < len(docs):
        size = chance.choice((1, 1, 1, 2, 3, largest))
        taken = list(docs[at : at + size])
        yield taken[0] if len(taken) == 1 else Doc.from_docs(taken)  # type: ignore[misc]
        at += size


def strip_accents(word: str) -> str:
    """The word without accents and cedillas."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)) or word


def respell(doc: Doc, chance: random.Random, rate: float) -> Doc:
    """The document itself, or with curly apostrophes, other hyphens, no accents, or all capitals; same analysis."""
    draw = chance.random()
    if draw > rate:
        return doc
    words = [t.text for t in doc]
    if draw < rate * 0.45:
        words = [w.replace("'", "’") if len(w) > 1 else w for w in words]
    elif draw < rate * 0.6:
        words = [w.replace("-", "\u2011") if len(w) > 1 else w for w in words]
    elif draw < rate * 0.75:
        words = [strip_accents(w) for w in words]
    elif draw < rate * 0.9:
        words = [w.upper() for w in words]
    else:
        words = [strip_accents(w).upper() for w in words]
    return rewrite(doc, words)


def swap_names(doc: Doc, pools: dict[str, list[list[str]]], chance: random.Random, rate: float) -> Doc:
    """The document with some of its names replaced by others of the same kind that begin alike (vowel or consonant)."""
    if not doc.ents or chance.random() > rate:
        return doc
    words, spaces, ents = [], [], []
    at = 0
    for ent in doc.ents:
        for token in doc[at : ent.start]:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            ents.append("O")
        names = pools.get(ent.label_, [])
        new = chance.choice(names) if names and chance.random() < 0.5 else None
        before = doc[ent.start - 1].text.lower() if ent.start else ""
        if (
            new
            and (before.endswith(("'", "’")) != (new[0][0].lower() in "aeiouéèêàâîôy"))
            and before in {"l'", "d'", "l’", "d’", "de", "le", "la", "du", "au"}
        ):
            new = None
        texts = new or [t.text for t in ent]
        gaps = (
            [not (t.endswith("'") or t == "-" or (k + 1 < len(texts) and texts[k + 1] == "-")) for k, t in enumerate(texts)]
            if new
            else [bool(t.whitespace_) for t in ent]
        )
        gaps[-1] = bool(ent[-1].whitespace_)
        words += texts
        spaces += gaps
        ents += [f"B-{ent.label_}"] + [f"I-{ent.label_}"] * (len(texts) - 1)
        at = ent.end
    for token in doc[at:]:
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        ents.append("O")
    new_doc = Doc(doc.vocab, words=words, spaces=spaces, ents=ents)
    new_doc.user_data["source"] = doc.user_data.get("source", "")
    return new_doc


def rewrite(doc: Doc, words: list[str]) -> Doc:
    """The same analysis over other spellings of the words."""
    parsed = doc.has_annotation("DEP")
    new = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc] if doc.has_annotation("POS") else None,
        morphs=[str(t.morph) if t.has_morph() else "" for t in doc] if doc.has_annotation("MORPH") else None,
        heads=[t.head.i for t in doc] if parsed else None,
        deps=[t.dep_ for t in doc] if parsed else None,
        ents=[(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else t.ent_iob_) for t in doc]
        if doc.has_annotation("ENT_IOB")
        else None,
    )
    new.user_data["source"] = doc.user_data.get("source", "")
    return new


def example(doc: Doc) -> Example:
    """An example whose words are those of the analysis."""
    shown = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    same = [[k] for k in range(len(doc))]
    return Example(shown, doc, alignment=Alignment.from_indices(same, same))


def batches(examples: list[Example], words: int) -> Iterator[list[Example]]:
    """Batches of about so many words."""
    batch: list[Example] = []
    size = 0
    for one in examples:
        batch.append(one)
        size += len(one.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
