"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import (
    accounts,
    add,
    dossier,
    events,
    home,
    login,
    saved,
    search,
)

PARTS: tuple[Pages, ...] = (
    home.pages,
    search.pages,
    events.pages,
    saved.pages,
    dossier.pages,
    login.pages,
    accounts.pages,
    add.pages,
)
