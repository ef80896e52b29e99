"""What a person tells of an article beside its text, and how what is added is named."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

#: Characters of a name.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a text: it counts before what is found in it. `date` is ISO. `fiction`: written for a demonstration."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    fiction: bool = False

    def keep(self, path: Path) -> None:
        """Lay it beside the text, where the process that reads finds it."""
        beside(path).write_text(json.dumps(asdict(self)), encoding="ascii")


def told_of(path: Path) -> Told:
    """What was laid beside a text."""
    return Told(**json.loads(beside(path).read_text(encoding="ascii")))


def beside(path: Path) -> Path:
    """Where what is told of a text lies."""
    return path.with_name(path.name + ".told")


def name_of(given: str, data: bytes, told: Told) -> str:
    """The name an article goes by in the record: of its content, so that two files of one name are two articles.

    >>> name_of("C:\\\\pages\\\\../a\\tb.html", b"", Told())
    'added/e3b0c44298fc/a b.html'
    """
    found = hashlib.sha256(data)
    if told.title or told.outlet or told.date or told.url:
        found.update(json.dumps([told.title, told.outlet, told.date, told.url]).encode())
    return f"added/{found.hexdigest()[:12]}/{clean(given)}"


def clean(given: str) -> str:
    """The last part of a file's name, without signs that do not show."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rstrip("/").rpartition("/")[2])
    name = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(name.split()).lstrip(".")[-LONGEST:] or "text"
