"""`dragoman codebook`."""

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.codebook.guide import load_guide
from dragoman.codebook.triggers import load_triggers


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["codebook", *arguments], env={"COLUMNS": "200"})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_has_every_entry_with_its_meaning(lang):
    shown = run("--lang", lang).stdout
    for entry in load_guide().entries():
        assert any(line.split()[:1] == [entry.name] and entry.meaning[lang] in line for line in shown.splitlines())
    assert all(rule.text[lang] in shown for rule in load_guide().rules)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_entry_is_shown_whole(lang):
    for entry in load_guide().entries():
        done = run(entry.name, "--lang", lang)
        assert done.exit_code == 0, done.stderr
        assert entry.meaning[lang] in done.stdout
        assert all(line in done.stdout for line in entry.bounds[lang])
        assert all(example.text in done.stdout for example in (*entry.examples, *entry.counter))


def test_an_act_shows_its_triggers_with_their_examples():
    shown = run("sign").stdout
    mine = [t for t in load_triggers().all if t.act.name == "sign"]
    assert len(mine) > 5
    for trigger in mine:
        assert f"  {trigger.rule}  " in shown
        assert all(text in shown for text in (*trigger.examples, *trigger.counter_examples))


def test_languages_do_not_mix():
    english = run("refuse", "--lang", "en").stdout
    assert "What is none" in english
    assert "Ce qui n'en est pas" not in english
    assert "Ce qui n'en est pas" in run("refuse").stdout


def test_an_act_is_found_by_its_french_name_and_an_unknown_one_is_named():
    assert run("refus").stdout == run("refuse").stdout
    wrong = run("refusee")
    assert wrong.exit_code == 2
    assert "did you mean refuse" in wrong.stderr
