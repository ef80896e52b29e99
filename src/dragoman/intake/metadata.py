"""What the metadata of an HTML page say of its title, date, authors, outlet and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dragoman.intake.lines import key
from dragoman.intake.settings import settings

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|LiveBlog|Liveblog|Scholarly|Tech|Blog|Social)?(?:Article|Posting)$|^Report$"
)
_ISO = re.compile(r"\s{0,3}((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s*(?:\s[|–—-]|\s::|\s[•·»]|\|)\s+(?P<site>[^|–—]{2,60})$", re.DOTALL)
_SITE = re.compile(r"://|\w\.(?:fr|com|net|org|be|ch|ca|info)\b")
_BY = re.compile(r"^(?:par|by|de|auteur ?:?) +", re.IGNORECASE)
_DATE_NAMES = (
    *("article:published_time", "datePublished", "date", "pubdate", "publishdate", "dc.date.issued", "dc.date"),
    *("parsely-pub-date", "article:published", "og:article:published_time", "sailthru.date"),
    "cxenseparse:recs:publishtime",
)
#: A JSON-LD block is walked this deep and no further.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None or empty where it says nothing. `published` is an ISO day."""

    title: str | None
    published: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of a parsed page; `url` is where it was fetched, if it was."""
    articles = [found for found in _linked_data(tree) if _is_article(found)]
    outlet = _first([*_meta(tree, "og:site_name"), *(_name(a.get("publisher")) for a in articles)])
    address = _first([*tree.xpath("//link[@rel='canonical']/@href"), *_meta(tree, "og:url")])
    if address is None or not re.match(r"https?://", address):
        address = url
    headings = [_flat(heading.text_content()) for heading in tree.xpath("//h1")[:5]]
    titles = [*_meta(tree, "og:title"), *(a.get("headline") for a in articles), *headings]
    titles += [*_meta(tree, "twitter:title"), *tree.xpath("//title/text()")[:1]]
    return Metadata(
        title=_best_title([_flat(t) for t in titles if isinstance(t, str)], outlet, address),
        published=_published(tree, articles, address),
        authors=_authors(tree, articles, outlet),
        outlet=outlet if outlet and not re.match(r"(?:https?:|www\.)", outlet) else None,
        url=address,
    )


def _meta(tree: HtmlElement, name: str) -> list[str]:
    lower = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = $name"
    tests = " or ".join(lower.format(attribute) for attribute in ("@property", "@name", "@itemprop"))
    return [str(value) for value in tree.xpath(f"//meta[{tests}]/@content", name=name.lower())]


def _flat(text: str) -> str:
    """Runs of white space as one space; no-break spaces are kept, they belong to the French."""
    return _SPACES.sub(" ", text).strip()


def _first(values: Sequence[str | None]) -> str | None:
    return next((_flat(value) for value in values if value and value.strip()), None)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, 0)


def _objects(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data[:200]:
            yield from _objects(value, depth + 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _name(data: object) -> str | None:
    if isinstance(data, list):
        return next((name for one in data if (name := _name(one))), None)
    if isinstance(data, dict):
        data = data.get("name")
    return data if isinstance(data, str) else None


def _best_title(titles: Sequence[str], outlet: str | None, address: str | None) -> str | None:
    """The first title that is more than the name of the site, without that name behind it."""
    sites = {key(outlet or "")} | {key(part) for part in re.findall(r"//(?:www\.)?([^/:]+)", address or "")} - {""}
    short = [_without_site(title, sites, titles) for title in titles if title]
    able = [t for t in short if key(t) not in sites and len(t) <= 300]
    return next((t for t in able if len(t.split()) >= 3 or able.count(t) > 1), able[0] if able else None)


def _without_site(title: str, sites: set[str], titles: Sequence[str]) -> str:
    found = _SUFFIX.match(title)
    if not found:
        return title
    site, rest = key(found["site"]), found["title"].strip()
    squeezed = site.replace(" ", "")
    names = [name.replace(" ", "") for name in sites]
    known = bool(squeezed) and any(squeezed in name or name in squeezed for name in names)
    if known or any(key(other) == key(rest) for other in titles):
        return rest
    return title


def _published(tree: HtmlElement, articles: Sequence[dict[str, Any]], address: str | None) -> str | None:
    values = [a.get("datePublished") for a in articles] + [v for name in _DATE_NAMES for v in _meta(tree, name)]
    values += tree.xpath("//time[contains(@itemprop, 'datePublished') or contains(@class, 'publi')]/@datetime")[:3]
    days = (_iso_day(value) for value in values if isinstance(value, str))
    return next((day for day in days if day), None) or _guessed_day(tree, address)


def _iso_day(value: str) -> str | None:
    found = _ISO.match(value)
    limits = settings()
    if not found or not limits.earliest_year <= int(found[1]) <= limits.latest_year + 1:
        return None
    return "-".join(found.groups())


def _guessed_day(tree: HtmlElement, address: str | None) -> str | None:
    """What htmldate finds in the markup; bounds are given so that the day of the run plays no part."""
    from htmldate import find_date

    limits = settings()
    first, last = f"{limits.earliest_year}-01-01", f"{limits.latest_year}-12-31"
    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=address, min_date=first, max_date=last)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None
    return _iso_day(found) if found else None


def _authors(tree: HtmlElement, articles: Sequence[dict[str, Any]], outlet: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for article in articles[:1]:
        people = article.get("author")
        found += [name for one in (people if isinstance(people, list) else [people]) if (name := _name(one))]
    if not found:
        found = [*_meta(tree, "author"), *_meta(tree, "article:author")]
        found += [element.text_content() for element in tree.xpath("//*[@rel='author']")[:4]]
    names = (_BY.sub("", _flat(name)) for name in found)
    own = key(outlet or "")
    good = (name for name in names if 2 <= len(name) <= 80 and not _SITE.search(name) and key(name) != own)
    return tuple(dict.fromkeys(good))[:8]
