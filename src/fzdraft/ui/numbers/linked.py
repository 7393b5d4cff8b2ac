"""A number typed over on the paper changes all its mentions: saying so, and 只改这里."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from fzdraft.document import ledger
from fzdraft.document.edits import Edit
from fzdraft.document.marks import Mark
from fzdraft.document.mentioning import mentioning
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, read_text
from fzdraft.language.digits import as_value
from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.notice import SHOWN_MS, Notice
from fzdraft.ui.paper import Paper

NOTHING = "刚才没有改过别处也提到的数。"


class Filled(Struct, frozen=True):
    """A mention that was typed over, and its row as it was before the first key."""

    place: Place
    mark_id: str
    was: Row


class Linked(QObject):
    """Watches the paper of one draft."""

    def __init__(self, book: Book, paper: Paper) -> None:
        """Say it over this paper, as long as the ledger lives."""
        super().__init__(book)
        self._book = book
        self._filled: Filled | None = None
        self._draft: Draft | None = None
        self.notice = Notice(paper)
        self._since = QTimer(self)
        self._since.setSingleShot(True)
        self._since.setInterval(SHOWN_MS)
        self.notice.wanted.connect(self.only_here)
        paper.page.view.filled.connect(self._take)
        book.session.changed.connect(self._changed)

    def _take(self, place: Place, mark: Mark, before: Draft) -> None:
        """Say how many other mentions followed; further keys in the same number go on with it."""
        last, going_on = self._filled, before is self._draft and self._since.isActive()
        if not (going_on and last is not None and last.mark_id == mark.id):
            last = Filled(place, mark.id, ledger.row_of(before, mark.payload))
        self._draft = self._book.draft
        others = followers(self._draft, place, mark.id, mark.payload)
        self._filled = last if others else None
        if others:
            self.notice.say(f"另 {others} 处一并改了")
            self._since.start()

    def _changed(self, edit: Edit) -> None:
        """Anything else that happens to the draft ends the offer.

        A number that is typed over tells so right after its change.
        """
        self.notice.hide()

    def only_here(self) -> None:
        """Give the number just typed a row of its own; the other mentions go back. One step."""
        filled, book = self._filled, self._book
        if filled is None or book.draft is not self._draft:
            book.said.emit(NOTHING)
            return
        value = mention_words(book.draft, filled.place, filled.mark_id)
        self._filled = None
        edit = ledger.only_here(book.draft, filled.place, filled.mark_id, value, filled.was)
        book.do(edit, "只改这里")
        book.said.emit("只改了这里，别处还是原来的数。")


def followers(draft: Draft, place: Place, mark_id: str, row_id: str) -> int:
    """Count the other mentions of a row that show its value of this year."""
    value = ledger.row_of(draft, row_id).values.get(draft.year or 0)
    return sum(
        (other, mark.id) != (place, mark_id)
        and as_value(text.plain[mark.start : mark.end]) == value
        for other, text in mentioning(draft, {row_id})
        for mark in text.marks
        if mark.kind == "value" and mark.payload == row_id
    )


def mention_words(draft: Draft, place: Place, mark_id: str) -> str:
    """Return the words that stand under a mark."""
    text = read_text(draft, place)
    mark = next(mark for mark in text.marks if mark.id == mark_id)
    return text.plain[mark.start : mark.end]
