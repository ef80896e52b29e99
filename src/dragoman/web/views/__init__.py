"""The pages of the workbench, one module a part."""

from dragoman.web.pages import Pages
from dragoman.web.views import (
    accounts,
    add,
    articles,
    bulk,
    dossier,
    entities,
    events,
    facts,
    home,
    judging_log,
    login,
    maps,
    parties,
    proposing,
    review,
    saved,
    search,
    things,
)

PARTS: tuple[Pages, ...] = (
    home.pages,
    search.pages,
    events.pages,
    saved.pages,
    dossier.pages,
    things.pages,
    parties.pages,
    entities.pages,
    maps.pages,
    articles.pages,
    facts.pages,
    bulk.pages,
    proposing.pages,
    judging_log.pages,
    review.pages,
    login.pages,
    accounts.pages,
    add.pages,
)
