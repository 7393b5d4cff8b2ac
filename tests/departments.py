"""Departments as they are: what they do to a sheet before they send it back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEAD = 4
NAME, UNIT, LAST, THIS, CUTOFF, NOTE = 3, 4, 5, 6, 7, 8
WHOSE = 9
"""Columns of the sheet as it goes out; 责任单位 only in the one for all."""


def lines(page: Worksheet) -> dict[str, int]:
    """Return the line of each row id, by the hidden column."""
    ids = {r: str(page.cell(r, 1).value) for r in range(1, page.max_row + 1)}
    return {name: r for r, name in ids.items() if re.fullmatch(r"r\d+", name)}


def changed(data: bytes, act: Callable[[Worksheet], None]) -> bytes:
    """Open a sheet as Excel does, let somebody work in it, and save it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    act(book.worksheets[0])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def filled(data: bytes, values: dict[str, object], **more: dict[str, object]) -> bytes:
    """Fill the values by row id, and other columns (cutoff=, note=, whose=) likewise."""
    columns = {"cutoff": CUTOFF, "note": NOTE, "whose": WHOSE, "unit": UNIT, "name": NAME}

    def act(page: Worksheet) -> None:
        at = lines(page)
        for row, value in values.items():
            page.cell(at[row], THIS).value = value
        for what, cells in more.items():
            for row, value in cells.items():
                page.cell(at[row], columns[what]).value = value

    return changed(data, act)


def typed_anew(rows: list[list[object]], title: str = "") -> bytes:
    """Make a table as a department types it by itself: a title, headings, lines."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in ([[title]] if title else []) + rows:
        page.append(row)
    return saved(book)


def keep(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Put files into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
