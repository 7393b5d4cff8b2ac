"""数据台账: all rows of the ledger by year; who answers, who confirmed, what contradicts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import ledger
from fzdraft.document.model import Draft, Row
from fzdraft.errors import UserError
from fzdraft.ui.ledger.columns import Column, columns_of
from fzdraft.ui.ledger.model import Shown
from fzdraft.ui.ledger.table import LedgerTable
from fzdraft.ui.ledger.years import Years
from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.lines import Survey, differing
from fzdraft.ui.small_widgets import ChoiceBox, fit, label
from fzdraft.ui.theme import Theme

SIZE = QSize(1280, 680)
LEDGER = "rows of the ledger"
ALL, WAITING, UNCONFIRMED, AGAINST = "全部", "没填的", "待核的", "有冲突的"
NO_NAME = "请先写上谁核的。"
NOTHING_CHOSEN = "选中的行里没有等着核的数。"
KEYS = "直接打字就改；Ctrl+Z 撤销；选几行再按“核过了”。"


class LedgerWindow(QDialog):
    """Shows and changes the ledger of the open draft, each change one step of undo.

    Signals: history_wanted() for 从往年的报告取数; signed(name) when somebody confirmed.
    """

    history_wanted = Signal()
    signed = Signal(str)

    def __init__(self, parent: QWidget, book: Book, theme: Theme, by: str = "") -> None:
        """Show all rows; `by` is who confirmed last time."""
        super().__init__(parent)
        self.setWindowTitle("数据台账")
        self.book = book
        self.table = LedgerTable(theme)
        self.years = Years(theme)
        self.search, self.by = QLineEdit(), QLineEdit(by)
        self.filter = ChoiceBox()
        self._said = label(KEYS, "note")
        self._confirm, self._history = (
            QPushButton("核过了(&K)"),
            QPushButton("从往年的报告取数(&H)…"),
        )
        self._prepare()
        self._lay_out()
        self._connect()
        self.refresh()
        self.table.setFocus()

    def _prepare(self) -> None:
        self.search.setPlaceholderText("找名称、口径、单位、说明")
        self.search.setAccessibleName("在台账里找")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(230)
        self.filter.setAccessibleName("看哪些行")
        self.filter.setMinimumWidth(120)
        for words in (ALL, WAITING, UNCONFIRMED, AGAINST):
            self.filter.addItem(words, words)
        self.by.setPlaceholderText("谁核的")
        self.by.setAccessibleName("谁核的")
        self.by.setFixedWidth(110)
        for button in (self._confirm, self._history):
            button.setAutoDefault(False)
        fit(self, SIZE)

    def _lay_out(self) -> None:
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(18, 14, 18, 10)
        column.setSpacing(10)
        top.setSpacing(8)
        top.addWidget(self.filter)
        top.addWidget(self.search)
        top.addStretch(1)
        top.addWidget(self._history)
        top.addSpacing(16)
        top.addWidget(self.by)
        top.addWidget(self._confirm)
        column.addLayout(top)
        column.addWidget(self.table, 5)
        column.addWidget(self.years, 2)
        column.addWidget(self._said)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self.refresh())
        self.search.returnPressed.connect(self.table.setFocus)
        self.filter.activated.connect(lambda _: self.refresh())
        self.table.rows.typed.connect(self._typed)
        self.table.moved.connect(self._show_years)
        self._confirm.clicked.connect(self.confirm)
        self.by.returnPressed.connect(self.confirm)
        self._history.clicked.connect(self.history_wanted)
        self.book.changed.connect(self.refresh)
        self.book.said.connect(self.say)
        self.book.destroyed.connect(self.close)
        session = self.book.session
        for standard, act in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(standard), self).activated.connect(act)

    def refresh(self) -> None:
        """Show the rows as they are now; of a long draft they come a little later."""
        wanted, words = self.filter.currentData(), self.search.text().strip()
        before = self.table.rows.rows

        def look(survey: Survey) -> Shown:
            draft = survey.draft
            against = contradictions(draft)
            rows = tuple(row for row in survey.rows if _fits(row, draft, against, wanted, words))
            return Shown(columns_of(draft), rows, against, differing(rows, before))

        self.book.ask(LEDGER, look, self._show)

    def _show(self, shown: Shown) -> None:
        against = len(shown.against)
        self.filter.setItemText(3, f"{AGAINST} {against}" if against else AGAINST)
        chosen, first = self.table.chosen(), not self.table.rows.columns
        self.table.show_rows(shown)
        if first:
            self.table.go_to_this_year()
        self.table.choose(chosen)
        self._show_years(self.table.chosen())

    def _typed(self, row_id: str, column: Column, text: str) -> None:
        row = self.book.row(row_id)
        if row is None or column.take is None:
            return
        try:
            new = column.take(row, text)
        except UserError as fault:
            self.say(str(fault))
            return
        draft = self.book.draft
        edit = self.book.work_out(lambda: ledger.with_rows(draft, {row_id: new}))
        self.book.do(edit, f"改{column.title}")

    def confirm(self) -> None:
        """Let who is named vouch for the values of the selected rows (已核), as one step."""
        by = self.by.text().strip()
        if not by:
            self.say(NO_NAME)
            self.by.setFocus()
            return
        draft = self.book.draft
        rows = [row for row in self.table.selected() if row.values.get(draft.year or 0)]
        new = {row.id: replace(row, state="verified", confirmed_by=by) for row in rows}
        edit = self.book.work_out(lambda: ledger.with_rows(draft, new))
        self.book.do(edit, "核数据")
        self.signed.emit(by)
        self.say(f"{by}核了 {len(new)} 个数。" if edit else NOTHING_CHOSEN)

    def say(self, words: str) -> None:
        """Say at the foot what happened."""
        self._said.setText(words)

    def _show_years(self, row_id: str) -> None:
        self.years.show_row(self.book.draft, self.book.row(row_id))


def _fits(row: Row, draft: Draft, against: Mapping[str, str], wanted: str, words: str) -> bool:
    """Tell whether search and filter let a row be shown."""
    told = bool(row.values.get(draft.year or 0))
    fits = {
        ALL: True,
        WAITING: not told,
        UNCONFIRMED: told and row.state == "unverified",
        AGAINST: row.id in against,
    }
    texts = (row.label, row.indicator, row.scope, row.department, row.note, row.source)
    return fits[wanted] and (not words or any(words in text for text in texts))


def contradictions(draft: Draft) -> dict[str, str]:
    """Return what contradicts a row, by row id: another value of one indicator and scope."""
    told: dict[tuple[str, str], list[ledger.Conflict]] = {}
    for conflict in ledger.conflicts(draft):
        told.setdefault((conflict.indicator, conflict.scope), []).append(conflict)
    return {
        row.id: str(conflict)
        for row in draft.rows
        for conflict in told.get((row.indicator, row.scope), ())
        if conflict.year in row.values
    }
