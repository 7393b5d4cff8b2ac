"""A plain table as the bytes of an .xlsx file; text stays text, whatever it begins with."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | datetime.date | None
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST = 60


def sheet(name: str, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a workbook with one sheet: a bold header that stays in sight, then the rows.

    A text that begins with = + - @ is stored as text, never as a formula.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    page: Worksheet = book.create_sheet(name)
    for row, values in enumerate([header, *rows], 1):
        for column, value in enumerate(values, 1):
            put(page, row, column, value)
    for column in range(1, len(header) + 1):
        page.cell(1, column).font = Font(bold=True)
        longest = max(width_of(values[column - 1]) for values in [header, *rows])
        page.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def put(page: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value; a text is marked as text, so that no program computes with it."""
    if not isinstance(value, str):
        return page.cell(row, column, value)
    cell = page.cell(row, column, _FORBIDDEN.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def width_of(value: object) -> int:
    """Return how many columns of a table's font a value takes; a Chinese character takes two."""
    return sum(2 if ord(char) > 255 else 1 for char in str(value or ""))
