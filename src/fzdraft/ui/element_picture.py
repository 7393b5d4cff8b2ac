"""The small picture beside 版头与落款: where each element stands on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolTip, QWidget

SHEET = QRectF(0, 0, 210, 297)
PLACES: dict[str, QRectF] = {
    "份号": QRectF(28, 37, 20, 6),
    "密级": QRectF(28, 46, 26, 6),
    "紧急程度": QRectF(28, 55, 16, 6),
    "发文机关": QRectF(48, 70, 114, 17),
    "文号": QRectF(32, 101, 52, 6),
    "签发人": QRectF(138, 101, 42, 6),
    "标题": QRectF(48, 122, 114, 13),
    "主送": QRectF(28, 144, 46, 6),
    "署名": QRectF(118, 204, 50, 6),
    "成文日期": QRectF(124, 213, 44, 6),
    "附注": QRectF(38, 222, 66, 6),
    "抄送": QRectF(32, 243, 92, 6),
    "印发机关": QRectF(32, 254, 72, 6),
    "印发日期": QRectF(134, 254, 44, 6),
}
"""Rectangles in millimetres on A4, as GB/T 9704-2012 places the elements of a report."""

_BODY_ROWS = [QRectF(38, 155, 146, 3)] + [QRectF(28, y, 156, 3) for y in range(163, 196, 8)]
_RED = QColor("#c8453b")


class ElementPicture(QWidget):
    """A sheet of paper with its elements; the one in hand is lit.

    Signal: chosen(name) when an element was clicked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Show an empty sheet."""
        super().__init__()
        self.setAccessibleName("各项在纸上的位置")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lit = ""
        self._filled: frozenset[str] = frozenset()

    def sizeHint(self) -> QSize:
        """Ask for A4 at about a pixel a millimetre."""
        return QSize(230, 325)

    def minimumSizeHint(self) -> QSize:
        """Stay readable at two thirds of that."""
        return QSize(160, 226)

    def show_state(self, filled: frozenset[str], lit: str) -> None:
        """Show which elements are filled and which one is in hand."""
        self._filled, self._lit = filled, lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._to_sheet(painter)
        ink = self.palette().color(QPalette.ColorRole.Text)
        line = QColor(ink)
        line.setAlphaF(0.18)
        painter.setPen(QPen(line, 0.6))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(SHEET.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(_RED, 1.2))
        painter.drawLine(QPointF(28, 112), QPointF(184, 112))
        painter.setPen(QPen(line, 0.7))
        for y in (241, 251.5, 262):
            painter.drawLine(QPointF(28, y), QPointF(184, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        for row in _BODY_ROWS:
            painter.drawRect(row)
        for name, place in PLACES.items():
            self._paint_element(painter, name, place, ink)

    def _paint_element(self, painter: QPainter, name: str, place: QRectF, ink: QColor) -> None:
        """Paint a bar for a filled element, an outline for a missing one, the lit one framed."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        colour = QColor(_RED if name == "发文机关" else ink)
        colour.setAlphaF(0.75 if name == "发文机关" else 0.5)
        if name == self._lit:
            glow = QColor(accent)
            glow.setAlphaF(0.2)
            painter.setPen(QPen(accent, 1.4))
            painter.setBrush(glow)
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 2, 2)
            colour = accent
        if name in self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            painter.setPen(QPen(colour, 0.7, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 1, 1)

    def _scale(self) -> tuple[float, QPointF]:
        scale = min(self.width() / SHEET.width(), self.height() / SHEET.height())
        left = (self.width() - SHEET.width() * scale) / 2
        return scale, QPointF(left, 0)

    def _to_sheet(self, painter: QPainter) -> None:
        scale, origin = self._scale()
        painter.translate(origin)
        painter.scale(scale, scale)

    def element_at(self, position: QPointF) -> str:
        """Return the element under a point of the widget, empty where there is none."""
        scale, origin = self._scale()
        on_sheet = (position - origin) / scale
        for name, place in PLACES.items():
            if place.adjusted(-2, -2, 2, 2).contains(on_sheet):
                return name
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the element under the mouse."""
        name = self.element_at(event.position())
        if name:
            self.chosen.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the element under the mouse."""
        QToolTip.showText(event.globalPosition().toPoint(), self.element_at(event.position()))
