"""What an event can be listed by, and how much it wants to be reviewed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import combinations

from dragoman.record.judgements.queue import settings

#: Raised by hand when the code makes other tags of the same events.
CODE = 1
#: Of more parties of one event than this, the first by name make pairs: a list of two hundred names is no meeting of each
#: with each, and would take twenty thousand rows.
MOST_PAIRED = 60
#: Groups in a state for which the state's code stands as well: `LR` finds `LR:reb`.
GROUPS = ("reb", "opp", "soc")
#: A tag is cut there; no name that means anything is longer.
LONGEST = 300


def version() -> str:
    """Names what fills the tables: the rules here and the weights of the review."""
    text = (files("dragoman.record.judgements") / "review.yaml").read_bytes()
    return f"{CODE}-{hashlib.sha256(text).hexdigest()[:12]}"


def tag(kind: str, value: str) -> str:
    """The tag of a value: `party:MA`."""
    return f"{kind}:{value}"[:LONGEST]


def group(kind: str, values: Iterable[str]) -> tuple[str, ...]:
    """The tags of several values, each once."""
    return tuple(dict.fromkeys(tag(kind, value) for value in values))


def pair(one: str, other: str) -> str:
    """The tag of two parties, whichever comes first."""
    return tag("pair", "|".join(sorted((one, other))))


def both(act: str, theme: str) -> str:
    """The tag of an act and a theme: many events have the one, many the other, and what has both is to be found at once."""
    return tag("both", f"{act}|{theme}")


def parties(named: Iterable[str]) -> list[str]:
    """The parties an event is listed under: those named, and the states of unnamed groups; sorted."""
    found = set(named)
    for name in list(found):
        state, _, group = name.partition(":")
        if group in GROUPS:
            found.add(state)
    return sorted(found)


def pairs(among: Sequence[str]) -> list[tuple[str, str]]:
    """Each two of the parties an event is listed under, but a state with its own groups."""
    some = [name for name in among if "|" not in name][:MOST_PAIRED]
    return [(one, two) for one, two in combinations(some, 2) if two.partition(":")[0] != one]


def folded(name: str) -> str:
    """A person's or a paper's name to look up by: case, spaces and the kinds of apostrophes make no difference."""
    return " ".join(name.replace("’", "'").casefold().split())


def weight(act: str, status: str, confidence: float | None) -> float:
    """Importance times doubt (`judgements/review.yaml`), as `judgements.queue` orders by it."""
    rules = settings()
    doubt = rules["doubt"]["unknown"] if confidence is None else max(rules["doubt"]["least"], 1.0 - confidence)
    return round(rules["acts"].get(act, 1.0) * rules["statuses"].get(status, 1.0) * doubt, 6)


def listed_json(values: Iterable[str]) -> str:
    """A list of words as the tables hold it."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
