"""The side panel: 去年 · 材料 · 数据 · 例句 · 核对. It follows the section, never its own mind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.last_year import LastYear
from fzdraft.ui.library.examples import Examples
from fzdraft.ui.material.tab import MaterialTab
from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.tab import NumbersTab
from fzdraft.ui.promise_list import PromiseList
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

TABS = ("去年", "材料", "数据", "例句", "核对")
WIDTH = 352
LEAST_WIDTH = 312
_LATER = {
    "核对": "核对发现的问题以后列在这里：先写算式，再写怎么改。",
}


class SidePanel(QTabWidget):
    """Five tabs over one session."""

    def __init__(self, session: Session, services: Services, theme: Theme, jobs: Jobs) -> None:
        """Build all tabs; 去年 is in front."""
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
        self.material = MaterialTab(session, services, theme, jobs)
        self.examples = Examples(session, services, theme)
        pages = {
            "去年": self._last_year_page(),
            "材料": self.material,
            "数据": self.numbers,
            "例句": self.examples,
        }
        for position, name in enumerate(TABS, 1):
            self.addTab(pages.get(name) or _calm(_LATER[name]), name)
            self.setTabToolTip(position - 1, f"{name}（Alt+{position}）")
        self.numbers.counted.connect(lambda count: self.show_count("数据", count))
        self.numbers.refresh()
        self.material.counted.connect(lambda count: self.show_count("材料", count))

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


def _calm(words: str) -> QWidget:
    page, label = QWidget(), QLabel(words)
    label.setProperty("kind", "calm")
    label.setWordWrap(True)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    return page
