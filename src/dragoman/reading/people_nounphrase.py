"""Where a noun phrase ends, by the words of a role that may follow a noun."""

from __future__ import annotations

from dragoman.reading.names_tokens import Token
from dragoman.reading.people_rolewords import RoleReader

#: A noun phrase longer than this, in tokens, is none.
_LONGEST = 45


def noun_phrase_end(tokens: tuple[Token, ...], i: int) -> int:
    """The token after a noun phrase whose noun is token `i`: its adjectives, complements and years."""
    reader = RoleReader(tokens)
    k = i + 1
    while k < len(tokens) and k - i < _LONGEST and reader.low(k):
        token = tokens[k]
        if token.kind == "word" and token.text.islower() and token.low not in reader.stops and reader.follows(k):
            k += 1
            continue
        if token.capital and tokens[k - 1].capital and token.low not in reader.stops:
            k += 1
            continue
        if token.kind == "number" and len(token.text) == 4:
            k += 1
            continue
        step = reader.complement(k) or reader.joined(k)
        if not step:
            break
        k = step
    return k
