"""填数 (F5): all numbers of the draft as a sheet, the sentence of each live below."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import ledger
from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.lines import EMPTY, NumberLine
from fzdraft.ui.numbers.pasting import FIELDS, emptied, pasted
from fzdraft.ui.numbers.sentence import SentencePane
from fzdraft.ui.numbers.sheet_model import THIS
from fzdraft.ui.numbers.table import NumberTable
from fzdraft.ui.small_widgets import ChoiceBox, label, link
from fzdraft.ui.theme import Theme

EVERYBODY, NOBODY = "所有单位", "还没定单位"
EMPTY_LEDGER = "台账里还没有数。正文里写了数的，用菜单 数据→正文里的数收进台账。"
KEYS = "打字就是填，回车往下；从 WPS 或 Excel 复制一列，在这里粘贴就往下填满；Esc 回到稿纸。"
ACTIONS = (("send_sheets", "发给部门填"), ("take_sheets", "收回来"), ("remind", "催报"))


class Sheet(QWidget):
    """Shows and changes the ledger of a draft.

    Signal: action_wanted(name of an action of the menus) for the sheets of departments.
    """

    action_wanted = Signal(str)

    def __init__(self, book: Book, theme: Theme) -> None:
        """Show the rows that wait, or all where none does."""
        super().__init__()
        self.book = book
        self.setObjectName("numberSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = NumberTable(theme)
        self.sentence = SentencePane(theme)
        self.search = QLineEdit()
        self.department = ChoiceBox()
        self._head = label("", "headline")
        self._open, self._all = _choice("没填的"), _choice("全部")
        self._kept: set[str] = set()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self.search.setPlaceholderText("找名称、章节、说明")
        self.search.setAccessibleName("在数据里找")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.department.setAccessibleName("哪个单位的")
        self.department.setMinimumWidth(130)
        self._group = QButtonGroup(self)
        for button in (self._open, self._all):
            self._group.addButton(button)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(8)
        top.addWidget(self._head)
        top.addSpacing(12)
        for widget in (self._open, self._all, self.department, self.search):
            top.addWidget(widget)
        top.addStretch(1)
        for name, words in ACTIONS:
            button = link(words)
            button.clicked.connect(lambda _=False, name=name: self.action_wanted.emit(name))
            top.addWidget(button)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)
        column.addWidget(label(KEYS, "note"))

    def _connect(self) -> None:
        table, book = self.table, self.book
        table.rows.typed.connect(self._typed)
        table.pasted.connect(self.paste)
        table.keep_wanted.connect(book.keep)
        table.cleared.connect(self._clear)
        table.moved.connect(self._show_sentence)
        table.typing.connect(self._show_sentence)
        book.changed.connect(self.refresh)
        self._group.buttonClicked.connect(lambda _: self.choose_rows())
        self.department.activated.connect(lambda _: self.choose_rows())
        self.search.textChanged.connect(lambda _: self.choose_rows())
        self.search.returnPressed.connect(self._enter_table)

    def open(self, row_id: str = "") -> None:
        """Show the sheet anew: what waits, or all; the cell is that of `row_id`, else the first."""
        waiting = any(line.state == EMPTY and not line.computed for line in self.book.lines())
        (self._open if waiting else self._all).setChecked(True)
        self.search.clear()
        self.choose_rows()
        if not (row_id and self.table.choose(row_id)):
            self.table.setCurrentIndex(self.table.rows.index(0, THIS))
        self.table.setFocus()

    def choose_rows(self) -> None:
        """Apply the filters afresh."""
        self._kept = set()
        self.refresh()
        self._kept = {line.id for line in self.table.rows.lines}

    def refresh(self) -> None:
        """Show the rows as they are now; what was shown stays, filled or not."""
        lines = self.book.lines()
        self._fill_departments(lines)
        chosen, column = self.table.chosen(), max(self.table.currentIndex().column(), 0)
        self.table.rows.show_lines(
            [one for one in lines if one.id in self._kept or self._fits(one)]
        )
        if chosen and chosen != self.table.chosen():
            self.table.choose(chosen, column)
        waiting = sum(line.state == EMPTY for line in lines)
        self._head.setText(f"填数　{len(lines) - waiting}/{len(lines)}")
        self._open.setText(f"没填的 {waiting}")
        self._all.setText(f"全部 {len(lines)}")
        self._show_sentence(self.table.chosen())
        if not lines:
            self.sentence.say(EMPTY_LEDGER)

    def _fits(self, line: NumberLine) -> bool:
        """Tell whether the filters let a row be shown."""
        wanted = self.department.currentData()
        words = self.search.text().strip()
        return (
            (self._all.isChecked() or line.state == EMPTY)
            and (wanted is None or line.department == wanted)
            and (not words or any(words in one for one in (line.name, line.section, line.note)))
        )

    def _fill_departments(self, lines: Sequence[NumberLine]) -> None:
        """Offer every department that answers for a row, our own first."""
        own = self.book.draft.reporter.unit
        names = sorted(
            {line.department for line in lines},
            key=lambda name: (not name, not own.endswith(name), name),
        )
        wanted = [(EVERYBODY, None), *((_department_words(name, own), name) for name in names)]
        box = self.department
        if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != wanted:
            kept = box.currentData()
            box.clear()
            for words, name in wanted:
                box.addItem(words, name)
            box.setCurrentIndex(max(box.findData(kept), 0) if kept is not None else 0)

    def _typed(self, row_id: str, column: int, text: str) -> None:
        """Take one cell over as a step."""
        row = self.book.row(row_id)
        if row is None:
            return
        if column == THIS:
            self.book.fill(row_id, text)
        else:
            new = replace(row, **{FIELDS[column]: text.strip()})
            self.book.do(ledger.with_rows(self.book.draft, {row_id: new}), "改数据台账")

    def paste(self, text: str) -> None:
        """Fill down from the cell at the cursor with a copied column, as one step."""
        here = self.table.currentIndex()
        if not here.isValid() or not text.strip():
            return
        ids = [line.id for line in self.table.rows.lines[here.row() :]]
        rows = [row for one in ids if (row := self.book.row(one)) is not None]
        done = pasted(self.book.draft, rows, here.column(), text)
        self.book.do(done.edit, "粘贴数据")
        self.book.said.emit(done.words)

    def _clear(self, cells: list[QModelIndex]) -> None:
        """Empty cells, as one step: numbers wait again."""
        places = [(self.table.rows.lines[cell.row()].id, cell.column()) for cell in cells]
        self.book.do(emptied(self.book.draft, places), "清空数据")

    def _show_sentence(self, row_id: str, typed: str | None = None) -> None:
        self.sentence.show_row(self.book.draft, row_id, typed)

    def _enter_table(self) -> None:
        """Go from the search to the first row found."""
        self.table.setFocus()
        if not self.table.chosen():
            self.table.setCurrentIndex(self.table.rows.index(0, THIS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the search, else leads back to the paper."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.hasFocus() and self.search.text():
            self.search.clear()
        else:
            self.action_wanted.emit("number_sheet")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.rows.theme = self.sentence.theme = theme
        self.table.viewport().update()
        self._show_sentence(self.table.chosen())


def _choice(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "choice")
    button.setCheckable(True)
    return button


def _department_words(name: str, own: str) -> str:
    if not name:
        return NOBODY
    return f"本局的（{name}）" if own.endswith(name) else name
