"""The ledger of an open draft as the window shows and changes it; each change is one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from fzdraft.document import ledger, tree
from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Row
from fzdraft.document.rewriting import gathered
from fzdraft.services import NumberFault, Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.numbers.entry import bound_of, entered
from fzdraft.ui.numbers.lines import Lines, Survey, line_of, rows_in, survey_of
from fzdraft.ui.session import Session

REFRESH_MS = 40
ROWS, ODD = "rows of numbers", "odd numbers"
Found = tuple[Lines, list[int] | None]
"""Rows in words, and which of them changed (None: they are other rows)."""
_Seen = TypeVar("_Seen")


class Book(QObject):
    """What all views of the ledger share.

    Signals: changed() when rows or their faults may read differently; said(words) about
    what was done or why nothing was.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self, session: Session, services: Services, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        """Follow one session; `jobs` look through long drafts."""
        super().__init__(parent)
        self.session, self.services, self._jobs = session, services, jobs
        self.faults: tuple[NumberFault, ...] = ()
        self._survey: Survey | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.changed)
        session.changed.connect(lambda _: self._timer.start())

    @property
    def draft(self) -> Draft:
        """The draft as it stands now."""
        return self.session.draft

    def row(self, row_id: str) -> Row | None:
        """Return a row by its id, None when it is gone."""
        return next((row for row in self.draft.rows if row.id == row_id), None)

    def lines(self, node: str = "") -> Lines:
        """Return the rows of a section (or of the whole draft) in reading order, in words."""
        survey = self._surveyed(self.draft)
        rows = rows_in(survey, node) if node else survey.rows
        return Lines(survey, rows, self.services.is_odd, self.faults_by_row())

    def look_up(self, node: str, before: Lines, done: Callable[[Found], None]) -> None:
        """Hand over the rows of a section, and which read otherwise than `before`."""
        is_odd, faults = self.services.is_odd, self.faults_by_row()

        def look(survey: Survey) -> Found:
            lines = Lines(survey, rows_in(survey, node), is_odd, faults)
            return lines, lines.differences(before)

        self.ask(ROWS, look, done)

    def ask(self, key: str, look: Callable[[Survey], _Seen], done: Callable[[_Seen], None]) -> None:
        """Look at the rows and what is said of them; of a long draft it comes a little later."""
        draft = self.draft
        long = tree.is_long(draft)
        self._jobs.soon(key, lambda: look(self._surveyed(draft)), done, long=long)

    def _surveyed(self, draft: Draft) -> Survey:
        """Survey a draft, once."""
        known = self._survey
        if known is None or known.draft is not draft:
            known = self._survey = survey_of(draft)
        return known

    def work_out(self, work: Callable[[], _Seen]) -> _Seen:
        """Return what comes of some work on the draft; on a long one nothing is typed meanwhile."""
        if not tree.is_long(self.draft):
            return work()
        done: _Seen = self._jobs.wait(work)
        return done

    def look_for_odd(self, done: Callable[[dict[str, str]], None]) -> None:
        """Hand over what is said beside odd values, by row."""
        draft, services = self.draft, self.services
        long = tree.is_long(draft)
        self._jobs.soon(ODD, lambda: _remarks_in(draft, services), done, long=long)

    def remarks(self) -> dict[str, str]:
        """Return what is said beside odd values, by row."""
        return _remarks_in(self.draft, self.services)

    def show_faults(self, faults: tuple[NumberFault, ...]) -> None:
        """Take over what the relations came to."""
        if faults != self.faults:
            self.faults = faults
            self.changed.emit()

    def faults_by_row(self) -> Mapping[str, tuple[str, ...]]:
        """Return the formulas that do not come out, by row."""
        found: dict[str, tuple[str, ...]] = {}
        for fault in self.faults:
            for row in fault.rows:
                found[row] = (*found.get(row, ()), fault.formula)
        return found

    def fill(self, row_id: str, typed: str) -> bool:
        """Give a row this year's value as it was typed; False (and said why) for no number."""
        row = self.row(row_id)
        if row is None or row.formula is not None:
            return False
        value = entered(typed, row.unit)
        if value is None and typed.strip():
            self.said.emit(f"“{typed.strip()}”看不出是多少{row.unit}，没有改。")
            return False
        bound = bound_of(typed, row, value) if value else None
        if value != row.values.get(self.draft.year or 0) or bound != row.bound:
            draft = self.draft

            def told() -> Edit | None:
                return gathered(draft, ledger.set_value(draft, row_id, value, bound=bound))

            self.do(self.work_out(told), "填数")
        return True

    def keep(self, row_id: str) -> None:
        """今年还是这样: give a row last year's value."""
        row = self.row(row_id)
        if row is not None:
            self.fill(row_id, ledger.last_value(self.draft, row))

    def do(self, edit: Edit | None, label: str) -> None:
        """Make a change of the ledger one step of undo."""
        self.session.do(edit, label)
        self._timer.stop()
        self.changed.emit()


def _remarks_in(draft: Draft, services: Services) -> dict[str, str]:
    told = (row for row in draft.rows if row.values.get(draft.year or 0))
    lines = (line_of(draft, row, services.is_odd) for row in told)
    return {line.id: line.remark for line in lines if line.odd}
