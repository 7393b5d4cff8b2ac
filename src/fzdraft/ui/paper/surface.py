"""The surface of the page: desk, sheet, words, and everything painted around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from fzdraft.document.finding import Hit
from fzdraft.document.places import Place
from fzdraft.services import NumberFault
from fzdraft.ui.paper.brush import Brush
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.sheet import Sheet
from fzdraft.ui.theme import Theme

ZOOMS = range(50, 201)
NARROWEST = 12
"""Characters a line in the narrowest sheet; a window narrower still scrolls sideways."""


class Surface(QTextEdit):
    """Shows the lines of a sheet on paper in the middle of a desk; knows of no draft.

    A line holds 28 characters, fewer only where the window has no room for them.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out an empty sheet at 100 %."""
        super().__init__(parent)
        self.zoom = 100
        self.sheet = Sheet(self.document())
        self.faces = Faces(theme, self.zoom, self.logicalDpiY())
        self.brush = Brush(self.sheet, self.faces)
        self._hits: Mapping[Place, Sequence[Hit]] = {}
        self._hit_now: Hit | None = None
        self._faults: Sequence[NumberFault] = ()
        self._prepare()
        self.dress(theme, self.zoom)

    def _prepare(self) -> None:
        self.setAccessibleName("正文")
        self.setAccessibleDescription("稿子的正文，直接在纸上改")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    def dress(self, theme: Theme, zoom: int) -> None:
        """Take the colours of a theme and a size in per cent; the lines are not written anew."""
        self.zoom = zoom
        self.faces = self.brush.faces = Faces(theme, zoom, self.logicalDpiY())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.ink)
        palette.setColor(QPalette.ColorRole.Base, theme.desk)
        palette.setColor(QPalette.ColorRole.Window, theme.desk)
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.selection_ink)
        self.setPalette(palette)
        self._centre()

    def shift(self) -> QPoint:
        """Return what to add to coordinates of the document to get those of the viewport."""
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def line_at(self, point: QPoint) -> tuple[int, int]:
        """Return the line and code point under a point of the viewport."""
        return self.sheet.spot(self.cursorForPosition(point).position())

    def _centre(self) -> None:
        """Give the sheet its width, or what room there is, in the middle of the desk."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        narrow = 2 * self.faces.padding + NARROWEST * self.faces.em
        self.brush.width = max(narrow, min(self.faces.sheet_width, room))
        if self.lineWrapColumnOrWidth() != self.brush.width:
            self.setLineWrapColumnOrWidth(self.brush.width)
        left = max(0, (room - self.brush.width) // 2)
        self.setViewportMargins(left, 0, max(0, room - self.brush.width - left), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle of the desk, and the caret in sight where it was."""
        seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        self._centre()
        super().resizeEvent(event)
        if seen:
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk, sheet and what lies under the words, the words, what lies over them."""
        shift = self.shift()
        area = QRectF(event.rect().translated(-shift))
        height = max(self.document().size().height(), self.viewport().height() + 1 - shift.y())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(shift)
        self.brush.ground(painter, area, height)
        shown = self.brush.shown(area)
        self.brush.under(painter, shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(shift)
        self.brush.over(painter, shown)
        painter.end()

    def show_hits(self, hits: Mapping[Place, Sequence[Hit]], now: Hit | None) -> None:
        """Paint what a search found in each text; `now` is the one in question."""
        self._hits, self._hit_now = hits, now
        self.repaint_marks(self.brush.opened)

    def show_faults(self, faults: Sequence[NumberFault]) -> None:
        """Paint waves under the numbers whose relations do not come out."""
        self._faults = faults
        self.repaint_marks(self.brush.opened)

    def show_odd(self, remarks: Mapping[str, str]) -> None:
        """Write a remark over every number of these ledger rows."""
        if remarks != self.brush.odd:
            self.brush.odd = remarks
            self.viewport().update()

    def fault_at(self, point: QPoint) -> str:
        """Return the formula of the waves under a point of the viewport, empty where none are."""
        if not self.brush.faults:
            return ""
        index, offset = self.line_at(point)
        for start, end, fault in self.brush.faults.get(index, ()):
            if start <= offset <= end:
                return fault.formula
        return ""

    def repaint_marks(self, opened: Set[str], everywhere: bool = True) -> None:
        """Paint anew what Qt does not know of: marks, with the open ledger rows, and hits."""
        before = (self.brush.opened, self.brush.hits, self.brush.faults)
        self.brush.opened = opened
        self.brush.faults = self._lines_of_faults()
        self.brush.hits = self._lines_of_hits(self._hits)
        now = self._lines_of_hits({self._hit_now.place: [self._hit_now]} if self._hit_now else {})
        self.brush.hit_now = next(((i, *spans[0]) for i, spans in now.items()), None)
        if everywhere or before != (self.brush.opened, self.brush.hits, self.brush.faults):
            self.viewport().update()

    def _lines_of_faults(self) -> dict[int, list[tuple[int, int, NumberFault]]]:
        """Return the spans of faults by line, where their words still stand as they were read."""
        found: dict[int, list[tuple[int, int, NumberFault]]] = {}
        stands = self._stands() if self._faults else {}
        for fault in self._faults:
            index, shift = stands.get(fault.place, (0, -1))
            start, end = shift + fault.start, shift + fault.end
            if shift >= 0 and self.sheet.lines[index].plain[start:end] == fault.words:
                found.setdefault(index, []).append((start, end, fault))
        return found

    def _stands(self) -> dict[Place, tuple[int, int]]:
        """Return for every text that is shown its line and where in it the text begins."""
        return {
            s.place: (index, s.start)
            for index, line in enumerate(self.sheet.lines)
            for s in line.segments
        }

    def _lines_of_hits(
        self, hits: Mapping[Place, Sequence[Hit]]
    ) -> dict[int, list[tuple[int, int]]]:
        """Return the spans of hits by line."""
        found: dict[int, list[tuple[int, int]]] = {}
        for index, line in enumerate(self.sheet.lines if hits else ()):
            for part in line.segments:
                for hit in hits.get(part.place, ()):
                    span = (part.start + hit.start, part.start + hit.end)
                    found.setdefault(index, []).append(span)
        return found

    def bar_at(self, point: QPoint) -> Line | None:
        """Return the line whose dotted bar is under a point of the viewport."""
        if self.isReadOnly() or not self.sheet.lines:
            return None
        where = point - self.shift()
        if where.x() > self.faces.padding - self.faces.em * 0.3:
            return None
        rows = self.brush.rows(self.line_at(point)[0])
        return rows.line if self.brush.bar_area(rows).contains(where) else None

    def filled_number_at(self, point: QPoint) -> tuple[int, int, int] | None:
        """Return line and span of the filled number under a point."""
        if not self.sheet.lines:
            return None
        index, offset = self.line_at(point)
        for mark, shift in self.sheet.lines[index].marks("value"):
            start, end = shift + mark.start, shift + mark.end
            if mark.payload not in self.brush.opened and start <= offset <= end:
                return index, start, end
        return None
