"""`dragoman accounts …`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.failures import guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import flat, note, results, write_line

app = typer.Typer(
    help="Accounts of the workbench: who may log in, and as what.", no_args_is_help=True, pretty_exceptions_enable=False
)


class Role(StrEnum):
    """What an account may do; each may do what the ones before it may."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The name, which signs judgements.")]


@app.command("add")
@guarded
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.reader,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Make an account. The password is asked for at the terminal, or read from standard input: never an argument."""
    from dragoman.cli.asking import new_password
    from dragoman.record import check_place, open_record
    from dragoman.record.accounts import account_name, add_account

    check_place(record)
    clean = account_name(name)
    kept = new_password(clean)
    with open_record(record, write=True) as opened:
        account = add_account(opened, clean, role.value, kept)
    note(f"{account.name} may log in as {account.role}")


@app.command("list")
@guarded
def list_(record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """All accounts: name, role, whether it is closed, when it was last used."""
    import sys

    from rich.table import Table

    from dragoman.record import open_record
    from dragoman.record.accounts import accounts

    with open_record(record) as opened:
        found = accounts(opened)
    if not found:
        note("no account yet: dragoman accounts add NAME --role admin")
    elif sys.stdout.isatty():
        table = Table("name", "role", "state", "last used", box=None)
        for one in found:
            table.add_row(flat(one.name), one.role, "closed" if one.disabled else "open", (one.seen_at or "")[:16])
        results().print(table)
    else:
        for one in found:
            write_line("\t".join((flat(one.name), one.role, "closed" if one.disabled else "open", one.seen_at or "")))


@app.command("role")
@guarded
def role_(
    name: Name, role: Annotated[Role, typer.Argument(metavar="ROLE")], record: RecordOption = str(DEFAULT_RECORD)
) -> None:
    """Give an account another role."""
    from dragoman.cli.judging import open_to_judge
    from dragoman.record.accounts import set_role

    with open_to_judge(record) as opened:
        set_role(opened, name, role.value)
    note(f"{name}: {role.value}")


@app.command("password")
@guarded
def password(name: Name, record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """Give an account another password, asked for like that of `add`. Its log-ins end."""
    from dragoman.cli.asking import new_password
    from dragoman.cli.judging import open_to_judge
    from dragoman.record.accounts import NoAccount, find_account, set_password

    with open_to_judge(record) as opened:
        if find_account(opened, name) is None:
            raise NoAccount(f"there is no account {name}")
        set_password(opened, name, new_password(name))
    note(f"{name} has a new password; all log-ins have ended")


@app.command("close")
@guarded
def close(name: Name, record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """Let an account in no more; its log-ins end at once. Accounts are never deleted: their names sign judgements."""
    _set(name, record, disabled=True)


@app.command("open")
@guarded
def open_(name: Name, record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """Let a closed account in again."""
    _set(name, record, disabled=False)


def _set(name: str, record: str, *, disabled: bool) -> None:
    from dragoman.cli.judging import open_to_judge
    from dragoman.record.accounts import set_disabled

    with open_to_judge(record) as opened:
        set_disabled(opened, name, disabled=disabled)
    note(f"{name} is {'closed' if disabled else 'open'}")
