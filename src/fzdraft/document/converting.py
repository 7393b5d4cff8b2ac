"""A number that a department wrote, in the unit of the ledger row, with what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from fzdraft.document.model import Row
from fzdraft.document.replies import Reply
from fzdraft.language.digits import plain

Alike = Callable[[str, str], bool]
"""Whether two units count the same (件 and 宗; 人 and 人次 do not)."""

_SCALES = {"万亿": 10**12, "千万": 10**7, "百万": 10**6, "亿": 10**8, "万": 10**4, "千": 10**3}
_SCALED = re.compile(r"(万亿|千万|百万|亿|万|千(?=元))?(.*)", re.S)
_CHANGE = re.compile("增|升|降|减|同比|环比|倍")
_MEASURED = re.compile(r"元$|米|里|亩|公顷|吨|升|克|瓦|小时|[a-zA-Z]")
_FAR = 10
_SMALL = 20
_RATES = ("%", "‰")


def is_whole(row: Row) -> bool:
    """Whether the values of a row are counts, which have no decimals."""
    measured = row.unit in _RATES or "百分点" in row.unit or _MEASURED.search(row.unit)
    return not measured and not any("." in value for value in row.values.values())


def is_rate(row: Row) -> bool:
    """Whether the values of a row are shares, 0 to 100."""
    return row.unit in _RATES and not _CHANGE.search(row.label + row.indicator)


def in_unit_of(row: Row, reply: Reply, last: str, alike: Alike) -> tuple[str, str]:
    """Return the value of a readable reply in the unit of the row, and a doubt about it or "".

    `last` is last year's value, against which the size is held.
    """
    value = Decimal(reply.value)
    share = _as_share(row, reply, value, last)
    if share is not None:
        return plain(share), f"写的是 {reply.raw}，当成了 {plain(share)}%"
    found = reply.unit or reply.printed_unit
    factor = _factor(found, row.unit, alike)
    if factor is None:
        return plain(value), f"写的单位是“{found}”，这一行是“{row.unit}”"
    value *= factor
    return plain(value), _odd(row, value, last)


def _as_share(row: Row, reply: Reply, value: Decimal, last: str) -> Decimal | None:
    """Return 87.6 for a 0.876 that was written where per cent are asked for, else None."""
    usual = Decimal(last) > 1 if last else True
    is_share = is_rate(row) and reply.fraction and not reply.unit and 0 < value <= 1
    return value * 100 if is_share and usual else None


def _factor(found: str, wanted: str, alike: Alike) -> Decimal | None:
    """Return by what a number in one unit is multiplied to stand in the other; None: unlike."""
    if not found or not wanted or found == wanted:
        return Decimal(1)
    (scale, base), (other_scale, other_base) = _parted(found), _parted(wanted)
    if base == other_base or alike(base, other_base):
        return Decimal(scale) / Decimal(other_scale)
    return None


def _parted(unit: str) -> tuple[int, str]:
    match = _SCALED.fullmatch(unit)
    scale, base = (match[1], match[2]) if match else (None, unit)
    return (_SCALES[scale], base) if scale and base else (1, unit)


def _odd(row: Row, value: Decimal, last: str) -> str:
    """Say what is unlikely about a number of this row, or nothing."""
    if value < 0:
        return "是负数"
    if is_rate(row) and value > (1000 if row.unit == "‰" else 100):
        return f"超过 100{row.unit}"
    if is_whole(row) and value != value.to_integral_value():
        return "不是整数"
    return _far(value, Decimal(last)) if last else ""


def _far(value: Decimal, last: Decimal) -> str:
    """Say that a number is ten times last year's or a tenth of it; small ones may be."""
    if abs(value - last) < _SMALL or last <= 0:
        return ""
    if value >= last * _FAR:
        return f"去年 {plain(last)}，是去年的 {_FAR} 倍以上"
    return f"去年 {plain(last)}，不到去年的十分之一" if value * _FAR <= last else ""
