"""One number over many reports as horizontal bars: names at the left, values at the right."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdraft.ui.library.one_bar import Bar
from fzdraft.ui.theme import Theme

_ROW, _BAR, _MARGIN, _GAP = 26, 12, 14, 10
_NAME_SHARE, _VALUE_WIDTH, _VALUE_SHARE = 0.34, 96, 0.36
_HEAD, _TICK = 26, 4
_FEW = 3
"""A median of fewer values says nothing."""


class Chart(QWidget):
    """Paints bars from the largest to the smallest, with a line at the median.

    What cannot be compared with the others stands below them, hollow.
    """

    def __init__(self, theme: Theme) -> None:
        """Begin without bars."""
        super().__init__()
        self.theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName("各地的这个数，按大小排")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars, the largest above."""
        self.bars = tuple(sorted(bars, key=lambda bar: (bar.manner == "narrower", -bar.amount)))
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
        rows = [number for number, bar in enumerate(self.bars) if bar.manner == "own"]
        return _HEAD + (rows[0] + 1) * _ROW if rows else None

    @property
    def median(self) -> float | None:
        """Return the middle total of the others, None where they are too few."""
        amounts = [bar.amount for bar in self.bars if bar.manner == "value"]
        return statistics.median(amounts) if len(amounts) >= _FEW else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        median = self.median
        step = room.width() / self._most()
        seen = event.rect()
        if median is not None:
            self._paint_median(painter, room, median, step)
        for number, bar in enumerate(self.bars):
            top = _HEAD + number * _ROW
            if seen.top() - _ROW <= top <= seen.bottom():
                self._paint_row(painter, bar, room.translated(0, top - room.top()), step)

    def _most(self) -> float:
        """Return the amount of a bar as long as there is room: the largest that can be compared."""
        amounts = [bar.amount for bar in self.bars if bar.manner != "narrower"]
        return max(amounts or [bar.amount for bar in self.bars], default=0.0) or 1.0

    def _room(self) -> QRectF:
        """Return where the first bar may be: between the names and the values."""
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(bar.words) for bar in self.bars), default=0)
        values = min(max(widest + _GAP, _VALUE_WIDTH), self.width() * _VALUE_SHARE)
        left = _MARGIN + self.width() * _NAME_SHARE + _GAP
        return QRectF(left, _HEAD, max(self.width() - left - values - _MARGIN, 1.0), _ROW)

    def _paint_row(self, painter: QPainter, bar: Bar, row: QRectF, step: float) -> None:
        """Paint name, bar and value of one report; `step` is the length of 1."""
        theme, metrics = self.theme, QFontMetrics(self.font())
        ink = QColor(_ink(bar, theme))
        name = QRectF(_MARGIN, row.top(), row.left() - _MARGIN - _GAP, _ROW)
        shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, int(name.width()))
        painter.setPen(ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, right, shown)
        length = min(max(bar.amount * step, 1.0), row.width())
        body = QRectF(row.left(), row.center().y() - _BAR / 2, length, _BAR)
        _paint_body(painter, bar, body, step, theme)
        start = body.right() + 6
        words = metrics.elidedText(
            bar.words, Qt.TextElideMode.ElideRight, int(self.width() - start - 4)
        )
        value = QRectF(start, row.top(), metrics.horizontalAdvance(words) + 2, _ROW)
        painter.fillRect(value.adjusted(-2, 4, 2, -4), QColor(theme.window))
        painter.setPen(ink)
        painter.drawText(value, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_median(self, painter: QPainter, room: QRectF, median: float, step: float) -> None:
        x = room.left() + median * step
        painter.setPen(QPen(QColor(self.theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, _HEAD - 4), QPointF(x, _HEAD + len(self.bars) * _ROW))
        words = f"中位数 {median:,.10g}"
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(x - wide / 2, room.left()), self.width() - wide - _MARGIN)
        painter.drawText(QRectF(left, 2, wide + 2, _HEAD - 6), words)


def _ink(bar: Bar, theme: Theme) -> str:
    inks = {"own": theme.accent, "rival": theme.warning, "narrower": theme.muted}
    return inks.get(bar.manner, theme.text)


def _paint_body(painter: QPainter, bar: Bar, body: QRectF, step: float, theme: Theme) -> None:
    """Paint a bar: filled, or hollow where it is less than a total; ticks at its other values."""
    fills = {"own": theme.accent, "rival": theme.warning, "narrower": theme.window}
    painter.setBrush(QColor(fills.get(bar.manner, theme.filled)))
    painter.setPen(QPen(QColor(theme.muted)) if bar.manner == "narrower" else Qt.PenStyle.NoPen)
    painter.drawRect(body)
    painter.setPen(QPen(QColor(theme.window), 2))
    if bar.amount * step > body.width() + 1:
        # It goes on beyond what can be compared: the end stays open.
        painter.drawLine(body.topRight(), body.bottomRight())
    for x in (body.left() + amount * step for amount in bar.others):
        if x - body.left() < _TICK:
            continue
        painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()))
