"""Tables of the resolution: derived from the facts and from people's judgements, to be dropped and made anew at any time.

They name facts by id; a fact that a re-reading removed is replaced when its page is next resolved (`resolved_page`
holds the mark of the reading that was), so that there is no reference to tables of facts but through the page.
"""

from __future__ import annotations

from sqlalchemy import Column, Index

from dragoman.record.columns import child_of as _of
from dragoman.record.columns import count as _count
from dragoman.record.columns import key as _key
from dragoman.record.columns import maybe as _maybe
from dragoman.record.columns import real
from dragoman.record.columns import table as _table
from dragoman.record.columns import words as _text

#: What was last resolved of a page, and what tells copies: agencies it credits, and a sketch of its words.
resolved_page = _table(
    "resolved_page",
    _of("page_id", "page.id", key=True),
    _text("mark"),
    _text("agencies"),
    _text("sketch"),
    rowid=False,
)
#: Where to look for other reports of the same act: see `resolve.reports.block_keys`.
report_block = _table(
    "report_block",
    _key("key"),
    _key("event_id"),
    _of("page_id", "page.id"),
    Index("ix_report_block_event_id", "event_id"),
    Index("ix_report_block_page_id", "page_id"),
    rowid=False,
)
#: One act in the world with all its reports. Fields are those of the fullest report; counts are of reports, of pages,
#: and of pages that do not depend on each other.
happening = _table(
    "happening",
    _key("id"),
    _text("act"),
    _maybe("about"),
    _text("status"),
    _maybe("date"),
    _maybe("first_day"),
    _maybe("last_day"),
    _maybe("place"),
    _maybe("object"),
    _maybe("instrument"),
    _count("reports"),
    _count("articles"),
    _count("independent"),
    Index("ix_happening_first_day", "first_day"),
    Index("ix_happening_act", "act"),
)
#: `voice`: reports of one happening with the same number come from one source. `why`: what made it join, in JSON.
happening_report = _table(
    "happening_report",
    _key("event_id"),
    _of("happening_id", "happening.id"),
    _of("page_id", "page.id"),
    _count("voice"),
    _text("why"),
    Index("ix_happening_report_happening_id", "happening_id"),
    Index("ix_happening_report_page_id", "page_id"),
    rowid=False,
)
#: A person or programme met on one page or many.
entity = _table("entity", _key("id"), _text("kind"), _text("name"), Index("ix_entity_name", "name"))
#: A name on a page. `party` is what the page says of the person, or the programme's owner.
mention = _table(
    "mention",
    _key("id"),
    _of("entity_id", "entity.id"),
    _of("page_id", "page.id"),
    _text("kind"),
    _text("name"),
    _maybe("party"),
    _text("why"),
    Index("ix_mention_entity_id", "entity_id"),
    Index("ix_mention_page_id", "page_id"),
    Index("ix_mention_name", "name"),
)
mention_block = _table(
    "mention_block",
    _key("key"),
    _key("mention_id"),
    _of("page_id", "page.id"),
    Index("ix_mention_block_mention_id", "mention_id"),
    Index("ix_mention_block_page_id", "page_id"),
    rowid=False,
)
#: Names of parties outside the codebook, and what they are taken for.
party_name = _table("party_name", _key("name"), _text("canonical"), _text("why"), rowid=False)
#: Pairs of facts or mentions that may belong together: for people to decide. `kind`: event, person, misspelling,
#: holder, programme, organisation. `why`: the evidence in JSON.
proposal = _table(
    "proposal",
    _key("kind"),
    _key("left"),
    _key("right"),
    Column("score", real(), nullable=False),
    _text("why"),
    rowid=False,
)

#: All tables that `rebuild` empties, children first.
DERIVED = (
    proposal, party_name, mention_block, mention, entity, happening_report, happening, report_block, resolved_page,
)  # fmt: skip
