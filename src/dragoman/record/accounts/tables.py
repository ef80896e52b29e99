"""The tables of accounts, as the newest migration leaves them.

Accounts are never dropped, only disabled: their names sign judgements. Of `account_log` rows are only ever added
(triggers refuse anything else).
"""

from __future__ import annotations

from sqlalchemy import Index

from dragoman.record.columns import child_of, count, key, maybe, table, words

#: Who may log in. `id`: the name as names are compared. `password`: a hash (never the word itself). Times are UTC.
account = table(
    "account",
    key("id"),
    words("name"),
    words("role"),
    words("password"),
    count("disabled"),
    # A password that an admin gave: its owner has to choose another one first.
    count("must_change"),
    words("made_at"),
    words("changed_at"),
)
#: A log-in that holds, by the SHA-256 of its token.
login = table(
    "login",
    key("token_sha256"),
    child_of("account_id", "account.id"),
    words("made_at"),
    words("seen_at"),
    maybe("agent"),
    Index("ix_login_account_id", "account_id"),
)
#: What was done to and by accounts.
account_log = table(
    "account_log",
    key("id"),
    words("made_at"),
    words("action"),
    maybe("actor"),
    maybe("about"),
    maybe("detail"),
    maybe("address"),
    Index("ix_account_log_made_at", "made_at"),
)
