"""Pinned requirements: every line hashed, no registry named, in step with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

BUILDS = {"setuptools"}
"""Pinned to build the project with, so no dependency of it."""


PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==([^\s;\\]+)", re.MULTILINE)


def pins(path: Path) -> dict[str, list[str]]:
    """Each requirement with the version pinned (several where the platform decides)."""
    found: dict[str, list[str]] = {}
    for name, version in PIN.findall(path.read_text(encoding="utf-8")):
        found.setdefault(name.lower(), []).append(version)
    return found


def entries(path: Path) -> list[str]:
    """Requirements with their continuation lines, comments left out."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return [entry for entry in re.split(r"\n(?=\S)", "\n".join(lines)) if entry.strip()]


def named(path: Path) -> set[str]:
    words = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {word.lower() for word in words if word and not word.startswith("-r")}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_requirement_is_pinned_and_hashed(root: Path, name: str) -> None:
    for entry in entries(root / "requirements" / name):
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,]+\])?==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", ["run.in", "dev.in", "run.txt", "dev.txt"])
def test_no_address_in_requirements(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|index-url|find-links|trusted-host", text)


def test_dev_has_all_of_run_at_the_same_versions(root: Path) -> None:
    run, dev = (pins(root / "requirements" / name) for name in ("run.txt", "dev.txt"))
    assert {name: dev.get(name) for name in run} == run


def test_direct_requirements_are_those_of_the_project(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~ \[;]", line)[0].lower() for line in project["dependencies"]}
    asked = named(root / "requirements" / "run.in")
    assert asked - BUILDS == declared
    assert asked >= BUILDS
    assert asked <= set(pins(root / "requirements" / "run.txt"))
