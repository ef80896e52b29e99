"""The role in apposition after a name: "Anna B, ministre", "Anna B (PLR/ZH), 45 ans, élue", "Anna B la nouvelle ministre"."""

from __future__ import annotations

from dragoman.codebook.firstnames import first_name_gender
from dragoman.codebook.folding import key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.reading.names import Run
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_roles import RolePhrase, loose_role, read_role
from dragoman.reading.people_segments import Segment

#: Between a name and a role after it.
_AFTER_NAME = frozenset({",", "(", "–", "—", "-"})


def role_after(segment: Segment, run: Run, by_start: dict[int, RolePhrase]) -> RolePhrase | None:
    """The role in apposition after the name, or after "est", "devient"; no feminine one after a man's first name."""
    phrase = _apposed(segment, run, by_start)
    name = first_name_gender(segment.tokens[run.first].text)
    if phrase and _leads_elsewhere(segment, run, phrase):
        return None
    return None if phrase and name == "m" and phrase.word.gender == "f" else phrase


def _leads_elsewhere(segment: Segment, run: Run, phrase: RolePhrase) -> bool:
    """ "Avant de rencontrer Vladimir Poutine, le président turc": no leader of one state has an office of another."""
    own = load_offices().reigning.get(key(" ".join(t.text for t in segment.tokens[run.first : run.last])))
    state = next((a.party for a in phrase.adjectives if a.kind == "adjective"), None)
    return own is not None and state is not None and own != state and load_parties().is_state(state)


def _apposed(segment: Segment, run: Run, by_start: dict[int, RolePhrase]) -> RolePhrase | None:
    tokens, k = segment.tokens, run.last
    if k < len(tokens) and tokens[k].low in {"est", "etait", "devient", "sera"} and not tokens[k].gap:
        return _role_from(segment, k + 1, by_start)
    if k >= len(tokens) or tokens[k].gap:
        return None
    k = _past_bracket(tokens, k)
    if tokens[k].text not in _AFTER_NAME:
        return _role_beside(segment, k, by_start)
    phrase = _role_from(segment, _past_age(tokens, k + 1), by_start)
    if phrase is None and tokens[k].text != "-":
        return loose_role(tokens, k + 1)
    return phrase


def _past_bracket(tokens: tuple[Token, ...], k: int) -> int:
    """The comma after a short bracket with a picture's credit or a party: "Anna B (photo), maire", "Anna B (PLR/ZH), élue"."""
    if tokens[k].text != "(":
        return k
    close = next((j for j in range(k + 2, min(k + 7, len(tokens) - 1)) if tokens[j].text == ")"), None)
    if close is None or tokens[close + 1].text != ",":
        return k
    credit = tokens[k + 1].low in {"photo", "photos", "video", "ph"}
    return close + 1 if credit or not any(t.text.islower() and t.kind == "word" for t in tokens[k + 1 : close]) else k


def _role_beside(segment: Segment, k: int, by_start: dict[int, RolePhrase]) -> RolePhrase | None:
    """The role right after a name without a comma: "Anna B Ministre de la Santé", "Anna B la nouvelle ministre"."""
    tokens = segment.tokens
    if k in by_start and tokens[k].capital:
        return by_start[k]
    phrase = _role_from(segment, k + 1, by_start) if tokens[k].low in {"le", "la", "l'"} else None
    if phrase is None or phrase.word.plural or phrase.word.role.generic or phrase.last >= len(tokens):
        return None
    after = phrase.last + (tokens[phrase.last].text == ",")
    named = after < len(tokens) and (tokens[after].capital or after in {s for s, _ in segment.civilities.values()})
    return None if named and not tokens[after].gap else phrase


def _past_age(tokens: tuple[Token, ...], k: int) -> int:
    """The token after "45 ans," or "26 ans et" at a token; the token itself where no age stands there."""
    aged = k + 2 < len(tokens) and tokens[k].kind == "number" and tokens[k + 1].low == "ans"
    return k + 3 if aged and tokens[k + 2].low in {",", "et"} else k


def _role_from(segment: Segment, k: int, by_start: dict[int, RolePhrase]) -> RolePhrase | None:
    for _ in range(4):
        if k >= len(segment.tokens) or segment.tokens[k].gap:
            return None
        if k in by_start:
            return by_start[k]
        found = read_role(segment.tokens, k)
        if found:
            return found
        if segment.tokens[k].low not in load_persons().fillers:
            return None
        k += 1
    return None
