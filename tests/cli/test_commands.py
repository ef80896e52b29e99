"""The commands on good input."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys

import pytest

from dragoman.model import Reading


@pytest.fixture
def filled(work):
    work.page("pages/b.txt", "b")
    work.page("pages/a.txt", "a", title="[bold]Rabat[/bold] \x1b[31mrouge\x1b[0m parle")
    (work.folder / "pages" / "FICTION.md").write_text("# Fiction\n")
    done = work.run("read", "pages")
    assert done.returncode == 0, done.stderr
    return work


def first_id(work):
    return json.loads(work.run("events", "--format", "jsonl").stdout.splitlines()[0])["id"]


def test_read_says_what_it_did_and_how_to_go_on(filled):
    done = filled.run("read", "pages", "none.txt")
    assert done.returncode == 0
    assert "2 pages read (2 events, 2 quotes), 1 skipped:" in done.stderr
    assert "  none.txt: " in done.stderr
    assert "stored in dragoman.db: 2 as they were" in done.stderr
    assert "go on: dragoman events   dragoman dossier MA US" in done.stderr
    assert done.stdout.startswith("id ")
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_jsonl_is_in_the_order_of_the_input_and_alone_on_standard_output(work, jobs):
    names = [f"{n}.txt" for n in (3, 1, 2, 5, 4)]
    for number, name in enumerate(names):
        work.page(name, f"LENT{5 - number}")
    done = work.run("read", *names, "--dry-run", "--format", "jsonl", "--jobs", jobs)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["source"] for line in lines] == names
    for line in lines:
        assert Reading.from_json(line).to_json() == line
    assert sorted(path.name for path in work.folder.iterdir()) == sorted(names)


def test_jobs_do_not_change_the_record(work):
    for number in range(6):
        work.page(f"pages/{number}.txt", str(number))
    records = [work.folder / f"{jobs}.db" for jobs in (1, 3)]
    for path in records:
        assert work.run("read", "pages", "--record", path, "--jobs", path.stem).returncode == 0
    from dragoman.record import dump, open_record

    with open_record(records[0]) as one, open_record(records[1]) as other:
        assert list(dump(one)) == list(dump(other))


def test_standard_input(work):
    text = work.page("a.txt").read_text(encoding="utf-8")
    for jobs in (1, 2):
        done = work.run("read", "-", "a.txt", "--dry-run", "--format", "jsonl", "--jobs", jobs, stdin=text)
        assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["-", "a.txt"]


def test_one_page_under_several_paths_is_read_once(work):
    work.page("pages/a.txt")
    done = work.run("read", "pages", "./pages/a.txt", "pages/*.txt", "--dry-run", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 1


def test_the_three_formats_of_events_hold_the_same_rows(filled):
    table, rows, lines = (filled.run("events", "--format", form).stdout for form in ("table", "csv", "jsonl"))
    objects = [json.loads(line) for line in lines.splitlines()]
    cells = list(csv.DictReader(io.StringIO(rows)))
    assert [row["id"] for row in cells] == [item["id"] for item in objects]
    assert [line.split()[0] for line in table.splitlines()[1:]] == [item["id"][:10] for item in objects]
    assert {item["page"]["fiction"] for item in objects} == {True}
    assert table.count("(fiction)") == 2
    assert {row["fiction"] for row in cells} == {"yes"}


def test_a_cell_is_never_a_formula(filled):
    for row in csv.DictReader(io.StringIO(filled.run("events", "--format", "csv").stdout)):
        assert row["object"] == "'=une formule"


def test_a_title_can_neither_style_nor_steer_a_terminal(filled):
    outputs = [filled.run("dossier", "MA", "US").stdout, filled.run("show", first_id(filled)).stdout]
    assert all("\x1b" not in output for output in outputs)
    assert "[bold]Rabat[/bold]" in outputs[0]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--party", "Maroc", "--party", "Etats-Unis"], 2),
        (["--party", "Morocco"], 2),
        (["--party", "MA", "--party", "France"], 0),
        (["--act", "meet", "--act", "sign"], 2),
        (["--act", "sign"], 0),
        (["--status", "done", "--theme", "compute", "--theme", "cyber"], 2),
        (["--theme", "cyber"], 0),
        (["--since", "2025-03", "--until", "2025-03-17"], 2),
        (["--since", "2025-03-18"], 0),
    ],
)
def test_filters(filled, arguments, count):
    done = filled.run("events", *arguments, "--format", "jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, count)


def test_no_event_passes(filled):
    done = filled.run("events", "--act", "sign")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no event in the record passes" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["events", "--party", "Marok"], "Maroc"),
        (["events", "--act", "meeting"], "meet"),
        (["events", "--status", "don"], "done"),
        (["events", "--theme", "computing"], "compute"),
        (["events", "--since", "hier"], "no date"),
        (["dossier", "Washingtone"], "tats-Unis"),
        (["read"], "PATH"),
        (["read", "pages", "--jobs", "0"], "jobs"),
        (["events", "--colour"], "colour"),
        (["marche"], "marche"),
    ],
)
def test_a_wrong_command_line_gets_a_hint_and_code_2(filled, arguments, said):
    done = filled.run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


WHO = {"fr": "Dossier : Maroc et États-Unis\n", "en": "Dossier: Morocco and United States\n"}


@pytest.mark.parametrize("lang", WHO)
def test_dossier(filled, lang):
    out = filled.run("dossier", "MA", "US", "--lang", lang).stdout
    assert out.startswith(WHO[lang])
    assert "[1] " in out
    assert "a rencontré lundi à Rabat" in out
    assert "iction" in out
    assert "pages/a.txt" in out
    assert "Maroc Calcul 2031" in out


def test_dossier_of_strangers(filled):
    done = filled.run("dossier", "MA", "JP")
    assert (done.returncode, done.stdout) == (0, "")
    assert "MA in 2, JP in 0" in done.stderr


def test_show(filled):
    name = first_id(filled)
    for asked in (name, name[:10], name[2:12]):
        out = filled.run("show", asked).stdout
        for words in (name, "test.first", "a rencontré lundi", "fiction", "pages/", "test 1.0", "trigger"):
            assert words in out
    done = filled.run("show", "e-zzzz")
    assert done.returncode == 1
    assert "no fact has the id" in done.stderr


@pytest.mark.parametrize("letter", ["q", "r", "g"])
def test_show_every_kind_of_fact(filled, letter):
    done = filled.run("show", f"{letter}-")
    assert "several facts begin" in done.stderr
    name = re.findall(rf"{letter}-[0-9a-f]{{16}}", done.stderr)[0]
    assert name in filled.run("show", name).stdout


def test_sentences_about_the_same(filled):
    assert "dragoman record neighbours" in filled.run("search", "--like", "accord").stderr
    assert "neighbours made for 2 pages" in filled.run("record", "neighbours").stderr
    words = "La ministre marocaine a vu à Rabat son homologue américain."
    done = filled.run("search", "--like", words)
    assert done.returncode == 0, done.stderr
    assert "meet (done)" in done.stdout
    assert "\x1b" not in done.stdout
    (near,) = map(json.loads, filled.run("search", "--like", words, "--size", "1", "--format", "jsonl").stdout.splitlines())
    assert near["sentence"]["exact"].startswith("La ministre marocaine du Numérique a rencontré")
    assert len(near["also"]) == 1
    (row,) = csv.DictReader(io.StringIO(filled.run("search", "--like", words, "--size", "1", "--format", "csv").stdout))
    assert (row["events"], row["fiction"]) == (near["events"][0], "yes")
    assert filled.run("search", "--like", first_id(filled), "partie:JP").stdout == ""
    for wrong, said in ((["--facets", "--like", "x"], "no facets"), ([], "to be found"), (["--like", "e-ffff"], "no fact")):
        refused = filled.run("search", *wrong)
        assert refused.returncode in {1, 2}
        assert said in refused.stderr
    filled.page("pages/c.txt", "Une suite.")
    assert filled.run("read", "pages").returncode == 0
    assert "sound" in filled.run("record", "check").stderr
    assert "no neighbours any more" in filled.run("record", "neighbours", "--drop").stderr
    assert filled.run("record", "neighbours", "--record", "none.db").returncode == 1


def test_version(work):
    out = work.run("version").stdout
    assert [line.split()[0] for line in out.splitlines()] == ["dragoman", "codebook", "model", "spaCy", "Python"]


def test_record_from_the_environment(work):
    work.page("a.txt")
    work.environment["DRAGOMAN_RECORD"] = "other.db"
    assert "go on: dragoman events   " in work.run("read", "a.txt").stderr
    assert (work.folder / "other.db").exists()
    assert "--record third.db" in work.run("read", "a.txt", "--record", "third.db").stderr


def test_output_is_utf8_whatever_the_locale(filled):
    filled.environment |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert "États-Unis" in filled.run("dossier", "MA", "US").stdout


def test_a_closed_pipe_is_no_failure(filled):
    for number in range(40):
        filled.page(f"pages/{number}.txt", f"{number}" + " Fin." * 2000)
    process = filled.start("read", "pages", "--format", "jsonl", "--record", "pipe.db")
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert "Traceback" not in error
    assert "BrokenPipe" not in error


def test_heavy_imports_wait_until_needed(filled):
    code = (
        "import sys\nsys.argv = ['dragoman', *sys.argv[1:]]\n"
        "from dragoman.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'trafilatura', 'thinc', 'alembic'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    for arguments in (["--help"], ["events"], ["read", "--help"], ["show", first_id(filled)]):
        subprocess.run([sys.executable, "-c", code, *arguments], cwd=filled.folder, check=True, capture_output=True)
