"""Judgements by people, which are only ever added, and the judged facts worked out from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Tables whose rows no program may change or drop, by this or any other tool.
APPENDED = ("judgement", "judgement_target")
WHY = "judgements are only added: undo one by another"


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [building.words(name, null=null) for name in names]


def _int(*names: str, null: bool = False) -> list[sa.Column[int]]:
    return [building.whole(name, null=null) for name in names]


def _appended() -> None:
    building.table(
        "judgement",
        *_text("id", "action", "kind", "author", "made_at"),
        *_text("reason", "field", "value", "seen_value", "undoes", null=True),
        *_text("codebook_version", "model_version"),
        building.pk("judgement", "id"),
        building.fk("judgement", "undoes", "judgement.id", falls=False),
    )
    building.table(
        "judgement_target",
        *_text("judgement_id"),
        *_int("rank"),
        *_text("subject", "source", "text_sha256", "place"),
        *_int("line", null=True),
        *_int("start", "stop"),
        *_text("exact"),
        *_int("sentence_start"),
        *_text("sentence"),
        *_int("alike"),
        *_text("fact_id", "machine"),
        *_text("seen", null=True),
        building.pk("judgement_target", "judgement_id", "rank"),
        building.fk("judgement_target", "judgement_id", "judgement.id", falls=False),
        rowid=False,
    )


def _derived() -> None:
    building.table(
        "judged",
        *_text("id", "kind", "page_id"),
        *_text("fact_id", null=True),
        *_int("rank"),
        *_text("state"),
        *_int("shown"),
        *_text("act", "status", "first_day", "last_day", null=True),
        *_text("text_sha256", "names", "fact", "conflicts"),
        building.pk("judged", "id"),
        building.fk("judged", "page_id", "page.id", falls=True),
    )
    for table, extra, value in (("judged_party", ("role",), "party"), ("judged_theme", (), "theme")):
        building.table(
            table,
            *_text("judged_id", *extra),
            *_int("rank"),
            *_text(value),
            building.pk(table, "judged_id", *extra, "rank"),
            building.fk(table, "judged_id", "judged.id", falls=True),
            rowid=False,
        )
        building.index(table, value)


def _guard(dialect: str) -> None:
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION judgement_immutable() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN RAISE EXCEPTION '{WHY}'; END$$"
        )
    for table in APPENDED:
        if dialect == "postgresql":
            op.execute(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION judgement_immutable()"
            )
            op.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION judgement_immutable()"
            )
            continue
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
            )


def upgrade() -> None:
    """Make the tables and guard what people said."""
    _appended()
    _derived()
    for table, name in (
        ("judgement", "undoes"),
        ("judgement", "made_at"),
        ("judgement_target", "subject"),
        ("judgement_target", "source"),
        ("judgement_target", "text_sha256"),
        ("judged", "page_id"),
        ("judged", "fact_id"),
    ):
        building.index(table, name)
    _guard(building.dialect())


def downgrade() -> None:
    """What people said is not to be dropped.

    Raises:
        RecordError: always.
    """
    raise RecordError("judgements are never dropped: keep a copy of the record from before instead")
