"""Where a text names a programme: in quotation marks, with a year, or in capitals after a programme noun."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from dragoman.codebook.programmes import ProgrammeWords, load_programmes
from dragoman.language.mentions import Mention
from dragoman.reading.names_phrases import Phrases
from dragoman.reading.names_tokens import Token, begins_sentence
from dragoman.reading.people_nounphrase import noun_phrase_end
from dragoman.reading.people_roles import read_roles

_OPEN = {"«": "»", "“": "”", '"': '"'}
_YEAR = regex.compile(r"(?:19|20)\d\d")
_SPAN_OF_YEARS = regex.compile(r"(?:20\d\d)")
#: Most words a name in quotation marks may have.
_LONGEST = 14
_SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "les",
        "l'",
        "et",
        "pour",
        "sur",
        "en",
        "a",
        "au",
        "aux",
        "avec",
        "par",
        "of",
        "for",
        "and",
        "the",
        "to",
        "in",
        "-",
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a programme: tokens `first` to `last` (exclusive), characters `start` to `end`; `noun` the token of
    its noun.
    """

    first: int
    last: int
    start: int
    end: int
    noun: int | None
    owner: str | None = None


def find_named(text: str, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> list[Named]:
    """All names of programmes, in order, without overlaps."""
    finder = _Finder(text, tokens, mentions)
    rows = [*finder.quoted(), *finder.known(), *finder.dated(), *finder.capitals()]
    kept: list[Named] = []
    for row in rows:
        if not any(row.start < other.end and other.start < row.end for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda n: n.start)


class _Finder:
    def __init__(self, text: str, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> None:
        self.text, self.tokens, self.mentions = text, tokens, mentions
        self.words: ProgrammeWords = load_programmes()
        self.marked = [False] * len(tokens)
        self.in_role = {k for role in read_roles(tokens) for k in range(role.noun + 1, role.last)}

    def low(self, k: int) -> str:
        return self.tokens[k].low if 0 <= k < len(self.tokens) else ""

    def quoted(self) -> list[Named]:
        """Names in quotation marks beside a programme noun, or that begin with one, or end in a year."""
        found = []
        i = 0
        while i < len(self.tokens):
            close = _OPEN.get(self.tokens[i].text)
            end = self._closing(i, close) if close else 0
            if not end:
                i += 1
                continue
            for k in range(i, end + 1):
                self.marked[k] = True
            named = self._in_quotes(i, end)
            if named:
                found.append(named)
            i = end + 1
        return found

    def _closing(self, i: int, close: str) -> int:
        for k in range(i + 1, min(i + _LONGEST + 10, len(self.tokens))):
            if self.tokens[k].gap:
                return 0
            if self.tokens[k].text == close:
                return k
        return 0

    def _in_quotes(self, i: int, end: int) -> Named | None:
        inside = self.tokens[i + 1 : end]
        if (
            not inside
            or len(inside) > _LONGEST
            or inside[-1].text in {".", "!", "?", ","}
            or not any(c.isalnum() for c in inside[0].text)
        ):
            return None
        noun = self._noun_before(i)
        if noun is None and self._noun_word(i + 1) and inside[0].capital and len(inside) > 1:
            noun = i + 1
        if noun is None and inside[0].capital:
            noun = self._noun_after(end + 1)
        if noun is None:
            return None
        if (
            not inside[0].capital
            and noun is not None
            and not (self.low(noun) in self.words.nouns and 2 <= len(inside) <= 6 and noun == i - 1)
        ):
            return None
        return Named(i + 1, end, inside[0].start, inside[-1].end, noun)

    def _noun_word(self, k: int) -> bool:
        low = self.low(k)
        return (
            low in self.words.nouns
            and not (low == "feuille" and self.low(k + 2) != "route")
            and not (low == "livre" and self.low(k + 1) != "blanc")
        )

    def _noun_before(self, i: int) -> int | None:
        """The programme noun that governs a name in quotation marks: "la stratégie nationale, « X »", "la feuille de
        route « X »".
        """
        k = i - 1
        if self.low(k) in {",", ":"}:
            k -= 1
        for at in range(k, max(k - 5, -1), -1):
            token = self.tokens[at]
            if (token.gap and at < k) or token.kind == "mark":
                return None
            if token.low in self.words.others:
                return None
            if self._noun_word(at) or (token.low in self.words.institutions and at == k):
                return at
            if not (token.text.islower() or token.capital) or token.low in {
                "dit",
                "appele",
                "appelee",
                "baptise",
                "baptisee",
                "nomme",
                "nommee",
                "intitule",
                "intitulee",
                "denomme",
                "denommee",
            }:
                continue
        return None

    def _noun_after(self, k: int) -> int | None:
        """The programme noun in apposition after it: "le « New Deal », feuille de route qui court…"."""
        if self.low(k) not in {",", "("}:
            return None
        for at in range(k + 1, min(k + 4, len(self.tokens))):
            if self._noun_word(at) and not self.tokens[at].gap:
                return at
            if self.low(at) not in {
                "la",
                "le",
                "l'",
                "une",
                "un",
                "sa",
                "son",
                "leur",
                "nouvelle",
                "nouveau",
                "vaste",
                "ambitieux",
                "ambitieuse",
                "premiere",
                "premier",
                "grand",
            }:
                return None
        return None

    def known(self) -> list[Named]:
        """Programmes of record."""
        phrases = Phrases((row.name, row) for row in self.words.known.values())
        found = []
        for i, token in enumerate(self.tokens):
            match = phrases.at(self.tokens, i) if token.kind == "word" else None
            if match and (token.capital or not match[1].name[0].isupper()):
                last = i + match[0]
                if match[1].name.isupper() and not token.shout:
                    continue
                if self.low(last).isdigit() or (
                    match[1].name.startswith("Vision")
                    and any(
                        m.start <= token.start - 3 < m.end + 12 and m.party != match[1].owner for m in self.mentions
                    )
                ):
                    continue
                found.append(Named(i, last, token.start, self.tokens[last - 1].end, None, match[1].owner))
        return found

    def dated(self) -> list[Named]:
        """Capitals and a year: "Maroc Digital 2030", "Agenda numérique 2030", where a state or a programme noun is
        by.
        """
        found = []
        for k, token in enumerate(self.tokens):
            if self.marked[k] or not _YEAR.fullmatch(token.text) or token.gap or not token.text.startswith("20"):
                continue
            first = self._run_before(k)
            if first is None:
                continue
            noun = first if self._noun_word(first) else self._noun_before(first)
            inside = any(
                m.start >= self.tokens[first].start and m.end <= token.start and m.kind in {"name", "adjective"}
                for m in self.mentions
            )
            if noun is not None or (inside and k - first >= 2):
                found.append(Named(first, k + 1, self.tokens[first].start, token.end, noun))
        return found

    def _run_before(self, k: int) -> int | None:
        """The first token of the capitals (with a word or two in lower case between) that end in the year at `k`."""
        first = None
        at = k - 1
        while at >= 0 and k - at <= 8 and not self.tokens[at + 1].gap:
            token = self.tokens[at]
            if token.kind != "word" or (token.low in self.words.events and not (token.low in _SMALL and first is None)):
                break
            if token.capital:
                first = at
            elif (
                (at < k - 1 and first is None and token.low in _SMALL)
                or token.low in {"en", "au", "a", "depuis", "fin", "debut", "d'ici", "horizon", "l'horizon"}
                or (first is not None and token.low not in _SMALL and not token.low.endswith(("ique", "al", "ale")))
            ):
                break
            at -= 1
        if first is None or (begins_sentence(self.tokens, first) and k - first < 2 and not self._noun_word(first)):
            return None
        return None if self.low(first) in self.words.events | self.words.others else first

    def capitals(self) -> list[Named]:
        """A programme noun with a capital and what follows it; an institution only where someone creates it."""
        found = []
        for i, token in enumerate(self.tokens):
            if not token.capital or self.marked[i] or token.shout or i in self.in_role:
                continue
            programme = self._noun_word(i) and token.low not in self.words.quoted_only
            institution = token.low in self.words.institutions
            if not (programme or institution) or self._follows_capital(i):
                continue
            last = noun_phrase_end(self.tokens, i)
            named = Named(i, last, token.start, self.tokens[last - 1].end, i)
            if last - i < 3 and not self._acronym(last):
                continue
            if any(
                m.start <= token.start
                and m.end >= self.tokens[min(i + 1, last - 1)].end
                and m.kind not in {"adjective", "region"}
                for m in self.mentions
            ) and not (programme and token.low in {"partenariat", "initiative", "alliance"}):
                continue
            if (programme and (self._specific(named) or not begins_sentence(self.tokens, i))) or (
                institution and self._made(named)
            ):
                found.append(named)
        return found

    def _follows_capital(self, i: int) -> bool:
        """Whether the noun goes on with a name begun before it ("Ministère du Plan")."""
        k = i - 1
        while k >= 0 and self.low(k) in {"du", "de", "la", "l'", "le", "des", "et"}:
            k -= 1
        return (
            k >= 0
            and k < i - 1
            and not self.tokens[k + 1].gap
            and (self.low(k) in {"ministre", "ministere", "commissaire", "direction", "secretaire", "haut-commissaire"})
        )

    def _specific(self, named: Named) -> bool:
        """Whether a sentence's first word begins a name: a year, another capital or an acronym is in it."""
        rest = [t for t in self.tokens[named.first + 1 : named.last] if not self.marked[t.i]]
        return any(_YEAR.fullmatch(t.text) or t.capital for t in rest) or bool(self._acronym(named.last))

    def _acronym(self, k: int) -> str:
        if self.low(k) == "(" and self.low(k + 2) == ")" and self.tokens[k + 1].shout:
            return self.tokens[k + 1].text
        return ""

    def _made(self, named: Named) -> bool:
        """Whether the sentence, or one with its acronym, says that someone creates it."""
        if self._maker(named.first - 7, named.first) or self._maker(named.last, named.last + 4):
            return True
        acronym = self._acronym(named.last)
        return bool(acronym) and any(
            t.text == acronym and (self._maker(k - 14, k) or self._maker(k, k + 5))
            for k, t in enumerate(self.tokens)
            if k > named.last + 2
        )

    def _maker(self, start: int, end: int) -> bool:
        return any(self.low(k) in self.words.makers for k in range(max(start, 0), min(end, len(self.tokens))))
