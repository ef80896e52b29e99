"""Reading a line of the notation into phrases; see notation.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from notation_words import SHORT
from spacy.language import Language

WORD = re.compile(
    r"(?P<label>[a-zA-Z:]+)\{|(?P<name>PER|LOC|ORG|MISC)<|(?P<close>[}>])"
    r"|(?P<text>(?:(?!(?:PER|LOC|ORG|MISC)<)[^\s{}<>])+)|(?P<space>\s+)"
)


class NotationError(ValueError):
    """A sentence that cannot be read; the message holds it."""


@dataclass(slots=True)
class Token:
    """One word as it will be trained."""

    text: str
    space: bool
    pos: str = ""
    dep: str = ""
    head: bool = False
    name: str = ""
    part: bool = False


@dataclass(slots=True)
class Phrase:
    """A phrase: its label and what it holds in order."""

    dep: str
    name: str = ""
    parts: list[Token | Phrase] = field(default_factory=list)


def parse(nlp: Language, line: str) -> Phrase:
    """The phrases of a line."""
    root = Phrase("ROOT")
    stack = [root]
    at = 0
    text = ""
    pieces: list[tuple[int, Phrase, int, str]] = []  # start in the text, phrase, place in it, as written
    while at < len(line):
        m = WORD.match(line, at)
        if not m:
            raise NotationError(f"{line!r} at {line[at : at + 20]!r}")
        at = m.end()
        if m["label"] or m["name"]:
            phrase = Phrase(m["label"] or "", m["name"] or "")
            stack[-1].parts.append(phrase)
            stack.append(phrase)
        elif m["close"]:
            stack.pop()
            if not stack:
                raise NotationError(f"unbalanced: {line!r}")
        elif m["space"]:
            text += "" if text.endswith((" ", "'", "(", "\u2019")) else " "
        else:
            stop = m["text"][-1] if m["text"][-1] in ".;" and _marks(m["text"][:-1] or ".")[0] != m["text"][:-1] else ""
            if stop and len(m["text"]) > 1:
                at -= 1
                m = WORD.match(line[:at], at - len(m["text"]) + 1)
                assert m  # noqa: S101 - a piece without its last character is a piece
            shown = _marks(m["text"])[0]
            if shown in {",", ".", ")"} or shown in {"-il", "-elle", "-on", "-t"}:
                text = text.rstrip()
            pieces.append((len(text), stack[-1], len(stack[-1].parts), m["text"]))
            stack[-1].parts.append(Phrase("?"))
            text += shown
    if len(stack) != 1:
        raise NotationError(f"unbalanced: {line!r}")
    _fill(nlp, text.strip() if not text.startswith(" ") else text, pieces)
    return root


def _fill(nlp: Language, text: str, pieces: list[tuple[int, Phrase, int, str]]) -> None:
    """Put the words of the tokenizer in the places of the pieces they begin in."""
    doc = nlp.make_doc(text)
    rows: list[list[Token]] = [[] for _ in pieces]
    k = 0
    for token in doc:
        while k + 1 < len(pieces) and pieces[k + 1][0] <= token.idx:
            k += 1
        rows[k].append(Token(token.text, bool(token.whitespace_)))
    shift: dict[int, int] = {}
    for (_, phrase, place, written), row in zip(pieces, rows, strict=True):
        if row:
            _, pos, dep, head = _marks(written)
            words = [t for t in row if any(c.isalnum() for c in t.text)] or row[-1:]
            hyphen = next((k for k, t in enumerate(row) if t.text in {"-", "‑"} and 0 < k < len(row) - 1), 0)
            if hyphen:  # "start-up": the first part stands for the word
                words = row[hyphen - 1 : hyphen]
                for token in row[hyphen:]:
                    token.part = token.text[0].isalnum() or token.text in {"-", "‑"}
            words[-1].pos, words[-1].dep, words[-1].head = pos, dep, head
        moved = shift.get(id(phrase), 0)
        phrase.parts[place + moved : place + moved + 1] = row
        shift[id(phrase)] = moved + len(row) - 1


def _marks(written: str) -> tuple[str, str, str, bool]:
    """A piece as it is read, and the part of speech, label and head mark given to its last word."""
    head, pos, dep = False, "", ""
    text = written
    if text[0] in "+=" and len(text) > 1:
        pos, dep = ("ADJ", "amod") if text[0] == "+" else ("ADV", "advmod")
        text = text[1:]
    while len(text) > 1 and (m := re.fullmatch(r"(.+?)(?:~(?P<dep>[a-z:]+)|/(?P<pos>[A-Z]+)|(?P<head>\*))", text)):
        dep = SHORT.get(m["dep"], m["dep"]) if m["dep"] else dep
        pos = m["pos"] or pos
        head = head or bool(m["head"])
        text = m[1]
    return text, pos, dep, head
