"""各地同类数据: one number over all reports of the library, as chart and table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.ui.library.chart import Chart
from fzdraft.ui.library.one_bar import Bar, bars_of, told
from fzdraft.ui.library.words import year_of
from fzdraft.ui.small_widgets import ChoiceBox, label, scrolled
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Same

CHOOSE = "选一个数，看参考稿库里各家是多少。也可以把光标放在稿子的数上，按 Ctrl+Shift+T。"
UNKNOWN = "光标处的数还认不出是哪一项，请在上面选。"
NOBODY = "参考稿库里还没有这个数。"
_COLUMNS = ("单位", "年份", "数值", "口径", "所在的句子")
_SHARES, _LEAST = (22, 9, 14, 25), (90, 64, 76, 100)
"""Widths of all columns but the last, in per cent, and the least of each in pixels."""
_VALUE, _SCOPE = _COLUMNS.index("数值"), _COLUMNS.index("口径")
Passes = Callable[[str, int | None], bool]


class Compare(QWidget):
    """Shows one indicator.

    Signals: chosen(indicator) when another is wanted; wanted(Same) when its sentence is to
    be read.
    """

    chosen = Signal(str)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin without an indicator."""
        super().__init__()
        self.indicator = ""
        self._all: tuple[Same, ...] = ()
        self._own: Bar | None = None
        self._own_family = ""
        self.shown: list[Same] = []
        self._passes: Passes = lambda kind, year: True
        self.box, self.family = _indicator_box(), ChoiceBox()
        self.family.setAccessibleName("按什么单位比")
        self.words = label(CHOOSE, "muted", wrap=True)
        self.chart, self.table = Chart(theme), _table()
        self._lay_out()
        self.box.activated.connect(lambda _: self.chosen.emit(str(self.box.currentData() or "")))
        self.family.activated.connect(lambda _: self.narrow(self._passes))
        self.table.itemDoubleClicked.connect(lambda item: self._want(item.row()))
        self.table.entered_row.connect(self._want)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 4)
        top.setSpacing(12)
        top.addWidget(self.box)
        top.addWidget(self.family)
        top.addWidget(self.words, 1)
        self.panes = QSplitter(Qt.Orientation.Vertical)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self._view = scrolled(self.chart, "图")
        self.panes.addWidget(self._view)
        self.panes.addWidget(self.table)
        self.panes.setSizes([300, 220])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.panes, 1)
        column.addStretch(0)
        self.panes.hide()

    def offer(self, indicators: Sequence[tuple[str, int]]) -> None:
        """Offer these indicators, each with how often it occurs; the chosen one stays."""
        self.box.clear()
        for name, count in indicators:
            self.box.addItem(f"{name}（{count}）", name)
        self.box.setCurrentIndex(self.box.findData(self.indicator))

    def show_same(
        self, indicator: str, found: Sequence[Same], own: Bar | None, own_family: str = ""
    ) -> None:
        """Show the values of an indicator, with the draft's own where there is one.

        `own_family` is the family of values with which the own can be compared, if any.
        """
        self.indicator, self._all, self._own = indicator, tuple(found), own
        self._own_family = own_family
        self.box.setCurrentIndex(self.box.findData(indicator))
        self._offer_families()
        self.narrow(self._passes)
        QTimer.singleShot(0, self._show_own)

    def _offer_families(self) -> None:
        """Let one choose what is counted, the own unit first, else that of most reports."""
        reports = {(one.family, one.document) for one in self._all}
        counts = Counter(family for family, _ in reports)
        self.family.clear()
        for family, count in counts.most_common():
            self.family.addItem(f"按“{family or '个数'}”比（{count} 篇）", family)
        self.family.setCurrentIndex(max(self.family.findData(self._own_family), 0))
        self.family.setVisible(len(counts) > 1)

    def _show_own(self) -> None:
        """Let the present draft's bar be seen."""
        bottom = self.chart.own_row()
        if bottom is not None:
            self._view.ensureVisible(0, bottom, 0, 0)

    def say_unknown(self) -> None:
        """Say that the number at the caret is none of the indicators."""
        self.indicator = ""
        self.words.setText(UNKNOWN)
        self.narrow(self._passes)

    def narrow(self, passes: Passes) -> None:
        """Show only what comes from documents that pass."""
        self._passes = passes
        if not self.indicator:
            self.panes.hide()
            return
        family = self.family.currentData()
        self.shown = [
            one for one in self._all if one.family == family and passes(one.kind, one.year)
        ]
        bars = bars_of(self.shown)
        own = [self._own] if self._own and self._own_family == family else []
        self.chart.show_bars([*bars, *own])
        self._fill(self.shown)
        self.words.setText(told(bars) if self.shown else NOBODY)
        self.panes.setVisible(bool(self.shown))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.chart.theme = theme
        self.chart.update()
        self._fill(self.shown)

    def _fill(self, shown: Sequence[Same]) -> None:
        self.table.setRowCount(len(shown))
        quiet = QColor(self.chart.theme.muted)
        for row, one in enumerate(shown):
            cells = (one.unit or one.title, year_of(one.year), one.shown, scope_of(one))
            for column, words in enumerate((*cells, one.sentence)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if not one.role:
                    item.setForeground(quiet)
                if column == _VALUE:
                    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    item.setTextAlignment(right)
                self.table.setItem(row, column, item)

    def _want(self, row: int) -> None:
        self.wanted.emit(self.shown[row])


class _Table(QTableWidget):
    """A table of which Enter takes a row; Signal: entered_row(number)."""

    entered_row = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, (share, least) in enumerate(zip(_SHARES, _LEAST, strict=True)):
            self.setColumnWidth(column, max(self.width() * share // 100, least))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.entered_row.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def scope_of(one: Same) -> str:
    """Return what a value counts and what keeps it from being the total of the year."""
    return f"{one.narrowed}：{one.scope}" if one.narrowed else one.scope


def _indicator_box() -> ChoiceBox:
    """Return a box in which one types to find an indicator."""
    box = ChoiceBox()
    box.setAccessibleName("哪一个数")
    box.setEditable(True)
    box.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
    field, completer = box.lineEdit(), box.completer()
    assert field is not None
    assert completer is not None
    field.setPlaceholderText("选一个数，或打几个字找")
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setMinimumWidth(230)
    return box


def _table() -> _Table:
    table = _Table(0, len(_COLUMNS))
    table.setAccessibleName("各地的这个数")
    table.setHorizontalHeaderLabels(_COLUMNS)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
    return table
