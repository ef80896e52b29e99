"""The workbench as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from dragoman.web import failing, preferences
from dragoman.web.adding import Workroom
from dragoman.web.adding.storing import Store
from dragoman.web.desk import Archive
from dragoman.web.door import Door
from dragoman.web.guard import Guard
from dragoman.web.resolving import stop_resolving
from dragoman.web.settings import Settings
from dragoman.web.views import PARTS

ABOUT = """The record of international cooperation in AI and digital affairs, as the French-language press tells it.
Every page of the workbench answers here as JSON: `/events` as `/api/events`, with the same query."""

#: Requests that are worked on at the same time; the others wait in the order they came.
AT_ONCE = 8


def create_app(settings: Settings) -> FastAPI:
    """A workbench on one record. Nothing is opened yet."""
    archive = Archive(settings.record)
    door = Door(settings, archive)
    room = Workroom(Store(archive), place=settings.record)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # Work on many pages at once makes each of them late, and holds up who writes for as long.
        anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        room.resume()
        yield
        stop_resolving(archive)
        room.close()
        door.close()
        archive.close()

    app = FastAPI(
        title="Dragoman", version=version("dragoman"), description=ABOUT, lifespan=lifespan,
        docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", redirect_slashes=False,
    )  # fmt: skip
    app.state.settings = settings
    app.state.archive = archive
    app.state.room = room
    app.state.door = door
    app.state.find_user = door.find_user
    app.mount("/static", StaticFiles(directory=str(files("dragoman.web") / "static")), name="static")
    for part in PARTS:
        app.include_router(part.html)
        app.include_router(part.json)
    failing.install(app)
    # The last one added is the first to see a request.
    app.add_middleware(preferences.Preferences)
    app.add_middleware(GZipMiddleware, minimum_size=500)
    app.add_middleware(Guard, settings=settings)
    return app
