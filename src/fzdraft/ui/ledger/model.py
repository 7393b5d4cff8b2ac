"""The rows of 数据台账 as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from fzdraft.document.model import Row
from fzdraft.ui.ledger.columns import Column
from fzdraft.ui.numbers.lines import spans
from fzdraft.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Shown(Struct, frozen=True):
    """Rows in columns; `against` says of a row id what contradicts it.

    `changed` are the rows that read otherwise than those shown before, None for other rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    against: Mapping[str, str]
    changed: list[int] | None


class LedgerModel(QAbstractTableModel):
    """Shows rows; Signal: typed(row id, Column, text) when a cell was typed into."""

    typed = Signal(str, object, str)

    def __init__(self, theme: Theme) -> None:
        """Start without rows."""
        super().__init__()
        self.theme = theme
        self.rows: tuple[Row, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self._against: Mapping[str, str] = {}

    def show_rows(self, shown: Shown) -> None:
        """Show rows of a draft."""
        titles = [column.title for column in shown.columns]
        same = titles == [column.title for column in self.columns] and shown.changed is not None
        if not same:
            self.beginResetModel()
        self.rows, self.columns, self._against = shown.rows, shown.columns, shown.against
        if not same:
            self.endResetModel()
        for first, last in spans(shown.changed or ()) if same else ():
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, at: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the words over a column."""
        if way == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[at].title
        if way == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return _RIGHT if self.columns[at].kind in ("year", "this_year") else None
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return words and look of a cell."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Role.DisplayRole | Role.EditRole:
                return column.read(row)
            case Role.ToolTipRole:
                return "\n".join(filter(None, (column.read(row), self._against.get(row.id))))
            case Role.AccessibleTextRole:
                name = self.columns[0].read(row)
                return f"{column.title}：{column.read(row) or '空'}，{name}"
            case Role.TextAlignmentRole:
                return _RIGHT if column.kind in ("year", "this_year") else None
            case Role.ForegroundRole:
                return QColor(self._ink(row, column))
            case Role.BackgroundRole:
                waits = column.kind == "this_year" and not column.read(row)
                return QColor(self.theme.chip) if waits and not row.formula else None
        return None

    def _ink(self, row: Row, column: Column) -> str:
        theme = self.theme
        if row.id in self._against and column.kind in ("year", "this_year"):
            return theme.error
        if column.kind == "state":
            states = {"verified": theme.good, "unverified": theme.verify}
            return states.get(row.state, theme.warning)
        computed = row.formula is not None and column.kind == "this_year"
        return theme.muted if column.kind in ("quiet", "year") or computed else theme.text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be typed into what takes words; a computed value of this year does not."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.rows[index.row()], self.columns[index.column()]
        computed = row.formula is not None and column.kind == "this_year"
        return usual | Qt.ItemFlag.ItemIsEditable if column.take and not computed else usual

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Hand on what was typed."""
        column = self.columns[index.column()]
        self.typed.emit(self.rows[index.row()].id, column, str(value))
        return True
