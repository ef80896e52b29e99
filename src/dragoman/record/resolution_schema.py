"""Tables of the resolution: derived from the facts and from people's judgements, to be dropped and made anew at any time.

They name facts by id: of an event that the machine read (`e-…`) or one that people vouched for and no reading finds any
more (`s-…`). A fact that a re-reading removes leaves its rows until its page is resolved again; that is how the
resolution knows which happenings it has to look at anew.
"""

from __future__ import annotations

from sqlalchemy import Column, Index

from dragoman.record.columns import child_of, count, key, long, maybe, real, table, words

#: What was last resolved of a page (`mark`), and what tells copies: agencies it credits, and a sketch of its words.
resolved_page = table(
    "resolved_page",
    child_of("page_id", "page.id", key=True),
    words("mark"),
    words("agencies"),
    words("sketch"),
    rowid=False,
)
#: The judgements that the last resolution took in, one line each.
resolved_judgement = table("resolved_judgement", key("item"), rowid=False)
#: Where to look for other reports of the same act: see `resolve.reports.own_keys`.
report_block = table(
    "report_block",
    Column("key", long(), primary_key=True, nullable=False, autoincrement=False),
    key("event_id"),
    Index("ix_report_block_event_id", "event_id"),
    rowid=False,
)
#: One act in the world with all its reports. Fields are those of the fullest report; counts are of reports, of pages,
#: and of voices that do not depend on each other.
happening = table(
    "happening",
    key("id"),
    words("act"),
    maybe("about"),
    words("status"),
    maybe("date"),
    maybe("first_day"),
    maybe("last_day"),
    maybe("place"),
    maybe("object"),
    maybe("instrument"),
    count("reports"),
    count("articles"),
    count("independent"),
    Index("ix_happening_first_day", "first_day"),
    Index("ix_happening_act", "act"),
)
#: `voice`: reports of one happening with the same number come from one source. `why`: what made it join, in JSON.
happening_report = table(
    "happening_report",
    key("event_id"),
    child_of("happening_id", "happening.id"),
    child_of("page_id", "page.id"),
    count("voice"),
    words("why"),
    Index("ix_happening_report_happening_id", "happening_id"),
    Index("ix_happening_report_page_id", "page_id"),
    rowid=False,
)
#: A person or programme met on one page or many.
entity = table("entity", key("id"), words("kind"), words("name"), Index("ix_entity_name", "name"), rowid=False)
#: A name as pages write it, for one party: in which roles (a JSON list; a programme's horizons), from which day to
#: which, on how many pages; `sample` is one of its mentions. `why`: what made it the entity's, in JSON.
bearer = table(
    "bearer",
    key("id"),
    child_of("entity_id", "entity.id"),
    words("kind"),
    words("name"),
    maybe("party"),
    words("roles"),
    maybe("first_day"),
    maybe("last_day"),
    count("pages"),
    words("sample"),
    words("why"),
    Index("ix_bearer_entity_id", "entity_id"),
    Index("ix_bearer_name", "name"),
    rowid=False,
)
bearer_block = table(
    "bearer_block",
    key("key"),
    child_of("bearer_id", "bearer.id", key=True),
    Index("ix_bearer_block_bearer_id", "bearer_id"),
    rowid=False,
)
#: A name on a page, with the roles the page gives (JSON; a programme's horizon).
mention = table(
    "mention",
    key("id"),
    words("bearer_id"),
    child_of("page_id", "page.id"),
    words("name"),
    words("roles"),
    Index("ix_mention_bearer_id", "bearer_id"),
    Index("ix_mention_page_id_name", "page_id", "name"),
    rowid=False,
)
#: Names of parties outside the codebook, and what they are taken for.
party_name = table("party_name", key("name"), words("canonical"), words("why"), rowid=False)
#: Pairs of facts, mentions or names of parties that may belong together: for people to decide. `kind`: event, person,
#: misspelling, holder, programme, organisation. `why`: the evidence in JSON.
proposal = table(
    "proposal",
    key("kind"),
    key("left"),
    key("right"),
    Column("score", real(), nullable=False),
    words("why"),
    Index("ix_proposal_left", "left"),
    Index("ix_proposal_right", "right"),
    Index("ix_proposal_kind_score", "kind", "score"),
    rowid=False,
)

#: All of them, parents first.
TABLES = (
    resolved_page, resolved_judgement, report_block, happening, happening_report, entity, bearer, bearer_block, mention,
    party_name, proposal,
)  # fmt: skip
