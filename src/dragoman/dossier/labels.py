"""What a reader is shown for acts, statuses, themes, dates and headings, in French or English."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

Language = Literal["fr", "en"]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Tables of words by key.
TABLES = ("acts", "statuses", "themes", "fields", "stages")
LANGUAGES: tuple[Language, ...] = get_args(Language)
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language. A value of the codebook that has no label is shown as it is."""

    lang: Language
    acts: Mapping[str, str]
    statuses: Mapping[str, str]
    themes: Mapping[str, str]
    fields: Mapping[str, str]
    stages: Mapping[str, str]
    months: tuple[str, ...]
    texts: Mapping[str, str]

    def text(self, key: str, /, **fields: object) -> str:
        """The text of this name, filled in. With a `count` of one, the singular."""
        count = fields.get("count")
        one = isinstance(count, int) and (count == 1 or (count == 0 and self.lang == "fr"))
        pattern = self.texts.get(f"{key}_one", self.texts[key]) if one else self.texts[key]
        return pattern.format(**fields)

    def act(self, act: str, about: str | None = None) -> str:
        """The act, with the further act it is about."""
        label = self.acts.get(act, act)
        return self.text("about", act=label, about=self.acts.get(about, about)) if about else label

    def status(self, status: str) -> str:
        """How far along an act is."""
        return self.statuses.get(status, status)

    def stage(self, stage: str) -> str:
        """A stage in the life of an accord or a measure, or how it stands."""
        return self.stages.get(stage, stage)

    def field(self, field: str, about: str = "") -> str:
        """A field in which reports differ, and which figure, office or person is meant."""
        meant = self.texts["sum"] if about == "money" else about
        return f"{self.fields.get(field, field)} ({meant})" if meant else self.fields.get(field, field)

    def theme(self, theme: str) -> str:
        """A theme."""
        return self.themes.get(theme, theme)

    def date(self, date: str | None) -> str:
        """An ISO date in words: `17 mars 2025`, `mars 2025`, `26–28 juillet 2025`, `28 juillet – 3 août 2025`."""
        if not date:
            return self.text("no_date")
        parts = list(dict.fromkeys(self._day(part) for part in date.split("/")))
        if len(parts) == 1:
            return parts[0]
        # What both days have in common is said once, at the end.
        first, last = parts[0].split(" "), parts[-1].split(" ")
        shared = next(n for n in range(len(last) + 1) if len(first) != len(last) or first[-1 - n] != last[-1 - n])
        dash = "–" if shared == 2 else " – "
        return dash.join((" ".join(first[: len(first) - shared]), parts[-1]))

    def joined(self, names: list[str]) -> str:
        """`a, b et c`."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.text('and')} {names[-1]}"

    def _day(self, date: str) -> str:
        match = _DATE.fullmatch(date)
        if not match or not 1 <= int(match[2] or 1) <= 12:
            return date
        year, month, day = match.groups()
        words = [year]
        if month:
            words.insert(0, self.months[int(month) - 1])
        if day:
            first = int(day) == 1 and self.lang == "fr"
            words.insert(0, "1er" if first else str(int(day)))
        return " ".join(words)


@functools.cache
def load_labels(lang: Language) -> Labels:
    """The labels of a language, read once a process."""
    text = (files(__package__) / "data" / "labels.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506  a safe loader, the C one where it is built
    words = {name: {key: item[lang] for key, item in data[name].items()} for name in TABLES}
    texts = {key: item[lang] for key, item in data["texts"].items()}
    return Labels(lang=lang, months=tuple(data["months"][lang]), texts=texts, **words)
