"""The numbers of one document: what each counts, how much, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from fzdraft.language.width import widen
from fzdraft.services import FoundNumber

_COLUMNS = ("数据", "数值", "所在的句子")
_AMOUNT_WIDTH = 110


class NumberTable(QTableWidget):
    """Shows numbers in reading order.

    Signals: wanted(FoundNumber) on Enter or a double click.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(0, len(_COLUMNS))
        self.setAccessibleName("这一篇的数据")
        self.setObjectName("numbers")
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.setColumnWidth(0, 220)
        self.setColumnWidth(1, _AMOUNT_WIDTH)
        self.setTabKeyNavigation(False)
        self.numbers: tuple[FoundNumber, ...] = ()
        self.itemDoubleClicked.connect(lambda item: self._want(item.row()))

    def show_numbers(self, numbers: Sequence[FoundNumber]) -> None:
        """Show these numbers."""
        self.numbers = tuple(numbers)
        self.setRowCount(len(numbers))
        for row, number in enumerate(numbers):
            amount = QTableWidgetItem(f"{number.value} {number.unit}")
            amount.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            sentence = widen(number.sentence)
            self.setItem(row, 0, QTableWidgetItem(number.indicator or number.name))
            self.setItem(row, 1, amount)
            said = QTableWidgetItem(sentence)
            said.setToolTip(sentence)
            self.setItem(row, 2, said)

    def current(self) -> FoundNumber | None:
        """Return the number where the keyboard stands."""
        row = self.currentRow()
        return self.numbers[row] if 0 <= row < len(self.numbers) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a double click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._want(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _want(self, row: int) -> None:
        self.wanted.emit(self.numbers[row])
