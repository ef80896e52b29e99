"""The preposition of an expression of time: what makes it a start, a deadline or a plain date."""

from __future__ import annotations

import regex

_WORDS = (
    ("d'ici", r"d'ici(?: (?:a|au|le|la|les|l'an))?"),
    ("jusqu'à", r"jusqu'(?:au|aux|a|en)(?: (?:la|le|l'))?"),
    ("à partir de", r"(?:a partir|a compter)(?: (?:du|de|de la|des))?"),
    ("depuis", r"depuis(?: (?:le|la|les))?"),
    ("horizon", r"a (?:l')?horizon(?: (?:de|du))?"),
    ("avant", r"(?:avant|au plus tard)(?: (?:le|la|les|en))?"),
    ("après", r"(?:apres)(?: (?:le|la|les))?"),
    ("dès", r"des(?: (?:le|la|les|ce))?"),
    ("pour", r"pour(?: (?:le|la|les))?"),
    ("vers", r"vers(?: (?:le|la))?"),
    ("en", r"en"),
    ("de", r"(?:de|du)"),
)
_ALL = "|".join(f"(?P<p{i}>{pattern.replace(' ', '[ ]{1,3}')})" for i, (_, pattern) in enumerate(_WORDS))
_BEFORE = regex.compile(rf"(?<!\w)(?:{_ALL})(?:[ ]{{1,3}}|(?<='))$")
_WITHIN = regex.compile(rf"(?:{_ALL})(?:[ ]{{1,3}}|(?<=')|$)")
_REACH = 32


def prefix_before(text: str, start: int, end: int, exact: str) -> tuple[str | None, int]:
    """The preposition that an expression of the folded `text` begins with or follows, and where it then starts.

    `exact` is the expression as written: "dès" and "des" are one word once folded. The plain "de", "en", "pour" and
    "vers" are told only where they belong to the expression, they govern too much else.
    """
    inside = _WITHIN.match(text, start, end)
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is not None:
        word = _word(before)
        if word not in {"de", "en", "pour", "vers"} and not (word == "dès" and exact[:1].isdigit()):
            return word, before.start()
    return (_word(inside) if inside is not None else None), start


def _word(match: regex.Match[str]) -> str:
    return next(word for i, (word, _) in enumerate(_WORDS) if match[f"p{i}"] is not None)
