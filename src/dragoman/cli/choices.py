"""What a user writes, made into values of the codebook; what does not exist gets the nearest that does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, get_args

from dragoman.cli.failures import Misuse
from dragoman.model import Status

if TYPE_CHECKING:
    from dragoman.codebook.guide import Entry


def acts(wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The acts asked for. Raises `Misuse` with the nearest ones."""
    return _all("act", wanted, _known("acts"))


def statuses(wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The statuses asked for. Raises `Misuse` with the nearest ones."""
    return _all("status", wanted, get_args(Status))


def themes(wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The themes asked for. Raises `Misuse` with the nearest ones."""
    return _all("theme", wanted, _known("themes"))


def entry(name: str) -> Entry:
    """The entry of the codebook asked for. Raises `Misuse` with the nearest names."""
    from dragoman.codebook.guide import load_guide

    guide = load_guide()
    known = {e.name: e for e in guide.entries()}
    return guide.find(name) or known[_one("act, status or theme", name.strip().lower(), list(known))]


def parties(wanted: Sequence[str] | None, in_record: Iterable[str]) -> tuple[str, ...]:
    """The parties asked for, by code, by name, or as the record writes them. Raises `UnknownParty`."""
    written = {name.casefold(): name for name in in_record} if wanted else {}
    return tuple(dict.fromkeys(_party(name, written) for name in wanted or ()))


def _party(name: str, written: dict[str, str]) -> str:
    from rapidfuzz import fuzz, process

    from dragoman.codebook import UnknownParty, load_parties

    known = load_parties()
    try:
        return known.lookup(name)
    except UnknownParty as unknown:
        if name.strip().casefold() in written:
            return written[name.strip().casefold()]
        near = process.extract(name.casefold(), list(written), scorer=fuzz.WRatio, limit=3, score_cutoff=85)
        others = [written[hit[0]] for hit in near if written[hit[0]] not in unknown.suggestions]
        if not others:
            raise
        message = f"{unknown} In this record there is also: {', '.join(others)}."
        raise UnknownParty(name, (*unknown.suggestions, *others), message) from None


def _known(group: str) -> list[str]:
    from dragoman.dossier import load_labels

    return list(getattr(load_labels("en"), group))


def _all(what: str, wanted: Sequence[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    names = list(known)
    return tuple(dict.fromkeys(_one(what, word.strip().lower(), names) for word in wanted or ()))


def _one(what: str, word: str, names: list[str]) -> str:
    if word in names:
        return word
    from rapidfuzz import fuzz, process

    near = [hit[0] for hit in process.extract(word, names, scorer=fuzz.WRatio, limit=3, score_cutoff=60)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    raise Misuse(f"no {what} is called {word!r}: {hint}")
