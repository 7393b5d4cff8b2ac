"""What is painted under and over the words: sheet, chips, numbers, bars, marks, hits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen, QTextBlock

from fzdraft.document.marks import MarkKind
from fzdraft.services import NumberFault
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.rows import Rows, x_of
from fzdraft.ui.paper.sheet import Sheet

Shown = list[tuple[int, Rows]]
HINTS = {"title": "标题", "heading": "写小标题", "name": "附件名称"}
_EVERYWHERE = QRectF(0, 0, 1e7, 1e9)


class Brush:
    """Paints around the text of a sheet; all coordinates are those of the document."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        """Paint for this sheet in these faces."""
        self.sheet = sheet
        self.faces = faces
        self.width = faces.sheet_width
        self.opened: Set[str] = frozenset()
        self.hits: dict[int, list[tuple[int, int]]] = {}
        self.hit_now: tuple[int, int, int] | None = None
        self.hovered: tuple[int, int, int] | None = None
        self.odd: Mapping[str, str] = {}
        self.faults: dict[int, list[tuple[int, int, NumberFault]]] = {}
        self.changed: dict[int, list[tuple[int, int]]] = {}

    def ground(self, painter: QPainter, area: QRectF, height: float) -> None:
        """Paint desk and sheet inside `area`; the document is `height` high."""
        theme, faces = self.faces.theme, self.faces
        sheet = QRectF(0, faces.desk, self.width, round(height) - 2 * faces.desk)
        if not sheet.contains(area):
            painter.fillRect(area, QColor(theme.desk))
            shade = QColor(theme.shadow)
            for step, alpha in enumerate((70, 40, 20, 8)):
                shade.setAlpha(alpha)
                painter.fillRect(QRectF(1, sheet.bottom() + step, sheet.width() - 2, 1), shade)
        painter.fillRect(sheet & area, QColor(theme.paper))
        edge = QColor(theme.edge)
        painter.fillRect(QRectF(0, sheet.top(), 1, sheet.height()) & area, edge)
        painter.fillRect(QRectF(sheet.right() - 1, sheet.top(), 1, sheet.height()) & area, edge)
        painter.fillRect(QRectF(0, sheet.top(), sheet.width(), 1) & area, edge)

    def under(self, painter: QPainter, shown: Shown) -> None:
        """Paint what stands behind the words: washes, hits, chips."""
        theme = self.faces.theme
        painter.setPen(Qt.PenStyle.NoPen)
        for index, rows in shown:
            for start, end in _spans(rows.line, "comment"):
                self._wash(painter, rows, start, end, theme.comment_wash)
            for hit in self.hits.get(index, ()):
                now = self.hit_now == (index, *hit)
                painter.setPen(QPen(QColor(theme.hit_now), 1.4) if now else Qt.PenStyle.NoPen)
                self._wash(painter, rows, *hit, theme.hit)
            painter.setPen(Qt.PenStyle.NoPen)
            for mark, shift in rows.line.marks("value"):
                if mark.payload in self.opened:
                    self._wash(painter, rows, shift + mark.start, shift + mark.end, theme.chip, 2)

    def over(self, painter: QPainter, shown: Shown) -> None:
        """Paint what stands over the words: numbers, bars, lines, hints."""
        for index, rows in shown:
            line = rows.line
            if line.kind != "cell":
                self._bar(painter, rows)
            if rows.rows and rows.rows[0].first == 0:
                self._number(painter, rows)
                if not line.plain and line.kind in HINTS:
                    self._hint(painter, rows)
            if self.odd:
                self._remarks(painter, rows)
            self._underlines(painter, index, rows)

    def shown(self, area: QRectF) -> Shown:
        """Return the lines that an area touches, each with its number and its rows there."""
        found: Shown = []
        layout = self.sheet.document.documentLayout()
        corner = QPointF(self.faces.padding, area.top())
        block = self.sheet.document.findBlock(
            max(0, layout.hitTest(corner, Qt.HitTestAccuracy.FuzzyHit))
        )
        index = block.blockNumber()
        while block.isValid() and index < len(self.sheet.lines):
            line, box = self.sheet.lines[index], layout.blockBoundingRect(block)
            if line.kind != "cell" and box.top() > area.bottom():
                break
            found.append((index, Rows(block, line, box.topLeft(), area)))
            block, index = block.next(), index + 1
        return found

    def rows(self, index: int) -> Rows:
        """Return all rows of a line."""
        block = self.sheet.document.findBlockByNumber(index)
        return Rows(block, self.sheet.lines[index], self.origin(block), _EVERYWHERE)

    def origin(self, block: QTextBlock) -> QPointF:
        """Return where the layout of a block begins."""
        return self.sheet.document.documentLayout().blockBoundingRect(block).topLeft()

    def _wash(
        self, painter: QPainter, rows: Rows, start: int, end: int, colour: str, grow: float = 0
    ) -> None:
        """Paint rounded grounds behind a span, as high as its characters."""
        painter.setBrush(QColor(colour))
        size = self.faces.size(rows.line)
        for span, base in rows.spans(start, end):
            top, width = base - size * 0.98, span.width() + 2 * grow
            box = QRectF(span.left() - grow, top, width, size * 1.26)
            painter.drawRoundedRect(box, size * 0.16, size * 0.16)

    def _number(self, painter: QPainter, rows: Rows) -> None:
        if rows.line.number:
            painter.setFont(self.faces.number_font(rows.line))
            painter.setPen(QColor(self.faces.theme.ink))
            left = self.faces.padding + 2 * self.faces.em
            painter.drawText(QPointF(left, rows.rows[0].base), rows.line.number)

    def bar_area(self, rows: Rows) -> QRectF:
        """Return the strip in the margin beside the carried words of a line."""
        found = rows.carried()
        if found is None or rows.line.kind == "cell":
            return QRectF()
        em = self.faces.em
        return QRectF(self.faces.padding - em * 0.95, found[0], em * 0.5, found[1] - found[0])

    def _bar(self, painter: QPainter, rows: Rows) -> None:
        area = self.bar_area(rows)
        if area.isEmpty():
            return
        pen = QPen(QColor(self.faces.theme.carried), max(2.2, self.faces.em / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        pitch, middle = self.faces.pitch / 6, area.center().x()
        first, last = int(area.top() / pitch) + 1, int(area.bottom() / pitch)
        painter.drawPoints([QPointF(middle, dot * pitch) for dot in range(first, last)])

    def _underlines(self, painter: QPainter, index: int, rows: Rows) -> None:
        theme = self.faces.theme
        for start, end in _spans(rows.line, "verify"):
            pen = QPen(QColor(theme.verify), 1.4, Qt.PenStyle.DashLine)
            self._underline(painter, rows, start, end, pen)
        for start, end in _spans(rows.line, "comment"):
            self._underline(painter, rows, start, end, QPen(QColor(theme.comment), 1.4))
        for span in self.changed.get(index, ()):
            self._underline(painter, rows, *span, QPen(QColor(theme.accent), 1.6))
        for start, end, _ in self.faults.get(index, ()):
            self._waves(painter, rows, start, end)
        if self.hovered and self.hovered[0] == index:
            self._underline(painter, rows, *self.hovered[1:], QPen(QColor(theme.filled), 1))

    def _underline(self, painter: QPainter, rows: Rows, start: int, end: int, pen: QPen) -> None:
        painter.setPen(pen)
        for box, base in rows.spans(start, end):
            y = base + self.faces.em * 0.24
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _remarks(self, painter: QPainter, rows: Rows) -> None:
        """Write over an odd number, in the gap between two rows, how it stands to last year's.

        Where two would overlap the second is left out; the tab 数据 says it too.
        """
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(9, round(self.faces.em * 0.54)))
        painter.setFont(font)
        painter.setPen(QColor(self.faces.theme.warning))
        metrics, ends = painter.fontMetrics(), dict[float, float]()
        edge, start = self.width - self.faces.padding, self.faces.padding
        for mark, shift in rows.line.marks("value"):
            words = self.odd.get(mark.payload, "")
            spans = rows.spans(shift + mark.start, shift + mark.end) if words else iter(())
            for box, base in list(spans)[:1]:
                width = metrics.horizontalAdvance(words)
                left = max(start, min(box.left(), edge - width))
                if left > ends.get(base, 0.0):
                    painter.drawText(QPointF(left, base - self.faces.em * 1.08), words)
                    ends[base] = left + width + self.faces.em / 3

    def _waves(self, painter: QPainter, rows: Rows, start: int, end: int) -> None:
        """Underline a span in waves."""
        pen = QPen(QColor(self.faces.theme.error), max(1.2, self.faces.em / 16))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        step = self.faces.em / 7
        for box, base in rows.spans(start, end):
            y, count = base + self.faces.em * 0.28, max(2, round(box.width() / step))
            points = [
                QPointF(box.left() + box.width() * n / count, y + (step * 0.55 if n % 2 else 0))
                for n in range(count + 1)
            ]
            painter.drawPolyline(points)

    def _hint(self, painter: QPainter, rows: Rows) -> None:
        """Paint a quiet word where a title or heading is still to be written."""
        painter.setFont(self.faces.number_font(rows.line))
        painter.setPen(QColor(self.faces.theme.hint))
        hint = HINTS[rows.line.kind]
        point = QPointF(rows.left + x_of(rows.rows[0].line, 0), rows.rows[0].base)
        if rows.line.kind != "heading":
            point -= QPointF(painter.fontMetrics().horizontalAdvance(hint) / 2, 0)
        painter.drawText(point, hint)


def _spans(line: Line, kind: MarkKind) -> Iterator[tuple[int, int]]:
    """Yield the spans of the marks of one kind, in code points of the line."""
    for mark, shift in line.marks(kind):
        yield shift + mark.start, shift + mark.end
