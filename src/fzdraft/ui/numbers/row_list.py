"""The rows of the 数据 tab: two lines each, this year's value typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.ui.numbers.field import ValueField
from fzdraft.ui.numbers.lines import NO_LINES, Lines, spans
from fzdraft.ui.numbers.row_look import Look, look_of, paint
from fzdraft.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Trigger = QAbstractItemView.EditTrigger
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AT_ONCE = 2000
"""So many rows of one height are laid out in one turn of the window."""
KEPT = (*ENTER, Qt.Key.Key_F2)
"""Keys that mean something here, whatever the window does with them elsewhere."""


class RowModel(QAbstractListModel):
    """The rows of a section; Signal: typed(row id, text) when a value was entered."""

    typed = Signal(str, str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.lines = NO_LINES

    def show_lines(self, lines: Lines, changed: Sequence[int] | None) -> None:
        """Show these rows, of which `changed` read otherwise now (None: they are other rows)."""
        if changed is None:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        self.lines = lines
        for first, last in spans(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a row, what is typed over, or the row as one sentence."""
        line = self.lines[index.row()]
        if role == Role.EditRole:
            return line.this
        if role in (Role.AccessibleTextRole, Role.DisplayRole):
            return line.spoken
        if role == Role.ToolTipRole:
            return "\n".join((line.name, *line.faults))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be edited that is not computed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        computed = self.lines.rows[index.row()].formula is not None
        return usual if computed else usual | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Hand on what was typed."""
        self.typed.emit(self.lines.rows[index.row()].id, str(value))
        return True


class RowList(QListView):
    """Shows rows; typing begins in this year's value, Enter goes on to the next row.

    Signal: keep_wanted(row id) on Ctrl+Enter; moved(row id) when another row is chosen.
    """

    keep_wanted = Signal(str)
    moved = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start without rows."""
        super().__init__()
        self.theme = theme
        self.rows = RowModel()
        self.setObjectName("numberRows")
        self.setAccessibleName("本节的数据")
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self._reached = True
        self.verticalScrollBar().rangeChanged.connect(self._reach)
        self.setEditTriggers(
            Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.SelectedClicked
        )

    def show_lines(self, lines: Lines, changed: Sequence[int] | None) -> None:
        """Show these rows; the chosen one stays where it is still there.

        Rows without faults are all as high as the first: only others need to be measured each.
        Many are laid out a part at a time, and where values changed in place none is.
        """
        chosen, before = self.chosen(), self.rows.lines
        self.setUniformItemSizes(lines.are_alike)
        self.setBatchSize(AT_ONCE if lines.are_alike else AT_ONCE // 10)
        if changed is not None and lines.are_alike and before.are_alike:
            self.rows.lines = lines
            self.viewport().update()
            return
        self.rows.show_lines(lines, changed)
        self.choose(chosen)

    def chosen(self) -> str:
        """Return the id of the chosen row, empty without one."""
        row = self.currentIndex().row()
        return self.rows.lines.rows[row].id if 0 <= row < len(self.rows.lines) else ""

    def choose(self, row_id: str) -> bool:
        """Choose a row by its id and show it; False when it is not here."""
        row = self.rows.lines.at.get(row_id)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))
            self._reached = False
            self._reach()
        return row is not None

    def _reach(self) -> None:
        """Show the chosen row as soon as the layout has come so far."""
        here = self.currentIndex()
        if not self._reached and here.isValid() and not self.visualRect(here).isEmpty():
            self._reached = True
            self.scrollTo(here)

    def go_on(self) -> None:
        """Choose the next row that can be typed into."""
        for row in range(self.currentIndex().row() + 1, len(self.rows.lines)):
            if self.rows.lines.rows[row].formula is None:
                self.setCurrentIndex(self.rows.index(row))
                return

    def look(self, row: int) -> Look:
        """Return where the parts of a row stand, from its own corner."""
        return look_of(self.rows.lines[row], self.font(), self.viewport().width())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter for the list."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.key() in KEPT:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Ctrl+Enter keeps last year's value, digits begin to type."""
        if event.key() in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.chosen():
                self.keep_wanted.emit(self.chosen())
            self.go_on()
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next row when Enter ended the typing."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go_on()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is chosen."""
        super().currentChanged(current, previous)
        self.moved.emit(self.chosen())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row whenever the keyboard is here."""
        super().focusInEvent(event)
        if not self.chosen() and len(self.rows.lines):
            self.setCurrentIndex(self.rows.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Measures and paints a row by its look; the field stands where the value is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row in the width of the list."""
        view = _view(option)
        return QSize(view.viewport().width(), view.look(index.row()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        view = _view(option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        look = view.look(index.row())
        painter.save()
        painter.translate(option.rect.topLeft())
        ground = "" if not chosen else "focus" if view.hasFocus() else "chosen"
        paint(painter, view.rows.lines[index.row()], look, view.font(), view.theme, ground)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the field for this year's value."""
        return ValueField(parent, f"今年的数：{_view(option).rows.lines[index.row()].name}")

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field where the value is painted."""
        box = _view(option).look(index.row()).value
        editor.setGeometry(box.translated(option.rect.topLeft()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, when it is another text than before."""
        assert isinstance(editor, ValueField)
        if editor.text() != index.data(Role.EditRole):
            model.setData(index, editor.text())


def _view(option: QStyleOptionViewItem) -> RowList:
    view: QWidget = option.widget
    assert isinstance(view, RowList)
    return view
