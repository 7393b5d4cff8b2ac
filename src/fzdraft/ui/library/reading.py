"""The reading view: a document with its headings, paragraphs and tables, and words marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from fzdraft.document.model import Block, Paper, Paragraph, Source, Table, walk
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.services import FoundNumber
from fzdraft.ui.paper.units import to_points, to_units
from fzdraft.ui.theme import Theme

Span = tuple[int, int]
_LEVELS = {1: 3, 2: 1}
"""How many points a heading of a level is larger than the text."""


class Reading(QTextEdit):
    """Shows one document, marks widened; its numbers have a thin line below.

    Signals: keep_wanted(words, node) when words of a section are to be kept as a 常用句.
    """

    keep_wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.theme = theme
        self._starts: dict[tuple[str, str], int] = {}
        self._marked: tuple[str, str, tuple[Span, ...]] = ("", "", ())
        self.setReadOnly(True)
        self.setObjectName("reading")
        self.setAccessibleName("参考稿原文")
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_source(self, source: Source, name: str, numbers: Sequence[FoundNumber] = ()) -> None:
        """Show a document from its beginning; `name` stands above it where it has no title."""
        self._starts.clear()
        self._marked = ("", "", ())
        self.clear()
        self.setExtraSelections([])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        _Writer(cursor, self._starts, self.theme, self.font()).paper(source.report, name)
        for number in numbers:
            if number.place.part == "paragraph":
                self._underline(number)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, node: str, block: str, spans: Iterable[Span]) -> None:
        """Lead to a paragraph and mark code points of it."""
        self._marked = (node, block, tuple(spans))
        start = self._starts.get((node, block))
        if start is None:
            return
        self._colour()
        at = QTextCursor(self.document())
        at.setPosition(start)
        first = self._marked[2][0] if self._marked[2] else (0, 0)
        at.setPosition(start + to_units(at.block().text(), first[0]))
        self.setTextCursor(at)
        top = self.cursorRect(at).top() - self.viewport().height() // 4
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)

    def mark_text(self, text: str, where: tuple[str, str] | None, spans: Sequence[Span]) -> None:
        """Mark code points of a sentence, widened as the library keeps it.

        `where` is its paragraph; without, the first that holds it.
        """
        for key in [where] if where else self._starts:
            shift = self._paragraph(key).find(text)
            if shift >= 0:
                self.mark(*key, [(a + shift, b + shift) for a, b in spans])
                return

    def keep_words(self) -> None:
        """Ask to keep what is selected, or the sentence at the caret."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", "").strip() or self._sentence(cursor)
        if words:
            self.keep_wanted.emit(words, self._node(cursor.selectionStart()))

    def _sentence(self, cursor: QTextCursor) -> str:
        """Return the sentence at a caret; behind the last one, that one."""
        text = cursor.block().text()
        at = to_points(text, cursor.positionInBlock())
        found = [text[start:end] for start, end in sentences(text) if start <= at <= end]
        return found[0].strip() if found else ""

    def _node(self, position: int) -> str:
        """Return the section in which a position lies."""
        above = [(start, key[0]) for key, start in self._starts.items() if start <= position]
        return max(above)[1] or "report" if above else "report"

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to keep words beside what a text offers itself."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu()
        keep = QAction("收进常用句\tCtrl+D", menu)
        keep.triggered.connect(self.keep_words)
        menu.insertAction(menu.actions()[0], keep)
        menu.insertSeparator(menu.actions()[1])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _paragraph(self, key: tuple[str, str]) -> str:
        at = QTextCursor(self.document())
        at.setPosition(self._starts.get(key, 0))
        return at.block().text()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; the text is shown anew by whoever has it."""
        self.theme = theme
        self._colour()

    def _colour(self) -> None:
        """Mark the paragraph in question and the words in it."""
        node, block, spans = self._marked
        start = self._starts.get((node, block))
        if start is None:
            return
        found = []
        whole = QTextCursor(self.document())
        whole.setPosition(start)
        text = whole.block().text()
        for first, last in spans:
            look = QTextEdit.ExtraSelection()
            look.cursor = QTextCursor(self.document())
            look.cursor.setPosition(start + to_units(text, first))
            keep = QTextCursor.MoveMode.KeepAnchor
            look.cursor.setPosition(start + to_units(text, last), keep)
            look.format = _hit(self.theme)
            found.append(look)
        self.setExtraSelections(found)

    def _underline(self, number: FoundNumber) -> None:
        start = self._starts.get((number.place.node, number.place.block))
        if start is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        text = cursor.block().text()
        cursor.setPosition(start + to_units(text, number.start))
        cursor.setPosition(start + to_units(text, number.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(self.theme.filled))
        cursor.mergeCharFormat(look)


def _hit(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(theme.chip))
    look.setForeground(QColor(theme.chip_ink))
    look.setFontWeight(QFont.Weight.DemiBold)
    return look


class _Writer:
    """Writes the parts of a paper into a text document and notes where each paragraph begins."""

    def __init__(
        self, cursor: QTextCursor, starts: dict[tuple[str, str], int], theme: Theme, font: QFont
    ) -> None:
        self._cursor, self._starts = cursor, starts
        self._theme, self._points = theme, font.pointSizeF() + 1
        body = QFont(font)
        body.setPointSizeF(self._points)
        self._character = QFontMetricsF(body).horizontalAdvance("字")
        self._first = True

    def paper(self, paper: Paper, name: str) -> None:
        """Write title, preamble, sections and attachments."""
        self._line(paper.title.plain or name, size=4, bold=True, centred=True)
        self._blocks("report", paper.preamble)
        for path, section in walk(paper.sections):
            heading = f"{section.found_number}{section.heading.plain}"
            self._line(heading, size=_LEVELS.get(len(path), 0), bold=True, above=10)
            self._blocks(section.id, section.blocks)
        for attachment in paper.attachments:
            self._line(f"附件　{attachment.name.plain}", size=1, bold=True, above=16)
            self._blocks(attachment.id, attachment.blocks)
            for _, section in walk(attachment.sections):
                self._line(f"{section.found_number}{section.heading.plain}", bold=True, above=8)
                self._blocks(section.id, section.blocks)

    def _blocks(self, node: str, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._line(block.text.plain, indented=True)
                key = "" if node == "report" else node
                start = self._cursor.block().position()
                self._starts[key, block.id] = self._starts[node, block.id] = start
            else:
                self._table(block)

    def _line(
        self,
        words: str,
        size: int = 0,
        bold: bool = False,
        centred: bool = False,
        indented: bool = False,
        above: int = 0,
    ) -> None:
        shape, look = QTextBlockFormat(), QTextCharFormat()
        shape.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(above)
        shape.setBottomMargin(4)
        if centred:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shape.setBottomMargin(14)
        look.setFontPointSize(self._points + size)
        if indented:
            shape.setTextIndent(2 * self._character)
        if bold:
            look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(QColor(self._theme.text))
        if self._first:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(look)
            self._first = False
        else:
            self._cursor.insertBlock(shape, look)
        self._cursor.insertText(widen(words), look)

    def _table(self, table: Table) -> None:
        """Write a table row by row, cells apart by wide spaces."""
        for row in table.rows:
            self._line("　　".join(cell.plain for cell in row))
