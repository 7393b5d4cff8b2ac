"""Filling down: which cells of a block copied from WPS or Excel go into which rows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import ledger
from fzdraft.document.edits import Edit
from fzdraft.document.model import Bound, Draft, Row
from fzdraft.document.rewriting import gathered
from fzdraft.ui.numbers.entry import bound_of, cells, entered
from fzdraft.ui.numbers.sheet_model import COLUMNS, DEPARTMENT, NOTE, THIS

FIELDS = {DEPARTMENT: "department", NOTE: "note"}
"""The fields of a row that a column of the sheet is about, beside its value."""


class Pasted(Struct, frozen=True):
    """What pasting comes to: one edit, and what to say about it."""

    edit: Edit | None
    words: str


def pasted(draft: Draft, rows: Sequence[Row], column: int, text: str) -> Pasted:
    """Lay a copied block over rows from a column on; empty cells leave theirs as they are."""
    block = cells(text)
    changed: dict[str, Row] = {}
    filled, skipped, computed = 0, 0, 0
    for row, line in zip(rows, block, strict=False):
        new = row
        for at, cell in zip(range(column, len(COLUMNS)), line, strict=False):
            if at in FIELDS and cell:
                new = replace(new, **{FIELDS[at]: cell})
            elif at == THIS and cell and row.formula is not None:
                computed += 1
            elif at == THIS and cell:
                value = entered(cell, row.unit)
                filled, skipped = filled + (value is not None), skipped + (value is None)
                new = (
                    new
                    if value is None
                    else with_value(draft, new, value, bound_of(cell, new, value))
                )
        if new != row:
            changed[row.id] = new
    edit = gathered(draft, ledger.with_rows(draft, changed)) if changed else None
    return Pasted(edit, _words(filled, skipped, computed, len(block) - len(rows)))


def emptied(draft: Draft, places: Sequence[tuple[str, int]]) -> Edit | None:
    """Empty cells, given by row id and column; a number without its value waits again."""
    changed: dict[str, Row] = {}
    for row_id, column in places:
        row = changed.get(row_id) or ledger.row_of(draft, row_id)
        if column == THIS:
            values = {year: value for year, value in row.values.items() if year != draft.year}
            row = replace(row, values=values, state="empty", confirmed_by="", source="")
        else:
            row = replace(row, **{FIELDS[column]: ""})
        changed[row_id] = row
    return gathered(draft, ledger.with_rows(draft, changed)) if changed else None


def with_value(draft: Draft, row: Row, value: str, bound: Bound) -> Row:
    """Return a row with this year's value, not yet confirmed by anybody."""
    year = draft.year or 0
    if (row.values.get(year), row.bound) == (value, bound):
        return row
    told = replace(row, values={**row.values, year: value}, bound=bound)
    return replace(told, state="unverified", confirmed_by="", source="")


def _words(filled: int, skipped: int, computed: int, over: int) -> str:
    said = [f"填了 {filled} 个数"] if filled else []
    if skipped:
        said.append(f"{skipped} 格没有看出数，没有动")
    if computed:
        said.append(f"{computed} 个是算出来的，没有动")
    if over > 0:
        said.append(f"多出来的 {over} 行没有地方放")
    return "，".join(said) + "。" if said else "剪贴板里没有可以填的。"
