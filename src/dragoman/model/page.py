"""One news page, cleaned: the article apart from everything around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

FurnitureKind = Literal[
    "ticker", "related", "promo", "comments", "credit", "nav", "share", "paywall", "ad", "byline"
]
PublishedFrom = Literal["metadata", "byline", "dateline", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """One line of a page that is not the article, kept as it stood.

    `time` is HH:MM and `date` ISO, both only for ticker entries, `date` only where it can be worked out.
    """

    text: str
    kind: FurnitureKind
    time: str | None = None
    date: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The line as `reading.schema.json` writes it."""
        return {"text": self.text, "kind": self.kind, "time": self.time, "date": self.date}


@dataclass(frozen=True, slots=True)
class Page:
    """What intake makes of one input. `text` is the article alone, title excluded: all offsets point into it.

    `published` and `captured` are ISO dates; `published_from` says how the first was found. `captured` is the
    day the page was as shown, from a ticker or a fetch; it bounds `published` from above.
    """

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "unknown"
    captured: str | None = None
    furniture: tuple[Furniture, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str = "fr"

    def to_json(self) -> dict[str, Any]:
        """The `page` object of `reading.schema.json`."""
        return {
            "url": self.url,
            "outlet": self.outlet,
            "language": self.language,
            "title": self.title,
            "authors": list(self.authors),
            "published": self.published,
            "published_from": self.published_from,
            "captured": self.captured,
            "text": self.text,
            "furniture": [line.to_json() for line in self.furniture],
        }

    @classmethod
    def from_json(cls, source: str, data: dict[str, Any]) -> Page:
        """The page that `to_json` wrote."""
        return cls(
            source=source,
            text=data["text"],
            title=data["title"],
            published=data["published"],
            published_from=data["published_from"],
            captured=data["captured"],
            furniture=tuple(Furniture(**line) for line in data["furniture"]),
            authors=tuple(data["authors"]),
            outlet=data["outlet"],
            url=data["url"],
            language=data["language"],
        )
