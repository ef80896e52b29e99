"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import dossier, entities, events, home, maps, parties, things

PARTS: tuple[Pages, ...] = (home.pages, events.pages, dossier.pages, things.pages, parties.pages, entities.pages, maps.pages)
