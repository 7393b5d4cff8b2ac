"""What the window does with numbers: it ties tab, paper, 填数 and 数据台账 of a draft together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fzdraft.ui.numbers.linked import Linked
from fzdraft.ui.numbers.watch import Watch

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow
    from fzdraft.ui.numbers.book import Book
    from fzdraft.ui.workspace import Workspace


class Numbers(QObject):
    """Serves the open draft of a window."""

    def __init__(self, window: MainWindow) -> None:
        """Work for this window."""
        super().__init__(window)
        self._window = window
        self._linked: Linked | None = None

    def attach(self, work: Workspace) -> None:
        """Tie the views of a workspace together, as long as it lives."""
        book = work.side.numbers.book
        book.said.connect(self._window.status.say)
        work.paper.page.number_clicked.connect(work.side.show_number)
        work.side.numbers.sheet_wanted.connect(work.toggle_sheet)
        work.action_wanted.connect(lambda name: self._window.menus.actions[name].trigger())
        watch = Watch(book, self._window.jobs)
        watch.found.connect(work.paper.page.show_faults)
        self._linked = Linked(book, work.paper)
        book.changed.connect(lambda: book.look_for_odd(work.paper.page.show_odd))

    def only_here(self) -> None:
        """Give the number that was just typed on the paper a row of its own."""
        assert self._linked is not None, "the action is enabled with a draft only"
        self._linked.only_here()

    @property
    def book(self) -> Book:
        """The ledger of the open draft."""
        return self._window.work.side.numbers.book
