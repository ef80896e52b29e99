"""The language of searches: words, "phrases", beginnings*, -exclusions, OR (OU), (groups), field:value."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

import regex
import yaml

from dragoman.record.days import first_and_last
from dragoman.record.search import analyzer
from dragoman.record.search.query import All, Any, BadQuery, Node, Not, Phrase, Prefix, Query, Tag, Text, Word
from dragoman.record.search.values import value_of

LONGEST = 1000
MOST_TERMS = 40
DEEPEST = 8
#: The names of fields that a message lists.
SHOWN = ("partie", "act", "theme", "statut", "outlet", "titre", "mois", "depuis", "jusqu")
SHORTEST_PREFIX = 2
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“”"}
_SCAN = regex.compile(
    r"""\s+ | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\s\-])) | (?P<field>\p{L}[\p{L}'’]*):(?=\S?)
    | (?P<quoted>"[^"]*"|«[^»]*»|“[^”]*”|„[^“”]*[“”]) | (?P<word>[^\s()"«»“”„]+) | (?P<stray>.)""",
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what was typed: `kind` is open, close, minus, field, quoted, word or or."""

    kind: str
    text: str
    at: int


@functools.cache
def field_names() -> Mapping[str, str]:
    """Each name of a field, folded, with the field."""
    data = yaml.safe_load(resources.files(__package__ or "").joinpath("fields.yaml").read_text(encoding="utf-8"))
    return MappingProxyType({analyzer.fold(str(name)): field for field, row in data.items() for name in row["names"]})


def parse(text: str) -> Query:
    """The query that a text means. Raises `BadQuery`, or `UnknownParty` for a party that nobody knows."""
    if len(text) > LONGEST:
        raise BadQuery(
            f"a search may have {LONGEST} characters; this one has {len(text)}", "length", most=str(LONGEST), got=str(len(text))
        )
    parser = _Parser(list(pieces(text)))
    tree = parser.alternatives_all(0)
    if parser.peek() is not None:
        raise BadQuery("a ) closes nothing: leave it out, or open it with ( before", "closes_nothing")
    if not tree.items and parser.since is None and parser.until is None:
        raise BadQuery('nothing to look for: give a word, a "phrase" or a field such as partie:MA', "nothing")
    if parser.terms > MOST_TERMS:
        raise BadQuery(
            f"a search may have {MOST_TERMS} words; this one has {parser.terms}",
            "terms",
            most=str(MOST_TERMS),
            got=str(parser.terms),
        )
    return Query(tree, parser.since, parser.until)


def pieces(text: str) -> Iterator[Piece]:
    """The parts of what was typed, in their order. Raises `BadQuery` for a phrase that does not end."""
    for match in _SCAN.finditer(text.replace("\0", " ")):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind == "stray":
            if match[0] in _QUOTES:
                end = _QUOTES[match[0]]
                raise BadQuery(
                    f"{match[0]} opens a phrase that does not end: close it with {end}", "open", sign=match[0], end=end
                )
            raise BadQuery(f"{match[0]} closes a phrase that was not opened", "stray", sign=match[0])
        found = match[kind]
        yield Piece("or" if kind == "word" and found in {"OR", "OU"} else kind, found, match.start())


class _Parser:
    """Reads the pieces from left to right. OR binds closer than standing side by side, as in web searches."""

    def __init__(self, found: list[Piece]) -> None:
        self.pieces, self.next, self.terms = found, 0, 0
        self.since: str | None = None
        self.until: str | None = None

    def peek(self) -> Piece | None:
        return self.pieces[self.next] if self.next < len(self.pieces) else None

    def take(self) -> Piece | None:
        piece = self.peek()
        self.next += 1
        return piece

    def alternatives_all(self, depth: int) -> All:
        """Everything up to the end or a closing bracket."""
        if depth > DEEPEST:
            raise BadQuery(f"brackets may be nested {DEEPEST} deep", "deep", most=str(DEEPEST))
        found: list[Node] = []
        while (piece := self.peek()) is not None and piece.kind != "close":
            if piece.kind == "or":
                raise _lonely(piece.text)
            node = self._alternatives(depth)
            found += [node] if node is not None else []
        return All(tuple(found))

    def _alternatives(self, depth: int) -> Node | None:
        start = self.next
        found = [self._one(depth)]
        while (piece := self.peek()) is not None and piece.kind == "or":
            self.take()
            follows = self.peek()
            if follows is None or follows.kind in {"or", "close"}:
                raise _lonely(piece.text)
            found.append(self._one(depth))
        if len(found) > 1 and any(
            piece.kind == "field" and field_names().get(analyzer.fold(piece.text)) in {"since", "until"}
            for piece in self.pieces[start : self.next]
        ):
            raise BadQuery("depuis: and jusqu: hold for the whole search and cannot stand beside OR", "days_or")
        nodes = tuple(node for node in found if node is not None)
        return Any(nodes) if len(nodes) > 1 else nodes[0] if nodes else None

    def _one(self, depth: int) -> Node | None:
        piece = self.take()
        if piece is None:
            return None
        if piece.kind == "minus":
            follows = self.peek()
            inner = self._one(depth)
            if follows is not None and follows.kind == "field" and inner is None:
                raise BadQuery("depuis: and jusqu: cannot be excluded: give the other end instead", "days_not")
            return Not(inner) if inner is not None else None
        if piece.kind == "open":
            group = self.alternatives_all(depth + 1)
            if self.take() is None:
                raise BadQuery("a ( is not closed: put a ) behind what belongs together", "not_closed")
            return group if group.items else None
        self.terms += 1
        if piece.kind == "field":
            return self._field(piece, depth)
        return words(piece)

    def _field(self, piece: Piece, depth: int) -> Node | None:
        field = field_names().get(analyzer.fold(piece.text))
        if field is None:
            known = ", ".join(f"{name}:" for name in SHOWN)
            message = f"no field is called {piece.text}: there are {known}; to find the words, put them between quotes"
            raise BadQuery(message, "field", name=piece.text, known=known)
        value = self.take()
        if value is None or value.kind not in {"word", "quoted"}:
            message = f"{piece.text}: needs a value right behind the colon, with quotes if it has several words"
            raise BadQuery(message, "value", name=piece.text)
        if field == "title":
            return words(value, title=True)
        plain = value.text[1:-1].strip() if value.kind == "quoted" else value.text
        if field in {"since", "until"}:
            if depth:
                raise BadQuery("depuis: and jusqu: hold for the whole search and cannot stand in brackets", "days_in")
            self._day(field, piece.text, plain)
            return None
        found = tuple(Tag(field, each) for each in value_of(field, plain))
        return Any(found) if len(found) > 1 else found[0]

    def _day(self, field: str, name: str, value: str) -> None:
        days = None if "/" in value else first_and_last(value)
        if days is None:
            raise BadQuery(f"{name}:{value} is no date: write 2025, 2025-03 or 2025-03-31", "date", name=name, value=value)
        if field == "since":
            self.since = max(days[0], self.since or days[0])
        else:
            self.until = min(days[1], self.until or days[1])


def _lonely(sign: str) -> BadQuery:
    return BadQuery(f"{sign} needs something on either side: accord {sign} traité", "or", sign=sign)


def words(piece: Piece, *, title: bool = False) -> Text | None:
    """The words of one piece: a word, a beginning, a phrase; None where it has no letter and no digit."""
    text = piece.text
    if piece.kind == "quoted":
        found = tuple(token.exact for token in analyzer.tokens(text))
        return Phrase(found, title) if found else None
    beginning = text.endswith("*")
    tokens = list(analyzer.tokens(text.rstrip("*")))
    if "*" in text.rstrip("*"):
        raise BadQuery(f"{text}: a * can only stand at the end of a word", "star", word=text)
    if not tokens:
        if beginning:
            raise BadQuery("a * needs the beginning of a word before it", "star_alone")
        return None
    if beginning:
        if len(tokens) > 1 or len(tokens[0].exact) < SHORTEST_PREFIX:
            message = f"{text}: a * needs the beginning of one word, {SHORTEST_PREFIX} letters at least"
            raise BadQuery(message, "star_short", word=text, least=str(SHORTEST_PREFIX))
        return Prefix(tokens[0].exact, title)
    if len(tokens) > 1:
        return Phrase(tuple(token.exact for token in tokens), title)
    stems = tokens[0].stems
    if text.isascii():
        stems = tuple(dict.fromkeys((*stems, *analyzer.stems(text.strip(), accents_may_lack=True))))
    return Word(stems, tokens[0].exact, title)
