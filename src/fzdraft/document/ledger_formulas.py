"""Ledger rows that follow from others: rates, sums, changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from fzdraft.document.ledger_reading import last_value
from fzdraft.document.model import Draft, Formula, Row, RowState
from fzdraft.language.digits import plain


def settled(draft: Draft) -> tuple[Row, ...]:
    """Return the rows of a draft with this year's value of every formula computed.

    A result is empty while an operand is, and where one is not exact (余, 约). Rows whose
    operands are not in the ledger or have no value to change from, or that lead back to
    themselves, stay as they are.
    """
    waiting = [row for row in draft.rows if row.formula is not None]
    if not waiting:
        return draft.rows
    known = {row.id: row for row in draft.rows}
    done = {row.id for row in draft.rows if row.formula is None}
    while ready := [row for row in waiting if row.formula and set(row.formula.of) <= done]:
        for row in ready:
            known[row.id] = _computed(row, known, draft)
            done.add(row.id)
        waiting = [row for row in waiting if row.id not in done]
    return tuple(known[row.id] for row in draft.rows)


def rows_without(draft: Draft, gone: Collection[str]) -> tuple[Row, ...]:
    """Return the rows of a draft without these; what was computed from them is told by hand."""
    kept = (row for row in draft.rows if row.id not in gone)
    return tuple(
        replace(row, formula=None) if row.formula and set(row.formula.of) & set(gone) else row
        for row in kept
    )


def result(formula: Formula, of: Mapping[str, Row], draft: Draft) -> str:
    """Return what a formula comes to this year; empty where an operand is missing or rough."""
    year = draft.year
    operands = [of[name] for name in formula.of]
    values = [row.values.get(year, "") if year is not None else "" for row in operands]
    if formula.kind == "change":
        values = [last_value(draft, operands[0]), values[0]]
    if not all(values) or any(row.bound != "exact" for row in operands):
        return ""
    return _worked_out(formula, [Decimal(value) for value in values])


def _worked_out(formula: Formula, numbers: list[Decimal]) -> str:
    if formula.kind == "sum":
        return plain(sum(numbers, Decimal(0)))
    base = numbers[0] if formula.kind == "change" else numbers[1]
    if not base:
        return ""
    share = 100 * numbers[0] / base
    if formula.kind == "change":
        share = 100 * (numbers[1] - base) / base
    return rounded(share, formula.decimals)


def rounded(value: Decimal, decimals: int) -> str:
    """Write a number rounded half up; one that needs fewer decimals stays short (100, 87.5)."""
    near = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return plain(near) if near == value else format(near, "f")


def _computed(row: Row, known: Mapping[str, Row], draft: Draft) -> Row:
    year = draft.year
    if row.formula is None or year is None:
        return row
    if row.formula.kind == "change" and not last_value(draft, known[row.formula.of[0]]):
        return row
    value = result(row.formula, known, draft)
    if value == row.values.get(year, ""):
        return row
    others = {of_year: told for of_year, told in row.values.items() if of_year != year}
    states = {known[name].state for name in row.formula.of}
    state: RowState = "verified" if states == {"verified"} else "unverified"
    if not value:
        return replace(row, values=others, state="empty")
    return replace(row, values={**others, year: value}, state=state)
