"""Lists of what the record holds, a page at a time, with counts: fast however large the record is.

Other parts answer with all they have; these answer with what a screen can show, and say how much more there is.
"""

from dragoman.record.listing.counts import Extent, Facets, Tie, Ties, event_facets, event_months, extent, party_ties
from dragoman.record.listing.events import EventPage, event_page
from dragoman.record.listing.filters import COUNTED, ListFilter
from dragoman.record.listing.happenings import HappeningPage, happening_page
from dragoman.record.listing.heads import NewPage, NewPages, ProposalPage, new_pages, proposal_page, value_counts
from dragoman.record.listing.news import News, Waiting, arrived_since, disputed, news, planned, planned_count, waiting
from dragoman.record.listing.onpages import page_events
from dragoman.record.listing.ordering import Sort
from dragoman.record.listing.profiles import EntityPage, Known, Profile, Role, entity_page, entity_profile

__all__ = [
    "COUNTED",
    "EntityPage",
    "EventPage",
    "Extent",
    "Facets",
    "HappeningPage",
    "Known",
    "ListFilter",
    "NewPage",
    "NewPages",
    "News",
    "Profile",
    "ProposalPage",
    "Role",
    "Sort",
    "Tie",
    "Ties",
    "Waiting",
    "arrived_since",
    "disputed",
    "entity_page",
    "entity_profile",
    "event_facets",
    "event_months",
    "event_page",
    "extent",
    "happening_page",
    "new_pages",
    "news",
    "page_events",
    "party_ties",
    "planned",
    "planned_count",
    "proposal_page",
    "value_counts",
    "waiting",
]
