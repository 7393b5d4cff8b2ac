"""A list of rows with choices: 1 2 3 or a click answers, and the next open row comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.ui.roll_over.groups import Row
from fzdraft.ui.roll_over.row_look import Look, look_of, paint
from fzdraft.ui.theme import Theme

_ROLE = Qt.ItemDataRole.UserRole


class RowList(QListWidget):
    """Shows rows; Signal: answered(Row, index of the choice), moved(Row or None)."""

    answered = Signal(object, int)
    moved = Signal(object)

    def __init__(self, name: str, theme: Theme) -> None:
        """Be a list called `name` for a screen reader."""
        super().__init__()
        self.theme = theme
        self.hovered: tuple[int, int] = (-1, -1)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.currentRowChanged.connect(lambda _: self.moved.emit(self.current()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one and the scroll stay where the row is still there."""
        if [self.row_at(n).key for n in range(self.count())] == [row.key for row in rows]:
            self._renew(rows)
            return
        current = self.current()
        key = current.key if current else ""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            _fill(item, row)
            self.addItem(item)
        keys = [row.key for row in rows]
        self.setCurrentRow(keys.index(key) if key in keys else (0 if rows else -1))
        self.blockSignals(False)
        self.moved.emit(self.current())

    def _renew(self, rows: Sequence[Row]) -> None:
        for number, row in enumerate(rows):
            if self.row_at(number) != row:
                _fill(self.item(number), row)
        self.moved.emit(self.current())

    def row_at(self, number: int) -> Row:
        """Return the row with this number."""
        row: Row = self.item(number).data(_ROLE)
        return row

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
        item = self.itemAt(point)
        if item is None:
            return -1, -1
        number, corner = self.row(item), self.visualItemRect(item).topLeft()
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


def _fill(item: QListWidgetItem, row: Row) -> None:
    item.setData(_ROLE, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)


class _Delegate(QStyledItemDelegate):
    """Measures and paints a row by its look."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, RowList)
        width = view.viewport().width()
        return QSize(width, look_of(index.data(_ROLE), view.font(), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, RowList)
        row, rect, theme = index.data(_ROLE), option.rect, view.theme
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
