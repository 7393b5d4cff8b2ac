"""A list of paragraphs to read and to take from, with the words that changed marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.document.taking import sentence_spans
from fzdraft.ui.paper.units import to_points, to_units

MARGIN = 14
_GAP = 4
_CHANGED = Qt.ItemDataRole.UserRole
Span = tuple[int, int]


class Paragraphs(QListWidget):
    """Shows paragraphs; shows its choice only while the keyboard is in it.

    Signals: sentence_wanted(words) on a double click on a sentence; itemActivated on
    Enter, for the whole paragraph.
    """

    sentence_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        """Begin empty; `name` is what a screen reader says."""
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(ParagraphDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_paragraphs(self, rows: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Show texts with their changed spans (code points); the same texts stay in place."""
        if [self.item(row).text() for row in range(self.count())] != [text for text, _ in rows]:
            self.clear()
            self.addItems([text for text, _ in rows])
        for row, (_, spans) in enumerate(rows):
            if self.changed(row) != list(spans):
                self.item(row).setData(_CHANGED, [list(span) for span in spans])

    def changed(self, row: int) -> list[Span]:
        """Return the changed spans of a paragraph."""
        return [(start, end) for start, end in self.item(row).data(_CHANGED) or ()]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which paragraph Enter would take."""
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be text again, nothing chosen."""
        super().focusOutEvent(event)
        self.clearSelection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the sentence under the mouse."""
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.sentence_wanted.emit(self._sentence(item, event.position()))

    def _sentence(self, item: QListWidgetItem, point: QPointF) -> str:
        """Return the sentence of a paragraph under a point of the viewport."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        rect = self.visualItemRect(item)
        page = _page(option, self.indexFromItem(item), rect.width())
        within = point - QPointF(rect.topLeft()) - QPointF(0, _GAP)
        hit = page.documentLayout().hitTest(within, Qt.HitTestAccuracy.FuzzyHit)
        text = item.text()
        at = min(to_points(text, max(hit, 0)), len(text) - 1)
        spans = ((start, end) for start, end in sentence_spans(text) if start <= at < end)
        start, end = next(spans, (0, len(text)))
        return text[start:end]


class ParagraphDelegate(QStyledItemDelegate):
    """Paints a paragraph with two characters' indent and open lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Return the height that the paragraph needs in the width of the list."""
        view: QWidget = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        page = _page(option, index, width)
        return QSize(width, round(page.size().height()) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Paint one paragraph."""
        frame = QStyleOptionViewItem(option)
        self.initStyleOption(frame, index)
        frame.text = ""
        view: QWidget = frame.widget
        rect = frame.rect
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, frame, painter, view)
        painter.save()
        painter.translate(rect.topLeft())
        painter.translate(0, _GAP)
        clip = QRectF(0, 0, rect.width(), rect.height())
        _page(option, index, rect.width()).drawContents(painter, clip)
        painter.restore()


def _page(option: QStyleOptionViewItem, index: QModelIndex, width: int) -> QTextDocument:
    page = QTextDocument()
    page.setDefaultFont(option.font)
    page.setDocumentMargin(0)
    page.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignJustify))
    page.setPageSize(QSizeF(width, -1))
    page.setTextWidth(width)
    page.setPlainText(index.data())
    cursor = QTextCursor(page)
    cursor.select(QTextCursor.SelectionType.Document)
    shape = QTextBlockFormat()
    shape.setLineHeight(165, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTextIndent(2 * option.fontMetrics.horizontalAdvance("字"))
    shape.setLeftMargin(MARGIN)
    shape.setRightMargin(MARGIN)
    shape.setAlignment(Qt.AlignmentFlag.AlignJustify)
    cursor.setBlockFormat(shape)
    for start, end in index.data(_CHANGED) or ():
        _mark(cursor, index.data(), start, end)
    return page


def _mark(cursor: QTextCursor, text: str, start: int, end: int) -> None:
    """Set code points of the text bold and underlined: seen without colours too."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    cursor.setPosition(to_units(text, start))
    cursor.setPosition(to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look)
