"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import accounts, dossier, events, home, login, saved

PARTS: tuple[Pages, ...] = (
    home.pages,
    events.pages,
    saved.pages,
    dossier.pages,
    login.pages,
    accounts.pages,
)
