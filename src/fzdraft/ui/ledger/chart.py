"""One indicator over the years: plain columns with their values, this year's in colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fzdraft.ui.theme import Theme

_WIDEST, _FOOT, _HEAD = 56, 22, 20
_Align = Qt.AlignmentFlag


class Chart(QWidget):
    """Paints the values of a row by year; years without a value stay empty."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.theme = theme
        self._values: list[tuple[int, str]] = []
        self._now = 0
        self.setAccessibleName("历年的图")
        self.setMinimumHeight(90)

    def show_values(self, values: Sequence[tuple[int, str]], unit: str, now: int) -> None:
        """Show values by year, oldest first; `now` is the year of the report."""
        self._values, self._now = list(values), now
        told = "，".join(
            f"{year}年 {value or '没有'}{unit if value else ''}" for year, value in values
        )
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for about five years."""
        return QSize(380, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a column for each year over a base line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _FOOT
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(0, base, self.width(), base)
        most = max((Decimal(value) for _, value in self._values if value), default=Decimal(0))
        pitch = self.width() / max(len(self._values), 1)
        for at, (year, value) in enumerate(self._values):
            middle = pitch * (at + 0.5)
            self._foot(painter, middle, pitch, base, year)
            if value:
                share = float(Decimal(value) / most) if most else 0.0
                self._column(painter, (middle, pitch, base), share, value, year == self._now)

    def _foot(self, painter: QPainter, middle: float, pitch: float, base: int, year: int) -> None:
        painter.setPen(QColor(self.theme.text if year == self._now else self.theme.muted))
        box = QRectF(middle - pitch / 2, base + 3, pitch, _FOOT - 3)
        painter.drawText(box, _Align.AlignCenter, str(year))

    def _column(
        self, painter: QPainter, at: tuple[float, float, int], share: float, value: str, now: bool
    ) -> None:
        middle, pitch, base = at
        width, tall = min(_WIDEST, pitch * 0.6), max(2.0, (base - _HEAD) * share)
        bar = QRectF(middle - width / 2, base - tall, width, tall)
        painter.fillRect(bar, QColor(self.theme.accent if now else self.theme.line))
        painter.setPen(QColor(self.theme.text if now else self.theme.muted))
        box = QRectF(middle - pitch / 2, bar.top() - _HEAD, pitch, _HEAD)
        painter.drawText(box, _Align.AlignCenter, value)
