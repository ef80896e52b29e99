"""The record: stored texts and the facts read from them, in a file that any SQLite tool opens, or in PostgreSQL.

The only room that knows SQL. Writing the same thing twice changes nothing; a page is stored whole or not at all.

>>> from dragoman.record import EventFilter, events, open_record
>>> with open_record("dragoman.db") as record:                     # doctest: +SKIP
...     for stored in events(record, EventFilter(parties=("MA", "US"))):
...         print(stored.id, stored.fact.act, stored.page.outlet)
"""

from dragoman.record.ahead import read_ahead
from dragoman.record.browsing import (
    Listing,
    Listings,
    OutletPages,
    entity_list,
    events_with,
    mention_names,
    organisation_names,
    outlet_list,
    outlet_pages,
    pages_naming,
    paper_list,
    plain,
    proposals_about,
    quotes_of,
    reports_of,
)
from dragoman.record.copying import backup, copy
from dragoman.record.coverage import Coverage, coverage, period_read
from dragoman.record.days import first_and_last
from dragoman.record.dump import dump
from dragoman.record.errors import MissingRecord, RecordError, UnknownFact, UnstorablePage
from dragoman.record.glances import Glance, Glances, glances, happenings_of, homes_of, page_days
from dragoman.record.happenings import Happening, happening_of, happenings, reported, standing
from dragoman.record.judgements import (
    Asked,
    BadJudgement,
    BadJudgementFile,
    Examined,
    JudgedMeanwhile,
    Judgement,
    conflicts,
    constraints,
    examine,
    judge,
    judge_all,
    judgements,
)
from dragoman.record.load import StoredPage, Versions
from dragoman.record.lookup import Found, find_fact
from dragoman.record.masking import shown
from dragoman.record.opening import check_place
from dragoman.record.people import (
    Entity,
    Held,
    Mentioned,
    Proposal,
    Written,
    entities,
    entities_by_id,
    entities_on,
    mentioned,
    named_on,
    proposal_counts,
    proposals,
    proposals_with,
    usual_names,
)
from dragoman.record.places import home_of
from dragoman.record.preview import preview
from dragoman.record.queries import (
    BadDate,
    EventFilter,
    Stored,
    counts,
    events,
    events_on,
    facts_by_id,
    positions,
    programmes,
    quotes,
    stored_page,
    values,
    whole_page,
    whole_pages,
)
from dragoman.record.record import Outcome, Record, open_record
from dragoman.record.resolution import awaiting, resolve_new
from dragoman.record.resolve import (
    Constraints,
    Disagreement,
    Stage,
    Step,
    Thing,
    Variant,
    acts_of_things,
    between,
    mention_id,
    organisation_id,
    stage_of,
    things,
)
from dragoman.record.search import BadQuery, search
from dragoman.record.search import Found as SearchResults
from dragoman.record.search import Hit as SearchHit
from dragoman.record.search import facets as search_facets
from dragoman.record.sightings import Sighting, note_sightings
from dragoman.record.verify import verify

__all__ = [
    "Asked",
    "BadDate",
    "BadJudgement",
    "BadJudgementFile",
    "BadQuery",
    "Constraints",
    "Coverage",
    "Disagreement",
    "Entity",
    "EventFilter",
    "Examined",
    "Found",
    "Glance",
    "Glances",
    "Happening",
    "Held",
    "JudgedMeanwhile",
    "Judgement",
    "Listing",
    "Listings",
    "Mentioned",
    "MissingRecord",
    "Outcome",
    "OutletPages",
    "Proposal",
    "Record",
    "RecordError",
    "SearchHit",
    "SearchResults",
    "Sighting",
    "Stage",
    "Step",
    "Stored",
    "StoredPage",
    "Thing",
    "UnknownFact",
    "UnstorablePage",
    "Variant",
    "Versions",
    "Written",
    "acts_of_things",
    "awaiting",
    "backup",
    "between",
    "check_place",
    "conflicts",
    "constraints",
    "copy",
    "counts",
    "coverage",
    "dump",
    "entities",
    "entities_by_id",
    "entities_on",
    "entity_list",
    "events",
    "events_on",
    "events_with",
    "examine",
    "facts_by_id",
    "find_fact",
    "first_and_last",
    "glances",
    "happening_of",
    "happenings",
    "happenings_of",
    "home_of",
    "homes_of",
    "judge",
    "judge_all",
    "judgements",
    "mention_id",
    "mention_names",
    "mentioned",
    "named_on",
    "note_sightings",
    "open_record",
    "organisation_id",
    "organisation_names",
    "outlet_list",
    "outlet_pages",
    "page_days",
    "pages_naming",
    "paper_list",
    "period_read",
    "plain",
    "positions",
    "preview",
    "programmes",
    "proposal_counts",
    "proposals",
    "proposals_about",
    "proposals_with",
    "quotes",
    "quotes_of",
    "read_ahead",
    "reported",
    "reports_of",
    "resolve_new",
    "search",
    "search_facets",
    "shown",
    "stage_of",
    "standing",
    "stored_page",
    "things",
    "usual_names",
    "values",
    "verify",
    "whole_page",
    "whole_pages",
]
