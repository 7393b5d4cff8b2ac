"""填数 (F5): all numbers of the draft as a sheet, the sentence of each live below."""

from __future__ import annotations

from collections.abc import Set

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
from fzdraft.ui.numbers.lines import NO_LINES
from fzdraft.ui.numbers.listing import Filter, Listing, listing
from fzdraft.ui.numbers.pasting import FIELDS, Pasted, emptied, pasted
from fzdraft.ui.numbers.sentence import Context, SentencePane, contexts
from fzdraft.ui.numbers.sheet_model import THIS
from fzdraft.ui.numbers.table import NumberTable
from fzdraft.ui.small_widgets import ChoiceBox, label, link
from fzdraft.ui.theme import Theme

EVERYBODY, NOBODY = "所有单位", "还没定单位"
EMPTY_LEDGER = "台账里还没有数。正文里写了数的，用菜单 数据→正文里的数收进台账。"
KEYS = "打字就是填，回车往下；从 WPS 或 Excel 复制一列，在这里粘贴就往下填满；Esc 回到稿纸。"
LISTING, SENTENCES = "rows of the sheet", "sentences of a number"
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
        self._kept, self._choosing = NO_LINES, False
        self._wanted: str | None = None
        self._sentences: list[Context] = []
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
        table.typing.connect(lambda _, typed: self.sentence.show_sentences(self._sentences, typed))
        book.changed.connect(self._changed)
        self._group.buttonClicked.connect(lambda _: self.choose_rows())
        self.department.activated.connect(lambda _: self.choose_rows())
        self.search.textChanged.connect(lambda _: self.choose_rows())
        self.search.returnPressed.connect(self._enter_table)

    def open(self, row_id: str = "") -> None:
        """Show the sheet anew: what waits, or all; the cell is that of `row_id`, else the first."""
        self._group.setExclusive(False)
        for button in (self._open, self._all):
            button.setChecked(False)
        self._group.setExclusive(True)
        self.search.clear()
        self._wanted = row_id
        self.choose_rows()
        self.table.setFocus()

    def choose_rows(self) -> None:
        """Apply the filters afresh."""
        self._kept, self._choosing = NO_LINES, True
        self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the rows as they are now; what was shown stays, filled or not."""
        book, before, wanted = self.book, self.table.rows.lines, self._filter()
        is_odd, faults = book.services.is_odd, book.faults_by_row()
        book.ask(
            LISTING, lambda survey: listing(survey, wanted, is_odd, faults, before), self._show
        )

    def _filter(self) -> Filter:
        """Return what the head of the sheet asks for."""
        undecided = self._group.checkedButton() is None
        return Filter(
            None if undecided else self._open.isChecked(),
            self.department.currentData(),
            self.search.text().strip(),
            self._kept.at,
        )

    def _show(self, found: Listing) -> None:
        """Show rows that were asked for, in the cell where one stands."""
        (self._open if found.only_open else self._all).setChecked(True)
        self._fill_departments(found.departments)
        chosen, column = self.table.chosen(), max(self.table.currentIndex().column(), 0)
        self.table.rows.show_lines(found.lines, found.changed)
        if self._choosing:
            self._kept, self._choosing = found.lines, False
        self._stand(chosen, column)
        self._head.setText(f"填数　{found.count - found.waiting}/{found.count}")
        self._open.setText(f"没填的 {found.waiting}")
        self._all.setText(f"全部 {found.count}")
        if found.count:
            self._show_sentence(self.table.chosen())
        else:
            self.sentence.say(EMPTY_LEDGER)

    def _stand(self, chosen: str, column: int) -> None:
        """Go to the row that the sheet was opened for, else stay on the chosen one."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            if not (wanted and self.table.choose(wanted)):
                self.table.setCurrentIndex(self.table.rows.index(0, THIS))
        elif chosen and chosen != self.table.chosen():
            self.table.choose(chosen, column)

    def _fill_departments(self, departments: Set[str]) -> None:
        """Offer every department that answers for a row, our own first."""
        own = self.book.draft.reporter.unit
        names = sorted(departments, key=lambda name: (not name, not own.endswith(name), name))
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
            draft = self.book.draft
            edit = self.book.work_out(lambda: ledger.with_rows(draft, {row_id: new}))
            self.book.do(edit, "改数据台账")

    def paste(self, text: str) -> None:
        """Fill down from the cell at the cursor with a copied column, as one step."""
        here, book = self.table.currentIndex(), self.book
        if not here.isValid() or not text.strip():
            return
        draft, ids = book.draft, [row.id for row in self.table.rows.lines.rows[here.row() :]]

        def laid() -> Pasted:
            known = {row.id: row for row in draft.rows}
            rows = [known[one] for one in ids if one in known]
            return pasted(draft, rows, here.column(), text)

        done = book.work_out(laid)
        book.do(done.edit, "粘贴数据")
        book.said.emit(done.words)

    def _clear(self, cells: list[QModelIndex]) -> None:
        """Empty cells, as one step: numbers wait again."""
        rows, draft = self.table.rows.lines.rows, self.book.draft
        places = [(rows[cell.row()].id, cell.column()) for cell in cells]
        self.book.do(self.book.work_out(lambda: emptied(draft, places)), "清空数据")

    def _show_sentence(self, row_id: str) -> None:
        """Show the sentences of a row."""
        if not row_id:
            self._sentences = []
            self.sentence.setText("")
        else:
            self.book.ask(
                SENTENCES, lambda survey: contexts(survey.draft, row_id), self._show_found
            )

    def _show_found(self, found: list[Context]) -> None:
        self._sentences = found
        self.sentence.show_sentences(found)

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
