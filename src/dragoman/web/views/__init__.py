"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import dossier, events, home, search

PARTS: tuple[Pages, ...] = (home.pages, events.pages, dossier.pages, search.pages)
