"""What is painted under and over the words: sheet, chips, numbers, bars, marks, hits."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.sheet import Sheet
from fzdraft.ui.paper.units import to_units

HINTS = {"title": "标题", "heading": "写小标题", "name": "附件名称"}


class Brush:
    """Paints around the text of a sheet; all coordinates are those of the document."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        """Paint for this sheet in these faces."""
        self.sheet = sheet
        self.faces = faces
        self.opened: frozenset[str] = frozenset()
        self.hits: dict[int, list[tuple[int, int]]] = {}
        self.hit_now: tuple[int, int, int] | None = None
        self.hovered: tuple[int, int, int] | None = None

    def ground(self, painter: QPainter, area: QRectF, height: float) -> None:
        """Paint desk and sheet inside `area`; the document is `height` high."""
        theme, faces = self.faces.theme, self.faces
        painter.fillRect(area, QColor(theme.desk))
        sheet = QRectF(0.5, faces.desk, faces.sheet_width - 1, height - 2 * faces.desk)
        shade = QColor(theme.shadow)
        for step, alpha in ((3, 14), (2, 26), (1, 40)):
            shade.setAlpha(alpha)
            painter.fillRect(sheet.adjusted(0, step, 0, step + 1) & area, shade)
        painter.fillRect(sheet & area, QColor(theme.paper))
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.drawRect(sheet)

    def under(self, painter: QPainter, area: QRectF) -> None:
        """Paint what stands behind the words: washes, hits, chips."""
        theme = self.faces.theme
        for index, line, block in self._visible(area):
            for mark, shift in line.marks("comment"):
                span = (shift + mark.start, shift + mark.end)
                self._wash(painter, block, line, span, theme.comment_wash)
            for hit in self.hits.get(index, ()):
                now = self.hit_now == (index, *hit)
                self._wash(painter, block, line, hit, theme.hit_now if now else theme.hit)
            for mark, shift in line.marks("value"):
                if mark.payload in self.opened:
                    span = (shift + mark.start, shift + mark.end)
                    self._wash(painter, block, line, span, theme.chip, 2)

    def over(self, painter: QPainter, area: QRectF) -> None:
        """Paint what stands over the words: numbers, bars, lines, hints."""
        for index, line, block in self._visible(area):
            self._number(painter, line, block)
            if any(run.ink == "carried" for run in line.runs):
                self._bar(painter, line, block)
            self._underlines(painter, index, line, block)
            if not line.plain and line.kind in HINTS:
                self._hint(painter, line, block)

    def _visible(self, area: QRectF) -> Iterator[tuple[int, Line, QTextBlock]]:
        """Yield the lines that the area touches, with their blocks."""
        layout = self.sheet.document.documentLayout()
        position = layout.hitTest(
            QPointF(self.faces.padding, area.top()), Qt.HitTestAccuracy.FuzzyHit
        )
        block = self.sheet.document.findBlock(max(0, position))
        index = block.blockNumber()
        while block.isValid() and index < len(self.sheet.lines):
            line = self.sheet.lines[index]
            if line.kind != "cell" and self.top(block) > area.bottom():
                return
            yield index, line, block
            block, index = block.next(), index + 1

    def top(self, block: QTextBlock) -> float:
        """Return the y of the first line of a block."""
        return self.origin(block).y()

    def origin(self, block: QTextBlock) -> QPointF:
        """Return where the layout of a block begins."""
        return self.sheet.document.documentLayout().blockBoundingRect(block).topLeft()

    def spans(
        self, block: QTextBlock, line: Line, span: tuple[int, int]
    ) -> Iterator[tuple[QRectF, float]]:
        """Yield the rectangles of a span of code points, one a row, each with its baseline."""
        start, end = to_units(line.plain, span[0]), to_units(line.plain, span[1])
        layout, origin = block.layout(), self.origin(block)
        for number in range(layout.lineCount()):
            row = layout.lineAt(number)
            first, last = row.textStart(), row.textStart() + row.textLength()
            if first < end and start < last:
                left, right = x_of(row, max(start, first)), x_of(row, min(end, last))
                base = origin.y() + row.y() + row.ascent()
                height = row.ascent() + row.descent()
                yield QRectF(origin.x() + left, base - row.ascent(), right - left, height), base

    def _wash(
        self,
        painter: QPainter,
        block: QTextBlock,
        line: Line,
        span: tuple[int, int],
        colour: str,
        grow: float = 0,
    ) -> None:
        """Paint rounded grounds behind a span, as high as its characters."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        em = self.faces.em
        for _, base in self.spans(block, line, span):
            box = QRectF(_.left() - grow, base - em * 0.98, _.width() + 2 * grow, em * 1.26)
            painter.drawRoundedRect(box, em * 0.16, em * 0.16)

    def _number(self, painter: QPainter, line: Line, block: QTextBlock) -> None:
        if not line.number:
            return
        row = block.layout().lineAt(0)
        origin = self.origin(block)
        painter.setFont(self.faces.number_font(line))
        painter.setPen(QColor(self.faces.theme.ink))
        left = self.faces.padding + 2 * self.faces.em
        painter.drawText(QPointF(left, origin.y() + row.y() + row.ascent()), line.number)

    def bar_area(self, block: QTextBlock, line: Line) -> QRectF:
        """Return the strip in the margin beside the carried words of a line."""
        points, tops = 0, []
        for run in line.runs:
            if run.ink != "ink":
                tops += [r for r, _ in self.spans(block, line, (points, points + run.length))]
            points += run.length
        em = self.faces.em
        if not tops:
            return QRectF()
        left = self.faces.padding - em * 0.95
        return QRectF(left, tops[0].top(), em * 0.5, tops[-1].bottom() - tops[0].top())

    def _bar(self, painter: QPainter, line: Line, block: QTextBlock) -> None:
        if line.kind == "cell":
            return
        area = self.bar_area(block, line)
        pen = QPen(QColor(self.faces.theme.carried), max(2.0, self.faces.em / 10))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.4])
        painter.setPen(pen)
        x = area.center().x()
        painter.drawLine(QPointF(x, area.top() + 2), QPointF(x, area.bottom() - 2))

    def _underlines(self, painter: QPainter, index: int, line: Line, block: QTextBlock) -> None:
        theme = self.faces.theme
        for mark, shift in line.marks("verify", "comment"):
            verify = mark.kind == "verify"
            pen = QPen(QColor(theme.verify if verify else theme.comment), 1.4)
            pen.setStyle(Qt.PenStyle.DashLine if verify else Qt.PenStyle.SolidLine)
            self._underline(painter, block, line, (shift + mark.start, shift + mark.end), pen)
        if self.hovered and self.hovered[0] == index:
            self._underline(painter, block, line, self.hovered[1:], QPen(QColor(theme.filled), 1))

    def _underline(
        self, painter: QPainter, block: QTextBlock, line: Line, span: tuple[int, int], pen: QPen
    ) -> None:
        painter.setPen(pen)
        for box, base in self.spans(block, line, span):
            y = base + self.faces.em * 0.24
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _hint(self, painter: QPainter, line: Line, block: QTextBlock) -> None:
        """Paint a quiet word where a title or heading is still to be written."""
        row = block.layout().lineAt(0)
        origin = self.origin(block)
        painter.setFont(self.faces.number_font(line))
        painter.setPen(QColor(self.faces.theme.hint))
        hint = HINTS[line.kind]
        point = QPointF(origin.x() + x_of(row, 0), origin.y() + row.y() + row.ascent())
        if line.kind != "heading":
            point -= QPointF(painter.fontMetrics().horizontalAdvance(hint) / 2, 0)
        painter.drawText(point, hint)


def x_of(row: object, position: int) -> float:
    """Return the x of a position in a row of a layout."""
    found = row.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
