"""从往年的报告取数: own reports read off the window's thread, their values one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from fzdraft.errors import UserError
from fzdraft.services import History
from fzdraft.ui.jobs import Job, Jobs, Progress
from fzdraft.ui.numbers.book import Book

KEY = "history"
CHANGED = "读的时候台账改过了，没有动；请再取一次。"


class HistoryReader(QObject):
    """Reads for one ledger, as long as that lives."""

    def __init__(self, book: Book) -> None:
        """Read for this ledger as it stands now."""
        super().__init__(book)
        self._book, self._rows = book, book.draft.rows

    def start(self, jobs: Jobs, paths: Sequence[Path]) -> Job:
        """Begin to read these reports."""
        services, draft = self._book.services, self._book.draft
        self._book.said.emit(f"正在读 {len(paths)} 份往年的报告……")

        def work(progress: Progress) -> History:
            return services.history(draft, paths, progress.report)

        job = jobs.start(KEY, work, self._take, self._tell)
        job.ended.connect(self.deleteLater)
        return job

    def _take(self, read: History) -> None:
        """Fill the values in, unless the ledger changed meanwhile."""
        if self._book.draft.rows == self._rows:
            self._book.do(read.edit, "从往年的报告取数")
            self._book.said.emit(read.words)
        else:
            self._book.said.emit(CHANGED)

    def _tell(self, fault: UserError) -> None:
        self._book.said.emit(str(fault))
