"""The words of the interface, in French and English: `words/*.yaml`, one file a part of the workbench."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from markupsafe import Markup, escape

from dragoman.codebook.datafile import parsed
from dragoman.dossier import LANGUAGES, TABLES, Labels, Language, load_labels
from dragoman.web.typography import set_in


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, typeset: in French with narrow no-break spaces."""

    lang: Language
    texts: Mapping[str, str]
    labels: Labels

    def __call__(self, key: str, /, **fields: object) -> str:
        """The text of this name, filled in. With a `count` of one (in French also of none), the text `KEY_one` if there is one.

        Raises `KeyError` where there is no such text.
        """
        count = fields.get("count")
        one = isinstance(count, int) and (count == 1 or (count == 0 and self.lang == "fr"))
        pattern = self.texts.get(f"{key}_one") if one else None
        pattern = pattern if pattern is not None else self.texts[key]
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in fields.items()}
        return set_in(self.lang, pattern.format(**shown))

    def markup(self, key: str, /, **fields: object) -> Markup:
        """The text with its fields escaped, or taken as they are where they are `Markup`."""
        filled = {name: value if isinstance(value, int) else f"\0{name}\0" for name, value in fields.items()}
        text = str(escape(self(key, **filled)))
        for name, value in fields.items():
            text = text.replace(f"\0{name}\0", str(escape(value)))
        return Markup(text)  # noqa: S704 - escaped part by part above

    def number(self, value: int) -> str:
        """A number as the language groups it: `12 345` (narrow no-break space), `12,345`."""
        return f"{value:,}".replace(",", "\u202f" if self.lang == "fr" else ",")

    def decimal(self, value: float, *, signed: bool = False) -> str:
        """A number with one decimal: `3,9` in French, `3.9` in English; `signed`: with its sign (`+0,3`, `−2,2`)."""
        text = (f"{value:+.1f}" if signed else f"{value:.1f}").replace("-", "\u2212")
        return text.replace(".", ",") if self.lang == "fr" else text

    def percent(self, share: float) -> str:
        """A share of 1 in hundredths: `83 %`, `83%`."""
        return f"{round(100 * share)}" + ("\u202f%" if self.lang == "fr" else "%")


@functools.cache
def load_words(lang: Language) -> Words:
    """The words of a language, read once a process."""
    texts: dict[str, str] = {}
    for entry in sorted((files(__package__) / "words").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            for key, item in (parsed(entry.read_text(encoding="utf-8")) or {}).items():
                if key in texts:
                    raise ValueError(f"{entry.name}: {key} stands in two files")
                texts[key] = item[lang]
    return Words(lang, texts, typeset(load_labels(lang)))


def typeset(labels: Labels) -> Labels:
    """The labels as their language sets them: `n’a pas eu lieu`."""
    names = (*TABLES, "texts")
    tables = {name: {key: set_in(labels.lang, text) for key, text in getattr(labels, name).items()} for name in names}
    return replace(labels, **tables)  # type: ignore[arg-type]  # names of tables


def language_of(wanted: str | None, kept: str | None, accepted: str | None) -> Language:
    """The language to answer in: the one asked for, else the one kept in the cookie, else the browser's first; French."""
    for choice in (wanted, kept):
        for lang in LANGUAGES:
            if choice == lang:
                return lang
    for part in (accepted or "").split(",")[:8]:
        name = part.split(";")[0].strip()[:2].casefold()
        for lang in LANGUAGES:
            if name == lang:
                return lang
    return "fr"
