"""The list of examples: Enter or a double click takes one, the space bar opens its original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.ui.library.example_look import look_of, original_words, paint, source_words, spoken
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Suggestion

_ONE, _OPEN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ExampleList(QListWidget):
    """Shows examples.

    Signals, each with the example: taken on Enter or a double click, kept and dropped for
    我的常用句, source_wanted when its report is to be read.
    """

    taken = Signal(object)
    kept = Signal(object)
    dropped = Signal(object)
    source_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.theme = theme
        self.setObjectName("examples")
        self.setAccessibleName("例句")
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(item.data(_ONE)))

    def show_examples(self, examples: Sequence[Suggestion]) -> None:
        """Show these; what was shown in the same order stays as it is."""
        if [self.at(row).text for row in range(self.count())] == [one.text for one in examples]:
            return
        self.clear()
        for one in examples:
            item = QListWidgetItem()
            item.setData(_ONE, one)
            item.setData(_OPEN, False)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(one))
            item.setToolTip(f"<p>{original_words(one)}</p><p>{source_words(one)}</p>")
            self.addItem(item)
        self.doItemsLayout()
        self.scrollToTop()
        if self.hasFocus() and examples:
            self.setCurrentRow(0)

    def at(self, row: int) -> Suggestion:
        """Return the example of a row."""
        one: Suggestion = self.item(row).data(_ONE)
        return one

    def current(self) -> Suggestion | None:
        """Return the example where the keyboard stands."""
        return self.at(self.currentRow()) if self.currentRow() >= 0 else None

    def toggle(self, row: int) -> None:
        """Open or close the original of a row."""
        item = self.item(row)
        item.setData(_OPEN, not item.data(_OPEN))
        self.scheduleDelayedItemsLayout()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, open, keep or drop where the keyboard stands."""
        one, key = self.current(), event.key()
        if one is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit(one)
        elif key == Qt.Key.Key_Space:
            self.toggle(self.currentRow())
        elif key == Qt.Key.Key_Insert:
            self.kept.emit(one)
        elif key == Qt.Key.Key_Delete and one.favourite is not None:
            self.dropped.emit(one)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        item = self.itemAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and item is not None:
            self.setCurrentItem(item)
        if self.current() is not None:
            self.menu(self.currentRow()).exec(event.globalPos())

    def menu(self, row: int) -> QMenu:
        """Return the menu of a row."""
        one, menu = self.at(row), QMenu(self)
        menu.setAccessibleName("例句菜单")
        menu.addAction("取用\tEnter").triggered.connect(lambda: self.taken.emit(one))
        menu.addAction("看原句\t空格").triggered.connect(lambda: self.toggle(row))
        if one.document:
            menu.addAction("看原文").triggered.connect(lambda: self.source_wanted.emit(one))
        menu.addSeparator()
        if one.favourite is None:
            menu.addAction("收进常用句\tInsert").triggered.connect(lambda: self.kept.emit(one))
        else:
            menu.addAction("移出常用句\tDelete").triggered.connect(lambda: self.dropped.emit(one))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row whenever the keyboard is here."""
        super().focusInEvent(event)
        if not self.selectedItems() and self.count():
            self.setCurrentRow(max(self.currentRow(), 0))


class _Delegate(QStyledItemDelegate):
    """Measures and paints a row by its look."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: QWidget = option.widget
        assert isinstance(view, ExampleList)
        width = view.viewport().width()
        return QSize(width, look_of(index.data(_ONE), index.data(_OPEN), view.font(), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: QWidget = option.widget
        assert isinstance(view, ExampleList)
        rect, theme = option.rect, view.theme
        one, opened = index.data(_ONE), index.data(_OPEN)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            ground = theme.accent_soft if view.hasFocus() else theme.panel_hover
            painter.fillRect(rect, QColor(ground))
            painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), QColor(theme.accent))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.line_soft))
        painter.translate(rect.topLeft())
        look = look_of(one, opened, view.font(), rect.width())
        paint(painter, one, opened, look, view.font(), theme)
        painter.restore()
