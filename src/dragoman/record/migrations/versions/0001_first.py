"""The first record: texts, pages, and the machine's facts with their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Stored texts are evidence: no program may change or drop one, by this or any other tool.
GUARDS = {
    "sqlite": (
        ("CREATE TRIGGER text_no_update BEFORE UPDATE ON text "
        "BEGIN SELECT RAISE(ABORT, 'stored texts are immutable'); END"),
        ("CREATE TRIGGER text_no_delete BEFORE DELETE ON text "
        "BEGIN SELECT RAISE(ABORT, 'stored texts are immutable'); END"),
    ),
    "postgresql": (
        ("CREATE FUNCTION text_immutable() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'stored texts are immutable'; END$$"),
        ("CREATE TRIGGER text_no_change BEFORE UPDATE OR DELETE ON text "
        "FOR EACH ROW EXECUTE FUNCTION text_immutable()"),
    ),
}


def _table(name: str, *items: sa.schema.SchemaItem, rowid: bool = True) -> None:
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=null)


def _int(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null, autoincrement=False)


def _pk(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def _fk(table: str, name: str, parent: str, *, falls: bool = True) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [parent], name=f"fk_{table}_{name}", ondelete="CASCADE" if falls else None)


def _index(table: str, name: str) -> None:
    op.create_index(f"ix_{table}_{name}", table, [name])


def _pages() -> None:
    _table("outlet", _text("name"), _pk("outlet", "name"), rowid=False)
    _table("text", _text("sha256"), _text("body"), _int("length"), _pk("text", "sha256"))
    _table(
        "page",
        _text("id"),
        _text("source"),
        _text("url", null=True),
        _text("outlet", null=True),
        _text("language"),
        _text("title", null=True),
        _text("published", null=True),
        _text("published_from"),
        _text("captured", null=True),
        _text("text_sha256"),
        _int("fiction"),
        _text("first_seen"),
        _pk("page", "id"),
        _fk("page", "outlet", "outlet.name", falls=False),
        _fk("page", "text_sha256", "text.sha256", falls=False),
        sa.UniqueConstraint("source", name="uq_page_source"),
    )
    for name in ("outlet", "published", "text_sha256"):
        _index("page", name)
    _table(
        "page_text",
        _text("page_id"),
        _text("text_sha256"),
        _text("first_seen"),
        _pk("page_text", "page_id", "text_sha256"),
        _fk("page_text", "page_id", "page.id"),
        _fk("page_text", "text_sha256", "text.sha256", falls=False),
        rowid=False,
    )
    _table(
        "author",
        _text("page_id"),
        _int("rank"),
        _text("name"),
        _pk("author", "page_id", "rank"),
        _fk("author", "page_id", "page.id"),
        rowid=False,
    )
    _table(
        "furniture",
        _text("page_id"),
        _int("line"),
        _text("text"),
        _text("kind"),
        _text("time", null=True),
        _text("date", null=True),
        _pk("furniture", "page_id", "line"),
        _fk("furniture", "page_id", "page.id"),
        rowid=False,
    )
    _table(
        "reading",
        _text("page_id"),
        _text("codebook_version"),
        _text("model_version"),
        _text("program_version"),
        _text("digest"),
        _pk("reading", "page_id"),
        _fk("reading", "page_id", "page.id"),
        rowid=False,
    )


def _events() -> None:
    _table(
        "event",
        _text("id"),
        _text("page_id"),
        _int("rank"),
        _text("act"),
        _text("about", null=True),
        _text("plover", null=True),
        _text("status"),
        *(_text(name, null=True) for name in ("date", "first_day", "last_day")),
        *(_text(name, null=True) for name in ("place", "object", "instrument", "attributed_to")),
        _text("rule"),
        sa.Column("confidence", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        _pk("event", "id"),
        _fk("event", "page_id", "page.id"),
    )
    for name in ("page_id", "first_day", "act"):
        _index("event", name)
    for table, extra, value in (
        ("event_party", ("role",), "party"),
        ("event_person", (), "name"),
        ("event_theme", (), "theme"),
    ):
        _table(
            table,
            _text("event_id"),
            *(_text(name) for name in extra),
            _int("rank"),
            _text(value),
            _pk(table, "event_id", *extra, "rank"),
            _fk(table, "event_id", "event.id"),
            rowid=False,
        )
        _index(table, value)
    _table(
        "evidence",
        _text("event_id"),
        _int("rank"),
        _text("place"),
        _int("line", null=True),
        _pk("evidence", "event_id", "rank"),
        _fk("evidence", "event_id", "event.id"),
        rowid=False,
    )
    _table(
        "evidence_span",
        _text("event_id"),
        _int("evidence_rank"),
        _text("field"),
        _int("rank"),
        _int("start"),
        _int("stop"),
        _text("exact"),
        _pk("evidence_span", "event_id", "evidence_rank", "field", "rank"),
        _fk("evidence_span", "event_id", "event.id"),
        rowid=False,
    )


def _other_facts() -> None:
    _table(
        "quote",
        _text("id"),
        _text("page_id"),
        _int("rank"),
        _text("kind"),
        _text("text"),
        *(_text(name, null=True) for name in ("speaker", "speaker_from", "cue")),
        _text("place"),
        _int("start"),
        _int("stop"),
        _pk("quote", "id"),
        _fk("quote", "page_id", "page.id"),
    )
    _table(
        "position",
        _text("id"),
        _text("page_id"),
        _int("rank"),
        _text("person"),
        _text("role"),
        _text("party", null=True),
        _pk("position", "id"),
        _fk("position", "page_id", "page.id"),
    )
    _table(
        "programme",
        _text("id"),
        _text("page_id"),
        _int("rank"),
        _text("name"),
        _text("owner", null=True),
        _int("horizon", null=True),
        _pk("programme", "id"),
        _fk("programme", "page_id", "page.id"),
    )
    for table, names in (
        ("quote", ("page_id", "speaker")),
        ("position", ("page_id", "person", "party")),
        ("programme", ("page_id", "owner")),
    ):
        for name in names:
            _index(table, name)
    for parent in ("position", "programme"):
        table = f"{parent}_span"
        _table(
            table,
            _text(f"{parent}_id"),
            _int("rank"),
            _int("start"),
            _int("stop"),
            _text("exact"),
            _pk(table, f"{parent}_id", "rank"),
            _fk(table, f"{parent}_id", f"{parent}.id"),
            rowid=False,
        )


def upgrade() -> None:
    """Make all tables and guard the texts."""
    _pages()
    _events()
    _other_facts()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """There is nothing before the first record.

    Raises:
        RecordError: always.
    """
    raise RecordError("the first migration cannot be undone: keep a copy of the record instead")
