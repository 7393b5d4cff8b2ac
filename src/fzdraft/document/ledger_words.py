"""A value beside last year's in the words of reports: 增长12.3%, 下降0.4个百分点, 持平."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from fzdraft.document.model import Bound
from fzdraft.language.digits import plain

_POINTS = {"%": "个百分点", "‰": "个千分点"}


def change_words(
    old: str, new: str, unit: str, bounds: tuple[Bound, Bound] = ("exact", "exact")
) -> str:
    """Say how a value changed against last year's: 增长12.3%, 下降5%, 提高0.4个百分点, 持平.

    Rates change by points. Nothing where a value is missing, the old one is zero, or the two
    are not told alike (余, 约).
    """
    change = _change(old, new, unit, bounds)
    if change is None:
        return ""
    if change == 0:
        return "持平"
    size = _size(abs(change), unit)
    if size == 0:
        return "基本持平"
    up, down = ("提高", "下降") if unit in _POINTS else ("增长", "下降")
    return f"{up if change > 0 else down}{plain(size)}{_POINTS.get(unit, '%')}"


def change_number(
    old: str, new: str, unit: str, bounds: tuple[Bound, Bound] = ("exact", "exact")
) -> str:
    """Say the same for a narrow column: +12.3%, -5%, +0.4点, 0; nothing where words say nothing."""
    change = _change(old, new, unit, bounds)
    if change is None:
        return ""
    size = _size(abs(change), unit)
    sign = "" if size == 0 else "+" if change > 0 else "-"
    return f"{sign}{plain(size)}{'点' if unit in _POINTS else '%'}" if size else "0"


def _change(old: str, new: str, unit: str, bounds: tuple[Bound, Bound]) -> Decimal | None:
    """Return the change in per cent, of rates in points; None where it cannot be told."""
    if not old or not new or bounds[0] != bounds[1]:
        return None
    before, now = Decimal(old), Decimal(new)
    if unit in _POINTS:
        return now - before
    return 100 * (now - before) / before if before else None


def _size(change: Decimal, unit: str) -> Decimal:
    """Round to one decimal; points below one keep two (0.06个百分点)."""
    step = Decimal("0.01") if unit in _POINTS and change < 1 else Decimal("0.1")
    return change.quantize(step, ROUND_HALF_UP)
