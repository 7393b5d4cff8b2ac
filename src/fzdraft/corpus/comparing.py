"""Which of a report's values of one indicator is the one to compare: 各地同类数据. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from fzdraft.report.extract import Finding
from fzdraft.report.indicators import Dictionary, same_unit, widened
from fzdraft.report.repeats import contradiction
from fzdraft.report.standing import Standing

Role = Literal["value", "several", "rival", "narrower", ""]
_ABOUT, _MUCH_MORE = Decimal("0.1"), Decimal("1.5")


class Told(Struct, frozen=True):
    """A value as its report tells it, with what it speaks of."""

    finding: Finding
    standing: Standing


def families(units: Sequence[str], words: Dictionary) -> dict[str, str]:
    """Say for every unit by which one it can be compared: the most frequent that counts the same.

    `units` holds the unit of every value. 万元 and 元 are one, 件 and 宗 too; 件 and 人次 are not.
    """
    found: dict[str, str] = {}
    for unit in sorted(set(units), key=lambda one: (-units.count(one), one)):
        leads = dict.fromkeys(found.values())
        found[unit] = next((lead for lead in leads if same_unit(lead, unit, words)), unit)
    return found


def roles(told: Sequence[Told], words: Dictionary) -> list[Role]:
    """Say for the values of one report, counted alike, what each is to a comparison.

    value: the reporter's own total of the year · several: values that count different things ·
    rival: values that contradict one another · narrower: there is no total, this tells most ·
    nothing: a plan, a change, or less than what has a role.
    """
    whole = [n for n, one in enumerate(told) if one.standing.is_whole and _counts(one)]
    if whole:
        return _as_roles(len(told), *_chosen(whole, told, words))
    part = [n for n, one in enumerate(told) if not one.standing.aim and _counts(one)]
    most = max(part, key=lambda n: told[n].finding.amount, default=None)
    return _as_roles(len(told), [] if most is None else [most], "narrower")


def _as_roles(count: int, members: Sequence[int], role: Role) -> list[Role]:
    return [role if n in members else "" for n in range(count)]


def _counts(one: Told) -> bool:
    return one.finding.quantity.kind != "change"


def _chosen(
    whole: list[int], told: Sequence[Told], words: Dictionary
) -> tuple[Sequence[int], Role]:
    """Return the values that stand for a report, and whether they are one, several or rivals."""
    found = {n: told[n].finding for n in _firm(_least_narrowed(whole, told), told)}
    first = next(iter(found))
    apart = len({one.sentence for one in found.values()}) == len(found)
    alike = len({one.label.name for one in found.values()}) == 1
    if len({one.amount for one in found.values()}) == 1 and (apart or alike):
        return [first], "value"
    widest = _widest(found)
    if widest is not None:
        return [widest], "value"
    indicator = words.indicators.get(found[first].indicator)
    once = indicator is not None and indicator.once
    against = (once or alike) and apart and contradiction(list(found.values())) == "fails"
    return _distinct(found), "rival" if against else "several"


def _least_narrowed(members: list[int], told: Sequence[Told]) -> list[int]:
    """Of values with one label keep those with the fewest words that may narrow them."""
    least: dict[str, int] = {}
    for n in members:
        label, near = told[n].finding.label.name, len(told[n].standing.near)
        least[label] = min(near, least.get(label, near))
    return [n for n in members if len(told[n].standing.near) == least[told[n].finding.label.name]]


def _firm(members: list[int], told: Sequence[Told]) -> list[int]:
    """Leave out what says less of the same than an exact value does: 超过1300 beside 1350."""
    exact = [told[n].finding for n in members if told[n].finding.quantity.bound == "exact"]
    return [n for n in members if not any(_is_within(one.amount, told[n].finding) for one in exact)]


def _is_within(amount: Decimal, loose: Finding) -> bool:
    match loose.quantity.bound:
        case "at_least":
            return loose.amount <= amount <= loose.amount * _MUCH_MORE
        case "at_most":
            return loose.amount <= amount * _MUCH_MORE <= loose.amount * _MUCH_MORE
        case "about":
            return abs(amount - loose.amount) <= _ABOUT * loose.amount
        case _:
            return False


def _widest(found: dict[int, Finding]) -> int | None:
    """Return the one whose thing the others only narrow: 政协提案 among 重点政协提案.

    Of one thing what is there stands over what was done with it: 案件 over 开庭.
    """
    things = {n: widened(one.label.thing) for n, one in found.items()}
    shortest = min(things.values(), key=len)
    if not shortest or not all(shortest in thing for thing in things.values()):
        return None
    holders = [n for n, thing in things.items() if thing == shortest]
    holders = [n for n in holders if not found[n].label.verb] or holders
    amounts = {found[n].amount for n in holders}
    return holders[0] if len(amounts) == 1 and len(holders) < len(found) else None


def _distinct(found: dict[int, Finding]) -> list[int]:
    """Return the first of each amount and label."""
    first: dict[tuple[Decimal, str], int] = {}
    for n, one in found.items():
        first.setdefault((one.amount, one.label.name), n)
    return list(first.values())
