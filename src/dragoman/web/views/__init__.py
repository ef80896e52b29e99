"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import articles, events, facts, home, review

PARTS: tuple[Pages, ...] = (home.pages, events.pages, articles.pages, facts.pages, review.pages)
