"""The documentation says what the program does: commands, options, variables, links, make targets."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
STANDARD = {"--help"}
OPTION = re.compile(r"--[a-z][a-z-]*")
MAKE = re.compile(r"(?:`|^ {4})make ([a-z]+)", re.MULTILINE)
VARIABLE = re.compile(r"\bDRAGOMAN_[A-Z_]+\b")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options(*command: str) -> set[str]:
    """The options that `dragoman COMMAND --help` lists, at the beginning of a line each."""
    result = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"})
    assert result.exit_code == 0, result.output
    return set(re.findall(r"^[^\w-]*(--[a-z][a-z-]*)", result.output, re.MULTILINE)) - STANDARD


def commands() -> dict[str, set[str]]:
    """Each command with its options."""
    names = [command.name or "" for command in app.registered_commands if not command.hidden]
    for group in app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        names += [f"{group.name} {command.name or command.callback.__name__}" for command in inner if command.callback]
    return {name: options(*name.split()) for name in names}


def sections() -> dict[str, str]:
    """The text under each heading `## dragoman COMMAND` of docs/commands.md."""
    parts = re.split(r"^## `dragoman (\w+(?: [a-z]+)?)`.*$", read("docs/commands.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def option_rows(section: str) -> set[str]:
    """The options in the first column of a section's table."""
    table = section.partition("\n## ")[0]
    return set(OPTION.findall(" ".join(re.findall(r"^\| (`--[^|]*)\|", table, re.MULTILINE))))


def test_every_command_has_its_section_and_no_other() -> None:
    assert set(sections()) == set(commands())


def test_every_option_is_in_the_table_of_its_command_and_no_other() -> None:
    for name, listed in commands().items():
        assert option_rows(sections()[name]) == listed, name


def test_options_of_the_program_are_documented() -> None:
    section = read("docs/commands.md").split("## Options of the program")[1].split("\n## ")[0]
    assert option_rows(section) == options()


def test_no_option_is_made_up_anywhere() -> None:
    known = options().union(STANDARD, *commands().values())
    for page in PAGES:
        for line in re.findall(r"dragoman \w+ [^`\n]*", page.read_text(encoding="utf-8")):
            assert set(OPTION.findall(line.split("--run")[-1])) <= known, (page.name, line)


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    source = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    assert set(VARIABLE.findall(source)) == set(VARIABLE.findall(read("docs/commands.md")))


def test_make_targets_named_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {word for page in PAGES for word in MAKE.findall(page.read_text(encoding="utf-8"))}
    assert {"demo", "test"} <= named <= targets


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert re.search(r"^ {4}make test\b", read("README.md"), re.MULTILINE)
    assert read(".ci/run").splitlines()[-1] == "make test"
    assert "set -euo pipefail" in read(".ci/run")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "samples" / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_page_of_the_docs_is_in_the_index() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", read("docs/index.md")))
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"} <= linked
