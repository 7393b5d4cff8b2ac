"""The list of 收回来: groups by what is to be thought about, a tick for what can be taken."""

from __future__ import annotations

from collections.abc import Iterator, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from fzdraft.document.collected_words import OUTCOMES, difference_words, value_words, written_words
from fzdraft.document.replies import Collected, Proposal, Returned
from fzdraft.ui.small_widgets import Ticks

COLUMNS = ("数据", "报来的", "去年", "要留意的", "出处")
WIDTHS = {0: 290, 1: 100, 2: 84, 4: 180}
"""Widths of the columns in pixels; what is to be heeded takes the rest."""
_HEEDED = 3
DOUBTFUL = "要看一眼"
_AT = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemDataRole.CheckStateRole
_ORDER = ("conflict", "changed", "doubt", "none", "unreadable", "unknown", "new", "same")


class ReplyTree(QTreeWidget):
    """Shows a report. Signals: ticked() whenever something was ticked or unticked."""

    ticked = Signal()

    def __init__(self, report: Collected) -> None:
        """Fill the list; what is clear is ticked."""
        super().__init__()
        self._report = report
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setObjectName("replies")
        self.setAccessibleName("各部门报来的数据")
        self.setItemDelegate(Ticks(self))
        self.setColumnCount(len(COLUMNS))
        self.setHeaderLabels(COLUMNS)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_HEEDED, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self._fill()
        self.tick(report.clear())
        self.itemChanged.connect(self._changed)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first.child(0) or first)

    def chosen(self) -> frozenset[int]:
        """Return the places of the proposals that are ticked."""
        on = Qt.CheckState.Checked
        return frozenset(at for at, item in self._items.items() if item.checkState(0) == on)

    def tick(self, chosen: Set[int]) -> None:
        """Tick exactly these."""
        self.blockSignals(True)
        for at, item in self._items.items():
            item.setData(0, _TICK, _state(at in chosen))
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def tick_all(self) -> None:
        """Tick all that can be taken; of a conflict only a person can choose."""
        proposals = self._report.proposals
        self.tick({at for at in self._items if proposals[at].outcome != "conflict"} | self.chosen())

    def _fill(self) -> None:
        troubled = [file for file in self._report.files if file.trouble]
        self._group("没有读的表", [_file_item(file, file.trouble) for file in troubled])
        for kind in _ORDER:
            ones = [
                (at, one) for at, one in enumerate(self._report.proposals) if _kind(one) == kind
            ]
            words = DOUBTFUL if kind == "doubt" else OUTCOMES[kind]  # type: ignore[index]
            group = self._group(words, [self._item(at, one) for at, one in ones])
            if group is not None and kind == "same":
                group.setExpanded(False)
        self._group("还差", [_row((o.department, "", "", "、".join(o.names), f"{len(o.rows)} 项"))
                            for o in self._report.owed])  # fmt: skip
        taught = [_row((t.name, "", "", f"改为 {t.department}", "")) for t in self._report.learned]
        self._group("责任单位", taught)
        noted = [_file_item(file, words) for file in self._report.files for words in _notes(file)]
        self._group("表的情况", noted)

    def _group(self, words: str, items: list[QTreeWidgetItem]) -> QTreeWidgetItem | None:
        if not items:
            return None
        group = QTreeWidgetItem([f"{words}　{len(items)}"])
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        group.addChildren(items)
        self.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)
        return group

    def _item(self, at: int, one: Proposal) -> QTreeWidgetItem:
        told = "；".join(filter(None, (difference_words(one), one.problem)))
        if one.rivals:
            told = f"{told + '；' if told else ''}另见 {'、'.join(one.rivals)}"
        value = value_words(one) or written_words(one)
        last = f"{one.last}{one.unit}" if one.last else ""
        item = _row((one.name, value, last, told, one.source))
        item.setToolTip(0, _details(one, told))
        if one.adoptable:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(0, _AT, at)
            item.setCheckState(0, _state(False))
            self._items[at] = item
        return item

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        """Untick the rivals of what was ticked: one row takes one value."""
        at = item.data(0, _AT)
        if column != 0 or at is None:
            return
        if item.checkState(0) == Qt.CheckState.Checked:
            self.tick(self.chosen() - set(self._rivals(at)))
        else:
            self.ticked.emit()

    def _rivals(self, at: int) -> Iterator[int]:
        row = self._report.proposals[at].row
        for other in self._items:
            if other != at and self._report.proposals[other].row == row:
                yield other


def _kind(one: Proposal) -> str:
    return "doubt" if one.outcome == "new" and one.problem else one.outcome


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _row(cells: tuple[str, ...]) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(cells))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setToolTip(0, "　".join(filter(None, cells)))
    return item


def _file_item(file: Returned, words: str) -> QTreeWidgetItem:
    return _row((file.name, "", "", words, file.department))


def _notes(file: Returned) -> list[str]:
    return [words for words in (file.late, *file.notes) if words]


def _details(one: Proposal, told: str) -> str:
    """Say all that is known of a reply, for the line below the list."""
    reply = one.reply
    parts = (
        f"{one.name}：写的是“{reply.raw}”" if reply.raw else one.name,
        f"说明：{reply.note}" if reply.note else "",
        f"截止 {reply.cutoff.isoformat()}" if reply.cutoff else "",
        told,
        f"台账的数来自 {one.old_source}" if one.old_source and one.old else "",
        one.source,
    )
    return "　".join(filter(None, parts))
