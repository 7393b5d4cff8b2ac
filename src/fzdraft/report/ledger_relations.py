"""勾稽 over the ledger: what its rows say of one another, within a year and across years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from fzdraft.document.ledger import amount, conflicts, last_value, row_of
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, texts
from fzdraft.language.digits import plain
from fzdraft.report.extract import Finding
from fzdraft.report.indicators import Dictionary, Order, Rate, Stock, Total, same_unit
from fzdraft.report.shares import CLOSED, is_down, since_last
from fzdraft.report.verdicts import Outcome, Relation, rounds_to

_WORST: tuple[Outcome, ...] = ("fails", "doubt", "untestable", "holds")


class RowVerdict(Struct, frozen=True):
    """One relation between rows of the ledger: what came of it, the formula with its numbers.

    `rows` are the ids of those that take part, the one to look at first.
    """

    relation: Relation
    outcome: Outcome
    formula: str
    rows: tuple[str, ...]


def row_relations(
    draft: Draft, words: Dictionary, found: Sequence[Finding] = ()
) -> tuple[RowVerdict, ...]:
    """Test what the dictionary declares of the rows that this year's value is known for.

    With `found` (from `extract`) the changes that the text states (同比增长12%) are tested
    against the values of both years. The worst comes first.
    """
    year = draft.year
    if year is None:
        return ()
    told = {
        row.indicator: row
        for row in reversed(draft.rows)
        if row.indicator and not row.scope and row.values.get(year)
    }
    verdicts = [
        *_conflicts(draft),
        *_units(draft, words),
        *_shares(draft),
        *(v for order in words.orders for v in _order(order, told, draft, words)),
        *(v for total in words.totals for v in _total(total, told, year)),
        *(v for rate in words.rates for v in _rate(rate, told, year)),
        *(v for stock in words.stocks for v in _stock(stock, told, draft)),
        *_changes(draft, found),
    ]
    return tuple(sorted(verdicts, key=lambda verdict: _WORST.index(verdict.outcome)))


def _said(row: Row, year: int) -> str:
    return f"{row.values[year]}{row.unit}"


def _value(row: Row, year: int) -> Decimal:
    return amount(row, year) or Decimal(0)


def _is_exact(*rows: Row) -> bool:
    return all(row.bound == "exact" for row in rows)


def _conflicts(draft: Draft) -> Iterator[RowVerdict]:
    """Report two values of one indicator and scope in this year."""
    for found in conflicts(draft):
        if found.year == draft.year and _is_exact(*found.rows):
            yield RowVerdict("repeat", "fails", str(found), tuple(row.id for row in found.rows))


def _units(draft: Draft, words: Dictionary) -> Iterator[RowVerdict]:
    """Doubt one indicator that is counted in two units of one meaning: 件 and 宗."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in draft.rows:
        if row.indicator and row.values.get(draft.year or 0):
            alike.setdefault((row.indicator, row.scope), []).append(row)
    for (indicator, _), rows in alike.items():
        first = rows[0]
        for row in rows[1:]:
            if row.unit != first.unit and same_unit(row.unit, first.unit, words):
                told = f"{indicator}：用了“{first.unit}”“{row.unit}”两个单位"
                yield RowVerdict("unit", "doubt", told, (row.id, first.id))


def _shares(draft: Draft) -> Iterator[RowVerdict]:
    """Report shares of more than all: 办结率 and 占比 above 100%."""
    for row in draft.rows:
        value = row.values.get(draft.year or 0)
        name = row.label or row.indicator
        if value and row.unit == "%" and CLOSED.search(name) and Decimal(value) > 100:
            yield RowVerdict("rate", "fails", f"{name} {value}% > 100%", (row.id,))


def _order(
    order: Order, told: Mapping[str, Row], draft: Draft, words: Dictionary
) -> Iterator[RowVerdict]:
    """Compare 受理 ≥ 审结; where cases of the year before may be left over, those too."""
    greater, less = told.get(order.greater), told.get(order.less)
    year = draft.year
    if greater is None or less is None or year is None or not _is_exact(greater, less):
        return
    if not same_unit(greater.unit, less.unit, words) or "%" in (greater.unit, less.unit):
        return
    top, low = _value(greater, year), _value(less, year)
    sign = "≤" if low <= top else ">"
    formula = f"{order.less} {_said(less, year)} {sign} {order.greater} {_said(greater, year)}"
    outcome: Outcome = "holds" if low <= top else "fails"
    if low > top and order.carry:
        formula, outcome = _carried(formula, top, low, greater, less, draft)
    yield RowVerdict("order", outcome, formula, (less.id, greater.id))


def _carried(
    formula: str, top: Decimal, low: Decimal, greater: Row, less: Row, draft: Draft
) -> tuple[str, Outcome]:
    """Add what last year left over, where the ledger knows it."""
    before = last_value(draft, greater), last_value(draft, less)
    if not all(before):
        return f"{formula}，多出的要有旧存案件", "doubt"
    left = Decimal(before[0]) - Decimal(before[1])
    enough = low <= top + max(left, Decimal(0))
    told = f"{formula}；去年留下 {plain(max(left, Decimal(0)))}{greater.unit}"
    return (f"{told}，够", "holds") if enough else (f"{told}，不够，请看有没有更早的旧存", "doubt")


def _total(total: Total, told: Mapping[str, Row], year: int) -> Iterator[RowVerdict]:
    """Compare a declared whole with those of its parts that the ledger knows."""
    whole, parts = told.get(total.whole), [told[p] for p in total.parts if p in told]
    if whole is None or len(parts) < 2 or not _is_exact(whole, *parts):
        return
    value = sum((_value(part, year) for part in parts), Decimal(0))
    left = " + ".join(_said(part, year) for part in parts)
    formula = f"{left} = {plain(value)}，{total.whole}是 {_said(whole, year)}"
    top = _value(whole, year)
    outcome: Outcome = "fails" if value > top else "holds" if value == top else "untestable"
    yield RowVerdict("total", outcome, formula, (whole.id, *(part.id for part in parts)))


def _rate(rate: Rate, told: Mapping[str, Row], year: int) -> Iterator[RowVerdict]:
    """Compare a declared rate with its two counts at the decimals that it has."""
    row, over, under = (told.get(name) for name in (rate.rate, *rate.of))
    if row is None or over is None or under is None or not _is_exact(row, over, under):
        return
    if not _value(under, year) or row.unit != "%":
        return
    exact = 100 * _value(over, year) / _value(under, year)
    outcome = rounds_to(exact, row.values[year])
    shown = plain(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    cut = "（截断，没有四舍五入）" if outcome == "doubt" else ""
    formula = (
        f"{_said(over, year)} ÷ {_said(under, year)} = {shown}%，填的是 {_said(row, year)}{cut}"
    )
    yield RowVerdict("rate", outcome, formula, (row.id, over.id, under.id))


def _stock(stock: Stock, told: Mapping[str, Row], draft: Draft) -> Iterator[RowVerdict]:
    """Compare 期末 with 期初 + 增 − 减, where the ledger knows last year's stock and all flows."""
    row, year = told.get(stock.stock), draft.year
    flows = [told.get(name) for name in (*stock.plus, *stock.minus)]
    known = [flow for flow in flows if flow is not None]
    before = last_value(draft, row) if row else ""
    if row is None or year is None or not before or len(known) < len(flows):
        return
    if not _is_exact(row, *known):
        return
    signs = [1] * len(stock.plus) + [-1] * len(stock.minus)
    moved = sum((s * _value(f, year) for s, f in zip(signs, known, strict=True)), Decimal(0))
    words = "".join(
        f" {'+' if sign > 0 else '-'} {flow.values[year]}"
        for sign, flow in zip(signs, known, strict=True)
    )
    end = Decimal(before) + moved
    formula = f"去年 {before}{words} = {plain(end)}{row.unit}，{stock.stock}是 {_said(row, year)}"
    outcome: Outcome = "holds" if end == _value(row, year) else "doubt"
    yield RowVerdict("total", outcome, formula, (row.id, *(flow.id for flow in known)))


def _changes(draft: Draft, found: Sequence[Finding]) -> Iterator[RowVerdict]:
    """Test what a text states as change since last year against the row before it."""
    rows = _rows_at(draft)
    for base, change in since_last(found):
        spot = found[base].where.place, found[base].quantity.number_start
        if spot in rows:
            yield from _change(row_of(draft, rows[spot]), found[change], draft)


def _rows_at(draft: Draft) -> dict[tuple[Place, int], str]:
    return {
        (place, mark.start): mark.payload
        for place, text in texts(draft)
        for mark in text.marks
        if mark.kind == "value"
    }


def _change(row: Row, change: Finding, draft: Draft) -> Iterator[RowVerdict]:
    year = draft.year
    before, now = last_value(draft, row), row.values.get(year) if year is not None else None
    points = change.quantity.unit.endswith("百分点")
    if not before or not now or row.bound != "exact" or change.quantity.bound != "exact":
        return
    if (row.unit == "%") != points or not Decimal(before):
        return
    exact = Decimal(now) - Decimal(before)
    exact = exact if points else 100 * exact / Decimal(before)
    outcome = rounds_to(-exact if is_down(change) else exact, change.quantity.value)
    told = plain(abs(exact).quantize(Decimal("0.01"), ROUND_HALF_UP))
    sign = "升" if exact > 0 else "降"
    unit = "个百分点" if points else "%"
    formula = (
        f"{before} → {now}{row.unit}：{sign} {told}{unit}，写的是{change.label.verb}{change.text}"
    )
    yield RowVerdict("change", outcome, formula, (row.id,))
