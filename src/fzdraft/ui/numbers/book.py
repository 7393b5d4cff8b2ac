"""The ledger of an open draft as the window shows and changes it; each change is one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from fzdraft.document import ledger, tree
from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Paper, Row
from fzdraft.document.places import texts
from fzdraft.services import NumberFault, Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.numbers.entry import bound_of, entered
from fzdraft.ui.numbers.lines import NumberLine, line_of, lines_of
from fzdraft.ui.session import Session

REFRESH_MS = 40
ROWS, ODD = "rows of numbers", "odd numbers"


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

    def lines(self, node: str = "") -> list[NumberLine]:
        """Return the rows of a section (or of the whole draft) in reading order, in words."""
        return _lines_in(self.draft, node, self.services, self._faults_by_row())

    def look_up(self, node: str, done: Callable[[list[NumberLine]], None]) -> None:
        """Hand over the rows of a section; of a long draft they come a little later."""
        draft, services, faults = self.draft, self.services, self._faults_by_row()
        long = tree.is_long(draft)
        self._jobs.soon(ROWS, lambda: _lines_in(draft, node, services, faults), done, long=long)

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

    def _faults_by_row(self) -> Mapping[str, tuple[str, ...]]:
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
            self.do(ledger.set_value(self.draft, row_id, value, bound=bound), "填数")
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


def _rows_of(draft: Draft, node: str) -> tuple[Row, ...]:
    """Return the rows of a section with all below it as it mentions them.

    Of a paper those of its opening only.
    """
    order = {place: number for number, (place, _) in enumerate(texts(draft))}
    nodes = {node} | _below(draft, node)
    stands: dict[str, tuple[int, int]] = {}
    for row, those in ledger.mentions(draft).items():
        here = [(order[one.place], one.mark.start) for one in those if one.place.node in nodes]
        if here:
            stands[row] = min(here)
    rows = (row for row in draft.rows if row.id in stands)
    return tuple(sorted(rows, key=lambda row: stands[row.id]))


def _below(draft: Draft, node: str) -> set[str]:
    found = tree.find(draft, node)
    return set() if isinstance(found, Paper) else set(tree.ids_below(found))


def _lines_in(
    draft: Draft, node: str, services: Services, faults: Mapping[str, tuple[str, ...]]
) -> list[NumberLine]:
    rows = _rows_of(draft, node) if node else ledger.rows_in_order(draft)
    return lines_of(draft, rows, services.is_odd, faults)


def _remarks_in(draft: Draft, services: Services) -> dict[str, str]:
    told = (row for row in draft.rows if row.values.get(draft.year or 0))
    lines = (line_of(draft, row, services.is_odd) for row in told)
    return {line.id: line.remark for line in lines if line.odd}
