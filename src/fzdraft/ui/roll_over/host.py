"""Where the pages of 用去年稿起草 meet the window: reading, showing, and the way to the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fzdraft.document.model import Source
from fzdraft.errors import UserError
from fzdraft.ui import ask
from fzdraft.ui.clock import now, report_year
from fzdraft.ui.jobs import Progress
from fzdraft.ui.roll_over.flow import RollOver, Stand
from fzdraft.ui.roll_over.record import ROWS, TURN, Record

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow

READ = "read"


class Host(QObject):
    """Leads documents into the window through the pages, and shows 起草记录 of a draft."""

    def __init__(self, window: MainWindow) -> None:
        """Work for this window; nothing is shown yet."""
        super().__init__(window)
        self._window = window
        this_year = report_year(now().date())
        self.flow = RollOver(window.services, window.jobs, window.theme, this_year)
        self.flow.setParent(self)
        window.add_page(self.flow.page)
        window.add_page(self.flow.structure)
        self.record: Record | None = None
        self.flow.shown.connect(self._show)
        self.flow.entered.connect(self._enter)
        self.flow.plain_wanted.connect(self._open_plainly)
        self.flow.failed.connect(self._tell)
        self.flow.left.connect(window.show_home)
        self.flow.said.connect(window.status.say)
        self.flow.working.connect(window.status.show_job)

    def begin(self, name: str, load: Callable[[], Source]) -> None:
        """Read a document off the window's thread and lead it in."""

        def read(progress: Progress) -> Source:
            """Read it, and meanwhile the modules of the workspace that it leads to."""
            import fzdraft.ui.workspace  # noqa: F401

            return load()

        job = self._window.jobs.start(
            READ, read, lambda source: self._lead_in(name, source), self._tell
        )
        self._window.status.show_job(job, f"正在读《{name}》")

    def _lead_in(self, name: str, source: Source) -> None:
        """Put the old draft away only now: a file nobody can read changes nothing."""
        if self._window.desk.leave():
            self.flow.begin(name, source)

    def _open_plainly(self, source: Source) -> None:
        self._window.desk.begin(source)

    def _enter(self, stand: Stand) -> None:
        assert stand.draft is not None
        self._window.desk.enter(stand.draft, stand.source)

    def _tell(self, fault: UserError) -> None:
        ask.tell(self._window, fault)

    def _show(self, page: QWidget) -> None:
        self._window.show_page(page)

    def show_record(self) -> None:
        """Show 起草记录 of the open draft."""
        window = self._window
        self.close_record()
        services, jobs, title = window.services, window.jobs, window.desk.title
        self.record = Record(services, jobs, window.session, title, window.theme)
        self.record.setParent(self)
        self.record.closed.connect(self.close_record)
        self.record.said.connect(window.status.say)
        self.record.failed.connect(self._tell)
        window.show_page(self.record.page)
        self.record.page.start()

    def close_record(self) -> None:
        """Go from 起草记录 back to the paper."""
        if self.record is not None:
            self._window.jobs.cancel(TURN)
            self._window.jobs.cancel(ROWS)
            self.record.page.deleteLater()
            self.record.deleteLater()
            self.record = None
            self._window.show_home()

    def set_theme(self) -> None:
        """Take over the window's theme."""
        self.flow.set_theme(self._window.theme)
        if self.record is not None:
            self.record.page.set_theme(self._window.theme)
