"""A ledger row as people read it: name, last year, this year, change, who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from fzdraft.document import ledger
from fzdraft.document.model import Draft, Row
from fzdraft.document.outline import labels

EMPTY, UNVERIFIED, VERIFIED = "待填", "待核", "已核"
_STATES = {"empty": EMPTY, "unverified": UNVERIFIED, "verified": VERIFIED}
UNNAMED = "没有名称的数"
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


def lines_of(
    draft: Draft, rows: tuple[Row, ...], is_odd: IsOdd, faults: Mapping[str, tuple[str, ...]]
) -> list[NumberLine]:
    """Return rows of a draft in words; `faults` are formulas by row id."""
    names, found = labels(draft), ledger.mentions(draft)
    sections = {row: names[those[0].place.node] for row, those in found.items()}
    return [
        line_of(draft, row, is_odd, sections.get(row.id, ""), faults.get(row.id, ()))
        for row in rows
    ]
