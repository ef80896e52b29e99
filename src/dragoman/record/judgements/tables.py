"""The tables of judgements, as the newest migration leaves them.

`judgement` and `judgement_target` are what people said: rows are only ever added (triggers refuse anything else).
`judged` and its children are worked out from these and from the machine's facts, and can be rebuilt at any time.
"""

from __future__ import annotations

from sqlalchemy import Index

from dragoman.record.columns import child_of, count, key, maybe, maybe_count, number, refers_to, table, words

#: One thing one person said of one fact. `value`, `seen_value` and `chosen` (the words chosen for a value, with their
#: places) are JSON; times are UTC.
judgement = table(
    "judgement",
    key("id"),
    words("action"),
    words("kind"),
    words("author"),
    words("made_at"),
    maybe("reason"),
    maybe("field"),
    maybe("value"),
    maybe("seen_value"),
    refers_to("undoes", "judgement.id", nullable=True),
    words("codebook_version"),
    words("model_version"),
    maybe("chosen"),
    Index("ix_judgement_undoes", "undoes"),
    Index("ix_judgement_made_at", "made_at"),
)
#: The facts a judgement is about, the judged one first: where its words stand, and the whole of it as it was shown.
judgement_target = table(
    "judgement_target",
    refers_to("judgement_id", "judgement.id", key=True),
    number("rank"),
    words("subject"),
    words("source"),
    words("text_sha256"),
    words("place"),
    maybe_count("line"),
    count("start"),
    count("stop"),
    words("exact"),
    count("sentence_start"),
    words("sentence"),
    count("alike"),
    words("fact_id"),
    # JSON: the machine's fact, and the fact as it was shown where judgements had altered it.
    words("machine"),
    maybe("seen"),
    Index("ix_judgement_target_subject", "subject"),
    Index("ix_judgement_target_source", "source"),
    Index("ix_judgement_target_text_sha256", "text_sha256"),
    rowid=False,
)

#: A judged fact as it stands now: what the record shows instead of the machine's fact `fact_id` (null: no longer found).
judged = table(
    "judged",
    key("id"),
    words("kind"),
    child_of("page_id", "page.id"),
    maybe("fact_id"),
    count("rank"),
    words("state"),
    count("shown"),
    maybe("act"),
    maybe("status"),
    maybe("first_day"),
    maybe("last_day"),
    words("text_sha256"),
    # JSON: all names the judged fact goes by, the fact as the record shows it, and what speaks against it.
    words("names"),
    words("fact"),
    words("conflicts"),
    Index("ix_judged_page_id", "page_id"),
    Index("ix_judged_fact_id", "fact_id"),
)
judged_party = table(
    "judged_party",
    child_of("judged_id", "judged.id", key=True),
    key("role"),
    number("rank"),
    words("party"),
    Index("ix_judged_party_party", "party"),
    rowid=False,
)
judged_theme = table(
    "judged_theme",
    child_of("judged_id", "judged.id", key=True),
    number("rank"),
    words("theme"),
    Index("ix_judged_theme_theme", "theme"),
    rowid=False,
)

#: Worked out, children first: what a rebuild empties.
DERIVED = (judged_theme, judged_party, judged)
