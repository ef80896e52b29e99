"""Both languages say the same things, and all of the codebook."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest
import yaml

from dragoman.dossier import LANGUAGES, load_labels
from dragoman.model import Status


def test_every_entry_has_both_languages_with_the_same_blanks():
    data = yaml.safe_load((files("dragoman.dossier") / "data" / "labels.yaml").read_text(encoding="utf-8"))
    for group in ("acts", "statuses", "themes", "texts"):
        for name, item in data[group].items():
            assert set(item) == set(LANGUAGES), name
            blanks = [set(re.findall(r"{(\w+)}", item[lang])) for lang in LANGUAGES]
            assert blanks[0] == blanks[1], name
    assert [len(data["months"][lang]) for lang in LANGUAGES] == [12, 12]


def test_every_status_has_a_label():
    assert set(load_labels("fr").statuses) == {*get_args(Status), "cancelled"}


def test_every_act_of_the_codebook_has_a_label():
    acts = yaml.safe_load((files("dragoman.codebook") / "data" / "acts.yaml").read_text(encoding="utf-8"))
    assert set(load_labels("fr").acts) == set(acts)


@pytest.mark.parametrize(
    ("lang", "date", "words"),
    [
        ("fr", "2025-03-01", "1er mars 2025"),
        ("en", "2025-03-01", "1 March 2025"),
        ("fr", "2025-08", "août 2025"),
        ("fr", "2025", "2025"),
        ("en", "2025-07-26/2025-07-28", "26–28 July 2025"),
        ("fr", "2025-08-01/2025-08-03", "1er–3 août 2025"),
        ("fr", "2025-07-26/2025-08-03", "26 juillet – 3 août 2025"),
        ("fr", "2025-07/2025-08", "juillet – août 2025"),
        ("fr", "2024-12-30/2025-01-02", "30 décembre 2024 – 2 janvier 2025"),
        ("fr", "2025/2025-08", "2025 – août 2025"),
        ("fr", None, "sans date"),
        ("fr", "2025-99-01", "2025-99-01"),
    ],
)
def test_dates(lang, date, words):
    assert load_labels(lang).date(date) == words


def test_counts_and_lists():
    fr, en = load_labels("fr"), load_labels("en")
    assert [fr.text("pages", count=n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert en.text("pages", count=0) == "0 articles"
    assert fr.joined(["Maroc", "Chine", "Union européenne"]) == "Maroc, Chine et Union européenne"
    assert fr.act("appeal", "ease") == "appel à agir (allègement)"
    assert fr.act("nouveau") == "nouveau"
