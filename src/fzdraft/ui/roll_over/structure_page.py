"""The structure as the page itself: headings coloured, doubtful places flagged."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.element_input import show_element
from fzdraft.document.flat import Spot
from fzdraft.document.model import Draft, Remark, Source, outgoing, walk
from fzdraft.document.places import Place, locate
from fzdraft.document.relabel import mark_as, set_level
from fzdraft.errors import UserError
from fzdraft.ui.roll_over.coloured_page import ColouredPage
from fzdraft.ui.roll_over.role_buttons import ROLES, RoleButtons
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import PressButton, label, link
from fzdraft.ui.theme import Theme

PANEL_WIDTH = 316
SURE = "没有拿不准的地方。"
HOW = "按数字或点按钮；改错了按 Ctrl+Z。序号会自动编。"
NO_CHANGE = "这一行已经是这样了。"
LISTED = 300
"""So many doubtful places are listed; who has more should not go through them one by one."""
SHOWN_ELEMENTS = ("文号", "主送", "署名", "成文日期")


def is_doubtful(source: Source) -> bool:
    """Tell whether somebody should look at the structure before it is used."""
    return any(remark.path is not None for remark in source.warnings)


class StructurePage(QWidget):
    """Shows a document's structure and lets it be put right.

    Signals: approved(Source) by 看着没错, with what was put right; plain_wanted(Source)
    for 只打开来改; left() when the document is put down; said(words).
    """

    approved = Signal(object)
    plain_wanted = Signal(object)
    left = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Be empty."""
        super().__init__()
        self.setObjectName("structure")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._source = Source()
        self._session: Session | None = None
        self._places: list[Place | None] = []
        self.page: ColouredPage | None = None
        self._lay_out()
        for keys, act in (
            ("Ctrl+Return", self.approve),
            ("Escape", self.left.emit),
            ("Ctrl+Z", self._undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        self._headline, self._summary = label("", "headline"), label("", "muted")
        column.addWidget(self._headline)
        column.addWidget(self._summary)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(10)
        self._middle.addWidget(self._panel())
        column.addLayout(self._middle, 1)
        column.addLayout(self._foot())

    def _panel(self) -> QWidget:
        panel, column = QWidget(), QVBoxLayout()
        panel.setLayout(column)
        panel.setFixedWidth(PANEL_WIDTH)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.doubts = QListWidget()
        self.doubts.setAccessibleName("拿不准的地方")
        self.doubts.setWordWrap(True)
        self.doubts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubts.currentRowChanged.connect(self._show_doubt)
        column.addWidget(label("拿不准的地方", "headline"))
        column.addWidget(self.doubts, 1)
        self._elements = label("", "note", wrap=True)
        column.addWidget(self._elements)
        column.addWidget(label("光标这一行是", "headline"))
        self.roles = RoleButtons()
        self.roles.chosen.connect(self.set_role)
        column.addWidget(self.roles)
        column.addWidget(label(HOW, "note", wrap=True))
        return panel

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        plain, back = link("只打开来改，不换年"), PressButton("换一份（Esc）")
        self.go = PressButton("看着没错（Enter）")
        self.go.setDefault(True)
        plain.clicked.connect(lambda: self.plain_wanted.emit(self.corrected))
        back.clicked.connect(self.left)
        self.go.clicked.connect(self.approve)
        row.addStretch(1)
        for button in (plain, back, self.go):
            row.addWidget(button)
        return row

    def show_source(self, name: str, source: Source) -> None:
        """Show a document as it was read."""
        self._source = source
        self._headline.setText(f"看看结构对不对 《{name}》")
        self._session = Session(Draft(source.report, source.letter, year=source.year))
        self._session.setParent(self)
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = ColouredPage(self._session, self._theme)
        self._places = [locate(self._session.draft, one) for one in source.warnings]
        self.page.flag([place for place in self._places if place])
        self._middle.insertWidget(0, self.page, 1)
        self._session.changed.connect(lambda _: self._told())
        self.page.line_changed.connect(self._show_role)
        self._fill_doubts(source.warnings)
        self._told()

    def _fill_doubts(self, warnings: tuple[Remark, ...]) -> None:
        self.doubts.clear()
        for remark in warnings[:LISTED]:
            self.doubts.addItem(QListWidgetItem(remark.message))
        if not warnings:
            self.doubts.addItem(QListWidgetItem(SURE))
        if len(warnings) > LISTED:
            more = f"另外还有 {len(warnings) - LISTED} 处，这里不一一列出；在左边都标出来了。"
            self.doubts.addItem(QListWidgetItem(more))

    def start(self) -> None:
        """Stand in the page, at the first doubtful place."""
        assert self.page is not None
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.setFocus()
        if self._source.warnings:
            self.doubts.setCurrentRow(0)
            self._show_doubt(0)

    @property
    def corrected(self) -> Source:
        """The document with what was put right here."""
        if self._session is None:
            return self._source
        draft = self._session.draft
        return replace(self._source, report=draft.report, letter=draft.letter)

    def approve(self) -> None:
        """Say that the structure is right."""
        self.approved.emit(self.corrected)

    def set_role(self, key: int) -> None:
        """Make the line at the caret what a key says: 0 text, 1 to 4 heading, 5 on a role."""
        assert self.page is not None
        assert self._session is not None
        draft, place, name = self._session.draft, self.page.place, ROLES[key]
        try:
            edit = set_level(draft, place, key) if key <= 4 else mark_as(draft, place, name)
        except UserError as fault:
            self.said.emit(str(fault))
            return
        if edit is None:
            self.said.emit(NO_CHANGE)
        self._session.do(edit, f"改成{name}")
        self.page.setFocus()

    def _undo(self) -> None:
        if self._session is not None:
            self._session.undo()

    def _told(self) -> None:
        """Count the headings and colour them."""
        assert self.page is not None
        assert self._session is not None
        self.page.colour()
        counts: dict[int, int] = {}
        for path, _ in walk(self._session.draft.report.sections):
            counts[len(path)] = counts.get(len(path), 0) + 1
        levels = "、".join(f"{ROLES[level]} {n} 个" for level, n in sorted(counts.items()))
        doubts = len(self._source.warnings)
        unsure = f"有 {doubts} 处拿不准，已标出" if doubts else SURE.rstrip("。")
        self._summary.setText(f"{levels or '没有认出标题'} · {unsure}")
        paper = outgoing(self._session.draft)
        shown = [(name, show_element(paper, name)) for name in SHOWN_ELEMENTS]
        self._elements.setText("　".join(f"{name}：{words or '没有'}" for name, words in shown))
        self._show_role()

    def _show_role(self) -> None:
        assert self.page is not None
        assert self._session is not None
        self.roles.show_role(self.page.role)

    def _show_doubt(self, number: int) -> None:
        place = self._places[number] if 0 <= number < len(self._places) else None
        if self.page is not None and place is not None:
            self.page.view.go_to(Spot(place, 0))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self.page is not None:
            self.page.look(theme, self.page.zoom)
            self.page.colour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 0 to 9 for what the line is, and Enter for 看着没错."""
        digit = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.approve()
        elif not event.modifiers() and 0 <= digit < len(ROLES):
            self.set_role(digit)
        else:
            super().keyPressEvent(event)
