"""正文里的数收进台账: the numbers of the text become rows, off the window's thread, as one step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fzdraft.document.edits import Edit
from fzdraft.errors import UserError
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.numbers.book import Book

KEY = "take numbers"
NOTHING = "正文里的数都在台账里了。"
CHANGED = "稿子刚才改过，没有收；请再收一次。"


class Taking(QObject):
    """Takes numbers in for one ledger, as long as that lives."""

    def __init__(self, book: Book) -> None:
        """Read the draft as it stands now."""
        super().__init__(book)
        self._book, self._draft = book, book.draft

    def start(self, jobs: Jobs) -> None:
        """Begin to read."""
        services, draft = self._book.services, self._draft
        job = jobs.start(KEY, lambda _: services.take_numbers(draft), self._take, self._tell)
        job.ended.connect(self.deleteLater)

    def _take(self, edit: Edit | None) -> None:
        """Put the rows in, unless the draft changed meanwhile."""
        book, before = self._book, len(self._draft.rows)
        if book.draft is not self._draft:
            book.said.emit(CHANGED)
            return
        book.do(edit, "正文里的数收进台账")
        more = len(book.draft.rows) - before
        book.said.emit(f"收进台账 {more} 个数，都算待核。" if edit else NOTHING)

    def _tell(self, fault: UserError) -> None:
        self._book.said.emit(str(fault))
