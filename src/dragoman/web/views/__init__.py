"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import articles, bulk, events, facts, home, judging_log, proposing, review

PARTS: tuple[Pages, ...] = (home.pages, events.pages, articles.pages, facts.pages, bulk.pages, proposing.pages,
    judging_log.pages, review.pages,
)
