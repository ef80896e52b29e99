"""The words of a role: from its noun to the end of what it is for ("ministre de A et de B et ministre responsable de
C").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.persons import load_persons
from dragoman.codebook.roles import Role
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_lexicon import RoleWord, adjective_at, adjective_party, holder_at, role_at
from dragoman.reading.people_rolewords import Affiliation, RoleReader

#: Offices that are not at a place: "la ministre à Washington" is a minister on a visit.
_AT_HOME = frozenset(
    {"ministre", "premier", "premiere", "president", "presidente", "vice", "secretaire", "roi", "chef", "cheffe"}
)
#: Nouns that are more often no person: "dans le cadre de", "en chef", "au milieu".
_ALSO_OTHER: dict[str, tuple[str, ...]] = {
    "cadre": ("le", "ce", "du", "au", "un", "de"), "milieu": ("au", "le", "du", "en"), "general": ("en",),
    "chef": ("en",), "candidat": ("pays",),
    "juge": ("il", "elle", "on"), "elu": ("ete", "est"), "elue": ("ete", "est"), "capitaine": ("de",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """The words of a role: tokens `first` to `last` (exclusive), characters `start` to `end`.

    `noun` is the token the role noun begins at, `head` the last token (exclusive) of the role noun; `lead` the first
    token with adjectives before it that are no part
    of the role ("nouvelle", "actuel"); `adjectives` gives parties of nationality adjectives, `complements` parties
    after de/à.
    """

    word: RoleWord
    lead: int
    first: int
    noun: int
    head: int
    last: int
    start: int
    end: int
    adjectives: tuple[Affiliation, ...]
    complements: tuple[Affiliation, ...]


def read_roles(tokens: tuple[Token, ...]) -> list[RolePhrase]:
    """All roles of a text in order; a role inside the words of another ("conseiller du président") is not listed."""
    found: list[RolePhrase] = []
    i = 0
    while i < len(tokens):
        phrase = read_role(tokens, i)
        if phrase is None:
            i += 1
            continue
        found.append(phrase)
        i = phrase.last
    return found


def holders_named(tokens: tuple[Token, ...]) -> list[RolePhrase]:
    """The acronyms for an office's holder that a name follows: "la Minpostel, Anna B"."""
    found = []
    for i, token in enumerate(tokens):
        match = holder_at(tokens, i) if token.capital else None
        if match is None:
            continue
        last = i + match[0]
        after = last + (last < len(tokens) and tokens[last].text == ",")
        if after >= len(tokens) or not tokens[after].capital or tokens[after].gap:
            continue
        word = RoleWord(Role("ministre", "ministre", public=True, rank=2), None, False, token.text)
        state = Affiliation(i, last, match[1].party, "inner")
        found.append(RolePhrase(word, i, i, i, last, last, token.start, tokens[last - 1].end, (state,), ()))
    return found


def read_role(tokens: tuple[Token, ...], i: int) -> RolePhrase | None:
    """The role whose noun begins at token `i`; None where there is no role noun."""
    match = role_at(tokens, i)
    if match is None:
        return None
    count, word = match
    if count == 1 and i and tokens[i - 1].low in _ALSO_OTHER.get(tokens[i].low, ()):
        return None
    words, reader = load_persons(), RoleReader(tokens, tokens[i].low.split("-")[0] not in _AT_HOME)
    of_house = count > 1 and tokens[i + count - 1].low in words.named_houses  # "chef du parti X": the noun goes on
    last = reader.modifiers((reader.noun(i + count - 1) if of_house else 0) or i + count, i)
    first = i
    while first > 0 and not tokens[first].gap and tokens[first - 1].low in words.before_role - words.fresh:
        first -= 1
    first = _ordinal(tokens, first)
    lead = first
    while (
        lead > 0
        and not tokens[lead].gap
        and (tokens[lead - 1].low in words.fresh or adjective_at(tokens, lead - 1))
        and tokens[lead - 1].text.islower()
    ):
        lead -= 1
    return RolePhrase(
        word, lead, first, i, i + count, last, tokens[first].start, tokens[last - 1].end,
        tuple(reader.adjectives), tuple(reader.complements),
    )  # fmt: skip


def _ordinal(tokens: tuple[Token, ...], first: int) -> int:
    """The token before a number in front of a role: "47e président", "quarante-septième président"; else the same."""
    if not first or tokens[first].gap:
        return first
    before = tokens[first - 1]
    if before.low.endswith("ieme"):
        return first - 1
    figure = first > 1 and tokens[first - 2].kind == "number" and tokens[first - 2].end == before.start
    return first - 2 if figure and before.low in {"e", "eme"} else first




def loose_role(tokens: tuple[Token, ...], k: int) -> RolePhrase | None:
    """A role in apposition whose noun is in no list: "prévisionniste à MétéoSuisse", "analyste chez Banque du
    Léman".
    """
    if k >= len(tokens) or tokens[k].gap or not tokens[k].text.islower() or tokens[k].low in load_persons().no_agent:
        return None
    low = tokens[k].low
    if not low.endswith(tuple(load_persons().agent_endings)) or adjective_party(tokens[k].text):
        return None
    reader = RoleReader(tokens)
    last = reader.modifiers(k + 1, k)
    if last == k + 1 and not (last < len(tokens) and tokens[last].text in {",", ".", ")"}):
        return None
    feminine = low.endswith(("ienne", "trice", "euse", "ciere", "vaine"))
    epicene = low.endswith(("iste", "logue", "graphe", "crate", "nome"))
    gender: Literal["m", "f"] | None = None if epicene else "f" if feminine else "m"
    word = RoleWord(Role(tokens[k].text, tokens[k].text), gender, False, tokens[k].text)
    return RolePhrase(
        word,
        k,
        k,
        k,
        k + 1,
        last,
        tokens[k].start,
        tokens[last - 1].end,
        tuple(reader.adjectives),
        tuple(reader.complements),
    )
