"""French as it is set: narrow no-break spaces before high punctuation and inside guillemets.

After the Lexique des règles typographiques en usage à l'Imprimerie nationale; U+202F throughout, as the web does.
"""

from __future__ import annotations

import re

NARROW = "\u202f"
_BEFORE = re.compile(r"(?<=[^\s\u00a0\u202f])[ \u00a0]+(?=[;:!?%»])")
_AFTER = re.compile(r"(?<=«)[ \u00a0]+")
_WITHIN_FIRST, _WITHIN_LAST = re.compile(r"«[ \u00a0\u202f]*"), re.compile(r"[ \u00a0\u202f]*»")
_GROUPS = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")


_LOOSE = re.compile(r"(?<=«) (?=\S)|(?<=\S) (?=[;:!?%»])")


def figure(text: str, lang: str) -> str:
    """A number that is written out, with the signs of the language: `−0,42`, `−0.42`."""
    text = text.replace("-", "\u2212")
    return text.replace(".", ",") if lang == "fr" else text


def bound(text: str) -> str:
    """A text of a page as it is shown: what French holds together does not part at the end of a line. As long as before.

    >>> bound("« Oui » : non ?") == "«\u00a0Oui\u00a0»\u00a0: non\u00a0?"
    True
    """
    return _LOOSE.sub("\u00a0", text)


def set_in(lang: str, text: str) -> str:
    """The interface's own text as its language sets it. Texts of pages are shown as they are, never altered."""
    if lang != "fr":
        return text
    text = _AFTER.sub(NARROW, _BEFORE.sub(NARROW, text))
    return _GROUPS.sub(NARROW, text.replace("'", "’"))


def quoted(lang: str, text: str) -> str:
    """Words between the quotation marks of the language; in French what is quoted within them stands between “ ”."""
    return f"«{NARROW}{_WITHIN_LAST.sub('”', _WITHIN_FIRST.sub('“', text))}{NARROW}»" if lang == "fr" else f"“{text}”"
