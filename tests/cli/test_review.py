"""People judge: from scripts, at the terminal, two at once, and from one record to another."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def filled(work):
    for name, more in (("a", "a"), ("b", "b"), ("c", "c")):
        work.page(f"pages/{name}.txt", more)
    (work.folder / "pages" / "FICTION.md").write_text("# Fiction\n")
    assert work.run("read", "pages").returncode == 0
    work.environment["DRAGOMAN_AUTHOR"] = "Ana"
    return work


def shown(work):
    return [json.loads(line) for line in work.run("events", "--format", "jsonl").stdout.splitlines()]


def said(work):
    return [json.loads(line) for line in work.run("judgements", "list", "--format", "jsonl").stdout.splitlines()]


def review(work, keys, *options):
    done = work.run("review", *options, stdin="".join(f"{key}\n" for key in keys))
    assert done.returncode == 0, done.stderr
    return done


def test_judge_from_a_script(filled):
    name = shown(filled)[0]["id"]
    words = ("--words", "Ministre marocaine", "--words", "Rabat et Washington")
    done = filled.run("judge", name, "correct", "actors", "Maroc; France", "--reason", "  voir   le titre ", *words)
    assert done.returncode == 0, done.stderr
    assert "words chosen in the title: Rabat et Washington se parlent" in done.stderr
    assert done.stdout.startswith("j-")
    event = shown(filled)[0]
    assert (event["actors"], event["judged"]) == (["MA", "FR"], "corrected")
    (item,) = said(filled)
    assert (item["reason"], item["author"], item["counts"], item["now"]) == ("voir le titre", "Ana", True, name)
    assert [(each["in"], each["span"]["exact"]) for each in item["chosen"]] == [
        ("text", "ministre marocaine"), ("title", "Rabat et Washington"),
    ]  # fmt: skip
    assert filled.run("judge", done.stdout.strip(), "undo").returncode == 0
    assert shown(filled)[0]["actors"] == ["MA", "US"]
    out = filled.run("show", name).stdout
    assert "actors: MA, US → MA, FR (voir le titre), undone" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["correct", "acte", "meet"], 2, "no field 'acte'"),
        (["correct", "actors", "Marok"], 2, "Maroc"),
        (["correct", "date", "lundi"], 2, "no date"),
        (["correct", "date"], 2, "FIELD VALUE"),
        (["correct", "place", "Salé", "--words", "à Salé"], 2, "“à Salé” stands nowhere in the page"),
        (["correct", "place", "Salé", "--words", "Raba"], 2, "own sentence is: La ministre marocaine"),
        (["correct", "place", "Salé", "--words", " "], 2, "choose some words"),
        (["accept", "--words", "Rabat"], 2, "for a corrected value"),
        (["bless"], 2, "no judgement is called 'bless'"),
        (["accept", "really"], 2, "no more words"),
        (["merge"], 1, "needs another fact"),
        (["merge", "e-0000"], 1, "no fact has the id 'e-0000'"),
        (["note"], 1, "a note needs words"),
        (["undo"], 1, "no judgement has the id"),
    ],
)
def test_what_cannot_be_judged(filled, arguments, code, words):
    done = filled.run("judge", shown(filled)[0]["id"], *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert said(filled) == []


def test_nobody_judges_without_a_name_or_a_record(filled):
    del filled.environment["DRAGOMAN_AUTHOR"]
    for command in (["judge", "e-1", "accept"], ["review"]):
        done = filled.run(*command)
        assert done.returncode == 2
        assert "DRAGOMAN_AUTHOR" in done.stderr
    done = filled.run("judge", "e-1", "accept", "--author", "Ana", "--record", "none.db")
    assert done.returncode == 1
    assert "no record" in done.stderr
    assert not (filled.folder / "none.db").exists()


def test_review_shows_the_sentence_and_goes_on_with_one_key(filled):
    done = review(filled, ["a", "r", "pas une rencontre", "q"])
    assert "« [La] ministre marocaine du Numérique a rencontré lundi" in done.stdout
    assert "3 à relire" in done.stdout
    assert "test.first" in done.stdout
    assert "2 jugements de Ana" in done.stderr
    assert [(item["action"], item["reason"]) for item in said(filled)] == [("accept", None), ("reject", "pas une rencontre")]
    assert len(shown(filled)) == 2
    again = review(filled, ["a"])
    assert "1 à relire" in again.stdout
    assert "fini" in again.stderr
    assert "rien à relire" in review(filled, []).stderr


def test_review_corrects_field_by_field_and_undoes(filled):
    status = ["c", "stat", "denied", "a revu | Une CHOSE", "a rencontré|rabat", "voir titre"]
    keys = ["c", "actors", "Maroc, Japon", "", "", *status, "a", "u", "u", "?", "x", "q"]
    done = review(filled, keys, "--lang", "en")
    assert "actors is “MA, US”; right:" in done.stderr
    assert "“a revu” stands nowhere in the page" in done.stderr
    chosen = [[words["span"]["exact"] for words in item.get("chosen", ())] for item in said(filled)]
    assert [words for words in chosen if words] == [["a rencontré", "Rabat"]]
    assert "undone: accept" in done.stderr
    assert "undone: status: done → denied" in done.stderr
    assert "“x” means nothing" in done.stderr
    assert "merge with another" in done.stderr
    event = next(event for event in shown(filled) if event["judged"] == "corrected")
    assert (event["actors"], event["status"]) == (["MA", "JP"], "done")
    assert "1 judgement by Ana" in done.stderr


def test_review_survives_wrong_answers(filled):
    done = review(filled, ["c", "acte", "c", "date", "demain", "m", "e-zz", "", "m", "", "n", "", "c", "", "k", "k", "k"])
    for words in ("no field 'acte'", "'demain' is no date", "no fact has the id 'e-zz'", "a note needs words", "fini"):
        assert words in done.stderr
    assert said(filled) == []


def test_review_puts_facts_together_and_apart(filled):
    first, second, third = sorted(event["id"] for event in shown(filled))
    review(filled, ["m", second, "", "s", third[:12], "autre jour", "d", second, "", "q"])
    assert [item["action"] for item in said(filled)] == ["merge", "split", "duplicate"]
    assert first not in [event["id"] for event in shown(filled)]


def test_two_reviewers_at_once(filled):
    """Bea is shown a fact; Ana judges it; Bea's answer is refused, she sees what Ana said and answers again."""
    filled.environment["DRAGOMAN_AUTHOR"] = "Bea"
    process = filled.start("review", stdin=subprocess.PIPE)
    head = process.stdout.readline() + process.stdout.readline()
    name = head.split("· ")[1].split()[0]
    done = filled.run("judge", name, "reject", "--reason", "autre chose", "--author", "Ana")
    assert done.returncode == 0, done.stderr
    out, err = process.communicate("a\nq\n", timeout=120)
    assert process.returncode == 0
    assert "Ana has judged this fact since it was shown: reject (autre chose)" in err
    assert "Ana: reject (autre chose)" in out
    assert [(item["author"], item["action"]) for item in said(filled)] == [("Ana", "reject")]


def test_a_second_opinion_is_asked_blind_and_compared(filled):
    review(filled, ["a", "a", "r", ""])
    done = review(filled, ["a", "r", "", "r", ""], "--author", "Bea", "--twice")
    assert "Ana" not in done.stdout
    out = filled.run("judgements", "agreement").stdout
    assert "Ana · Bea" in out
    assert "2 of 3" in out
    assert "66.7 %" in out
    found = json.loads(filled.run("judgements", "agreement", "--format", "jsonl").stdout)
    assert (found["facts"], found["agreed"], round(found["kappa"], 2)) == (3, 2, 0.4)
    assert "against it" in filled.run("judgements", "conflicts").stdout
    assert "1 à relire" in review(filled, ["q"], "--disputed").stdout


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--party", "Maroc"], 3), (["--party", "JP"], 0), (["--act", "meet"], 3), (["--act", "sign"], 0),
        (["--theme", "compute"], 3), (["--theme", "cyber"], 0), (["--outlet", "Ailleurs"], 0), (["--kind", "quote"], 3),
        (["--kind", "position"], 3),
    ],
)  # fmt: skip
def test_filters_of_review(filled, options, count):
    done = review(filled, ["q"], *options)
    assert (f"{count} à relire" in done.stdout) if count else ("rien à relire" in done.stderr)


def test_one_key_on_a_terminal(filled):
    ours, theirs = pty.openpty()
    command = [sys.executable, str(Path(__file__).parent / "fake_dragoman.py"), "review", "--lang", "en"]
    environment = filled.environment | {"TERM": "dumb", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=filled.folder, env=environment)
    os.close(theirs)
    try:
        for key in (b"a", b"k", b"q"):
            until(ours, b"? ? ")
            os.write(ours, key)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert [item["action"] for item in said(filled)] == ["accept"]


def until(terminal, words):
    seen = b""
    while words not in seen:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, seen
        seen += os.read(terminal, 4096)


def test_export_and_import(filled):
    review(filled, ["a", "r", "", "q"])
    lines = filled.run("judgements", "export").stdout
    (filled.folder / "said.jsonl").write_text(lines, encoding="utf-8")
    assert filled.run("read", "pages", "--record", "other.db").returncode == 0
    for new, known in ((2, 0), (0, 2)):
        done = filled.run("judgements", "import", "said.jsonl", "--record", "other.db")
        assert f"{new} judgements new, {known} known already" in done.stderr
    assert filled.run("judgements", "export", "--record", "other.db").stdout == lines
    done = filled.run("judgements", "import", "-", "--record", "other.db", stdin=lines + "{}\n")
    assert done.returncode == 1
    assert "standard input: nothing was imported" in done.stderr
    assert "line 3: id is missing" in done.stderr
    (filled.folder / "bad.jsonl").write_bytes(b"\n\xff\n")
    assert "line 2 is no UTF-8" in filled.run("judgements", "import", "bad.jsonl").stderr
    assert filled.run("judgements", "import", "none.jsonl").returncode == 2


def test_lists(filled):
    assert "no judgement" in filled.run("judgements", "list").stderr
    assert "nothing speaks against" in filled.run("judgements", "conflicts").stderr
    assert "no two people" in filled.run("judgements", "agreement").stderr
    review(filled, ["a", "c", "place", "Rabat", "", "q"])
    out = filled.run("judgements", "list", "--author", "Ana").stdout
    assert "place: – → Rabat" in out
    assert len(filled.run("judgements", "list", "--action", "accept", "--format", "jsonl").stdout.splitlines()) == 1
    assert filled.run("judgements", "list", "--author", "Bea").stdout == ""


def test_a_gold_folder_is_new_or_empty(filled):
    review(filled, ["a", "q"])
    done = filled.run("judgements", "export", "--as-gold", "pages")
    assert done.returncode == 2
    assert "not an empty folder" in done.stderr
    done = filled.run("judgements", "export", "--as-gold", "gold")
    assert "1 pages with 1 judged facts" in done.stderr
    names = sorted(path.name for path in (filled.folder / "gold").iterdir())
    assert [name.partition(".")[2] for name in names] == ["gold.json", "txt"]
