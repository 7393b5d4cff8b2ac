"""The outline as a Qt model: a view of the draft that never holds anything of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from fzdraft.ui.outline_rows import FORM, MORE, OutlineRow

MIME = "application/x-fzdraft-section"
BADGE = Qt.ItemDataRole.UserRole + 1
NUMBER = Qt.ItemDataRole.UserRole + 2
NODE = Qt.ItemDataRole.UserRole + 3
UNTITLED = "（还没有标题）"
_FIXED = (FORM, "report", "letter")

Index = QModelIndex


class OutlineModel(QAbstractItemModel):
    """Rows of the draft by id.

    Signals: renamed(node, words) when a heading was typed in place; dropped(node, parent,
    index) when a section was dropped among the children of another node.
    """

    renamed = Signal(str, str)
    dropped = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()
        self._by_id: dict[str, OutlineRow] = {}
        self._above: dict[str, tuple[str, int]] = {}
        self._keys: list[str] = []
        self._key_of: dict[str, int] = {}

    def show(self, rows: tuple[OutlineRow, ...]) -> bool:
        """Show these rows; True when the structure changed and the view was reset."""
        if _shape(rows) == _shape(self._rows):
            before = self._by_id
            self._take(rows)
            self._tell(before)
            return False
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()
        return True

    def _take(self, rows: tuple[OutlineRow, ...]) -> None:
        self._rows, self._by_id, self._above = rows, {}, {}
        for above, position, row in _walk("", rows):
            self._by_id[row.id] = row
            self._above[row.id] = (above, position)
            if row.id not in self._key_of:
                self._key_of[row.id] = len(self._keys)
                self._keys.append(row.id)

    def _tell(self, before: dict[str, OutlineRow]) -> None:
        """Let the view paint again the rows that look different now."""
        for node, row in self._by_id.items():
            if _looks(row) != _looks(before[node]):
                index = self.index_of(node)
                self.dataChanged.emit(index, index)

    def node(self, index: Index) -> str:
        """Return the id of the row at an index, empty for no index."""
        return self._keys[index.internalId()] if index.isValid() else ""

    def index_of(self, node: str) -> Index:
        """Return the index of a row by its id, invalid when it is not shown."""
        if node not in self._by_id:
            return Index()
        return self.createIndex(self._above[node][1], 0, self._key_of[node])

    def _children(self, parent: Index) -> tuple[OutlineRow, ...]:
        return self._by_id[self.node(parent)].children if parent.isValid() else self._rows

    def rowCount(self, parent: Any = Index()) -> int:  # noqa: B008
        """Count the rows below an index."""
        return len(self._children(parent))

    def columnCount(self, parent: Any = Index()) -> int:  # noqa: B008
        """One column; the badge is painted into it."""
        return 1

    def index(self, row: int, column: int, parent: Any = Index()) -> Index:  # noqa: B008
        """Return the index of a row below a parent."""
        children = self._children(parent)
        if not 0 <= row < len(children) or column != 0:
            return Index()
        return self.createIndex(row, 0, self._key_of[children[row].id])

    def parent(self, child: Any = Index()) -> Any:  # noqa: B008
        """Return the index above one."""
        above = self._above.get(self.node(child), ("", 0))[0] if child.isValid() else ""
        return self.index_of(above) if above else Index()

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, badge, number or id of a row."""
        if not index.isValid():
            return None
        row = self._by_id[self.node(index)]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{row.number}{row.words or UNTITLED}"
            case Qt.ItemDataRole.EditRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.number}{row.words or UNTITLED} {row.badge.words}"
            case _:
                return {int(BADGE): row.badge, int(NUMBER): row.number, int(NODE): row.id}.get(role)

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new heading; the draft answers with new rows."""
        words = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and words != self._by_id[self.node(index)].words:
            self.renamed.emit(self.node(index), words)
        return True

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Sections can be renamed, dragged and dropped upon; the fixed rows cannot."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.node(index) in _FIXED or self.node(index).startswith(MORE):
            return base
        more = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return base | more | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move, they are never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Sections travel by their id within this window."""
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """Carry the id of the dragged section."""
        data = QMimeData()
        data.setData(MIME, self.node(indexes[0]).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Any
    ) -> bool:
        """Ask for the move; False, because the draft and not the view moves the row."""
        node = bytes(data.data(MIME).data()).decode()
        target = self.node(parent)
        index = row if row >= 0 else len(self._children(parent))
        if target:
            self.dropped.emit(node, target, index)
        else:
            self._drop_on_top(node, index)
        return False

    def _drop_on_top(self, node: str, index: int) -> None:
        """Count among the chapters only: above them stand the fixed rows, below attachments."""
        above = [row.id for row in self._rows[:index]]
        chapters = [one for one in above if one not in _FIXED]
        self.dropped.emit(node, "report", len(chapters))


def _looks(row: OutlineRow) -> tuple[object, ...]:
    return row.number, row.words, row.badge


def _shape(rows: tuple[OutlineRow, ...]) -> tuple[Any, ...]:
    return tuple((row.id, _shape(row.children)) for row in rows)


def _walk(above: str, rows: tuple[OutlineRow, ...]) -> Iterator[tuple[str, int, OutlineRow]]:
    for position, row in enumerate(rows):
        yield above, position, row
        yield from _walk(row.id, row.children)
