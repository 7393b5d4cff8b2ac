"""Values of earlier years out of a unit's own reports, for the rows of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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


def inherited(rows: Sequence[Row], old: Sequence[Row], year: int) -> tuple[Row, ...]:
    """Let rows made of a text be what the ledger behind it, `old`, knew of them.

    Rows are the same where value and unit are, by key, by name, or because no other has both.
    Names, scope, department, formula and earlier years come along; a number that still waited
    then is not of `year`.
    """
    before = _pairs(rows, old, year)
    names = {known.id: row for row, known in before.items()}
    return tuple(
        _heir(row, before[row.id], names, year) if row.id in before else row for row in rows
    )


def _pairs(rows: Sequence[Row], old: Sequence[Row], year: int) -> dict[str, Row]:
    """Return the old row of each new one, the surest pairs first, none twice."""
    found: dict[str, Row] = {}
    left = {row.id: row for row in old if _shown(row, year)}
    for told in (_by_key, _by_name, _by_value):
        there: dict[object, list[Row]] = {}
        for known in left.values():
            there.setdefault((told(known), _shown(known, year), known.unit), []).append(known)
        for key, those in _grouped(rows, found, told, year).items():
            if len(those) == len(there.get(key, ())) == 1:
                (known,) = there[key]
                found[those[0].id] = left.pop(known.id)
    return found


def _grouped(
    rows: Sequence[Row], found: Mapping[str, Row], told: Callable[[Row], object], year: int
) -> dict[object, list[Row]]:
    groups: dict[object, list[Row]] = {}
    for row in rows:
        if row.id not in found and _shown(row, year):
            groups.setdefault((told(row), _shown(row, year), row.unit), []).append(row)
    return groups


def _shown(row: Row, year: int) -> str:
    """Return the digits that a text of a year shows of a row: its value, else an earlier one."""
    known = [told for told in row.values if told <= year]
    return row.values[max(known)].removeprefix("-") if known else ""


def _by_key(row: Row) -> object:
    return (row.indicator, row.scope) if row.indicator else (row.id, "")


def _by_name(row: Row) -> object:
    return row.label, row.scope


def _by_value(row: Row) -> object:
    """Return nothing: value and unit alone tell rows apart."""
    return None


def _heir(row: Row, known: Row, names: Mapping[str, str], year: int) -> Row:
    formula = row.formula
    if known.formula is not None and all(name in names for name in known.formula.of):
        formula = replace(known.formula, of=tuple(names[name] for name in known.formula.of))
    return replace(
        row,
        indicator=known.indicator,
        label=known.label,
        scope=known.scope,
        department=known.department or row.department,
        values=known.values | (row.values if year in known.values else {}),
        formula=formula,
    )


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
