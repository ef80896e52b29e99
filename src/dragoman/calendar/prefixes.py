"""The preposition of an expression of time: what makes it a start, a deadline or a plain date."""

from __future__ import annotations

import regex

_WORDS = (
    ("d'ici", r"d'ici(?: (?:a|au|le|la|les|l'an))?"),
    ("jusqu'à", r"jusqu'(?:(?:au|aux|a|en)(?: (?:la|le|l'))?)?"),
    ("à partir de", r"(?:a partir|a compter)(?: (?:du|de|de la|des))?"),
    ("depuis", r"depuis(?: (?:le|la|les))?"),
    ("horizon", r"(?:a (?:l')?|l')horizon(?: (?:de|du))?"),
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
_FIGURE = regex.compile(r"[0-9]{1,2}(?![0-9])")
_REACH = 32


def prefix_before(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The preposition that an expression of the folded `text` begins with or follows, and where it then starts.

    A "de" that only precedes is left alone: it governs a noun's complement. "dès" and "des" are one word once folded;
    before figures ("des 4 et 5 juin") it is the article.
    """
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is not None and not _is_article(before, text[start : start + 4]):
        word = _word(before)
        if word != "de":
            return word, before.start()
    inside = _WITHIN.match(text, start, end)
    if inside is None or _is_article(inside, text[inside.end() : inside.end() + 4]):
        return None, start
    return _word(inside), start


def _is_article(match: regex.Match[str], following: str) -> bool:
    return match[0].strip() == "des" and _FIGURE.match(following) is not None


def _word(match: regex.Match[str]) -> str:
    return next(word for i, (word, _) in enumerate(_WORDS) if match[f"p{i}"] is not None)
