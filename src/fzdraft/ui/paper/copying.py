"""The plain text of a selection: headings with their numbers, cells with tabs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QTextCursor

from fzdraft.ui.paper.hands import cells_of
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.sheet import Sheet


def copied(sheet: Sheet, cursor: QTextCursor) -> str:
    """Return what a selection of the sheet is as plain text."""
    if not cursor.hasSelection() or not sheet.lines:
        return ""
    first, start = sheet.spot(cursor.selectionStart())
    last, end = sheet.spot(cursor.selectionEnd())
    if cursor.hasComplexSelection():
        return _cells(sheet, first, cursor)
    if first == last:
        return sheet.lines[first].plain[start:end]
    lines = sheet.lines[first : last + 1]
    text = _whole(lines[0], start) + lines[0].plain[start:]
    for before, line in pairwise(lines):
        piece = line.plain[:end] if line is lines[-1] else line.plain
        text += _between(before, line) + line.number + piece
    return text


def _whole(line: Line, start: int) -> str:
    """Return the number of a heading that is copied from its start."""
    return line.number if start == 0 else ""


def _between(before: Line, line: Line) -> str:
    """Return the break between two lines: a tab between cells of one row."""
    if before.kind == line.kind == "cell" and not line.first:
        same = before.segments[0].place.row == line.segments[0].place.row
        return "\t" if same else "\n"
    return "\n"


def _cells(sheet: Sheet, first: int, cursor: QTextCursor) -> str:
    row, rows, column, columns = cells_of(cursor)
    place = sheet.lines[first].segments[0].place
    texts = {
        (line.segments[0].place.row, line.segments[0].place.column): line.plain
        for line in sheet.lines
        if line.kind == "cell" and line.segments[0].place.block == place.block
    }
    return "\n".join(
        "\t".join(texts[r, c] for c in range(column, column + columns))
        for r in range(row, row + rows)
    )
