"""A ledger row as people read it: name, last year, this year, change, who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from fzdraft.document import ledger, tree
from fzdraft.document.model import Draft, Paper, Row
from fzdraft.document.outline import labels
from fzdraft.document.places import texts

EMPTY, UNVERIFIED, VERIFIED = "待填", "待核", "已核"
_STATES = {"empty": EMPTY, "unverified": UNVERIFIED, "verified": VERIFIED}
UNNAMED = "没有名称的数"
MANY = 1000
"""Changed rows from which a view is told of all of them at once."""
IsOdd = Callable[[str, str, str], bool]
"""Whether this year's value stands so far from last year's that somebody should look twice."""


class NumberLine(Struct, frozen=True, kw_only=True):
    """One row of the ledger in words; values are as they would be typed ("" where none).

    `change` words this year's value against last year's (`short_change` for a narrow place:
    +12.3%), `odd` asks to look twice at it; a
    `computed` one is never typed; `faults` are the formulas that do not come out.
    """

    id: str
    name: str
    last: str
    this: str
    unit: str
    change: str = ""
    short_change: str = ""
    odd: bool = False
    department: str = ""
    note: str = ""
    state: str = EMPTY
    computed: bool = False
    section: str = ""
    faults: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What is said beside an odd value: 去年 145，增长900%."""
        return f"去年 {self.last}，{self.change}" if self.odd else ""

    @property
    def spoken(self) -> str:
        """The whole row as one sentence for a screen reader."""
        last = f"去年 {self.last}{self.unit}" if self.last else "去年没有"
        this = f"今年 {self.this}{self.unit}" if self.this else "今年还没填"
        parts = (self.name, last, this, self.change, self.department, self.state, *self.faults)
        return "，".join(part for part in parts if part)


def line_of(
    draft: Draft, row: Row, is_odd: IsOdd, section: str = "", faults: tuple[str, ...] = ()
) -> NumberLine:
    """Return a ledger row of a draft in words."""
    last, this = ledger.last_value(draft, row), row.values.get(draft.year or 0, "")
    both = bool(last and this)
    return NumberLine(
        id=row.id,
        name=name_of(row),
        last=ledger.last_told(draft, row),
        this=this,
        unit=row.unit,
        change=ledger.change_words(last, this, row.unit),
        short_change=ledger.change_number(last, this, row.unit),
        odd=both and row.state != "verified" and is_odd(last, this, row.unit),
        department=row.department,
        note=row.note,
        state=name_of_state(row) if this else EMPTY,
        computed=row.formula is not None,
        section=section,
        faults=faults,
    )


def name_of_state(row: Row) -> str:
    """Return how far a row that has its value is: 待核 or 已核."""
    return _STATES[row.state]


def name_of(row: Row) -> str:
    """Return what a row is called: its label, else its indicator, with its scope."""
    name = row.label or row.indicator or UNNAMED
    return f"{name}（{row.scope}）" if row.scope else name


class Survey(Struct, frozen=True):
    """The rows of a draft as its text first mentions them, and the sections where it does.

    Rows that the text does not mention come last and stand in no section.
    """

    draft: Draft
    rows: tuple[Row, ...]
    sections: Mapping[str, str]


def survey_of(draft: Draft) -> Survey:
    """Look through a draft for the rows that it mentions."""
    names, known = labels(draft), {row.id: row for row in draft.rows}
    sections: dict[str, str] = {}
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind == "value":
                sections.setdefault(mark.payload, names[place.node])
    said = (known.pop(row_id) for row_id in sections if row_id in known)
    return Survey(draft, (*said, *known.values()), sections)


def rows_in(survey: Survey, node: str) -> tuple[Row, ...]:
    """Return the rows of a section with all below it as it mentions them.

    Of a paper those of its opening only.
    """
    found = tree.find(survey.draft, node)
    below = () if isinstance(found, Paper) else tree.nodes(found)
    nodes = {node, *(part.id for part in below if not isinstance(part, Paper))}
    said = dict.fromkeys(
        mark.payload
        for place, text in texts(survey.draft)
        if place.node in nodes
        for mark in text.marks
        if mark.kind == "value"
    )
    known = {row.id: row for row in survey.rows if row.id in said}
    return tuple(known[row_id] for row_id in said if row_id in known)


class Lines:
    """Rows of a draft in words; each is worded when somebody looks at it.

    `at` says by row id where it stands, `waiting` how many have no value of this year.
    """

    def __init__(
        self,
        survey: Survey,
        rows: tuple[Row, ...],
        is_odd: IsOdd,
        faults: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Take rows of a draft; `faults` are formulas by row id."""
        self.rows, self.faults = rows, faults
        self._survey, self._is_odd = survey, is_odd
        self.at = {row.id: number for number, row in enumerate(rows)}
        self.waiting = sum(self._is_open(row) for row in rows)
        self.are_alike = not any(row_id in self.at for row_id in faults)
        self._worded: dict[int, NumberLine] = {}

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[NumberLine]:
        """Word all rows, one after the other."""
        return map(self.__getitem__, range(len(self.rows)))

    def __getitem__(self, number: int) -> NumberLine:
        """Return a row in words; raises IndexError behind the last."""
        line = self._worded.get(number)
        if line is None:
            row, told = self.rows[number], self._survey
            section, faults = told.sections.get(row.id, ""), self.faults.get(row.id, ())
            line = line_of(told.draft, row, self._is_odd, section, faults)
            self._worded[number] = line
        return line

    def waits(self, number: int) -> bool:
        """Tell whether a row must be told by a person and is not yet."""
        row = self.rows[number]
        return row.formula is None and self._is_open(row)

    def _is_open(self, row: Row) -> bool:
        return not row.values.get(self._survey.draft.year or 0)

    def differences(self, before: Lines) -> list[int] | None:
        """Return which rows read otherwise than before, None where they are other rows."""
        one, other = self._survey.draft, before._survey.draft
        if (one.year, one.origin_year) != (other.year, other.origin_year):
            return None
        found = differing(self.rows, before.rows)
        if found is None:
            return None
        beside = (n for n, row in enumerate(self.rows) if self._beside(row) != before._beside(row))
        return sorted({*found, *beside})

    def _beside(self, row: Row) -> tuple[str, tuple[str, ...]]:
        return self._survey.sections.get(row.id, ""), self.faults.get(row.id, ())


NO_LINES = Lines(Survey(Draft(), (), {}), (), lambda *_: False, {})
"""Nothing to show."""


def differing(rows: Sequence[Row], before: Sequence[Row]) -> list[int] | None:
    """Return which rows changed, None where they are other rows than before."""
    if len(rows) != len(before):
        return None
    found = []
    for number, (row, was) in enumerate(zip(rows, before, strict=True)):
        if row.id != was.id:
            return None
        if row is not was and row != was:
            found.append(number)
    return found


def spans(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of rows; of very many rows all from first to last."""
    if len(rows) > MANY:
        yield rows[0], rows[-1]
        return
    for _, run in groupby(enumerate(rows), key=lambda one: one[1] - one[0]):
        together = [row for _, row in run]
        yield together[0], together[-1]
