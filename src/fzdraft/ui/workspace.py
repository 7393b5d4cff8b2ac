"""The three panes over one open draft: 章节, the paper (or 版头与落款), 参考."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import standing, tree
from fzdraft.document.flat import Spot
from fzdraft.services import Services
from fzdraft.ui import outline, side_panel
from fzdraft.ui.elements_form import ElementsForm
from fzdraft.ui.guidance import GuidanceStrip
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.numbers.table import NumberTable
from fzdraft.ui.outline import Outline
from fzdraft.ui.paper import Paper
from fzdraft.ui.section_steps import SectionSteps
from fzdraft.ui.session import Session
from fzdraft.ui.side_by_side import SideBySide
from fzdraft.ui.side_panel import SidePanel
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.ui.numbers.sheet import Sheet

RAIL_BELOW = 1200
"""Width of the window in pixels under which the outline becomes a rail."""
PAPER_WIDTH = 700
"""What the paper asks for at 100 %: 28 characters, their margins and a scroll bar."""
STANDING = "where rows stand"
PAPER_ALONE_BELOW = 1040
"""Width under which the side panel goes too, until it is asked for."""


class Workspace(QSplitter):
    """All views of one session; it goes when the session goes.

    Signal: action_wanted(name) when a view asks for an action of the menus.
    """

    action_wanted = Signal(str)

    def __init__(self, session: Session, services: Services, theme: Theme, jobs: Jobs) -> None:
        """Build the panes; `jobs` do what takes its time."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("workspace")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._session, self._services = session, services
        self._alone, self._wide = False, outline.WIDTH
        self._kept, self._put_by = "", list[QWidget]()
        self._sheet: Sheet | None = None
        self._caret: Spot | None = None
        self.steps = SectionSteps(session, self)
        self.outline = Outline(session, self.steps, jobs)
        self.paper = Paper(session, theme)
        self.beside = SideBySide(session, self.paper, theme, jobs)
        self.form = ElementsForm(session)
        self.guidance = GuidanceStrip()
        self.side = SidePanel(session, services, theme, jobs)
        self.addWidget(self.outline)
        self.addWidget(self._middle())
        self.addWidget(self.side)
        self.setStretchFactor(1, 1)
        self._connect()
        if tree.is_long(session.draft):
            jobs.start(STANDING, lambda _: standing.prepare(session.draft), _nothing, _nothing)
        self.set_theme(theme)
        self.apply_settings()
        self._show_guidance()

    def _middle(self) -> QWidget:
        self._pages = _Pages()
        writing, column = QWidget(), QVBoxLayout()
        writing.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.guidance)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.beside, 1)
        row.addWidget(self.paper, 1)
        column.addLayout(row, 1)
        self._writing = writing
        writing.setObjectName("writing")
        writing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages.addWidget(writing)
        self._pages.addWidget(self.form)
        return self._pages

    def _connect(self) -> None:
        self.outline.form_wanted.connect(self.show_form)
        self.outline.section_wanted.connect(self.show_text)
        self.outline.text_wanted.connect(self._enter)
        self.form.text_wanted.connect(self.go_text)
        self._session.moved.connect(self._moved)

    def _enter(self) -> None:
        """Enter on a row of the outline leads to where one writes."""
        if self.outline.on_form:
            self.go_form()
        else:
            self.go_text()

    def _moved(self) -> None:
        """Show where the caret went, unless the user is busy in 版头与落款."""
        if self.form.isAncestorOf(QApplication.focusWidget() or self):
            self.outline.select_form()
        elif not self.on_sheet:
            self.show_text()
        self._show_guidance()

    def _show_guidance(self) -> None:
        session = self._session
        self.guidance.show_guidance(self._services.guidance(session.draft, session.node))

    def show_form(self) -> None:
        """Bring 版头与落款 to the middle."""
        self._leave_sheet()
        self._pages.setCurrentWidget(self.form)
        self.outline.select_form()

    def show_text(self) -> None:
        """Bring the paper to the middle."""
        self._leave_sheet()
        self._pages.setCurrentWidget(self._writing)

    @property
    def on_sheet(self) -> bool:
        """Whether 填数 is in the middle."""
        return self._sheet is not None and self._pages.currentWidget() is self._sheet

    def toggle_sheet(self) -> None:
        """Let the paper become the sheet of all numbers (F5), and the paper again."""
        from fzdraft.ui.numbers.sheet import Sheet

        if self.on_sheet:
            caret = self._caret
            self.go_text()
            if caret is not None and caret != self.paper.page.view.here():
                self.paper.page.view.go_to(caret, "edit")
            return
        if self._sheet is None:
            self._sheet = Sheet(self.side.numbers.book, self._theme)
            self._sheet.action_wanted.connect(self.action_wanted)
            self._pages.addWidget(self._sheet)
        self._caret = self.paper.page.view.here()
        self._put_panes_by()
        self._pages.setCurrentWidget(self._sheet)
        self._sheet.open(self.paper.page.hands.number_here() or self.side.numbers.first_open())

    @property
    def sheet(self) -> Sheet:
        """填数, once it was opened."""
        assert self._sheet is not None
        return self._sheet

    def _leave_sheet(self) -> None:
        """Bring back what stood beside the paper, where 填数 is in front."""
        if self.on_sheet:
            self._pages.setCurrentWidget(self._writing)
            self._bring_panes_back()

    def _put_panes_by(self) -> None:
        """Give the middle the whole width."""
        self._kept = self.state()
        panes: tuple[QWidget, ...] = (self.outline, self.side)
        self._put_by = [pane for pane in panes if not pane.isHidden()]
        for pane in self._put_by:
            pane.hide()

    def _bring_panes_back(self) -> None:
        for pane in self._put_by:
            pane.show()
        self._put_by = []

    @property
    def on_form(self) -> bool:
        """Whether 版头与落款 is in the middle."""
        return self._pages.currentWidget() is self.form

    def show_tab(self, position: int) -> None:
        """Bring a tab of the side panel to the front, counted from 1."""
        self.side.show()
        self.side.show_tab(position)

    def go_outline(self) -> None:
        """Put the focus into the outline."""
        self.outline.show()
        self.outline.setFocus()

    def go_text(self) -> None:
        """Put the caret into the paper."""
        self.show_text()
        self.paper.setFocus()

    def go_promises(self) -> None:
        """Put the focus into 去年安排."""
        self.side.show()
        self.side.setCurrentIndex(0)
        self.side.promises.enter()

    def go_form(self) -> None:
        """Put the caret into the first gap of 版头与落款."""
        self.show_form()
        self.form.focus_first_gap()

    def clipboard(self, what: str) -> None:
        """Cut, copy, paste or select all where the focus is: in a field or on the paper."""
        focus = QApplication.focusWidget()
        target = focus if isinstance(focus, QLineEdit | NumberTable) else self.paper.page
        getattr(target, what)()

    def search(self, replace: bool = False) -> None:
        """Open the search over the paper, or go to that of 填数."""
        if self.on_sheet:
            self.sheet.search.setFocus()
            return
        self.show_text()
        self.paper.page.find_wanted.emit(replace)

    def next_number(self) -> None:
        """Go to the next 待填, on the paper or in 填数."""
        if self.on_sheet:
            self.sheet.table.next_open()
            return
        self.go_text()
        self.paper.page.hands.next_number()

    def add_letter(self) -> None:
        """Put a cover letter before the report, where there is none, and go there."""
        session = self._session
        if session.draft.letter is None:
            session.do(self._services.add_letter(session.draft), "加报送函")
        session.go("letter")

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        self.outline.setVisible(self.outline.isHidden())

    def toggle_side(self) -> None:
        """Show or hide the side panel."""
        self.side.setVisible(self.side.isHidden())

    def toggle_side_by_side(self) -> None:
        """Put last year's page beside the paper (F9); what else was shown comes back after."""
        self.go_text()
        if self.beside.isHidden():
            self._put_panes_by()
            self.beside.open()
        else:
            self.beside.close_page()
            self._bring_panes_back()

    @property
    def _is_wide(self) -> bool:
        """Whether the middle has the whole width, for two pages or for 填数."""
        return self.on_sheet or not self.beside.isHidden()

    def apply_settings(self) -> None:
        """Take over the settings that concern the paper."""
        self.paper.set_zoom(int(self._services.setting("zoom") or 100))
        self.paper.set_widening(self._services.setting("widen") != "off")

    def state(self) -> str:
        """Return sizes and tab as one word for the settings."""
        if self._is_wide:
            return self._kept
        left, middle, right = self.sizes()
        left = self._wide if self.outline.is_rail else left
        return f"{left},{middle},{right},{self.side.currentIndex()}"

    def restore(self, state: str, width: int) -> None:
        """Bring back what `state` said; the first time share `width` among the panes."""
        numbers = [int(part) for part in state.split(",") if part.isdigit()]
        left, right = outline.WIDTH, side_panel.WIDTH
        if len(numbers) == 4 and all(numbers[:3]):
            left, _, right, tab = numbers
            self.side.setCurrentIndex(tab)
        self._wide = left
        shown = outline.RAIL_WIDTH if self.outline.is_rail else left
        spare = max(width - shown - PAPER_WIDTH, side_panel.LEAST_WIDTH)
        right = min(right, spare)
        self.setSizes([shown, max(width - shown - right, 400), right])

    def set_theme(self, theme: Theme) -> None:
        """Give the views that paint themselves their colours."""
        self.outline.set_theme(theme)
        self.paper.set_theme(theme)
        self.beside.set_theme(theme)
        self.side.set_theme(theme)
        self._theme = theme
        if self._sheet is not None:
            self._sheet.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the paper its room in a narrow window."""
        super().resizeEvent(event)
        rail, alone = self.width() < RAIL_BELOW, self.width() < PAPER_ALONE_BELOW
        if alone != self._alone:
            self._alone = alone
            self.side.setHidden(alone or self._is_wide)
        if rail != self.outline.is_rail:
            self._change_rail(rail)

    def _change_rail(self, rail: bool) -> None:
        left, middle, right = self.sizes()
        if rail:
            self._wide = left
        new = outline.RAIL_WIDTH if rail else self._wide
        self.outline.set_rail(rail)
        self.setSizes([new, middle + left - new, right])


def _nothing(_: object) -> None:
    """Take no result: a memo was filled."""


class _Pages(QStackedWidget):
    """Pages of which only the one in front asks for room, so that 填数 makes no window wider."""

    def __init__(self) -> None:
        """Start without pages."""
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Ask for what the page in front asks for."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else super().minimumSizeHint()
