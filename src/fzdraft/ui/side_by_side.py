"""左右对照: last year's pages beside this year's, aligned by paragraph, read only."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QStackedLayout, QWidget

from fzdraft.document import tree
from fzdraft.document.aligning import unmoved
from fzdraft.document.comparing import compare_nodes
from fzdraft.document.matching import matched, papers_in
from fzdraft.document.model import Draft, Source
from fzdraft.report.intake import to_draft
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.last_year import NO_MATCH, NO_SOURCE, changed_spans
from fzdraft.ui.nearby import nearby
from fzdraft.ui.paper import Paper
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.page import Page
from fzdraft.ui.paragraph_list import Span
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label
from fzdraft.ui.theme import Theme

BESIDE = "beside"
_WAIT_MS = 120
_EYE = 5
"""The line at one fifth of the height is the one that stays in place when room is given."""
_HAIR = 0.1
Key = tuple[str, str]
_HEADS = ("title", "name", "heading")


class Beside(Struct, frozen=True):
    """What stands beside what: last year's ids of this year's nodes and blocks.

    `spans` are the characters of last year's blocks that this year's do not have.
    """

    nodes: dict[str, str]
    blocks: dict[str, str]
    spans: dict[str, list[Span]]

    def key(self, line: Line) -> Key:
        """Return what names last year's line beside a line of this year; ("", "") for none."""
        node, block = _key(line)
        return self.nodes.get(node, ""), self.blocks.get(block, "")


class Kept(Struct, frozen=True):
    """Last year's document and the draft it would be: its marks as wide as ours."""

    source: Source | None = None
    draft: Draft = Draft()


class SideBySide(QWidget):
    """Last year's page, kept beside the paper while it is shown."""

    def __init__(self, session: Session, paper: Paper, theme: Theme, jobs: Jobs) -> None:
        """Stay empty until the page is shown for the first time."""
        super().__init__()
        self._session, self._paper, self._theme = session, paper, theme
        self._jobs = jobs
        self._last = Kept()
        self.page: Page | None = None
        self._rolling = False
        self._calm = label(NO_SOURCE, "calm", wrap=True)
        self._calm.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._calm)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.align)
        self.hide()
        paper.page.verticalScrollBar().valueChanged.connect(self._roll_last)
        for signal in (session.moved, session.changed, paper.view_changed, paper.zoom_changed):
            signal.connect(self._soon)

    def open(self) -> None:
        """Show last year's page where the paper stands."""
        self.show()
        self._timer.start(0)

    def close_page(self) -> None:
        """Put last year's page away and take the room back that the paper was given."""
        self._timer.stop()
        self.hide()
        give_room(self._paper.page, {})

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align anew: lines may break elsewhere."""
        super().resizeEvent(event)
        if not self.isHidden():
            self._timer.start(0)

    def _soon(self, *_: object) -> None:
        if not self.isHidden():
            self._timer.start(_WAIT_MS)

    def align(self) -> None:
        """Bring the same chapter, its paragraphs and the place that is read side by side."""
        self._timer.stop()
        known, source, draft = self._last, self._session.last_year, self._session.draft
        lines = tuple(self._paper.page.sheet.lines)
        long = source is not None and (tree.is_long(source) or tree.is_long(draft))
        self._jobs.soon(
            BESIDE,
            lambda: stood_beside(known, source, draft, lines),
            self._lay,
            long=long,
        )

    def _lay(self, found: tuple[Kept, Beside]) -> None:
        """Show last year's page where the paper stands, unless it was put away meanwhile."""
        last, beside = found
        if self.isHidden():
            return
        self._take_in(last)
        page = self.page
        if page is None or not self._turn(page, beside, self._paper.page.sheet.lines):
            self._calm.setText(NO_SOURCE if page is None else NO_MATCH)
            self._stack.setCurrentWidget(self._calm)
            give_room(self._paper.page, {})
            return
        self._stack.setCurrentWidget(page)
        page.look(_on_other_paper(self._theme), self._paper.zoom)
        self._mark(page, beside)
        self._space(page, beside)
        self._roll_last()

    def _take_in(self, last: Kept) -> None:
        """Make the page of a document that was not shown yet."""
        if last.source is None or last.source is self._last.source:
            return
        self._last = last
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
        self.page = Page(Session(last.draft), _on_other_paper(self._theme), self)
        self.page.session.setParent(self.page)
        self.page.set_read_only(True)
        self.page.setAccessibleName("去年的稿子")
        self.page.setAccessibleDescription("只能看和复制，和右边按段对齐")
        self.page.verticalScrollBar().valueChanged.connect(self._roll_this)
        self._stack.addWidget(self.page)

    def _turn(self, page: Page, beside: Beside, lines: Sequence[Line]) -> bool:
        """Show the part that goes with what the paper shows; False where there is none."""
        nodes = (beside.nodes[line.node] for line in lines if line.node in beside.nodes)
        first = next(nodes, None)
        if first is None:
            return False
        here = self._paper.page.view.here().place
        block = beside.blocks.get(here.block, "")
        node = beside.nodes.get(here.node, first)
        page.view.show(self._paper.scope, node, block)
        return True

    def _mark(self, page: Page, beside: Beside) -> None:
        """Underline the characters that this year's paragraphs do not have."""
        page.brush.changed = {
            index: [(segment.start + a, segment.start + b) for a, b in beside.spans[block]]
            for index, line in enumerate(page.sheet.lines)
            for segment in line.segments
            if (block := segment.place.block) in beside.spans and segment.place.part == "paragraph"
        }
        page.viewport().update()

    def _space(self, page: Page, beside: Beside) -> None:
        """Leave room above the higher one of two paragraphs that belong together."""
        paper = self._paper.page
        lefts, rights = natural_tops(page), natural_tops(paper)
        left_room: dict[int, float] = {}
        right_room: dict[int, float] = {}
        down = up = 0.0
        for right, left in _pairs(page.sheet.lines, paper.sheet.lines, beside):
            lower = max(lefts[left] + down, rights[right] + up)
            left_room[left], right_room[right] = (
                lower - lefts[left] - down,
                lower - rights[right] - up,
            )
            down, up = lower - lefts[left], lower - rights[right]
        give_room(page, left_room)
        give_room(paper, right_room)

    def _roll_last(self, *_: object) -> None:
        """Let last year's page follow the paper."""
        if self.page is not None:
            self._roll(self._paper.page, self.page)

    def _roll_this(self, *_: object) -> None:
        """Let the paper follow last year's page."""
        if self.page is not None:
            self._roll(self.page, self._paper.page)

    def _roll(self, one: Page, other: Page) -> None:
        if not self._rolling and not self.isHidden():
            self._rolling = True
            other.verticalScrollBar().setValue(one.verticalScrollBar().value())
            self._rolling = False


def stood_beside(
    known: Kept, source: Source | None, draft: Draft, lines: Sequence[Line]
) -> tuple[Kept, Beside]:
    """Return last year's document as a draft and what of it stands beside these lines."""
    if source is None:
        return Kept(), Beside({}, {}, {})
    last = known if known.source is source else Kept(source, to_draft(source)[0])
    return last, beside_of(last.draft, draft, lines)


def natural_tops(page: Page) -> list[float]:
    """Return where the lines of a page would begin without the room given to them (pixels)."""
    tops, given = [], 0.0
    block = page.document().begin()
    for line in page.sheet.lines:
        if line.kind != "cell":
            given += block.blockFormat().topMargin() - page.faces.block_format(line).topMargin()
        tops.append(page.brush.origin(block).y() - given)
        block = block.next()
    return tops


def give_room(page: Page, room: dict[int, float]) -> None:
    """Set the room above lines, 0 where none is named; what is looked at stays in place."""
    seen = page.line_at(QPoint(page.faces.padding, page.viewport().height() // _EYE))[0]
    block = page.document().findBlockByNumber(seen)
    before = page.brush.origin(block).y()
    page.sheet.writing = True
    cursor = QTextCursor(page.document())
    cursor.beginEditBlock()
    for index, line in enumerate(page.sheet.lines):
        if line.kind != "cell":
            _set_room(cursor, page, index, room.get(index, 0.0))
    cursor.endEditBlock()
    page.sheet.writing = False
    moved = page.brush.origin(block).y() - before
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + round(moved))


def _set_room(cursor: QTextCursor, page: Page, index: int, room: float) -> None:
    """Write the format of a block only where it changes: every one costs a new layout."""
    block = page.document().findBlockByNumber(index)
    form = page.faces.block_format(page.sheet.lines[index])
    form.setTopMargin(form.topMargin() + room)
    if abs(form.topMargin() - block.blockFormat().topMargin()) > _HAIR:
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)


def beside_of(last: Draft, draft: Draft, lines: Sequence[Line]) -> Beside:
    """Return what of last year's document stands beside these lines of the draft."""
    before, after = papers_in(last), papers_in(draft)
    nodes = {name: name for name in after if name in before}
    for name in tuple(nodes):
        nodes |= matched(before[name], after[name])
    blocks: dict[str, str] = {}
    spans: dict[str, list[Span]] = {}
    shown: dict[str, list[str]] = {}
    for line in lines:
        if line.node in nodes:
            shown.setdefault(line.node, []).append(line.block)
    for node, own in shown.items():
        old, new = tree.find(last, nodes[node]), tree.find(draft, node)
        old, new, _ = nearby(old, new, own[0], own[-1])
        for block in compare_nodes(old, new).blocks:
            if block.old is not None and block.new is not None:
                blocks[block.new.id] = block.old.id
                spans[block.old.id] = changed_spans(block)
    return Beside(nodes, blocks, spans)


def _pairs(left: Sequence[Line], right: Sequence[Line], beside: Beside) -> list[tuple[int, int]]:
    """Return which line of the paper stands beside which of last year's page, downwards."""
    places: dict[Key, int] = {}
    for index, line in enumerate(left):
        places.setdefault(_key(line), index)
    found = {}
    for index, line in enumerate(right):
        key = beside.key(line)
        if line.kind not in ("cell", "gap") and key in places:
            found[index] = places[key]
    still = unmoved(
        sorted(found.values()), list(found), found, lambda index: len(right[index].plain)
    )
    return list(still.items())


def _key(line: Line) -> Key:
    """Return what names a line: its paragraph, or of a heading its section."""
    return (line.node, "") if line.kind in _HEADS else ("", line.block)


def _on_other_paper(theme: Theme) -> Theme:
    """Return the theme with a quieter sheet: that page is not the one to write on."""
    return replace(theme, paper=theme.panel)
