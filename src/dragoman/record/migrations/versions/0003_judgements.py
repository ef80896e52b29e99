"""Judgements by people, which are only ever added, and the judged facts worked out from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Tables whose rows no program may change or drop, by this or any other tool.
APPENDED = ("judgement", "judgement_target")
WHY = "judgements are only added: undo one by another"


def _table(name: str, *items: sa.schema.SchemaItem, rowid: bool = True) -> None:
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def _int(*names: str, null: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=null, autoincrement=False) for name in names]


def _pk(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def _fk(table: str, name: str, parent: str, *, falls: bool) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [parent], name=f"fk_{table}_{name}", ondelete="CASCADE" if falls else None)


def _appended() -> None:
    _table(
        "judgement",
        *_text("id", "action", "kind", "author", "made_at"),
        *_text("reason", "field", "value", "seen_value", "undoes", null=True),
        *_text("codebook_version", "model_version"),
        _pk("judgement", "id"),
        _fk("judgement", "undoes", "judgement.id", falls=False),
    )
    _table(
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
        _pk("judgement_target", "judgement_id", "rank"),
        _fk("judgement_target", "judgement_id", "judgement.id", falls=False),
        rowid=False,
    )


def _derived() -> None:
    _table(
        "judged",
        *_text("id", "kind", "page_id"),
        *_text("fact_id", null=True),
        *_int("rank"),
        *_text("state"),
        *_int("shown"),
        *_text("act", "status", "first_day", "last_day", null=True),
        *_text("text_sha256", "names", "fact", "conflicts"),
        _pk("judged", "id"),
        _fk("judged", "page_id", "page.id", falls=True),
    )
    for table, extra, value in (("judged_party", ("role",), "party"), ("judged_theme", (), "theme")):
        _table(
            table,
            *_text("judged_id", *extra),
            *_int("rank"),
            *_text(value),
            _pk(table, "judged_id", *extra, "rank"),
            _fk(table, "judged_id", "judged.id", falls=True),
            rowid=False,
        )
        op.create_index(f"ix_{table}_{value}", table, [value])


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
        op.create_index(f"ix_{table}_{name}", table, [name])
    _guard(op.get_bind().dialect.name)


def downgrade() -> None:
    """What people said is not to be dropped.

    Raises:
        RecordError: always.
    """
    raise RecordError("judgements are never dropped: keep a copy of the record from before instead")
