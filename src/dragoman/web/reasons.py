"""Why a text could not be read or stored, in the language of the interface (`data/reasons.yaml`)."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import Any

import yaml

from dragoman.web.typography import set_in


@functools.cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((files("dragoman.web") / "data" / "reasons.yaml").read_text(encoding="utf-8"))
    return found


def reason_in(lang: str, reason: str) -> str | None:
    """What another room gave for a reason, told in a language; None where it has no words for it.

    >>> reason_in("fr", "the article is in «es», not in French; leave this page out")
    'Ce texte est en espagnol, pas en français\\u202f: il ne peut pas être lu.'
    """
    told = _told()
    for row in told["reasons"]:
        if found := re.fullmatch(row["match"], reason):
            fields = found.groupdict()
            names = told["languages"].get(fields.get("language"), {})
            return set_in(lang, str(row[lang]).format(**(fields | ({"language": names[lang]} if names else {}))))
    return None
