"""The tab 去年: the same section of last year's document, ready to be taken over."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fzdraft.document import tree
from fzdraft.document.comparing import ComparedBlock, compare_nodes
from fzdraft.document.edits import Edit
from fzdraft.document.matching import counterpart
from fzdraft.document.model import Draft, Paragraph, Section, Source
from fzdraft.document.taking import take_paragraphs, take_sentence
from fzdraft.report.intake import to_draft
from fzdraft.ui.paragraph_list import MARGIN, Paragraphs, Span
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label, restyle

NO_SOURCE = "这份稿子没有去年的文件。把去年的报告拖进开始页起草，这里就会跟着光标显示去年的同一节。"
NO_MATCH = "去年的报告里没有对应的一节。"
TAKE = "双击取一句，接到本段末尾；回车取整段，放在本段后面。"
MARKED = "粗体画线的字和今年不同。"
NO_TEXT = "去年这一章没有自己的段落，请看下面各节。"
_FOLLOW_MS, _COMPARE_MS = 60, 300


class LastYear(QWidget):
    """Follows the session's section; a double click takes a sentence, Enter a paragraph over."""

    def __init__(self, session: Session) -> None:
        """Show last year's counterpart of the session's section."""
        super().__init__()
        self._session = session
        self._source: Source | None = None
        self._draft = Draft()
        self._node: tree.Node | None = None
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._head.setContentsMargins(MARGIN, 12, MARGIN, 4)
        self._list = Paragraphs("去年的同一节")
        self._foot = label(TAKE, "note", wrap=True)
        self._foot.setContentsMargins(MARGIN, 4, MARGIN, 8)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._list, 1)
        column.addWidget(self._foot)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._list.itemActivated.connect(lambda item: self.take(self._list.row(item)))
        self._list.sentence_wanted.connect(self.take_sentence)
        self._following = self._timer(_FOLLOW_MS, self.refresh)
        self._comparing = self._timer(_COMPARE_MS, self._compare)
        self._session.moved.connect(lambda *_: self._following.start())
        self._session.changed.connect(lambda *_: self._comparing.start())

    def _timer(self, wait: int, work: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(work)
        return timer

    def refresh(self) -> None:
        """Look the section up again."""
        self._following.stop()
        session = self._session
        self._take_in(session.last_year)
        there = session.last_year is not None
        self._node = counterpart(session.draft, session.node, self._draft) if there else None
        found = self._node is not None
        self._head.setText(_heading(self._node) if self._node else NO_MATCH if there else NO_SOURCE)
        restyle(self._head, kind="headline" if found else "calm")
        self._compare()
        self._list.setVisible(self._list.count() > 0)
        self._foot.setVisible(found)

    def _take_in(self, source: Source | None) -> None:
        """Keep last year's document as the draft it would be: its marks as wide as ours."""
        if source is not self._source:
            self._source = source
            self._draft = to_draft(source)[0] if source is not None else Draft()

    def _compare(self) -> None:
        """Mark anew what differs from the present text."""
        self._comparing.stop()
        rows: list[tuple[str, list[Span]]] = []
        if self._node is not None:
            present = tree.find(self._session.draft, self._session.node)
            compared = compare_nodes(self._node, present).blocks
            rows = [
                (block.old.text.plain, changed_spans(block))
                for block in compared
                if isinstance(block.old, Paragraph)
            ]
        self._list.show_paragraphs(rows)
        marked = any(spans for _, spans in rows)
        self._foot.setText((TAKE if rows else NO_TEXT) + (MARKED if marked else ""))

    def take(self, row: int) -> None:
        """Put a paragraph of last year behind the caret's paragraph, as one step."""
        self._take([self._list.item(row).text()])

    def take_all(self) -> None:
        """Put the whole section of last year behind the caret's paragraph, as one step."""
        self._take([self._list.item(row).text() for row in range(self._list.count())])

    def take_sentence(self, words: str) -> None:
        """Put a sentence of last year at the end of the caret's paragraph, as one step."""
        session = self._session
        self._do(take_sentence(session.draft, session.node, session.block, words))

    def _take(self, words: list[str]) -> None:
        session = self._session
        if words:
            self._do(take_paragraphs(session.draft, session.node, session.block, words))

    def _do(self, edit: Edit) -> None:
        self._session.do(edit, "取用去年原话")


def changed_spans(block: ComparedBlock) -> list[Span]:
    """Return what of last year's paragraph is not in this year's, in code points.

    A paragraph without counterpart is not marked: all of it differs.
    """
    spans: list[Span] = []
    at = 0
    for piece in block.pieces if block.new is not None else ():
        if piece.kind == "deleted":
            spans.append((at, at + len(piece.text)))
        at += len(piece.text) if piece.kind != "inserted" else 0
    return spans


def _heading(node: tree.Node) -> str:
    return f"{node.found_number}{node.heading.plain}" if isinstance(node, Section) else "开头段"
