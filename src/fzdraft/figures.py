"""What the program knows about the numbers of a text."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Source
from fzdraft.document.places import Place
from fzdraft.errors import UserError
from fzdraft.storage import resources
from fzdraft.storage.atomic import write_atomic
from fzdraft.storage.directories import Directories

if TYPE_CHECKING:
    from fzdraft.report.extract import Finding, Reader

_LISTS = ("quantities", "labels", "verbs", "indicators", "aspects")
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
