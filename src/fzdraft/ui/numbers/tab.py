"""The tab 数据: the numbers of the section at the caret, typed here or on the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fzdraft.document.model import Draft
from fzdraft.services import NumberFault
from fzdraft.ui.numbers.book import Book, Found
from fzdraft.ui.numbers.row_list import RowList
from fzdraft.ui.small_widgets import label, link
from fzdraft.ui.theme import Theme

KEYS = "打字就是填；回车填下一个；Ctrl+回车 同去年。"
NOTHING = (
    "本节没有数据。正文里写了数的，用菜单 数据→正文里的数收进台账，"
    "就能在这里填、核，别处提到的一起改。"
)
MARGIN = 14


class NumbersTab(QWidget):
    """Follows the session's section.

    Signals: counted(how many of the section wait) for the words on the tab; sheet_wanted()
    for 填数.
    """

    counted = Signal(int)
    sheet_wanted = Signal()

    def __init__(self, book: Book, theme: Theme) -> None:
        """Show the rows of the session's section."""
        super().__init__()
        self.book = book
        self._asked: tuple[Draft | None, tuple[NumberFault, ...], str] = (None, (), "")
        self._wanted = ""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = label("", "headline", wrap=True)
        self._sheet = link("填数（F5）")
        self._sheet.clicked.connect(self.sheet_wanted)
        self.list = RowList(theme)
        self._foot = label(KEYS, "note", wrap=True)
        self._none = label(NOTHING, "calm", wrap=True)
        self.setFocusProxy(self.list)
        self._lay_out()
        self.list.rows.typed.connect(book.fill)
        self.list.keep_wanted.connect(book.keep)
        book.changed.connect(self.refresh)
        book.session.moved.connect(lambda *_: self.refresh())
        self.refresh()

    def _lay_out(self) -> None:
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(4)
        top.setContentsMargins(MARGIN, 0, 8, 0)
        top.addWidget(self._head, 1)
        top.addWidget(self._sheet)
        self._foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._foot)

    def refresh(self) -> None:
        """Look again which numbers the section has, where they may be others than those shown."""
        book = self.book
        asked = (book.draft, book.faults, book.session.node)
        if not (asked[0] is self._asked[0] and asked[1:] == self._asked[1:]):
            self._asked = asked
            book.look_up(asked[-1], self.list.rows.lines, self._show)

    def _show(self, found: Found) -> None:
        lines, changed = found
        self._head.setText(_headline(len(lines), lines.waiting))
        self.list.show_lines(lines, changed)
        if self._wanted:
            self.list.choose(self._wanted)
            self._wanted = ""
        self.list.setVisible(len(lines) > 0)
        self._foot.setVisible(len(lines) > 0)
        self._none.setVisible(not len(lines))
        self.counted.emit(lines.waiting)

    def first_open(self) -> str:
        """Return the first row of the section that waits, else its first, empty without any."""
        lines = self.list.rows.lines
        waiting = (row.id for number, row in enumerate(lines.rows) if lines.waits(number))
        return next(waiting, lines.rows[0].id if lines.rows else "")

    def show_row(self, row_id: str) -> None:
        """Choose a row of the section; the keyboard stays where it is."""
        self.refresh()
        self._wanted = "" if self.list.choose(row_id) else row_id

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.theme = theme
        self.list.viewport().update()


def _headline(count: int, waiting: int) -> str:
    if not count:
        return "本节 0 个"
    return f"本节 {count} 个，待填 {waiting}" if waiting else f"本节 {count} 个，都填了"
