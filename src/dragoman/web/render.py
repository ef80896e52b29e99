"""Templates into answers."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.web import guiding, marks
from dragoman.web.desk import Desk
from dragoman.web.drawing.tones import tone_of_stage
from dragoman.web.reasons import reason_in
from dragoman.web.saying import typed_party
from dragoman.web.typography import bound, figure, quoted, set_in

THEMES = ("auto", "light", "dark")


@functools.cache
def environment() -> Environment:
    """The templates: everything put into them is escaped, and a name that nothing has is an error."""
    made = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static, address=address, with_query=with_query)
    made.globals.update(marked=marks.marked, sentence_marks=marks.of_sentence, candidate_marks=marks.of_trace)
    made.globals.update(hit_marks=marks.of_hits, tone_of_stage=tone_of_stage, coarse=coarse)
    made.globals.update(reason_in=reason_in, guide=guiding, typed_party=typed_party)
    made.filters.update(safe_link=safe_link, truncate=shortened)
    made.filters.update(bound=bound, figure=figure, typeset=lambda text, lang: set_in(lang, text))
    del made.filters["safe"]  # nothing in a template is taken as it is
    return made


def coarse(day: str) -> str:
    """An ISO day without what its first-of-the-month may only stand for: dates that are months or years begin there.

    >>> coarse("2026-01-01"), coarse("2024-03-01"), coarse("2025-03-17")
    ('2026', '2024-03', '2025-03-17')
    """
    return day.removesuffix("-01-01") if day.endswith("-01-01") else day.removesuffix("-01")


def shortened(text: str, length: int) -> str:
    """The text, cut between words where it is longer than so many characters, with an ellipsis for the rest."""
    if len(text) <= length:
        return text
    cut = text[: length - 1].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(" ,;:.") + "…"


def render(
    request: Request, desk: Desk, template: str, view: BaseModel | Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """A page for `view`, whose fields are the template's names; for htmx only its block `results`, if it has one."""
    names = {name: getattr(view, name) for name in type(view).model_fields} if isinstance(view, BaseModel) else dict(view)
    theme = request.cookies.get("look", "auto")
    words = desk.words
    names |= {
        "view": view, "desk": desk, "t": words, "lang": desk.lang, "user": desk.user, "labels": desk.labels,
        "theme": theme if theme in THEMES else "auto", "path": desk.path, "here": request.url.path,
        "quoted": functools.partial(quoted, desk.lang), "number": words.number, "percent": words.percent,
        "decimal": words.decimal, "typeset": functools.partial(set_in, desk.lang),
    }  # fmt: skip
    loaded = environment().get_template(template)
    if desk.partial and "results" in loaded.blocks:
        block = loaded.blocks["results"]
        return HTMLResponse("".join(block(loaded.new_context(names))), status)
    return HTMLResponse(loaded.render(names), status)


@functools.cache
def static(name: str) -> str:
    """The address of a file of ours, with its hash, so that browsers may keep it for good."""
    data = (files(__package__) / "static" / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(data).hexdigest()[:12]}"


def address(*parts: str, **query: object) -> str:
    """An address of the workbench: path parts quoted, empty query fields left out, lists repeated.

    >>> address("parties", "Mistral AI", act=["sign", "meet"], page=None)
    '/parties/Mistral%20AI?act=sign&act=meet'
    """
    return "/" + "/".join(map(_quoted, parts)) + _query(query)


@functools.lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    # A page of a large record has thousands of addresses, and most of their parts many times.
    return quote(part, safe=":@")


def with_query(path: str, **changes: object) -> str:
    """The same address with some query fields changed, or taken out where the new value is None."""
    from urllib.parse import parse_qs

    parts = urlsplit(path)
    fields: dict[str, object] = dict(parse_qs(parts.query))
    return parts.path + _query(fields | changes)


def _query(fields: Mapping[str, object]) -> str:
    pairs: list[tuple[str, str]] = []
    for name, value in fields.items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(item)) for item in values if item not in {None, ""}]
    return "?" + urlencode(pairs) if pairs else ""


def safe_link(url: str | None) -> str | None:
    """An address of the web that may be linked to; None for `javascript:` and the like."""
    return url if url and urlsplit(url).scheme.casefold() in {"http", "https"} else None

