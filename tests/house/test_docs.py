"""The documentation says what the program does: commands, options, variables, links, make targets."""

import re
from pathlib import Path

import click
import pytest
import typer

from dragoman.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
STANDARD = {"--help"}
OPTION = re.compile(r"--[a-z][a-z-]*")
MAKE = re.compile(r"(?:`|^ {4})make ([a-z]+)", re.MULTILINE)
VARIABLE = re.compile(r"\bDRAGOMAN_[A-Z_]+\b")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> dict[str, list[click.Parameter]]:
    """Each command with its parameters, as `dragoman --help` and `dragoman COMMAND --help` list them."""
    group = typer.main.get_command(app)
    context = click.Context(group)
    assert isinstance(group, click.Group)
    found = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if not command.hidden:
            found[name] = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    return found


def sections() -> dict[str, str]:
    """The text under each heading `## dragoman COMMAND` of docs/commands.md."""
    parts = re.split(r"^## `dragoman (\w+)`.*$", read("docs/commands.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(parameters: list[click.Parameter]) -> set[str]:
    names = {name for p in parameters if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)}
    return {name for name in names if name.startswith("--")} - STANDARD


def option_rows(section: str) -> set[str]:
    """The options in the first column of a section's table."""
    return set(OPTION.findall(" ".join(re.findall(r"^\| (`--[^|]*)\|", section.split("\n## ")[0], re.MULTILINE))))


def test_every_command_has_its_section_and_no_other() -> None:
    assert set(sections()) == set(commands())


def test_every_option_is_in_the_table_of_its_command_and_no_other() -> None:
    for name, parameters in commands().items():
        assert option_rows(sections()[name]) == options(parameters), name


def test_options_of_the_program_are_documented() -> None:
    group = typer.main.get_command(app)
    section = read("docs/commands.md").split("## Options of the program")[1].split("\n## ")[0]
    assert option_rows(section) == options(group.get_params(click.Context(group)))


def test_no_option_is_made_up_anywhere() -> None:
    known = {name for parameters in commands().values() for name in options(parameters)} | STANDARD | {"--debug"}
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
    linked = set(re.findall(r"\]\((\w+\.md)\)", read("docs/index.md")))
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"} <= linked
