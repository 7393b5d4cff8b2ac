"""One number over many reports as horizontal bars: names at the left, values at the right."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdraft.ui.theme import Theme

_ROW, _BAR, _MARGIN, _GAP = 26, 12, 14, 10
_NAME_SHARE, _VALUE_WIDTH = 0.34, 96
_HEAD = 26
_FEW = 3
"""A median of fewer values says nothing."""


class Bar(Struct, frozen=True):
    """One bar: whose, how much, how it is written; `own` is the present draft's."""

    name: str
    amount: float
    words: str
    own: bool = False


class Chart(QWidget):
    """Paints bars from the largest to the smallest, with a line at the median."""

    def __init__(self, theme: Theme) -> None:
        """Begin without bars."""
        super().__init__()
        self.theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName("各地的这个数，按大小排")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars, the largest above."""
        self.bars = tuple(sorted(bars, key=lambda bar: -bar.amount))
        told = "；".join(f"{bar.name} {bar.words}" for bar in self.bars)
        self.setAccessibleDescription(told)
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height that all bars need."""
        return QSize(400, _HEAD + len(self.bars) * _ROW + _GAP)

    def own_row(self) -> int | None:
        """Return how far down the present draft's bar ends, in pixels; None without one."""
        rows = [number for number, bar in enumerate(self.bars) if bar.own]
        return _HEAD + (rows[0] + 1) * _ROW if rows else None

    @property
    def median(self) -> float | None:
        """Return the middle value of the others, None where they are too few."""
        amounts = [bar.amount for bar in self.bars if not bar.own]
        return statistics.median(amounts) if len(amounts) >= _FEW else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        median = self.median
        most = max((bar.amount for bar in self.bars), default=0.0) or 1.0
        seen = event.rect()
        if median is not None:
            self._paint_median(painter, room, median, most)
        for number, bar in enumerate(self.bars):
            top = _HEAD + number * _ROW
            if seen.top() - _ROW <= top <= seen.bottom():
                self._paint_bar(painter, bar, top, room, most)

    def _room(self) -> QRectF:
        left = _MARGIN + self.width() * _NAME_SHARE + _GAP
        return QRectF(left, _HEAD, self.width() - left - _VALUE_WIDTH - _MARGIN, self.height())

    def _paint_bar(
        self, painter: QPainter, bar: Bar, top: float, room: QRectF, most: float
    ) -> None:
        theme, middle = self.theme, top + _ROW / 2
        ink = theme.accent if bar.own else theme.text
        name = QRectF(_MARGIN, top, room.left() - _MARGIN - _GAP, _ROW)
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, int(name.width()))
        painter.setPen(QColor(ink))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, right, shown)
        length = max(room.width() * bar.amount / most, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if bar.own else theme.filled))
        painter.drawRect(QRectF(room.left(), middle - _BAR / 2, length, _BAR))
        painter.setPen(QColor(ink))
        wide = metrics.horizontalAdvance(bar.words)
        value = QRectF(room.left() + length + 6, top, max(wide, _VALUE_WIDTH), _ROW)
        ground = QRectF(value.left() - 2, top + 4, wide + 4, _ROW - 8)
        painter.fillRect(ground, QColor(theme.window))
        painter.drawText(value, Qt.AlignmentFlag.AlignVCenter, bar.words)

    def _paint_median(self, painter: QPainter, room: QRectF, median: float, most: float) -> None:
        x = room.left() + room.width() * median / most
        painter.setPen(QPen(QColor(self.theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, _HEAD - 4), QPointF(x, _HEAD + len(self.bars) * _ROW))
        words = f"中位数 {median:,.10g}"
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(x - wide / 2, room.left()), self.width() - wide - _MARGIN)
        painter.drawText(QRectF(left, 2, wide + 2, _HEAD - 6), words)
