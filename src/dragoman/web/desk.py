"""What a page is made with: the record, who asks, and in which language."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from dragoman.codebook import load_parties
from dragoman.dossier import Labels, Language
from dragoman.record import Record, open_record, usual_names
from dragoman.web.errors import ChangeFirst, Forbidden, LogInFirst
from dragoman.web.settings import Settings
from dragoman.web.shelf import Shelf
from dragoman.web.typography import set_in
from dragoman.web.users import Role, User, local_user
from dragoman.web.words import Words, language_of, load_words

Found = TypeVar("Found")
#: How many times longer than working it out took, a summary of the whole record is kept.
KEPT = 200
#: What somebody may do whose password was given by an admin.
AT_FIRST = frozenset({"/account", "/account/password", "/logout"})


class Archive:
    """The record, opened twice: once for reading, once for what people write. Opened when first needed."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._lock = threading.Lock()
        self._open: dict[bool, Record] = {}
        self._kept: dict[str, tuple[float, object]] = {}
        self.shelf = Shelf()
        #: When somebody last asked for a page.
        self.asked = 0.0

    def get(self, *, write: bool) -> Record:
        """The record. Raises `RecordError`; for reading alone `MissingRecord` where there is none yet."""
        with self._lock:
            if write not in self._open:
                self._open[write] = open_record(self.place, write=write)
            return self._open[write]

    def kept(self, name: str, work: Callable[[], Found]) -> Found:
        """What takes long to work out and changes slowly: kept for `KEPT` times as long as working it out took.

        In a small record it is worked out anew each time, as good as.
        """
        began = time.monotonic()
        until, found = self._kept.get(name, (0.0, None))
        if began >= until:
            found = work()
            now = time.monotonic()
            self._kept[name] = (now + KEPT * (now - began), found)
        return cast("Found", found)

    def close(self) -> None:
        """Let go of the record."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()


@dataclass(frozen=True, slots=True)
class Desk:
    """One request's working place. `path` is the page's own address with its query, for links back; `site` goes before it."""

    settings: Settings
    archive: Archive
    user: User
    words: Words
    path: str
    partial: bool = False
    site: str = ""

    @property
    def record(self) -> Record:
        """The record, for reading."""
        return self.archive.get(write=False)

    @property
    def writable(self) -> Record:
        """The record, for judgements and pages."""
        return self.archive.get(write=True)

    @property
    def lang(self) -> Language:
        """The language of the interface."""
        return self.words.lang

    @property
    def labels(self) -> Labels:
        """What acts, statuses, themes and dates are called."""
        return self.words.labels

    @property
    def today(self) -> str:
        """The day it is, ISO, in UTC."""
        return self.settings.today or datetime.now(UTC).date().isoformat()

    def party(self, party: str) -> str:
        """What a party is called: `Maroc` for `MA`."""
        known = load_parties()
        label = known.label(party, self.lang)
        # Names that articles write are shown as they write them.
        return set_in(self.lang, label) if known.kind_of(party) else label

    def parties(self, parties: tuple[str, ...]) -> dict[str, str]:
        """What each party is called, organisations outside the codebook by their usual name."""
        usual = usual_names(self.record, parties)
        return {party: self.party(usual.get(party, party)) for party in parties}


def desk(request: Request) -> Desk:
    """The desk of a request. Raises `LogInFirst` where nobody has logged in and somebody has to, `ChangeFirst`."""
    made = desk_for_anybody(request)
    if not made.user.name:
        raise LogInFirst
    if made.user.must_change and request.url.path not in AT_FIRST:
        raise ChangeFirst
    return made


def desk_for_anybody(request: Request) -> Desk:
    """The desk of a request, logged in or not: a user without a name is nobody yet."""
    settings = cast("Settings", request.app.state.settings)
    request.app.state.archive.asked = time.monotonic()
    lang = language_of(
        request.query_params.get("lang"), request.cookies.get("lang"), request.headers.get("accept-language")
    )
    find: Callable[[Request], User | None] = request.app.state.find_user
    user = (find(request) or User("", "reader")) if settings.needs_login else local_user(settings)
    query = f"?{request.url.query}" if request.url.query else ""
    return Desk(
        settings, request.app.state.archive, user, load_words(lang), request.url.path + query,
        partial=request.headers.get("hx-request") == "true", site=str(request.base_url).rstrip("/"),
    )  # fmt: skip


def needs(role: Role) -> Callable[[Desk], Desk]:
    """A dependency that lets in who has the rights of `role`. Raises `Forbidden`."""

    def check(found: Annotated[Desk, Depends(desk)]) -> Desk:
        if not found.user.may(role):
            raise Forbidden(role)
        return found

    return check


AtDesk = Annotated[Desk, Depends(desk)]
AsReviewer = Annotated[Desk, Depends(needs("reviewer"))]
AsAdmin = Annotated[Desk, Depends(needs("admin"))]
Anybody = Annotated[Desk, Depends(desk_for_anybody)]
