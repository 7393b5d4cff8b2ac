"""The tab 去年: the same section of last year's document, ready to be taken over."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fzdraft.document import tree
from fzdraft.document.comparing import ComparedBlock, compare_nodes
from fzdraft.document.edits import Edit
from fzdraft.document.matching import counterpart
from fzdraft.document.model import Draft, Paragraph, Section, Source
from fzdraft.document.taking import take_paragraphs, take_sentence
from fzdraft.report.intake import to_draft
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.nearby import nearby
from fzdraft.ui.paragraph_list import MARGIN, Paragraphs, Span
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label, restyle

NO_SOURCE = "这份稿子没有去年的文件。把去年的报告拖进开始页起草，这里就会跟着光标显示去年的同一节。"
NO_MATCH = "去年的报告里没有对应的一节。"
TAKE = "双击取一句，接到本段末尾；回车取整段，放在本段后面。"
MARKED = "粗体画线的字和今年不同。"
PART = "这一节很长，只列出光标附近的段落。"
NO_TEXT = "去年这一章没有自己的段落，请看下面各节。"
LOOK, COMPARE = "last year", "differences from last year"
Compared = tuple[list[tuple[str, list[Span]]], bool]
"""Paragraphs with their spans, and whether the section has more of them."""
_FOLLOW_MS, _COMPARE_MS = 60, 300


class Found(Struct, frozen=True):
    """Last year's document, as the draft it would be, and the counterpart found in it."""

    source: Source | None = None
    draft: Draft = Draft()
    node: tree.Node | None = None


class LastYear(QWidget):
    """Follows the session's section; a double click takes a sentence, Enter a paragraph over."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        """Show last year's counterpart of the session's section."""
        super().__init__()
        self._session, self._jobs = session, jobs
        self._found = Found()
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
        """Look the section up again; in a long document it comes a little later."""
        self._following.stop()
        session, known = self._session, self._found
        source, draft, node = session.last_year, session.draft, session.node
        long = source is not None and (tree.is_long(source) or tree.is_long(draft))
        self._jobs.soon(LOOK, lambda: look_up(known, source, draft, node), self._show, long=long)

    def _show(self, found: Found) -> None:
        self._found = found
        there, node = found.source is not None, found.node
        self._head.setText(_heading(node) if node else NO_MATCH if there else NO_SOURCE)
        restyle(self._head, kind="headline" if node else "calm")
        self._foot.setVisible(node is not None)
        self._compare()

    def _compare(self) -> None:
        """Mark anew what differs from the present text; in a long document a little later."""
        self._comparing.stop()
        found, session = self._found, self._session
        draft, node, block = session.draft, session.node, session.block
        self._jobs.soon(
            COMPARE,
            lambda: compared(found, draft, node, block),
            self._show_compared,
            long=tree.is_long(draft),
        )

    def _show_compared(self, found: Compared) -> None:
        rows, partly = found
        self._list.show_paragraphs(rows)
        self._list.setVisible(bool(rows))
        marked = any(spans for _, spans in rows)
        words = (TAKE if rows else NO_TEXT) + (MARKED if marked else "")
        self._foot.setText(words + (PART if partly else ""))

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


def look_up(known: Found, source: Source | None, draft: Draft, node: str) -> Found:
    """Find last year's counterpart of a node; the document is made a draft only once."""
    if source is None:
        return Found()
    last = known.draft if known.source is source else to_draft(source)[0]
    return Found(source, last, counterpart(draft, node, last))


def compared(found: Found, draft: Draft, node: str, block: str) -> Compared:
    """Return last year's paragraphs with what differs from a section, those near a block."""
    if found.node is None:
        return [], False
    old, new, partly = nearby(found.node, tree.find(draft, node), block, block)
    rows = [
        (one.old.text.plain, changed_spans(one))
        for one in compare_nodes(old, new).blocks
        if isinstance(one.old, Paragraph)
    ]
    return rows, partly


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
