"""The tab 去年: the same section of last year's document, ready to be taken over."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import restructure, tree
from fzdraft.document.edits import Edit, SetBlocks
from fzdraft.document.marks import Mark, Text
from fzdraft.document.matching import counterpart
from fzdraft.document.model import Draft, Paragraph, Section
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label, restyle

NO_SOURCE = "这份稿子没有去年的文件。把去年的报告拖进开始页起草，这里就会跟着光标显示去年的同一节。"
NO_MATCH = "去年的报告里没有对应的一节。"
TAKE = "双击或回车：接到光标所在段的后面"
NO_TEXT = "去年这一章没有自己的段落，请看下面各节。"
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”’）》]*")
_MARGIN = 14


class LastYear(QWidget):
    """Follows the session's section; Enter or a double click takes a paragraph over."""

    def __init__(self, session: Session) -> None:
        """Show last year's counterpart of the session's section."""
        super().__init__()
        self._session = session
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._head.setContentsMargins(_MARGIN, 12, _MARGIN, 4)
        self._list = Paragraphs()
        self._list.setAccessibleName("去年的同一节")
        self._list.setItemDelegate(ParagraphDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.itemActivated.connect(lambda item: self.take(self._list.row(item)))
        self._foot = label(TAKE, "note")
        self._foot.setContentsMargins(_MARGIN, 4, _MARGIN, 8)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._list, 1)
        column.addWidget(self._foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self.refresh)
        session.moved.connect(lambda *_: self._timer.start())
        self.refresh()

    def refresh(self) -> None:
        """Look the section up again."""
        self._timer.stop()
        source = self._session.last_year
        node = counterpart(self._session.draft, self._session.node, source) if source else None
        self._list.clear()
        if node is not None:
            self._head.setText(_heading(node))
            self._list.addItems(_paragraphs(node))
        else:
            self._head.setText(NO_SOURCE if source is None else NO_MATCH)
        restyle(self._head, kind="headline" if node is not None else "calm")
        self._head.setVisible(bool(self._head.text()))
        self._list.setVisible(self._list.count() > 0)
        self._foot.setText(TAKE if self._list.count() else NO_TEXT)
        self._foot.setVisible(node is not None)

    def take(self, row: int) -> None:
        """Put a paragraph of last year behind the caret's paragraph, as one step."""
        self._take([self._list.item(row).text()])

    def take_all(self) -> None:
        """Put the whole section of last year behind the caret's paragraph, as one step."""
        self._take([self._list.item(row).text() for row in range(self._list.count())])

    def _take(self, words: list[str]) -> None:
        session = self._session
        if words:
            edit = taken_over(session.draft, session.node, session.block, words)
            session.do(edit, "取用去年原话")


def taken_over(draft: Draft, node: str, block: str, words: list[str]) -> Edit:
    """Put paragraphs behind `block` (an empty one gives way to them), marked as 去年原话."""
    blocks = tree.blocks_of(tree.find(draft, node))
    places = [index for index, own in enumerate(blocks) if own.id == block]
    at = places[0] + 1 if places else len(blocks)
    before = blocks[:at]
    if before and isinstance(before[-1], Paragraph) and not before[-1].text.plain:
        before = before[:-1]
    new = [
        Paragraph(fresh, carried(one))
        for fresh, one in zip(restructure.new_ids(draft, "p", len(words)), words, strict=True)
    ]
    return SetBlocks(node, (*before, *new, *blocks[at:]))


def carried(words: str) -> Text:
    """Mark every sentence of a paragraph as 去年原话."""
    spans = [match.span() for match in _SENTENCE.finditer(words) if match[0]]
    marks = (Mark(f"c{n}", "carried", a, b, words[a:b]) for n, (a, b) in enumerate(spans, 1))
    return Text(words, tuple(marks))


def _heading(node: tree.Node) -> str:
    return f"{node.found_number}{node.heading.plain}" if isinstance(node, Section) else "开头段"


def _paragraphs(node: tree.Node) -> list[str]:
    return [block.text.plain for block in tree.blocks_of(node) if isinstance(block, Paragraph)]


class Paragraphs(QListWidget):
    """A list that shows its choice only while the keyboard is in it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which paragraph Enter would take."""
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be text again, nothing chosen."""
        super().focusOutEvent(event)
        self.clearSelection()


class ParagraphDelegate(QStyledItemDelegate):
    """Paints a paragraph with two characters' indent and open lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Return the height that the paragraph needs in the width of the list."""
        view: QWidget = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        page = _page(option, index, width)
        return QSize(width, round(page.size().height()) + 8)

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
        painter.translate(0, 4)
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
    shape.setLeftMargin(_MARGIN)
    shape.setRightMargin(_MARGIN)
    shape.setAlignment(Qt.AlignmentFlag.AlignJustify)
    cursor.setBlockFormat(shape)
    return page
