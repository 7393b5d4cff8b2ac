"""Where the rows of a block stand, and which rectangles a span of it covers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.units import to_units


class Row(Struct, frozen=True):
    """One row of a block: its UTF-16 units [first, last), top, baseline and bottom (pixels)."""

    line: QTextLine
    first: int
    last: int
    top: float
    base: float
    bottom: float


class Rows:
    """The rows of a block that an area touches, in coordinates of the document."""

    def __init__(self, block: QTextBlock, line: Line, origin: QPointF, area: QRectF) -> None:
        """Measure the block once; everything asked afterwards is arithmetic."""
        self.line = line
        self.left = origin.x()
        layout = block.layout()
        self.rows = [
            row
            for number in range(layout.lineCount())
            if (row := _row(layout.lineAt(number), origin.y())).bottom >= area.top()
            and row.top <= area.bottom()
        ]

    def spans(self, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
        """Yield the rectangle of code points [start, end) on each row, with its baseline."""
        first, last = to_units(self.line.plain, start), to_units(self.line.plain, end)
        for row in self.rows:
            if row.first < last and first < row.last:
                left = x_of(row.line, max(first, row.first))
                right = x_of(row.line, min(last, row.last))
                box = QRectF(self.left + left, row.top, right - left, row.bottom - row.top)
                yield box, row.base

    def carried(self) -> tuple[float, float] | None:
        """Return top and bottom of the rows with carried words, None without any."""
        touched = [row for row in self.rows if self._is_carried(row)]
        return (touched[0].top, touched[-1].bottom) if touched else None

    def _is_carried(self, row: Row) -> bool:
        points = 0
        for run in self.line.runs:
            end = points + run.length
            if run.ink != "ink":
                first, last = to_units(self.line.plain, points), to_units(self.line.plain, end)
                if row.first < last and first < row.last:
                    return True
            points = end
        return False


def _row(line: QTextLine, y: float) -> Row:
    base = y + line.y() + line.ascent()
    start = line.textStart()
    return Row(
        line,
        start,
        start + line.textLength(),
        base - line.ascent(),
        base,
        base + line.descent(),
    )


def x_of(line: QTextLine, position: int) -> float:
    """Return the x of a position in a row of a layout."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
