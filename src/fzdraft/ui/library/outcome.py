"""What became of the files that were to go into the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.ui.library.words import FATES, became
from fzdraft.ui.small_widgets import label

if TYPE_CHECKING:
    from fzdraft.services import Line

_TOLD = ("refused", "duplicate", "reread", "added")
"""Which fates the list names one by one, the most important first."""


class Outcome(QDialog):
    """The counts, and every file that was not simply known.

    Signals: wanted(document) when the document of a line is to be shown.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget, lines: Sequence[Line]) -> None:
        """Tell of these lines."""
        super().__init__(parent)
        self.setWindowTitle("收入的结果")
        self.lines = sorted(
            (line for line in lines if line.fate in _TOLD or line.reason),
            key=lambda line: _TOLD.index(line.fate) if line.fate in _TOLD else len(_TOLD),
        )
        self.table = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(became(lines), "headline", wrap=True))
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(self.lines))
        buttons = QDialogButtonBox()
        buttons.addButton("知道了", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        self.resize(760, 420 if self.lines else 120)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self.lines), 3)
        table.setAccessibleName("每份文件的结果")
        table.setHorizontalHeaderLabels(("结果", "文件", "为什么"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 80)
        table.setColumnWidth(1, 220)
        for row, line in enumerate(self.lines):
            for column, words in enumerate((FATES[line.fate], Path(line.path).name, line.reason)):
                item = QTableWidgetItem(words)
                item.setToolTip(line.path if column == 1 else words)
                table.setItem(row, column, item)
        table.itemDoubleClicked.connect(lambda item: self._show(item.row()))
        return table

    def _show(self, row: int) -> None:
        document = self.lines[row].document
        if document is not None:
            self.wanted.emit(document)
            self.accept()
