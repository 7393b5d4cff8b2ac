"""What the program knows about the numbers of a text."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Source
from fzdraft.document.places import Place, texts
from fzdraft.document.wording import open_values
from fzdraft.errors import UserError
from fzdraft.services import NumberFault
from fzdraft.storage import resources
from fzdraft.storage.atomic import write_atomic
from fzdraft.storage.directories import Directories

if TYPE_CHECKING:
    from fzdraft.report.extract import Finding, Reader
    from fzdraft.report.verdicts import Verdict

_LISTS = ("quantities", "labels", "indicators", "aspects")
_OWN = "indicators.toml"
_HEADER = (
    "指标", "名称", "数值", "单位", "界限", "类别", "属于第几行", "章节", "原文", "所在句",
)  # fmt: skip
_BOUNDS = {"exact": "", "at_least": "以上", "at_most": "以内", "about": "约"}
_KINDS = {"count": "数量", "rate": "比率", "money": "金额", "change": "变化"}


class Figures:
    """The part of the program that reads numbers."""

    _directories: Directories
    _reader: Reader | None = None

    def figures(self, source: Source) -> tuple[Finding, ...]:
        """Return every number of a document, in reading order; offsets are those of its text."""
        return self.figures_of(Draft(source.report, source.letter, year=source.year))

    def figures_of(self, draft: Draft) -> tuple[Finding, ...]:
        """Return every number of a draft, in reading order."""
        from fzdraft.report.extract import extract

        return extract(draft, self.reader())

    def write_figures(self, found: tuple[Finding, ...], output: Path) -> None:
        """Write the numbers of a text as an .xlsx table; raises UserError for another suffix."""
        from fzdraft.exporters.sheet import sheet

        if output.suffix.lower() != ".xlsx":
            raise UserError(f"数据表要存成 .xlsx 文件，没有写“{output.name}”。", "请改文件名。")
        rows = [_cells(finding) for finding in found]
        write_atomic(output, sheet("数据", _HEADER, rows))

    def is_odd(self, old: str, new: str, unit: str) -> bool:
        """Tell whether a value stands so far from last year's that one should look twice."""
        before, now = Decimal(old), Decimal(new)
        limits = self._odd
        if unit == "%":
            return abs(now - before) >= limits["points"]
        if max(before, now) < limits["least"] or not before:
            return False
        change = 100 * (now - before) / before
        return change >= limits["more"] or -change >= limits["less"]

    @cached_property
    def _odd(self) -> dict[str, int]:
        found: dict[str, int] = tomllib.loads(resources.resource_text("odd.toml"))
        return found

    def number_faults(self, draft: Draft) -> tuple[NumberFault, ...]:
        """Return the relations of filled numbers that do not come out, in reading order.

        A number that still shows last year's digits is no ground for a relation.
        """
        from fzdraft.report.relations import relations

        found, marked = self.figures_of(draft), _Marked(draft)
        told = []
        for verdict in relations(draft, found, self.reader()):
            members = [found[member] for member in verdict.members]
            rows = [marked.rows(one.where.place, *_span(one)) for one in members]
            if verdict.outcome == "fails" and not any(marked.waits(those) for those in rows):
                told.append(_fault(verdict, members, tuple(row for those in rows for row in those)))
        return tuple(told)

    def take_numbers(self, draft: Draft, places: Set[Place] | None = None) -> Edit | None:
        """Return the edit that takes the numbers of these texts into the ledger (收进台账).

        Without `places` all texts but plans; None where there is nothing to take.
        """
        from fzdraft.report.ledger import ledger_edit

        return ledger_edit(draft, self.reader(), places)

    def reader(self) -> Reader:
        """Return the word lists, read once; the user's indicators.toml lies over the shipped."""
        from fzdraft.report.extract import reader

        if self._reader is None:
            lists = {n: tomllib.loads(resources.resource_text(f"{n}.toml")) for n in _LISTS}
            own = resources.own_table(self._directories, _OWN, "指标表")
            with resources.COMPILING:
                self._reader = self._reader or reader(lists, own)
        return self._reader


def _cells(finding: Finding) -> list[str | int | float | None]:
    value, quantity = finding.value, finding.quantity
    whole = value == value.to_integral_value()
    return [
        finding.indicator,
        finding.label.name,
        int(value) if whole else float(value),
        quantity.unit,
        _BOUNDS[quantity.bound],
        _KINDS[quantity.kind],
        None if finding.part_of is None else finding.part_of + 2,
        finding.where.section,
        finding.text,
        finding.sentence,
    ]


class _Marked:
    """Which ledger rows the numbers of a draft belong to."""

    def __init__(self, draft: Draft) -> None:
        self._open = open_values(draft)
        self._marks = {
            place: [m for m in t.marks if m.kind == "value"] for place, t in texts(draft)
        }

    def rows(self, place: Place, start: int, end: int) -> list[str]:
        """Return the rows whose marks touch a span."""
        marks = self._marks.get(place, ())
        return [mark.payload for mark in marks if mark.start < end and start < mark.end]

    def waits(self, rows: list[str]) -> bool:
        """Tell whether one of these rows still waits for this year's value."""
        return any(row in self._open for row in rows)


def _span(finding: Finding) -> tuple[int, int]:
    return finding.quantity.start, finding.quantity.end


def _fault(verdict: Verdict, members: list[Finding], rows: tuple[str, ...]) -> NumberFault:
    """Say where a relation stands; one without numbers (a list) has no words to compare."""
    words = members[0].text if members else ""
    span = verdict.start, verdict.end
    return NumberFault(verdict.where.place, *span, words, verdict.formula, rows)
