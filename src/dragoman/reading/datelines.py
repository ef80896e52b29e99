"""The town that heads a dispatch, which says whose officials those are of whom nothing else tells it."""

from __future__ import annotations

import regex

from dragoman.language.mentions import Mention

#: Behind the town: "LOMÉ, 12 mars (ATOP) -", "Antananarivo, le 19 juin 2025 –", "TUNIS (TAP) –".
_BEHIND = regex.compile(
    r"(?:,? (?:le )?\d{1,2}(?:er)? \p{L}{3,9}\.?(?: \d{4})?)?(?: ?\([^()\n]{2,40}\))? ?[-–—:][ \u00a0]?"
)


def heads_dispatch(text: str, mention: Mention) -> bool:
    """Whether a capital heads a line that tells where and when it was written: "LOMÉ, 12 mars (ATOP) - La ministre"."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return mention.kind == "capital" and opens and _BEHIND.match(text, mention.end) is not None
