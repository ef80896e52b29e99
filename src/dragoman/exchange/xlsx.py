"""A workbook for spreadsheets, with a frozen line of headings that filters. All text is text, never a formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence

from dragoman.exchange.columns import Cell
from dragoman.exchange.format import Format

#: Rows and characters of a cell that the format can hold; what is longer is cut, with an ellipsis.
ROWS, CHARACTERS = 1_048_575, 32_767
PIECE = 1 << 16
#: Columns wider than others, in characters.
WIDE = {"sentence": 80, "title": 40, "object": 40, "people": 28, "actors": 24, "recipients": 24}


def write(names: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The workbook. Rows beyond what a sheet can hold are left out, and its last line says so."""
    import xlsxwriter

    with tempfile.TemporaryFile(prefix="dragoman-", suffix=".xlsx") as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        sheet = book.add_worksheet("Dragoman")
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(names):
            sheet.set_column(place, place, WIDE.get(name, 16))
        sheet.write_row(0, 0, head, book.add_format({"bold": True}))
        last = 0
        for last, row in enumerate(rows, 1):
            if last >= ROWS:
                sheet.write_string(last, 0, "…")
                break
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(last, place, cell if len(cell) <= CHARACTERS else cell[: CHARACTERS - 1] + "…")
                elif cell is not None:
                    sheet.write_number(last, place, cell)
        sheet.autofilter(0, 0, last, len(names) - 1)
        book.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


FORMAT = Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", write)
