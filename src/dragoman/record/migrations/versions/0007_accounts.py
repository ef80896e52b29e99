"""Accounts, log-ins, and the log of what was done to and by them."""

from __future__ import annotations

from alembic import op

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHY = "the log of accounts is only added to"


def _guard(dialect: str) -> None:
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION account_log_immutable() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN RAISE EXCEPTION '{WHY}'; END$$"
        )
        for name, event, each in (("change", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER account_log_no_{name} BEFORE {event} ON account_log "
                f"FOR EACH {each} EXECUTE FUNCTION account_log_immutable()"
            )
        return
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER account_log_no_{verb} BEFORE {verb.upper()} ON account_log "
            f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
        )


def upgrade() -> None:
    """Make the tables. There is no account until somebody adds one."""
    building.table(
        "account",
        *(building.words(name) for name in ("id", "name", "role", "password")),
        *(building.whole(name) for name in ("disabled", "must_change")),
        *(building.words(name) for name in ("made_at", "changed_at")),
        building.pk("account", "id"),
    )
    building.table(
        "login",
        *(building.words(name) for name in ("token_sha256", "account_id", "made_at", "seen_at")),
        building.words("agent", null=True),
        building.pk("login", "token_sha256"),
        building.fk("login", "account_id", "account.id"),
    )
    building.index("login", "account_id")
    building.table(
        "account_log",
        *(building.words(name) for name in ("id", "made_at", "action")),
        *(building.words(name, null=True) for name in ("actor", "about", "detail", "address")),
        building.pk("account_log", "id"),
    )
    building.index("account_log", "made_at")
    _guard(building.dialect())


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
