"""What came back from the departments, and what becomes of it: plain values for both shells."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from fzdraft.document.model import Bound

Outcome = Literal["new", "same", "changed", "conflict", "unknown", "unreadable", "none"]


class Reply(Struct, frozen=True):
    """One filled row as it stands in a file: `line` counts from 1 as WPS does.

    `row` is the hidden id, empty where it was lost. `value` is a decimal string and `unit`
    the unit written with it or, failing that, in the column of units. Empty `value` with
    `trouble` was not readable, with `says_none` the department wrote 无 or a stroke.
    `fraction` tells a number that may be a share of 1.
    """

    file: str
    sheet: str
    line: int
    row: str = ""
    name: str = ""
    unit: str = ""
    printed_unit: str = ""
    last: str = ""
    raw: str = ""
    value: str = ""
    bound: Bound = "exact"
    cutoff: datetime.date | None = None
    note: str = ""
    department: str = ""
    trouble: str = ""
    says_none: bool = False
    fraction: bool = False


class Returned(Struct, frozen=True):
    """A file that came back: for which draft, from whom, its replies, or why there are none.

    `late` is said in words where it was saved after the day it was due. `overall` tells the
    one sheet for all, whose 责任单位 may have been edited.
    """

    name: str
    draft: str = ""
    department: str = ""
    replies: tuple[Reply, ...] = ()
    overall: bool = False
    due: datetime.date | None = None
    saved: datetime.date | None = None
    notes: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def late(self) -> str:
        """Say by how much it came after the day it was due, or nothing."""
        if self.due is None or self.saved is None or self.saved <= self.due:
            return ""
        days = (self.saved - self.due).days
        return f"晚了 {days} 天（{self.saved.month}月{self.saved.day}日才存的）"


class Proposal(Struct, frozen=True):
    """One reply against the draft: what it would put where, and what is to be known before.

    `row` is the ledger row (empty: unknown), `value` in the row's unit, `old` what the
    ledger holds for this year and `old_source` where that came from, `last` last year's.
    `problem` is a doubt (unit, size, name) that stands in the way of adopting unseen;
    `rivals` are the places of the other replies of a conflict.
    """

    outcome: Outcome
    reply: Reply
    row: str = ""
    name: str = ""
    unit: str = ""
    value: str = ""
    old: str = ""
    old_source: str = ""
    last: str = ""
    department: str = ""
    problem: str = ""
    rivals: tuple[str, ...] = ()
    settled: bool = False

    @property
    def source(self) -> str:
        """Name file and row as the ledger keeps them: 城管局.xlsx 第5行."""
        return source_of(self.reply)

    @property
    def adoptable(self) -> bool:
        """Whether there is a value and a row to put it in."""
        return bool(self.row and self.value) and self.outcome not in ("same", "unreadable")

    @property
    def clear(self) -> bool:
        """Whether it may be adopted without being looked at one by one.

        A value that nobody entered otherwise, readable and without doubt; a changed one only
        where the old one came out of a sheet too and nobody has confirmed it.
        """
        if not self.adoptable or self.problem:
            return False
        from_sheet = bool(self.old_source) and not self.settled
        return self.outcome == "new" or (self.outcome == "changed" and from_sheet)


class Owed(Struct, frozen=True):
    """A department and the names of the rows that it still owes, all of them or some."""

    department: str
    rows: tuple[str, ...]
    names: tuple[str, ...]
    silent: bool = True


class Taught(Struct, frozen=True):
    """A 责任单位 that the sheet for all names otherwise: the row, what it counts, who."""

    row: str
    name: str
    department: str


class Collected(Struct, frozen=True):
    """All that came back at one time: files, proposals in ledger order, what still lacks.

    `learned` are the departments that the sheet for all names otherwise.
    """

    files: tuple[Returned, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    owed: tuple[Owed, ...] = ()
    learned: tuple[Taught, ...] = ()

    def clear(self) -> frozenset[int]:
        """Return the places of the proposals that 其余都收 takes."""
        return frozenset(at for at, one in enumerate(self.proposals) if one.clear)


def source_of(reply: Reply) -> str:
    """Name where a reply stands; the sheet only where the file has several."""
    sheet = f" “{reply.sheet}”" if reply.sheet else ""
    return f"{reply.file}{sheet} 第{reply.line}行"
