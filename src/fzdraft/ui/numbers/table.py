"""The table of 填数: keys of a spreadsheet over the rows of the ledger."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fzdraft.ui.numbers.field import ValueField
from fzdraft.ui.numbers.sheet_model import (
    COLUMNS,
    DEPARTMENT,
    NAME,
    NOTE,
    THIS,
    Index,
    SheetModel,
)
from fzdraft.ui.theme import Theme

Standard = QKeySequence.StandardKey
Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEPT = (*ENTER, Qt.Key.Key_F2)
"""Keys that mean something here, whatever the window does with them elsewhere."""
_OWN = (Standard.Copy, Standard.Paste, Standard.SelectAll)
_WIDTHS = (78, 250, 88, 104, 70, 136, 168, 210)
_NARROW = (64, 200, 72, 86, 62, 112, 120, 90)
"""Widths of the columns in pixels; the name takes what is left."""
WIDE_FROM = 1100


class NumberTable(QTableView):
    """Typing starts in a cell, Enter goes down, a copied column fills down.

    Signals: pasted(text) on Ctrl+V; keep_wanted(row id) on Ctrl+Enter; cleared(indexes)
    on Del; moved(row id); typing(row id, text) while this year's value is typed.
    """

    pasted = Signal(str)
    keep_wanted = Signal(str)
    cleared = Signal(object)
    moved = Signal(str)
    typing = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start without rows."""
        super().__init__()
        self.rows = SheetModel(theme)
        self._widths: tuple[int, ...] = ()
        self.setObjectName("numberTable")
        self.setAccessibleName("填数")
        self.setAccessibleDescription("打字就是填，回车往下，粘贴一列往下填满")
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        self._share_widths()

    def _share_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> str:
        """Return the id of the row at the cell, empty without one."""
        row = self.currentIndex().row()
        return self.rows.lines.rows[row].id if 0 <= row < len(self.rows.lines) else ""

    def choose(self, row_id: str, column: int = THIS) -> bool:
        """Go to a cell of a row; False when the row is not shown."""
        row = self.rows.lines.at.get(row_id)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, column))
        return row is not None

    def step(self, down: int = 1) -> None:
        """Go to the next cell of the column that can be typed into."""
        here = self.currentIndex()
        rows = range(here.row() + down, len(self.rows.lines) if down > 0 else -1, down)
        for row in rows:
            index = self.rows.index(row, here.column())
            if self.rows.is_typed(index) or here.column() not in (THIS, DEPARTMENT, NOTE):
                self.setCurrentIndex(index)
                return

    def next_open(self) -> None:
        """Go to the next row that waits for its value, from the top again after the last."""
        count, here = len(self.rows.lines), self.currentIndex().row()
        for row in chain(range(here + 1, count), range(here + 1)):
            if self.rows.lines.waits(row):
                self.setCurrentIndex(self.rows.index(row, THIS))
                return

    def event(self, event: QEvent) -> bool:
        """Keep the keys that a spreadsheet has."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and (event.key() in KEPT or any(event.matches(key) for key in _OWN)):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Ctrl+Enter keeps last year's value, Del empties."""
        if event.key() in ENTER:
            self._enter(event.modifiers())
        elif event.matches(Standard.Copy):
            self.copy()
        elif event.matches(Standard.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self.cleared.emit([i for i in self.selectedIndexes() if self.rows.is_typed(i)])
        else:
            super().keyPressEvent(event)

    def _enter(self, keys: Qt.KeyboardModifier) -> None:
        if keys & Qt.KeyboardModifier.ControlModifier and self.chosen():
            self.keep_wanted.emit(self.chosen())
        self.step(-1 if keys & Qt.KeyboardModifier.ShiftModifier else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew where it changed its class, and keep the cell in sight."""
        super().resizeEvent(event)
        widths = _WIDTHS if event.size().width() >= WIDE_FROM else _NARROW
        if widths is not self._widths:
            self._widths = widths
            for column, width in enumerate(widths):
                self.horizontalHeader().resizeSection(column, width)
        self.scrollTo(self.currentIndex())

    def copy(self) -> None:
        """Copy the selected cells as a spreadsheet does."""
        cells = {(i.row(), i.column()): i.data() for i in self.selectedIndexes()}
        rows, columns = sorted({r for r, _ in cells}), sorted({c for _, c in cells})
        lines = ("\t".join(cells.get((r, c), "") for c in columns) for r in rows)
        QApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Fill down with what the clipboard holds."""
        self.pasted.emit(QApplication.clipboard().text())

    def cut(self) -> None:
        """Copy, then empty what can be typed into."""
        self.copy()
        self.cleared.emit([i for i in self.selectedIndexes() if self.rows.is_typed(i)])

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Go down when Enter ended the typing."""
        super().closeEditor(editor, hint)
        if hint == Hint.SubmitModelCache:
            self.step()
        self.moved.emit(self.chosen())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is looked at."""
        super().currentChanged(current, previous)
        self.moved.emit(self.chosen())


class _Delegate(QStyledItemDelegate):
    """Opens a plain field in a cell and says what is typed into it."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        """Open the field of a cell."""
        table: QWidget = option.widget
        assert isinstance(table, NumberTable)
        line = table.rows.lines[index.row()]
        field = ValueField(parent, f"{COLUMNS[index.column()]}：{line.name}")
        if index.column() == THIS:
            field.textEdited.connect(lambda text: table.typing.emit(line.id, text))
        else:
            field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return field

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: Index,
    ) -> None:
        """Hand over what was typed, when it is another text than before."""
        assert isinstance(editor, ValueField)
        if editor.text() != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.text())
