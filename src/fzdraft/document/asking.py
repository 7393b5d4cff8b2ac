"""What the departments are asked: the rows of a draft as 数据填报表, in one or one for each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Set
from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.converting import is_rate, is_whole
from fzdraft.document.ledger import last_value, rows_in_order
from fzdraft.document.marks import Mark
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, texts
from fzdraft.document.taking import sentence_spans
from fzdraft.language.dates import parse_date

Kind = Literal["whole", "rate", "decimal"]
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?")
_EARLY = 6
UNDECIDED = "责任单位未定"
"""The name under which rows without a department are asked for."""


class Question(Struct, frozen=True):
    """One row that is asked for: who it is, what it was last year, what is known already.

    `number` counts the rows of the whole ledger, so that people can talk about “第25行”;
    `sentence` is where the report says it. Values are decimal strings, empty for unknown;
    `kind` tells what may be filled in: a whole number, a share of 0 to 100, any decimal.
    """

    row: str
    number: int
    name: str
    unit: str
    last: str = ""
    this: str = ""
    cutoff: datetime.date | None = None
    note: str = ""
    department: str = ""
    sentence: str = ""
    kind: Kind = "decimal"


class Sheet(Struct, frozen=True):
    """A table to be filled: for one department, or for all (`department` is empty).

    `year` is the year asked for; last year's values are those of `last_year`.
    """

    draft: str
    unit: str
    year: int
    last_year: int
    questions: tuple[Question, ...]
    department: str = ""
    due: datetime.date | None = None

    @property
    def asks_who(self) -> bool:
        """Whether 责任单位 is asked too: in the table for all, and where nobody is named yet."""
        return self.department in ("", UNDECIDED)

    @property
    def title(self) -> str:
        """Name the table as its first line does."""
        return f"{self.unit}{self.year}年法治政府建设年度报告数据填报表"


def draft_key(draft: Draft) -> str:
    """Name a draft so that a sheet of another unit or year is told apart."""
    return f"{draft.reporter.unit} {draft.year or ''}".strip()


def due_day(text: str, year: int) -> datetime.date | None:
    """Read a day until which to answer: whole, or 12月20日, 12.20 in the season of a year's report.

    January to June belong to the year after, in which the report is written. None for no day.
    """
    match = _MONTH_AND_DAY.fullmatch(text.strip())
    if match is None:
        return parse_date(text)
    month, day = int(match[1]), int(match[2])
    try:
        return datetime.date(year + (month <= _EARLY), month, day)
    except ValueError:
        return None


def row_key(row: Row) -> str:
    """Name what a row counts, the same in every draft: indicator and scope, or label and unit."""
    return " ".join(filter(None, (row.indicator or f"{row.label}·{row.unit}", row.scope)))


def row_name(row: Row) -> str:
    """Call a row as people read it: its label with its scope in brackets."""
    label = row.label or row.indicator
    return f"{label}（{row.scope}）" if row.scope else label


def with_departments(draft: Draft, learned: Mapping[str, str]) -> Draft:
    """Return a fresh draft whose rows are asked of those that were learned, by `row_key`."""
    rows = tuple(
        replace(row, department=learned.get(row_key(row), row.department)) for row in draft.rows
    )
    return replace(draft, rows=rows)


def asked_rows(draft: Draft) -> list[Row]:
    """Return the rows that somebody must fill, as the text mentions them; not the computed."""
    return [row for row in rows_in_order(draft) if row.formula is None]


def sheets(
    draft: Draft,
    departments: Mapping[str, str],
    due: datetime.date | None = None,
    split: bool = True,
) -> list[Sheet]:
    """Return the tables for a draft with a year: one a department in order, or one for all.

    `departments` names the one of each row by its id. Where nothing is asked, no sheets.
    """
    questions = _questions(draft, departments)
    if not questions:
        return []
    if not split:
        return [_sheet(draft, questions, "", due)]
    by = sorted(questions, key=lambda q: (q.department == "", q.department))
    grouped = groupby(by, key=lambda q: q.department)
    return [_sheet(draft, list(own), name or UNDECIDED, due) for name, own in grouped]


def _sheet(
    draft: Draft, questions: list[Question], department: str, due: datetime.date | None
) -> Sheet:
    year = draft.year or 0
    unit = draft.reporter.short_name or draft.reporter.unit
    last = draft.origin_year or year - 1
    return Sheet(draft_key(draft), unit, year, last, tuple(questions), department, due)


def _questions(draft: Draft, departments: Mapping[str, str]) -> list[Question]:
    said = sentences(draft)
    return [
        Question(
            row=row.id,
            number=number,
            name=row_name(row),
            unit=row.unit,
            last=last_value(draft, row),
            this=row.values.get(draft.year or 0, ""),
            cutoff=row.cutoff,
            note=row.note,
            department=departments.get(row.id) or row.department,
            sentence=said.get(row.id, ""),
            kind="rate" if is_rate(row) else "whole" if is_whole(row) else "decimal",
        )
        for number, row in enumerate(asked_rows(draft), 1)
    ]


def sentences(draft: Draft) -> dict[str, str]:
    """Return the first sentence of the draft that speaks of each row, its number in 【】."""
    found: dict[str, str] = {}
    for _, text in texts(draft):
        for mark in text.marks:
            if mark.kind == "value" and mark.payload not in found:
                found[mark.payload] = _sentence_of(text.plain, mark)
    return found


def _sentence_of(plain: str, mark: Mark) -> str:
    spans = sentence_spans(plain)
    start, end = next(span for span in spans if span[0] <= mark.start < span[1])
    end = max(end, mark.end)
    number = f"【{plain[mark.start : mark.end]}】"
    return (plain[start : mark.start] + number + plain[mark.end : end]).strip()


def spans_of(draft: Draft, rows: Set[str]) -> dict[tuple[Place, int], str]:
    """Return the rows by where the draft mentions them: the place and the first digit."""
    return {
        (place, mark.start): mark.payload
        for place, text in texts(draft)
        for mark in text.marks
        if mark.kind == "value" and mark.payload in rows
    }
