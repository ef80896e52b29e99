"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import (
    accounts,
    add,
    dossier,
    entities,
    events,
    home,
    login,
    maps,
    parties,
    search,
    things,
)

PARTS: tuple[Pages, ...] = (
    home.pages,
    search.pages,
    events.pages,
    dossier.pages,
    things.pages,
    parties.pages,
    entities.pages,
    maps.pages,
    login.pages,
    accounts.pages,
    add.pages,
)
