"""The side panel: 去年 · 材料 · 数据 · 例句 · 核对. It follows the section, never its own mind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.last_year import LastYear
from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.tab import NumbersTab
from fzdraft.ui.promise_list import PromiseList
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.ui.library.examples import Examples
    from fzdraft.ui.material.tab import MaterialTab

TABS = ("去年", "材料", "数据", "例句", "核对")
WIDTH = 352
LEAST_WIDTH = 312
_SOON_MS = 40
"""After the first paint, and before anybody can have gone to another tab."""
_LATER = {
    "核对": "核对发现的问题以后列在这里：先写算式，再写怎么改。",
}


class SidePanel(QTabWidget):
    """Five tabs over one session; 材料 and 例句 come into being soon after, or when asked for.

    Signals: completed() when all are there.
    """

    completed = Signal()

    def __init__(self, session: Session, services: Services, theme: Theme, jobs: Jobs) -> None:
        """Build the tabs that show or count something at once; 去年 is in front."""
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName("参考")
        self.setDocumentMode(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.last_year = LastYear(session, jobs)
        self.promises = PromiseList(session, services, theme, self)
        self.numbers = NumbersTab(Book(session, services, jobs, self), theme)
        self._session, self._services, self._jobs = session, services, jobs
        self._theme = theme
        self._material: MaterialTab | None = None
        self._examples: Examples | None = None
        self._rooms = {name: _room() for name in ("材料", "例句")}
        pages = {"去年": self._last_year_page(), "数据": self.numbers, **self._rooms}
        for position, name in enumerate(TABS, 1):
            self.addTab(pages.get(name) or _calm(_LATER[name]), name)
            self.setTabToolTip(position - 1, f"{name}（Alt+{position}）")
        self.numbers.counted.connect(lambda count: self.show_count("数据", count))
        self.numbers.refresh()
        self.currentChanged.connect(self._turned)
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the other tabs soon after the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_SOON_MS, self, self._complete_seen)

    def _complete_seen(self) -> None:
        """Make the other tabs, unless the panel was put away meanwhile."""
        self._is_painted = self.isVisible()
        if self._is_painted:
            self.complete()

    @property
    def material(self) -> MaterialTab:
        """材料, which is made now if it was not yet."""
        self.complete()
        assert self._material is not None
        return self._material

    @property
    def examples(self) -> Examples:
        """例句, which is made now if it was not yet."""
        self.complete()
        assert self._examples is not None
        return self._examples

    def complete(self) -> None:
        """Make the tabs that are still missing; they come late for the sake of the first paint."""
        from fzdraft.ui.library.examples import Examples
        from fzdraft.ui.material.tab import MaterialTab

        if self._examples is not None:
            return
        session, services, theme = self._session, self._services, self._theme
        self._material = MaterialTab(session, services, theme, self._jobs)
        self._examples = Examples(session, services, theme)
        _fill(self._rooms["材料"], self._material)
        _fill(self._rooms["例句"], self._examples)
        self._material.counted.connect(lambda count: self.show_count("材料", count))
        self._material.refresh()
        self.completed.emit()

    def when_complete(self, work: Callable[[], None]) -> None:
        """Do some work once all tabs are there."""
        if self._examples is None:
            self.completed.connect(work)
        else:
            work()

    def _turned(self, position: int) -> None:
        if TABS[position] in self._rooms:
            self.complete()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.promises.set_theme(theme)
        self.numbers.set_theme(theme)
        if self._material is not None and self._examples is not None:
            self._material.set_theme(theme)
            self._examples.set_theme(theme)

    def _last_year_page(self) -> QWidget:
        """Put last year's text over what it had planned."""
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        page.setFocusProxy(self.last_year)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.last_year, 3)
        column.addWidget(self.promises, 2)
        return page

    def show_count(self, name: str, count: int) -> None:
        """Say on a tab how much in it waits."""
        self.setTabText(TABS.index(name), f"{name} {count}" if count else name)

    def show_number(self, row_id: str) -> None:
        """Bring 数据 and a row of it to the front; the keyboard stays where it is."""
        self.setCurrentWidget(self.numbers)
        self.numbers.show_row(row_id)

    def show_tab(self, position: int) -> None:
        """Bring a tab to the front, counted from 1."""
        self.setCurrentIndex(position - 1)
        self.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)


def _room() -> QWidget:
    """Return an empty page for a tab that comes later."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    return page


def _fill(room: QWidget, page: QWidget) -> None:
    column = room.layout()
    assert column is not None, "every room has one"
    column.addWidget(page)
    room.setFocusProxy(page)


def _calm(words: str) -> QWidget:
    page, label = QWidget(), QLabel(words)
    label.setProperty("kind", "calm")
    label.setWordWrap(True)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    return page
