"""A room of the house imports only what docs/architecture.md allows it."""

import ast
import re
from pathlib import Path

import pytest

BASE = {"model", "calendar"}
"""Every room may import these."""

ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "calendar": set(),
    "codebook": set(),
    "intake": set(),
    "language": {"codebook"},
    "reading": {"codebook", "language"},
    "record": {"codebook"},
    "dossier": {"record"},
    "exchange": {"record", "dossier"},
    "jobs": {"intake", "reading", "record"},
}
ANYTHING = {"web", "cli"}
ALONE = {"model", "calendar"}
"""Rooms at the bottom: these import no other, not even each other."""


def allowed(room: str) -> set[str] | None:
    """The rooms that a room may import; None for any."""
    if room in ANYTHING:
        return None
    return {room} if room in ALONE else {room} | BASE | ALLOWED[room]


def imported_rooms(path: Path, package: list[str]) -> set[str]:
    """Rooms of dragoman that a module imports; `package` is the dotted name of the package it is in."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = base + (node.module.split(".") if node.module else [])
            names = [[*module, alias.name] for alias in node.names] if module == ["dragoman"] else [module]
        else:
            continue
        rooms |= {name[1] for name in names if name[0] == "dragoman" and len(name) > 1}
    return rooms


def modules(root: Path) -> list[Path]:
    return sorted((root / "src" / "dragoman").rglob("*.py"))


def test_every_room_is_in_the_table(root: Path) -> None:
    rooms = {path.relative_to(root / "src" / "dragoman").parts[0] for path in modules(root)}
    assert rooms - {"__init__.py", "__main__.py"} <= set(ALLOWED) | ANYTHING


def test_rooms_import_only_what_they_may(root: Path) -> None:
    house = root / "src" / "dragoman"
    known = set(ALLOWED) | ANYTHING
    wrong = []
    for path in modules(root):
        parts = path.relative_to(house).parts
        if len(parts) == 1:
            continue
        may = allowed(parts[0])
        found = imported_rooms(path, ["dragoman", *parts[:-1]]) & known
        too_far = found - (known if may is None else may)
        wrong += [f"{path.relative_to(root)} imports {room}" for room in sorted(too_far)]
    assert not wrong, "\n".join(wrong)


def test_the_table_in_the_docs_is_this_one(root: Path) -> None:
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|.*\| ([^|]*) \|$", text, re.MULTILINE)
    documented = {room: cell for rooms, cell in rows for room in re.findall(r"\w+", rooms)}
    assert set(documented) == set(ALLOWED) | ANYTHING
    for room, rest in ALLOWED.items():
        words = set(re.findall(r"`(\w+)`", documented[room]))
        assert words == (set() if room in ALONE else rest | BASE), room
    assert all(documented[room].startswith("everything") for room in ANYTHING)


@pytest.mark.parametrize(
    ("code", "rooms"),
    [
        ("import dragoman.record.store", {"record"}),
        ("from dragoman import model, cli", {"model", "cli"}),
        ("from ..codebook.verbs import forms_of", {"codebook"}),
        ("from .. import record", {"record"}),
        ("def f():\n    from dragoman.cli.app import main", {"cli"}),
        ("import json", set()),
    ],
)
def test_the_rule_sees_every_kind_of_import(code: str, rooms: set[str], tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert imported_rooms(module, ["dragoman", "reading"]) == rooms
