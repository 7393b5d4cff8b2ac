"""Values of earlier years out of a unit's own reports, for the rows of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from fzdraft.document.edits import Edit, SetField
from fzdraft.document.model import Draft, Row
from fzdraft.report.extract import Reader
from fzdraft.report.indicators import Dictionary, same_unit
from fzdraft.report.ledger import text_rows


def history(row: Row, reports: Iterable[Draft], words: Reader) -> dict[int, str]:
    """Return the values of a row by year, as own reports of several years told it.

    What a report says in two ways, or not with the same bound and unit, is left out.
    """
    found = {report.year: text_rows(report, words).rows for report in reports if report.year}
    return dict(_values(row, sorted(found.items()), words.indicators))


def history_edit(draft: Draft, reports: Iterable[Draft], words: Reader) -> Edit | None:
    """Return the edit that fills years that the ledger lacks out of own reports; None for none.

    This year's values and those that the ledger has already stay.
    """
    found = sorted(
        (report.year, text_rows(report, words).rows)
        for report in reports
        if report.year and (draft.year is None or report.year < draft.year)
    )
    rows = tuple(
        replace(row, values=dict(_values(row, found, words.indicators)) | row.values)
        for row in draft.rows
    )
    return SetField("rows", rows) if rows != draft.rows else None


def _values(
    row: Row, found: Sequence[tuple[int, tuple[Row, ...]]], words: Dictionary
) -> Iterator[tuple[int, str]]:
    for year, rows in found:
        values = {other.values[year] for other in _alike(row, rows, words)}
        if len(values) == 1:
            yield year, values.pop()


def _alike(row: Row, rows: Iterable[Row], words: Dictionary) -> list[Row]:
    """Return the rows of a report that count the same, by key first, then by name."""
    near = [r for r in rows if r.bound == row.bound and same_unit(r.unit, row.unit, words)]
    near = [r for r in near if r.indicator == row.indicator]
    same = [r for r in near if r.indicator and r.scope == row.scope]
    return same or [r for r in near if _name(r) == _name(row)]


def _name(row: Row) -> tuple[str, str]:
    """Return what a row is called: its label, else the scope that stands for it, and its part."""
    if row.indicator and row.label == row.indicator:
        return row.scope, ""
    return row.label, row.scope
