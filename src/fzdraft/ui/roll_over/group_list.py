"""The groups at the left of 用去年稿起草: words and counts, the open questions on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from fzdraft.ui.roll_over.groups import ASK, Group
from fzdraft.ui.theme import Theme

WIDTH, HEIGHT, MARGIN = 206, 36, 16
_ROLE = Qt.ItemDataRole.UserRole


class GroupList(QListWidget):
    """One group is open at a time; Signal: opened(id of a group)."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Be empty."""
        super().__init__()
        self.theme = theme
        self.setObjectName("groups")
        self.setAccessibleName("各类改动")
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Delegate(self))
        self.currentItemChanged.connect(self._changed)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the open one stays open, at first it is 请您定."""
        if self.count() != len(groups):
            self.clear()
            for _ in groups:
                self.addItem(QListWidgetItem())
        for number, group in enumerate(groups):
            item = self.item(number)
            item.setData(_ROLE, group)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.words} {group.count}")
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    @property
    def current(self) -> str:
        """The id of the open group."""
        item = self.currentItem()
        return str(item.data(_ROLE).id) if item else ASK

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.viewport().update()

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ROLE) is not None:
            self.opened.emit(item.data(_ROLE).id)


class _Delegate(QStyledItemDelegate):
    """Paints words at the left and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(WIDTH - 8, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        view = self.parent()
        assert isinstance(view, GroupList)
        group: Group | None = index.data(_ROLE)
        if group is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(view.theme.panel_selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(view.theme.panel_hover))
        self._words(painter, view, group, option.rect, selected)
        painter.restore()

    def _words(
        self, painter: QPainter, view: GroupList, group: Group, rect: QRect, selected: bool
    ) -> None:
        theme = view.theme
        font = QFont(view.font())
        font.setWeight(QFont.Weight.DemiBold if group.id == ASK else QFont.Weight.Normal)
        painter.setFont(font)
        empty = not group.rows
        ink = theme.panel_selected_ink if selected else theme.muted if empty else theme.text
        painter.setPen(QColor(ink))
        inside = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, group.words)
        urgent = group.id == ASK and group.count and not selected
        painter.setPen(QColor(theme.warning if urgent else ink))
        done = group.id == ASK and group.rows and not group.count
        count = "✓" if done else str(group.count)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, flags, count)
