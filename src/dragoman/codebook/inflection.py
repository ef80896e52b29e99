"""The four written forms of a French adjective or noun of nationality."""

from __future__ import annotations

#: Masculine endings and the feminine ones they take; the first that fits counts.
_FEMININE = (
    ("e", "e"),
    ("ien", "ienne"),
    ("yen", "yenne"),
    ("éen", "éenne"),
    ("on", "onne"),
    ("et", "ette"),
    ("eux", "euse"),
    ("eur", "euse"),
)


def feminine(masculine: str) -> str:
    """The regular feminine singular: marocain, marocaine; tunisien, tunisienne; belge, belge; letton, lettonne."""
    for ending, other in _FEMININE:
        if masculine.endswith(ending):
            return masculine[: -len(ending)] + other
    return masculine + "e"


def plural(singular: str) -> str:
    """The regular plural: marocains; chinois; sahraouis; proche-orientaux."""
    if singular.endswith("al"):
        return singular[:-2] + "aux"
    return singular if singular.endswith(("s", "x", "z")) else singular + "s"


def inflect(written: str) -> tuple[str, ...]:
    """All forms of an adjective given as `marocain`, or as `grec/grecque` where the feminine is irregular.

    In the order masculine, feminine, masculine plural, feminine plural, each once. `turc/turque` gives turc, turque,
    turcs, turques.
    """
    masculine, _, given = written.partition("/")
    other = given or feminine(masculine)
    return tuple(dict.fromkeys((masculine, other, plural(masculine), plural(other))))
