"""Looks in every pause of the writing whether the numbers still agree with one another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from fzdraft.errors import UserError
from fzdraft.services import NumberFault
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.numbers.book import Book

PAUSE_MS = 700
KEY = "relations"


class Watch(QObject):
    """Tests the relations off the window's thread; Signal: found(faults)."""

    found = Signal(object)

    def __init__(self, book: Book, jobs: Jobs) -> None:
        """Watch the draft of a ledger as long as the ledger lives."""
        super().__init__(book)
        self._book, self._jobs = book, jobs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        book.session.changed.connect(lambda _: self._timer.start())
        book.destroyed.connect(lambda: jobs.cancel(KEY))
        self._timer.start()

    def look(self) -> None:
        """Test the relations of the draft as it stands."""
        services, draft = self._book.services, self._book.draft
        self._jobs.start(
            KEY,
            lambda _: services.number_faults(draft),
            self._take,
            self._skip,
            in_pauses=True,
        )

    def _take(self, faults: tuple[NumberFault, ...]) -> None:
        self._book.show_faults(faults)
        self.found.emit(faults)

    def _skip(self, fault: UserError) -> None:
        """Show nothing where a user's own word list cannot be read; 核对 will say why."""
        self._take(())
