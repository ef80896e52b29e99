"""Accounts of the workbench: names, roles, hashes of passwords, log-ins, and a log of what was done."""

from dragoman.record.accounts.accounts import (
    ROLES,
    Account,
    Role,
    account_id,
    account_name,
    accounts,
    add_account,
    better_hash,
    find_account,
    has_admin,
    set_disabled,
    set_password,
    set_role,
)
from dragoman.record.accounts.errors import BadAccount, LastAdmin, NoAccount
from dragoman.record.accounts.log import Entry, account_entries, failures, note
from dragoman.record.accounts.logins import Limits, Login, begin, end, end_all, logins_of, token_hash, touch, who

__all__ = [
    "ROLES",
    "Account",
    "BadAccount",
    "Entry",
    "LastAdmin",
    "Limits",
    "Login",
    "NoAccount",
    "Role",
    "account_entries",
    "account_id",
    "account_name",
    "accounts",
    "add_account",
    "begin",
    "better_hash",
    "end",
    "end_all",
    "failures",
    "find_account",
    "has_admin",
    "logins_of",
    "note",
    "set_disabled",
    "set_password",
    "set_role",
    "token_hash",
    "touch",
    "who",
]
