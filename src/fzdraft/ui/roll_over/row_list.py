"""A list of rows with choices: 1 2 3 or a click answers, and the next open row comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.ui.roll_over.groups import Row
from fzdraft.ui.roll_over.row_look import Look, look_of, paint
from fzdraft.ui.theme import Theme

AT_ONCE = 200
"""So many rows are measured in one turn of the window; the others follow in its pauses."""


class RowModel(QAbstractListModel):
    """The rows, for a view and for a screen reader."""

    def __init__(self, parent: QObject) -> None:
        """Be empty."""
        super().__init__(parent)
        self.rows: list[Row] = []

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row as one sentence for a screen reader; the delegate paints the rest."""
        return self.rows[index.row()].spoken if role == _SPOKEN else None


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class RowList(QListView):
    """Shows rows; Signal: answered(Row, index of the choice), moved(Row or None)."""

    answered = Signal(object, int)
    moved = Signal(object)

    def __init__(self, name: str, theme: Theme) -> None:
        """Be a list called `name` for a screen reader."""
        super().__init__()
        self.theme = theme
        self.hovered: tuple[int, int] = (-1, -1)
        self._model = RowModel(self)
        self.setModel(self._model)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda: self.moved.emit(self.current()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one and the scroll stay where the row is still there."""
        if [row.key for row in self._model.rows] == [row.key for row in rows]:
            self._renew(rows)
            return
        current = self.current()
        key = current.key if current else ""
        self.selectionModel().blockSignals(True)
        self._model.put(rows)
        self.selectionModel().blockSignals(False)
        keys = [row.key for row in rows]
        self.setCurrentRow(keys.index(key) if key in keys else (0 if rows else -1))
        self.moved.emit(self.current())

    def _renew(self, rows: Sequence[Row]) -> None:
        """Paint anew what changed; only a row that needs more room moves the others.

        Where the row that the keys answer has nothing left to choose, the next open one comes.
        """
        before = self.current()
        for number, (old, row) in enumerate(zip(self._model.rows, rows, strict=True)):
            if old is not row and old != row:
                height = self.look(number).height
                self._model.rows[number] = row
                if self.look(number).height != height:
                    self._model.dataChanged.emit(self.at(number), self.at(number))
        self.viewport().update()
        now = self.current()
        if before is not None and now is not None and before.options and not now.options:
            self._go_on(self.currentRow())
        self.moved.emit(self.current())

    def count(self) -> int:
        """Count the rows."""
        return len(self._model.rows)

    def at(self, number: int) -> QModelIndex:
        """Return where the model has the row with this number."""
        return self._model.index(number)

    def row_at(self, number: int) -> Row:
        """Return the row with this number."""
        return self._model.rows[number]

    def currentRow(self) -> int:
        """Return the number of the row that the keys answer, -1 for none."""
        return self.currentIndex().row()

    def setCurrentRow(self, number: int) -> None:
        """Stand on a row."""
        self.setCurrentIndex(self.at(number))

    def current(self) -> Row | None:
        """Return the row that the keys answer."""
        return self.row_at(self.currentRow()) if self.currentRow() >= 0 else None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.viewport().update()

    def answer(self, number: int, choice: int) -> None:
        """Answer a row and go on to the next that is open."""
        row = self.row_at(number)
        if choice < len(row.options):
            self.setCurrentRow(number)
            self.answered.emit(row, choice)
            self._go_on(number)

    def _go_on(self, number: int) -> None:
        """Go to the next row without an answer, from the top again after the last."""
        order = [*range(number + 1, self.count()), *range(number)]
        still = [n for n in order if self.row_at(n).chosen < 0 and self.row_at(n).options]
        if still:
            self.setCurrentRow(still[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 to 9 as the answer to the current row."""
        digit = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= digit < 9 and self.currentRow() >= 0:
            self.answer(self.currentRow(), digit)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer by a click on a choice."""
        super().mouseReleaseEvent(event)
        number, choice = self._under(event.position().toPoint())
        if choice >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.answer(number, choice)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which choice a click would take."""
        super().mouseMoveEvent(event)
        under = self._under(event.position().toPoint())
        if under != self.hovered:
            self.hovered = under
            hand = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if under[1] >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _under(self, point: QPoint) -> tuple[int, int]:
        """Return row and choice under a point, -1 where there is none."""
        index = self.indexAt(point)
        if not index.isValid():
            return -1, -1
        number, corner = index.row(), self.visualRect(index).topLeft()
        chips = self.look(number).chips
        hits = [n for n, chip in enumerate(chips) if chip.translated(corner).contains(point)]
        return number, hits[0] if hits else -1

    def look(self, number: int) -> Look:
        """Return where the parts of a row stand, from its own corner."""
        return look_of(self.row_at(number), self.font(), self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row whenever the keyboard is here."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)


class _Delegate(QStyledItemDelegate):
    """Measures and paints a row by its look."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, RowList)
        width = view.viewport().width()
        return QSize(width, view.look(index.row()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, RowList)
        row, rect, theme = view.row_at(index.row()), option.rect, view.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            ground = theme.accent_soft if view.hasFocus() else theme.panel_hover
            painter.fillRect(rect, QColor(ground))
            painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), QColor(theme.accent))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.line_soft))
        painter.translate(rect.topLeft())
        at = view.hovered[1] if view.hovered[0] == index.row() else -1
        look = look_of(row, view.font(), rect.width())
        paint(painter, row, look, view.font(), theme, at)
        painter.restore()
