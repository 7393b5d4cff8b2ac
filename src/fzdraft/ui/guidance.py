"""The strip 本节应写 above the paper: catchwords in one line, the whole hint when unfolded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from fzdraft.services import Guidance

TEXT_INSET = 28
"""Pixels from the edge of the arrow to the words beside it."""


class GuidanceStrip(QWidget):
    """Shows a section's guidance; hidden where the template asks nothing of it."""

    def __init__(self) -> None:
        """Start folded and empty."""
        super().__init__()
        self.setObjectName("guidance")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QLabel()
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text = QLabel()
        self._text.setObjectName("guidanceText")
        self._text.setWordWrap(True)
        self._text.setIndent(0)
        self._text.setContentsMargins(TEXT_INSET, 0, 0, 4)
        self._text.hide()
        self._button = QToolButton()
        self._button.setCheckable(True)
        self._button.setArrowType(Qt.ArrowType.RightArrow)
        self._button.setAccessibleName("展开本节应写")
        self._button.toggled.connect(self._unfold)
        self._words = ""
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._button)
        row.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 14, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._text)

    def show_guidance(self, guidance: Guidance) -> None:
        """Show what one section should hold."""
        self._words = "　".join(guidance.items) or guidance.hint
        self._text.setText(_whole(guidance))
        self.setVisible(bool(self._words))
        self._elide()

    def toggle(self) -> None:
        """Fold or unfold."""
        self._button.toggle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold and unfold by a click anywhere on the strip."""
        self.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the one line within the width."""
        self._elide()

    def _unfold(self, unfold: bool) -> None:
        self._button.setArrowType(Qt.ArrowType.DownArrow if unfold else Qt.ArrowType.RightArrow)
        self._text.setVisible(unfold)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - 60, 40)
        unfolded = self._button.isChecked()
        line = "本节应写" if unfolded else f"本节应写：{self._words}"
        metrics = self._line.fontMetrics()
        self._line.setText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))


def _whole(guidance: Guidance) -> str:
    lines = [f"· {item}" for item in guidance.items]
    lines += [guidance.hint] if guidance.hint else []
    lines += [f"一般写 {guidance.characters} 字左右。"] if guidance.characters else []
    return "\n".join(lines)
