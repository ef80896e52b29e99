"""What somebody looks for, as a tree. Words are all wanted; see docs/record.md for the language.

Nothing of a store is known here: `compile.py` writes the tree as each store wants it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import DragomanError


class BadQuery(DragomanError):  # noqa: N818
    """The words of a search make no sense as one. The message says where and what to write instead.

    `why` names the reason (a key of words in the interface's languages), `said` what fills them in.
    """

    def __init__(self, message: str, why: str = "", **said: str) -> None:
        super().__init__(message)
        self.why = why
        self.said = said


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; `title`: in the title only."""

    stems: tuple[str, ...]
    exact: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    start: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words one after the other, in these forms; one word alone is meant just as it is written."""

    words: tuple[str, ...]
    title: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """What the record says of a page: `kind` is a facet, `value` as the record writes it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Pages that the rest does not find."""

    item: Node


@dataclass(frozen=True, slots=True)
class All:
    """Pages that every item finds; all pages where there is none."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Pages that at least one item finds."""

    items: tuple[Node, ...]


Node = Word | Prefix | Phrase | Tag | Not | All | Any
Text = Word | Prefix | Phrase


@dataclass(frozen=True, slots=True)
class Query:
    """A tree and the days (ISO) between which a page must have appeared."""

    tree: Node
    since: str | None = None
    until: str | None = None

    def wanted(self) -> tuple[Text, ...]:
        """The words looked for, without those that must be absent: what is to be highlighted."""
        return tuple(dict.fromkeys(_texts(self.tree)))

    def tags(self) -> tuple[Tag, ...]:
        """Tags that every page must have."""
        items = self.tree.items if isinstance(self.tree, All) else (self.tree,)
        return tuple(item for item in items if isinstance(item, Tag))

    def in_title(self) -> Node | None:
        """The tree with its words asked of the title; None where it asks for no words, or of the title alone."""
        texts = self.wanted()
        return _titled(self.tree) if any(not text.title for text in texts) else None


def _texts(node: Node) -> tuple[Text, ...]:
    if isinstance(node, All | Any):
        return tuple(text for item in node.items for text in _texts(item))
    return () if isinstance(node, Tag | Not) else (node,)


def _titled(node: Node) -> Node:
    if isinstance(node, All):
        return All(tuple(_titled(item) for item in node.items))
    if isinstance(node, Any):
        return Any(tuple(_titled(item) for item in node.items))
    if isinstance(node, Word):
        return Word(node.stems, node.exact, title=True)
    if isinstance(node, Prefix):
        return Prefix(node.start, title=True)
    if isinstance(node, Phrase):
        return Phrase(node.words, title=True)
    return node
