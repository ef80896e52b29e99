"""The whole way with the real reader: read, correct, change a trigger file, read again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """Rabat hausse le ton

Publié le 12 mars 2025

Le Maroc a dénoncé lundi les propos de la France sur l'intelligence artificielle. Le débat dure depuis des mois.
Les entreprises du secteur demandent surtout de la clarté sur les règles.
"""
OTHER = Path(__file__).parent / "other_codebook.py"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "FICTION.md").write_text("# Fiction\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}

    def run(*arguments, newer="", stdin=None):
        program = [str(OTHER)] if newer else ["-c", "from dragoman.cli.app import main; main()"]
        environment = kept | {"DRAGOMAN_AUTHOR": "Ana", "COLUMNS": "200", "DRAGOMAN_TEST_CODEBOOK": newer}
        command = [sys.executable, *program, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, input=stdin)
        assert done.returncode == 0, done.stderr
        return done

    return run


def events(run):
    found = [json.loads(line) for line in run("events", "--format", "jsonl").stdout.splitlines()]
    return [event for event in found if event["act"] == "criticise"]


def test_a_correction_survives_another_codebook(run):
    run("read", "a.txt")
    (event,) = events(run)
    assert (event["actors"], event["recipients"], event["judged"]) == (["MA"], ["FR"], "unjudged")
    run("judge", event["id"], "correct", "recipients", "Belgique", "--reason", "il s'agit de la Belgique")
    run("read", "a.txt", newer="roles")
    (event,) = events(run)
    assert (event["actors"], event["recipients"], event["judged"]) == (["MA", "FR"], ["BE"], "corrected")
    (conflict,) = (json.loads(line) for line in run("judgements", "conflicts", "--format", "jsonl").stdout.splitlines())
    assert (conflict["why"], conflict["field"]) == ("reading", "recipients")
    assert (conflict["judged"], conflict["then"], conflict["now"]) == (["BE"], ["FR"], [])
    assert "recipients: judged BE, was read FR, is now read –" in run("judgements", "conflicts").stdout
    assert "recipients BE / –" in run("show", event["id"]).stdout

    run("read", "a.txt", newer="none")
    (event,) = events(run)
    assert (event["id"][:2], event["actors"], event["recipients"]) == ("s-", ["MA"], ["BE"])
    assert "no longer found" in run("judgements", "conflicts").stdout
    assert "Belgique" in run("dossier", "BE", "--lang", "fr").stdout

    run("read", "a.txt")
    (event,) = events(run)
    assert (event["id"][:2], event["actors"], event["recipients"]) == ("e-", ["MA"], ["BE"])
    assert run("judgements", "conflicts").stdout == ""


def test_gold_of_judged_pages_is_read_as_the_page_was(run, tmp_path):
    run("read", "a.txt")
    (event,) = events(run)
    run("judge", event["id"], "accept")
    run("judgements", "export", "--as-gold", "gold")
    (gold,) = (json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "gold").glob("*.gold.json"))
    (name,) = (path.name for path in (tmp_path / "gold").glob("*.txt"))
    assert gold["id"] + ".txt" == name
    (wanted,) = (row for row in gold["events"] if not row.get("optional"))
    assert (wanted["act"], wanted["actors"], wanted["recipients"]) == ("criticise", ["MA"], ["FR"])
    text = (tmp_path / "gold" / name).read_text(encoding="utf-8")
    assert text.count(wanted["anchor"]) == 1
    (line,) = run("read", f"gold/{name}", "--dry-run", "--format", "jsonl").stdout.splitlines()
    page = json.loads(line)["page"]
    assert (page["title"], page["published"]) == (gold["page"]["title"], gold["page"]["published"]) == (
        "Rabat hausse le ton", "2025-03-12",
    )  # fmt: skip
    assert [furniture["text"] for furniture in page["furniture"]] == [row["line"] for row in gold["page"]["furniture"]]
