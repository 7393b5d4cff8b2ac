"""The list of documents: two lines each, filtered by kind, year and words of the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.ui.library.words import facts_of, name_of
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Entry

_ROLE = Qt.ItemDataRole.UserRole
_PAD, _MARGIN = 8, 14
Index = QModelIndex | QPersistentModelIndex


class Documents(QAbstractListModel):
    """The documents that pass the filter, the newest of one's own first, the built-in last."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.all: tuple[Entry, ...] = ()
        self.shown: list[Entry] = []
        self._kind, self._year, self._words = "", "", ""

    def take(self, entries: Sequence[Entry]) -> None:
        """Show these documents from now on."""
        self.all = tuple(sorted(entries, key=lambda one: (one.builtin, -one.id)))
        self._filter()

    def narrow(self, kind: str, year: str, words: str) -> None:
        """Show only documents of a kind and a year with all the words; "" lets all pass."""
        self._kind, self._year, self._words = kind, year, words
        self._filter()

    def passes(self, kind: str, year: int | None) -> bool:
        """Tell whether a document of this kind and year is among those asked for."""
        return self._kind in ("", kind) and self._year in ("", str(year or 0))

    def _filter(self) -> None:
        self.beginResetModel()
        words = self._words.split()
        self.shown = [
            one
            for one in self.all
            if self.passes(one.kind, one.year)
            and all(word in f"{one.title} {one.unit} {one.region} {one.path}" for word in words)
        ]
        self.endResetModel()

    def name_of(self, document: int) -> str:
        """Return what a document is called, nothing for one that is not there."""
        return next((name_of(one) for one in self.all if one.id == document), "")

    def years(self) -> list[int]:
        """Return the years that occur, the newest first; 0 where one has none."""
        return sorted({one.year or 0 for one in self.all}, reverse=True)

    def row_of(self, document: int) -> int:
        """Return the row of a document, -1 where it is not shown."""
        return next((n for n, one in enumerate(self.shown) if one.id == document), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many documents are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the delegate the entry, a screen reader both lines."""
        entry = self.shown[index.row()]
        if role == _ROLE:
            return entry
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_of(entry)}\n{facts_of(entry)}" + (f"\n{entry.path}" * bool(entry.path))
        return name_of(entry) if role == Qt.ItemDataRole.DisplayRole else None


class DocumentList(QListView):
    """Shows the documents; several can be chosen."""

    def __init__(self, documents: Documents, theme: Theme) -> None:
        """Show what is in `documents`."""
        super().__init__()
        self.theme = theme
        self.documents = documents
        self.setModel(documents)
        self.setObjectName("documents")
        self.setAccessibleName("参考稿")
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def chosen(self) -> list[Entry]:
        """Return the chosen documents, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.documents.shown[row] for row in rows]

    def current(self) -> Entry | None:
        """Return the document where the keyboard stands."""
        row = self.currentIndex().row()
        return self.documents.shown[row] if 0 <= row < len(self.documents.shown) else None

    def choose(self, document: int) -> None:
        """Choose a document where it is shown."""
        row = self.documents.row_of(document)
        if row >= 0:
            self.setCurrentIndex(self.documents.index(row))


class _Delegate(QStyledItemDelegate):
    """Paints the name over the facts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: QWidget = option.widget
        line = QFontMetrics(view.font()).height()
        return QSize(0, 2 * line + 3 + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: QWidget = option.widget
        assert isinstance(view, DocumentList)
        theme, rect = view.theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.panel_selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.panel_hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), QColor(theme.accent))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.line_soft))
        inside = rect.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = theme.panel_selected_ink if selected else theme.text
        _line(painter, inside, name_of(index.data(_ROLE)), ink, view.font())
        step = QFontMetrics(view.font()).height() + 3
        muted = theme.panel_selected_ink if selected else theme.muted
        _line(painter, inside.translated(0, step), facts_of(index.data(_ROLE)), muted, view.font())
        painter.restore()


def _line(painter: QPainter, rect: QRect, words: str, ink: str, font: QFont) -> None:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
