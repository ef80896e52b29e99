"""What the program says of what it did not see."""

from __future__ import annotations

import json


def rows(work, *options):
    return [json.loads(line) for line in work.run("coverage", "--format", "jsonl", *options).stdout.splitlines()]


def test_read_skipped_and_failed_are_kept(work):
    work.page("pages/a.txt")
    work.page("pages/b.txt", "PLANTE")
    (work.folder / "pages" / "c.txt").write_text("", encoding="utf-8")
    assert work.run("read", "pages").returncode == 0
    (cell,) = rows(work)
    assert (cell["outlet"], cell["day"], cell["read"], cell["skipped"], cell["failed"]) == (None, None, 1, 1, 1)
    work.page("pages/b.txt")
    assert work.run("read", "pages", "--jobs", 2).returncode == 0
    (cell,) = rows(work)
    assert (cell["read"], cell["skipped"], cell["failed"]) == (2, 1, 0)
    assert cell["first_seen"] <= cell["last_seen"]


def test_a_run_in_which_nothing_can_be_read_makes_no_record_but_is_kept_in_one(work):
    (work.folder / "x.txt").write_text("", encoding="utf-8")
    assert work.run("read", "x.txt").returncode == 1
    assert not (work.folder / "dragoman.db").exists()
    work.page("a.txt")
    assert work.run("read", "a.txt").returncode == 0
    assert work.run("read", "x.txt").returncode == 1
    assert sum(cell["skipped"] for cell in rows(work)) == 1


def dated(work, name, day):
    work.page(name, title=f"Rabat et Washington se parlent\n\nPublié le {day}")


def test_questions_about_a_period_with_gaps_say_so(work):
    dated(work, "a.txt", "12 mars 2025")
    dated(work, "b.txt", "15 mars 2025")
    assert work.run("read", "a.txt", "b.txt").returncode == 0
    done = work.run("events", "--since", "2025-03-12", "--until", "2025-03-15")
    assert "no page was read of 2 of the 4 days from 2025-03-12 to 2025-03-15 (2025-03-13 to 2025-03-14)" in done.stderr
    assert "nobody looked" in work.run("events", "--act", "sign", "--since", "2025-03-13", "--until", "2025-03-13").stderr
    assert "coverage" not in work.run("events", "--since", "2025-03-15", "--until", "2025-03-15").stderr
    assert "coverage" not in work.run("events").stderr
    assert "2 of the 4 days" in work.run("dossier", "MA", "US").stderr
    out = work.run("coverage").stdout
    assert "without any page: 2 of 4 days from 2025-03-12 to 2025-03-15 (2025-03-13 to 2025-03-14)" in out
    assert "nothing was read of that" in work.run("coverage", "--outlet", "Ailleurs").stderr
