"""The rows of 填数 as a table: what stands in each cell, and which can be typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from fzdraft.ui.numbers.lines import NO_LINES, Lines, NumberLine, spans
from fzdraft.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
COLUMNS = ("章节", "名称", "去年", "今年", "单位", "增减", "责任单位", "说明")
SECTION, NAME, LAST, THIS, UNIT, CHANGE, DEPARTMENT, NOTE = range(len(COLUMNS))
TYPED = (THIS, DEPARTMENT, NOTE)
"""The columns that are typed into."""
_READ: tuple[Callable[[NumberLine], str], ...] = (
    lambda line: line.section,
    lambda line: line.name,
    lambda line: line.last,
    lambda line: line.this,
    lambda line: line.unit,
    lambda line: line.change,
    lambda line: line.department,
    lambda line: line.note,
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SheetModel(QAbstractTableModel):
    """Shows ledger rows; Signal: typed(row id, column, text) when a cell was typed into."""

    typed = Signal(str, int, str)

    def __init__(self, theme: Theme) -> None:
        """Start without rows."""
        super().__init__()
        self.theme = theme
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
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, at: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the words over a column."""
        if way == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return COLUMNS[at]
            if role == Role.TextAlignmentRole and at in (LAST, THIS):
                return int(_RIGHT)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return words and look of a cell."""
        line, column = self.lines[index.row()], index.column()
        match role:
            case Role.DisplayRole | Role.EditRole:
                return _READ[column](line)
            case Role.ToolTipRole:
                return "\n".join((_READ[column](line), *line.faults)).strip()
            case Role.AccessibleTextRole:
                return f"{COLUMNS[column]}：{_READ[column](line) or '空'}，{line.name}"
            case Role.TextAlignmentRole:
                return int(_RIGHT) if column in (LAST, THIS) else None
            case Role.ForegroundRole:
                return QColor(self._ink(line, column))
            case Role.BackgroundRole:
                ground = self._ground(line, column)
                return QColor(ground) if ground else None
        return None

    def _ink(self, line: NumberLine, column: int) -> str:
        theme = self.theme
        if column == THIS and line.faults:
            return theme.error
        if column == CHANGE and line.odd:
            return theme.warning
        quiet = column in (SECTION, LAST, UNIT, CHANGE) or (column == THIS and line.computed)
        return theme.muted if quiet else theme.text

    def _ground(self, line: NumberLine, column: int) -> str:
        if line.computed and column == THIS:
            return self.theme.panel_hover
        return self.theme.chip if column == THIS and not line.this else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let values that are not computed be typed, departments and notes too."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self.is_typed(index) else usual

    def is_typed(self, index: Index) -> bool:
        """Tell whether a cell can be typed into."""
        computed = self.lines[index.row()].computed
        return index.column() in TYPED and not (index.column() == THIS and computed)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Hand on what was typed."""
        self.typed.emit(self.lines[index.row()].id, index.column(), str(value))
        return True
