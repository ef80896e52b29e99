"""Accounts and log-ins, in both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from dragoman.record import RecordError, copy, open_record
from dragoman.record.accounts import (
    BadAccount,
    LastAdmin,
    Limits,
    NoAccount,
    account_entries,
    accounts,
    add_account,
    begin,
    better_hash,
    end,
    end_all,
    find_account,
    has_admin,
    logins_of,
    set_disabled,
    set_password,
    set_role,
    token_hash,
    touch,
    who,
)
from dragoman.record.accounts.tables import account_log, login

LIMITS = Limits()


@pytest.fixture
def record(empty_place):
    with open_record(empty_place, write=True) as opened:
        yield opened


def started(record, name, token):
    begin(record, name, token, agent="a browser", address="203.0.113.9", limits=LIMITS)


def later(record, **shift):
    """As if everybody had logged in and been seen so much earlier."""
    moment = (datetime.now(UTC) - timedelta(**shift)).isoformat(timespec="microseconds")
    with record.writing() as connection:
        connection.execute(update(login).values(seen_at=moment, made_at=moment))


def test_names_that_look_alike_are_one_account(record):
    add_account(record, "  Ana   Étoile ", "reviewer", "hash")
    for name in ("ana étoile", "ANA E\u0301TOILE", "ＡＮＡ ÉTOILE"):
        assert find_account(record, name)[0].name == "Ana Étoile"
        with pytest.raises(BadAccount, match="already"):
            add_account(record, name, "reader", "hash")
    assert find_account(record, "Anna") is None


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "zero\u200bwidth", "turned\u202eround", "nul\0", "half\ud800"])
def test_what_is_no_name(record, name):
    with pytest.raises(BadAccount):
        add_account(record, name, "reader", "hash")
    assert accounts(record) == []


def test_roles_are_those_there_are(record):
    with pytest.raises(BadAccount, match="no role"):
        add_account(record, "Ana", "king", "hash")
    add_account(record, "Ana", "admin", "hash")
    with pytest.raises(BadAccount, match="no role"):
        set_role(record, "Ana", "king")
    with pytest.raises(NoAccount):
        set_role(record, "Bo", "reader")


def test_one_admin_stays(record):
    assert not has_admin(record)
    add_account(record, "Ana", "admin", "hash")
    add_account(record, "Bo", "admin", "hash")
    set_disabled(record, "Bo", disabled=True)
    with pytest.raises(LastAdmin):
        set_role(record, "Ana", "reviewer")
    with pytest.raises(LastAdmin):
        set_disabled(record, "Ana", disabled=True)
    set_role(record, "Bo", "reader")
    set_disabled(record, "Bo", disabled=False)
    set_role(record, "Bo", "admin")
    set_role(record, "Ana", "reader")
    assert has_admin(record)
    assert [(a.name, a.role) for a in accounts(record)] == [("Ana", "reader"), ("Bo", "admin")]


def test_a_log_in_holds_until_it_is_ended(record):
    add_account(record, "Ana", "reader", "hash")
    started(record, "Ana", "one")
    started(record, "Ana", "two")
    found, mine = who(record, "one", LIMITS)
    assert (found.name, found.role, mine.agent) == ("Ana", "reader", "a browser")
    assert who(record, "three", LIMITS) is None
    assert who(record, token_hash("one"), LIMITS) is None  # what the record holds opens nothing
    end(record, "one", name="Ana")
    assert who(record, "one", LIMITS) is None
    assert len(logins_of(record, "Ana", LIMITS)) == 1
    started(record, "Ana", "four")
    end_all(record, "Ana", keep="four")
    assert [who(record, token, LIMITS) is not None for token in ("two", "four")] == [False, True]


@pytest.mark.parametrize("change", ["disable", "password", "reset"])
def test_a_change_that_matters_ends_all_log_ins(record, change):
    add_account(record, "Ana", "reader", "hash")
    started(record, "Ana", "one")
    if change == "disable":
        set_disabled(record, "Ana", disabled=True)
        set_disabled(record, "Ana", disabled=False)
    else:
        set_password(record, "Ana", "other", given=change == "reset")
        assert find_account(record, "Ana")[1] == "other"
        assert find_account(record, "Ana")[0].must_change == (change == "reset")
    assert who(record, "one", LIMITS) is None


def test_log_ins_run_out(record):
    add_account(record, "Ana", "reader", "hash")
    started(record, "Ana", "one")
    later(record, seconds=LIMITS.idle - 60)
    assert who(record, "one", LIMITS)
    later(record, seconds=LIMITS.idle + 1)
    assert who(record, "one", LIMITS) is None
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    touch(record, {token_hash("one"): moment})
    assert who(record, "one", LIMITS)[1].seen_at == moment
    later(record, seconds=LIMITS.most + 1)
    touch(record, {token_hash("one"): moment})
    assert who(record, "one", LIMITS) is None, "used all the time, but too old"
    started(record, "Ana", "two")
    with record.reading() as connection:
        assert len(connection.execute(login.select()).all()) == 1, "what has run out is swept away"


def test_a_better_hash_never_undoes_a_change(record):
    add_account(record, "Ana", "reader", "old")
    better_hash(record, "Ana", "old", "old, but slower")
    assert find_account(record, "Ana")[1] == "old, but slower"
    set_password(record, "Ana", "new")
    better_hash(record, "Ana", "old, but slower", "stale")
    assert find_account(record, "Ana")[1] == "new"


def test_the_log_tells_all_and_cannot_be_altered(record):
    add_account(record, "Ana", "admin", "secret hash")
    add_account(record, "Bo", "reader", "secret hash", by="Ana")
    started(record, "Bo", "secret token")
    set_role(record, "Bo", "reviewer", by="Ana")
    set_password(record, "Bo", "secret hash", by="Bo", address="203.0.113.9")
    told = [(e.action, e.actor, e.about, e.detail) for e in account_entries(record)]
    assert told == [
        ("password", "Bo", "Bo", None),
        ("role", "Ana", "Bo", "reader → reviewer"),
        ("login", "Bo", "Bo", None),
        ("add", "Ana", "Bo", "reader"),
        ("add", None, "Ana", "admin"),
    ]
    assert [e.action for e in account_entries(record, about="Bo", most=2, skip=1)] == ["role", "login"]
    assert not any("secret" in str(entry) for entry in account_entries(record))
    for change in (update(account_log).values(actor="Eve"), delete(account_log)):
        with pytest.raises((RecordError, DBAPIError)), record.writing() as connection:
            connection.execute(change)
    assert len([*account_entries(record)]) == 5


def test_a_copy_has_the_accounts(place, new_place):
    with open_record(place, write=True) as record:
        add_account(record, "Ana", "admin", "hash")
        started(record, "Ana", "one")
    target = new_place()
    assert copy(place, target)["account"] == 1
    with open_record(target) as copied:
        assert find_account(copied, "ana")[1] == "hash"
        assert [entry.action for entry in account_entries(copied)] == ["login", "add"]
