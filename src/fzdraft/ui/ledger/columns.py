"""The columns of 数据台账 as data: what each shows of a row, and how it takes what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import ledger
from fzdraft.document.model import Draft, Row
from fzdraft.errors import UserError
from fzdraft.language.dates import parse_date
from fzdraft.ui.numbers.entry import bound_of, entered
from fzdraft.ui.numbers.lines import EMPTY, name_of_state

Kind = Literal["words", "quiet", "year", "this_year", "state"]


class Column(Struct, frozen=True, kw_only=True):
    """One column; `take` returns the row with what was typed, None where nothing can be typed.

    `take` raises UserError for what it cannot read.
    """

    title: str
    width: int
    read: Callable[[Row], str]
    take: Callable[[Row, str], Row] | None = None
    kind: Kind = "words"


def columns_of(draft: Draft) -> tuple[Column, ...]:
    """Return the columns for a draft, one for each year that its ledger knows."""
    years = sorted({year for row in draft.rows for year in row.values} | {draft.year or 0} - {0})
    return (
        Column(title="名称", width=260, read=lambda row: row.label or row.indicator),
        Column(title="口径", width=110, read=lambda row: row.scope, take=_words("scope")),
        Column(title="单位", width=72, read=lambda row: row.unit, kind="quiet"),
        *(_year(draft, year) for year in years),
        Column(title="增减", width=120, read=lambda row: _change(draft, row), kind="quiet"),
        Column(title="状态", width=60, read=lambda row: _state(draft, row), kind="state"),
        Column(
            title="责任单位", width=150, read=lambda row: row.department, take=_words("department")
        ),
        Column(title="来源", width=150, read=_source, kind="quiet"),
        Column(title="谁核的", width=80, read=lambda row: row.confirmed_by, kind="quiet"),
        Column(title="截止日期", width=96, read=_cutoff, take=_with_cutoff),
        Column(title="说明", width=160, read=lambda row: row.note, take=_words("note")),
    )


def _year(draft: Draft, year: int) -> Column:
    now = year == draft.year
    return Column(
        title=f"{year}年",
        width=80,
        read=lambda row: row.values.get(year, ""),
        take=lambda row, typed: _with_value(row, year, typed, now),
        kind="this_year" if now else "year",
    )


def _with_value(row: Row, year: int, typed: str, now: bool) -> Row:
    """Return a row with another value of a year ("" for none); this year's waits for 已核."""
    value = entered(typed, row.unit)
    if value is None and typed.strip():
        raise UserError(f"“{typed.strip()}”看不出是多少{row.unit}，没有改。")
    others = {told: old for told, old in row.values.items() if told != year}
    row = replace(row, values={**others, year: value} if value else others)
    if not now:
        return row
    if value:
        row = replace(row, bound=bound_of(typed, row, value))
    state = "unverified" if value else "empty"
    return replace(row, state=state, confirmed_by="", source="")


def _words(field: str) -> Callable[[Row, str], Row]:
    return lambda row, typed: replace(row, **{field: typed.strip()})


def _change(draft: Draft, row: Row) -> str:
    last, this = ledger.last_value(draft, row), row.values.get(draft.year or 0, "")
    return ledger.change_words(last, this, row.unit)


def _state(draft: Draft, row: Row) -> str:
    return name_of_state(row) if row.values.get(draft.year or 0) else EMPTY


def _source(row: Row) -> str:
    return "算出来的" if row.formula is not None else row.source


def _cutoff(row: Row) -> str:
    return row.cutoff.isoformat() if row.cutoff else ""


def _with_cutoff(row: Row, typed: str) -> Row:
    date = parse_date(typed)
    if date is None and typed.strip():
        raise UserError(f"“{typed.strip()}”里没有看出日期，没有改。", "请写成 2024-12-31 这样。")
    return replace(row, cutoff=date)
