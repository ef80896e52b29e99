"""The stretches of a page that name persons, each with its words, roles and candidate names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.persons import load_persons
from dragoman.language.analysis import Entity
from dragoman.language.mentions import Mention, find_mentions
from dragoman.reading.names import Run, find_runs
from dragoman.reading.names_tokens import Token, tokenise
from dragoman.reading.people_lexicon import civility_at, party_at, role_at
from dragoman.reading.people_model import Place
from dragoman.reading.people_roles import RolePhrase, holders_named, read_roles

_JOIN = frozenset({"de", "du", "des", "d'", "la", "l'", "le", "les", "et", "pour", "of", "for", "and", "&"})

#: Kinds of organisation that are often named after a person.


@dataclass(frozen=True)
class Segment:
    """One text of the page: the article, its title or a ticker line, with what the search for persons needs."""

    where: Place
    line: int | None
    text: str
    tokens: tuple[Token, ...]
    roles: tuple[RolePhrase, ...]
    civilities: dict[int, tuple[int, str]] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def runs_near(self, run: Run) -> tuple[Run, ...]:
        """The two runs after a run."""
        k = bisect_right(self.runs, run.first, key=lambda r: r.first)
        return self.runs[k : k + 2]


def read_segment(
    text: str, entities: Sequence[Entity], where: Place = "text", line: int | None = None, context: Sequence[str] = ()
) -> Segment:
    """`context`: parties known from the rest of the page, for adjectives that several states share. The words,
    roles, civilities and runs of capitals of a text. `civilities`: last token (exclusive) to first, gender.
    """
    tokens = tokenise(text)
    civilities: dict[int, tuple[int, str]] = {}
    for i in range(len(tokens)):
        found = civility_at(tokens, i)
        if found:
            start = civilities.pop(i, (i, ""))[0]
            civilities[i + found[0]] = (start, found[1].gender)
    cutter = _Cutter(tokens)
    runs = find_runs(text, tokens, cutter.cut)
    mentions = find_mentions(text, tuple(context))
    roles = tuple(_settled(phrase, tokens, mentions) for phrase in read_roles(tokens))
    roles = tuple(sorted((*roles, *holders_named(tokens)), key=lambda phrase: phrase.noun))
    return Segment(where, line, text, tokens, roles, civilities, tuple(runs), tuple(entities), mentions)


def _settled(phrase: RolePhrase, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> RolePhrase:
    """The role with the parties of its adjectives as the whole text decides them ("congolais" of Kinshasa or
    Brazzaville).
    """
    adjectives = []
    for row in phrase.adjectives:
        start = tokens[row.first].start
        party = next(
            (
                m.parties[-1]
                for m in mentions
                if m.start <= start < m.end and m.parties and m.kind in {"adjective", "compound"}
            ),
            row.party,
        )
        adjectives.append(replace(row, party=party))
    return replace(phrase, adjectives=tuple(adjectives))


class _Cutter:
    """Tells how many tokens at a place are no part of a person's name."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.words = load_persons()
        self.known: dict[int, int] = {}
        self.of_role = self._role_words()

    def cut(self, i: int) -> int:
        """Tokens from `i` that are a civility, a role, a party, a portfolio or the name of an organisation; else 0."""
        if i not in self.known:
            self.known[i] = self._look(i)
        return self.known[i]

    def _role_words(self) -> frozenset[int]:
        """The words after the first of every role noun: "Confédération" of "président de la Confédération"."""
        found = ((i, role_at(self.tokens, i)) for i in range(len(self.tokens)))
        return frozenset(k for i, match in found if match for k in range(i + 1, i + match[0]))

    def _look(self, i: int) -> int:
        token = self.tokens[i]
        if not token.capital:
            return 0
        if i in self.of_role and self.tokens[i - 1].text.islower():
            return 1
        civility = civility_at(self.tokens, i)
        if civility and not (is_first_name(token.text) and self._capital(i + 1) and civility[0] == 1):
            return civility[0]
        if token.low in self.words.organisations and not token.text.endswith("."):
            return self._organisation(i)
        party = self._party(i)
        if party:
            return party
        if token.low in self.words.portfolios:
            return 1
        role = role_at(self.tokens, i)
        if role and not (is_first_name(token.text) and self._capital(i + 1)):
            return role[0]
        return 0

    def _party(self, i: int) -> int:
        found = party_at(self.tokens, i)
        if not found:
            return 0
        count, form = found
        token = self.tokens[i]
        if form.weak and (is_first_name(token.text) or count == 1):
            return 0
        after_first_name = (
            i > 0 and not token.gap and is_first_name(self.tokens[i - 1].text) and self.tokens[i - 1].capital
        )
        if count == 1 and (after_first_name or (is_first_name(token.text) and self._capital(i + 1))):
            return 0
        return count

    def _capital(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].capital and not self.tokens[i].gap

    def _begins_name(self, k: int) -> bool:
        """Whether a person's name begins inside a run: a first name before a capital and not after one."""
        first = is_first_name(self.tokens[k].text) and not is_first_name(self.tokens[k - 1].text)
        return first and self._capital(k + 1)

    def _organisation(self, i: int) -> int:
        """The length of an organisation's name that begins with a word such as Fondation or Université."""
        k = i + 1
        last = k
        while k < len(self.tokens) and k - i < 12 and not self.tokens[k].gap:
            token = self.tokens[k]
            if token.kind == "mark":
                break
            if token.capital and not civility_at(self.tokens, k):
                if k == last and (k > i + 1 or self.tokens[i].low not in self.words.bearers) and self._begins_name(k):
                    break
                last = k + 1
            elif token.low not in _JOIN:
                if not (
                    k == last
                    and token.low.endswith(
                        ("al", "ale", "ique", "aire", "ien", "ienne", "ais", "aise", "ain", "aine", "el", "elle")
                    )
                ):
                    break
                last = k + 1
            elif token.low == "et":
                break
            k += 1
        return last - i
