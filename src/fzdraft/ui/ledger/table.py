"""The table of 数据台账."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fzdraft.document.model import Row
from fzdraft.ui.ledger.model import Index, LedgerModel, Shown
from fzdraft.ui.numbers.field import ValueField
from fzdraft.ui.theme import Theme

Trigger = QAbstractItemView.EditTrigger


class LedgerTable(QTableView):
    """Shows rows with their years; Signal: moved(row id) when another row is looked at."""

    moved = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start without rows."""
        super().__init__()
        self.rows = LedgerModel(theme)
        self._titles: list[str] = []
        self.setObjectName("numberTable")
        self.setAccessibleName("数据台账")
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)

    def show_rows(self, shown: Shown) -> None:
        """Show these rows; widths that a person chose stay while the columns stay."""
        self.rows.show_rows(shown)
        titles = [column.title for column in self.rows.columns]
        if titles != self._titles:
            self._titles = titles
            for at, column in enumerate(self.rows.columns):
                self.setColumnWidth(at, column.width)

    def chosen(self) -> str:
        """Return the id of the row looked at, empty without one."""
        row = self.currentIndex().row()
        return self.rows.rows[row].id if 0 <= row < len(self.rows.rows) else ""

    def go_to_this_year(self) -> None:
        """Go to this year's value of the first row."""
        columns = self.rows.columns
        at = next((at for at, one in enumerate(columns) if one.kind == "this_year"), 0)
        self.setCurrentIndex(self.rows.index(0, at))

    def choose(self, row_id: str) -> None:
        """Go to a row, in the column where one stands."""
        column = max(self.currentIndex().column(), 0)
        for at, row in enumerate(self.rows.rows):
            if row.id == row_id and row_id != self.chosen():
                self.setCurrentIndex(self.rows.index(at, column))

    def selected(self) -> list[Row]:
        """Return the rows of which a cell is selected, from the top."""
        return [self.rows.rows[at] for at in sorted({i.row() for i in self.selectedIndexes()})]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step()
        else:
            super().keyPressEvent(event)

    def _step(self) -> None:
        here = self.currentIndex()
        if here.row() + 1 < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(here.row() + 1, here.column()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down when Enter ended the typing."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is looked at."""
        super().currentChanged(current, previous)
        self.moved.emit(self.chosen())


class _Delegate(QStyledItemDelegate):
    """Opens a plain field in a cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the field of a cell, named like it."""
        field = ValueField(parent, index.data(Qt.ItemDataRole.AccessibleTextRole))
        if not index.data(Qt.ItemDataRole.TextAlignmentRole):
            field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return field

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, when it is another text than before."""
        assert isinstance(editor, ValueField)
        if editor.text() != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.text())
