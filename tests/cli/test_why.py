"""`dragoman why` with the real reader."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app

TEXT = "Le Kenya et l'Inde\n\nNairobi a signé mardi un accord avec l'Inde. Le ministre kényan a rencontré la presse.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def call(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, ["why", *arguments], input=stdin, env={"COLUMNS": "200"})

    return call


def test_french_is_the_usual_language(run):
    done = run("a.txt")
    assert done.exit_code == 0, done.stderr
    capital = "acteur        KE ← « Nairobi » (sujet, capitale pour l'État)"
    for words in ("Phrase 1", "règle sign.verb (triggers/sign.yaml)", capital):
        assert words in done.stdout
    assert "aucun État, organisme public" in done.stdout or "partie(s) reconnue(s)" in done.stdout


def test_english(run):
    done = run("a.txt", "--lang", "en")
    assert "actor         KE ← “Nairobi” (subject, capital for the state)" in done.stdout
    assert "Phrase" not in done.stdout


def test_one_sentence(run):
    done = run("a.txt", "--sentence", "2")
    assert "Phrase 2" in done.stdout
    assert "Phrase 1" not in done.stdout
    wrong = run("a.txt", "--sentence", "9")
    assert wrong.exit_code == 2
    assert "has no sentence 9: they go from 1 to 2" in wrong.stderr


def test_json(run):
    told = json.loads(run("a.txt", "--sentence", "1", "--format", "json").stdout)
    assert [s["number"] for s in told["sentences"]] == [1]
    lead = next(c for c in told["sentences"][0]["candidates"] if c["outcome"] == "event")
    assert lead["event"] == 0
    assert told["events"][0]["rule"] == lead["rule"] == "sign.verb"


def test_standard_input(run):
    assert "règle sign.verb" in run("-", stdin=TEXT).stdout


def test_terminal_codes_of_a_page_are_not_passed_on(run):
    done = run("-", stdin=TEXT.replace("la presse", "la \x1b[31mpresse [bold]rouge[/bold]"))
    assert "\x1b" not in done.stdout
    assert "[bold]rouge[/bold]" in done.stdout


def test_what_is_no_single_page_is_refused(run, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert run("none.txt").exit_code == 1
    folder = run(".")
    assert folder.exit_code == 1
    assert "stands for 2 pages: give one" in folder.stderr
