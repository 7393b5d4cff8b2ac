"""What the values of one report become in the chart: one bar, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from fzdraft.language.digits import unit_scale
from fzdraft.services import FoundNumber

if TYPE_CHECKING:
    from fzdraft.services import Same

Manner = Literal["value", "own", "several", "rival", "narrower"]
RIVALS, SEVERAL, APART = "前后不一", "各数各的", "、"
_FEW = 3


class Bar(Struct, frozen=True):
    """One bar: whose, how much, how it is written, and how sure that is.

    value: the total of the year · own: the present draft's · several and rival: `amount` is the
    largest, `others` are its report's other values · narrower: less than the whole, or another
    time.
    """

    name: str
    amount: float
    words: str
    manner: Manner = "value"
    others: tuple[float, ...] = ()


def bars_of(shown: Sequence[Same]) -> list[Bar]:
    """Return one bar for each report that has a value with a role."""
    told = [one for one in shown if one.role]
    return [_bar(list(values)) for _, values in groupby(told, key=lambda one: one.document)]


def _bar(values: list[Same]) -> Bar:
    first = values[0]
    name = f"{first.unit or first.title} {first.year or ''}".strip()
    values = sorted(values, key=lambda one: -one.amount)
    amounts = [one.amount for one in values]
    if first.role == "value":
        return Bar(name, first.amount, first.shown)
    if first.role == "narrower":
        return Bar(name, first.amount, f"{first.shown}（{first.narrowed}）", "narrower")
    words = APART.join(one.shown for one in values[:_FEW]) + "……" * (len(values) > _FEW)
    note = RIVALS if first.role == "rival" else SEVERAL
    manner: Manner = "rival" if first.role == "rival" else "several"
    return Bar(name, amounts[0], f"{words}　{note}", manner, tuple(amounts[1:]))


def own_bar(number: FoundNumber) -> Bar | None:
    """Return the bar of the present draft's number, None while it has no value."""
    if not number.value or not number.place.node:
        return None
    amount = float(number.value) * unit_scale(number.unit)
    return Bar("本稿", amount, f"{number.value}{number.unit}", "own")


def told(bars: Sequence[Bar]) -> str:
    """Say in a line how many reports there are and how far they can be compared."""
    counts = {manner: sum(bar.manner == manner for bar in bars) for manner in _TOLD}
    parts = [words.format(counts[manner]) for manner, words in _TOLD.items() if counts[manner]]
    return "，".join(parts) + "。" if parts else ""


_TOLD: dict[Manner, str] = {
    "value": "{} 篇有全年总数",
    "several": "{} 篇有几个数、各数各的",
    "rival": "{} 篇前后不一",
    "narrower": "{} 篇只有别的口径（空心）",
}
