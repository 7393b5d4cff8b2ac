"""One row of the ledger over the years: chart and table, with 同比 in the right words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.ledger import change_words
from fzdraft.document.model import Draft, Row
from fzdraft.ui.ledger.chart import Chart
from fzdraft.ui.numbers.lines import name_of
from fzdraft.ui.small_widgets import label
from fzdraft.ui.theme import Theme

_TITLES = ("年份", "数值", "同比")
LEAST, MOST = 140, 196
NONE_CHOSEN = "上面选一行，这里看历年的数。"


class Years(QWidget):
    """Shows the history of one row."""

    def __init__(self, theme: Theme) -> None:
        """Start without a row."""
        super().__init__()
        self.chart = Chart(theme)
        self._name = label(NONE_CHOSEN, "headline")
        self.table = QTableWidget(0, len(_TITLES))
        self._prepare()
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row.setSpacing(20)
        row.addWidget(self.chart, 3)
        row.addWidget(self.table, 2)
        column.addWidget(self._name)
        column.addLayout(row, 1)
        self.setMinimumHeight(LEAST)
        self.setMaximumHeight(MOST)

    def _prepare(self) -> None:
        table = self.table
        table.setAccessibleName("历年的数")
        table.setHorizontalHeaderLabels(_TITLES)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_row(self, draft: Draft, row: Row | None) -> None:
        """Show the values of a row by year, this year's too where it is still missing."""
        values = by_year(row, draft.year) if row is not None else []
        unit = row.unit if row is not None else ""
        self._name.setText(f"{name_of(row)}（{unit}）" if row is not None else NONE_CHOSEN)
        self.chart.show_values(values, unit, draft.year or 0)
        self.table.setRowCount(len(values))
        for at, (year, value) in enumerate(reversed(values)):
            before = dict(values).get(year - 1, "")
            cells = (
                f"{year}年",
                f"{value}{unit}" if value else "还没有",
                change_words(before, value, unit),
            )
            for column, words in enumerate(cells):
                self.table.setItem(at, column, QTableWidgetItem(words))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.chart.theme = theme
        self.chart.update()


def by_year(row: Row, now: int | None) -> Sequence[tuple[int, str]]:
    """Return the values of a row from its first year to its last, gaps included."""
    years = {*row.values, *([now] if now else [])}
    if not years:
        return []
    return [(year, row.values.get(year, "")) for year in range(min(years), max(years) + 1)]
