"""The tables of judgements, as the newest migration leaves them.

`judgement` and `judgement_target` are what people said: rows are only ever added (triggers refuse anything else).
`judged` and its children are worked out from these and from the machine's facts, and can be rebuilt at any time.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text
from sqlalchemy.schema import SchemaItem

from dragoman.record.schema import metadata


def _table(name: str, *items: SchemaItem, rowid: bool = True) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, null: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, primary_key=key)


def _count(name: str, *, null: bool = False, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null, primary_key=key, autoincrement=False)


#: One thing one person said of one fact. `value` and `seen_value` are JSON; times are UTC.
judgement = _table(
    "judgement",
    _text("id", key=True),
    _text("action"),
    _text("kind"),
    _text("author"),
    _text("made_at"),
    _text("reason", null=True),
    _text("field", null=True),
    _text("value", null=True),
    _text("seen_value", null=True),
    Column("undoes", Text, ForeignKey("judgement.id"), nullable=True),
    _text("codebook_version"),
    _text("model_version"),
    Index("ix_judgement_undoes", "undoes"),
    Index("ix_judgement_made_at", "made_at"),
)
#: The facts a judgement is about, the judged one first: where its words stand, and the whole of it as it was shown.
judgement_target = _table(
    "judgement_target",
    Column("judgement_id", Text, ForeignKey("judgement.id"), primary_key=True, nullable=False),
    _count("rank", key=True),
    _text("subject"),
    _text("source"),
    _text("text_sha256"),
    _text("place"),
    _count("line", null=True),
    _count("start"),
    _count("stop"),
    _text("exact"),
    _count("sentence_start"),
    _text("sentence"),
    _count("alike"),
    _text("fact_id"),
    # JSON: the machine's fact, and the fact as it was shown where judgements had altered it.
    _text("machine"),
    _text("seen", null=True),
    Index("ix_judgement_target_subject", "subject"),
    Index("ix_judgement_target_source", "source"),
    Index("ix_judgement_target_text_sha256", "text_sha256"),
    rowid=False,
)

#: A judged fact as it stands now: what the record shows instead of the machine's fact `fact_id` (null: no longer found).
judged = _table(
    "judged",
    _text("id", key=True),
    _text("kind"),
    Column("page_id", Text, ForeignKey("page.id", ondelete="CASCADE"), nullable=False),
    _text("fact_id", null=True),
    _count("rank"),
    _text("state"),
    _count("shown"),
    _text("act", null=True),
    _text("status", null=True),
    _text("first_day", null=True),
    _text("last_day", null=True),
    _text("text_sha256"),
    # JSON: all names the judged fact goes by, the fact as the record shows it, and what speaks against it.
    _text("names"),
    _text("fact"),
    _text("conflicts"),
    Index("ix_judged_page_id", "page_id"),
    Index("ix_judged_fact_id", "fact_id"),
)
judged_party = _table(
    "judged_party",
    Column("judged_id", Text, ForeignKey("judged.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("role", key=True),
    _count("rank", key=True),
    _text("party"),
    Index("ix_judged_party_party", "party"),
    rowid=False,
)
judged_theme = _table(
    "judged_theme",
    Column("judged_id", Text, ForeignKey("judged.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _count("rank", key=True),
    _text("theme"),
    Index("ix_judged_theme_theme", "theme"),
    rowid=False,
)

#: Worked out, children first: what a rebuild empties.
DERIVED = (judged_theme, judged_party, judged)
