"""The formats out: what goes in comes out, in each, and nothing of it is computed by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dragoman.exchange import UnknownFormat, find_format, formats

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
ROWS = st.lists(st.tuples(TEXT, st.none() | st.integers(-(10**6), 10**6), st.floats(-1, 1)), max_size=5)
NAMES = ["sentence", "articles", "confidence"]


def whole(form: str, rows: list) -> bytes:
    return b"".join(find_format(form).write(NAMES, ["Phrase", "Articles", "Confiance"], rows))


@given(ROWS)
def test_json_lines_hold_what_went_in(rows: list) -> None:
    lines = [json.loads(line) for line in whole("jsonl", rows).decode().split("\n")[:-1]]
    assert [tuple(line[name] for name in NAMES) for line in lines] == rows


@given(ROWS)
def test_csv_holds_what_went_in_but_formulas(rows: list) -> None:
    text = whole("csv", rows).decode("utf-8-sig")
    found = [*csv.reader(io.StringIO(text, newline=""))]
    assert found[0] == ["Phrase", "Articles", "Confiance"]
    for cells, row in zip(found[1:], rows, strict=True):
        assert not cells[0].startswith(("=", "+", "-", "@"))
        assert cells[0].removeprefix("'") == row[0].removeprefix("'")
        assert cells[1] == ("" if row[1] is None else str(row[1]))


def test_a_workbook_has_texts_and_numbers_and_no_formula() -> None:
    hostile = '=HYPERLINK("http://evil.example")'
    data = whole("xlsx", [(hostile, 3, 0.5), ("https://exemple.test", None, 1.0), ("x" * 40_000, 1, 0.1)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        assert not [name for name in archive.namelist() if "hyperlink" in name.lower()]
    kinds = [cell.get("t") for cell in sheet.iter("{*}c")]
    assert not [*sheet.iter("{*}f")]
    assert kinds.count("inlineStr") == 6
    assert [value.text for value in sheet.iter("{*}v")] == ["3", "0.5", "1", "1", "0.1"]


def test_formats_are_found_by_entry_point() -> None:
    assert [*formats()] == ["csv", "jsonl", "xlsx"]
    with pytest.raises(UnknownFormat, match="there is csv, jsonl, xlsx"):
        find_format("doc")
