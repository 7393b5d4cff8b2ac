"""Rates and changes against the numbers that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from fzdraft.report.extract import Finding
from fzdraft.report.indicators import Dictionary, same_unit
from fzdraft.report.verdicts import (
    Outcome,
    Verdict,
    is_count,
    is_exact,
    rounds_to,
    said,
    verdict,
    written,
)

_OF = re.compile("占(?P<whole>[^占]{1,10}?)(?:总数|总量|数|的)*$")
CLOSED = re.compile("(?:办结|成功|合格|参考|满意|出庭|化解|持证|整改|办复|覆盖)率$|占比$")
"""Rates that cannot be more than 100%."""
_FROM = re.compile("(?:由|从)[^，,。；]{0,8}$")
_LAST = re.compile("(?:上年|去年|上年同期|去年同期|上一年|上年度)(?:的)?$")
_DOWN = re.compile("降|减|缩|回落|压")
_SINCE_LAST = re.compile("同比|(?:比|较)(?:上年|去年|上一年)(?:度|同期)?")
_MOST = 10**7
_REACH = 30


def shares(found: Sequence[Finding], words: Dictionary) -> Iterator[Verdict]:
    """Look at every rate and every change of a document."""
    for index, finding in enumerate(found):
        if finding.quantity.kind == "rate" and finding.quantity.unit == "%":
            yield from _rate(index, found, words)
        elif finding.quantity.kind == "change":
            yield from _change(index, found)


def since_last(found: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Yield every number with the change since last year that follows it: 144宗，同比增长20%."""
    for index, change in enumerate(found[1:], 1):
        base = found[index - 1]
        same = base.where == change.where and base.sentence == change.sentence
        akin = change.label.thing in ("", base.label.thing)
        if not same or not akin or change.quantity.kind != "change":
            continue
        if base.quantity.kind != "change" and _SINCE_LAST.search(change.before[len(base.before) :]):
            yield index - 1, index


def is_down(change: Finding) -> bool:
    """Whether a change is told as one to less."""
    return _DOWN.search(change.label.verb or change.before[-4:]) is not None


def _rate(index: int, found: Sequence[Finding], words: Dictionary) -> Iterator[Verdict]:
    rate = found[index]
    if rate.value > 100 and CLOSED.search(rate.label.name):
        yield verdict("rate", "fails", f"{said(rate)} > 100%", found, [index])
        return
    if not is_exact(rate) or rate.value in (0, 100):
        return
    if of := _OF.search(rate.label.name):
        yield from _share_of(index, of["whole"], found, words)
    elif rate.label.name.endswith("率"):
        yield from _rate_of(index, found, words)


def _earlier(index: int, found: Sequence[Finding]) -> list[int]:
    """Return the exact counts of the same sentence before a number, the nearest first."""
    here = found[index]
    return [
        n
        for n in range(index - 1, max(index - _REACH, 0) - 1, -1)
        if found[n].where == here.where
        and found[n].sentence == here.sentence
        and is_count(found[n])
        and is_exact(found[n])
    ]


def _rate_of(index: int, found: Sequence[Finding], words: Dictionary) -> Iterator[Verdict]:
    """Test 成功率 against 调解162件, 成功135件."""
    stem = found[index].label.name.rpartition("·")[2].removesuffix("率")
    earlier = _earlier(index, found)
    over = next((n for n in earlier if _means(found[n].label.name, stem, words)), None)
    if over is None:
        return
    under = [n for n in earlier if n < over and _is_base(found[n], found[over], words)]
    if not under:
        yield _one_side(index, over, found)
        return
    outcomes = [(_compare(found[over], found[n], found[index]), n) for n in under]
    best = min(outcomes, key=lambda pair: ("holds", "doubt", "fails").index(pair[0]))
    told = _quotient(found[over], found[best[1]], found[index], best[0])
    yield verdict("rate", best[0], told, found, [index, over, best[1]])


def _is_base(base: Finding, over: Finding, words: Dictionary) -> bool:
    """Whether a number may be what the other is a share of."""
    units = same_unit(base.quantity.unit, over.quantity.unit, words)
    return units and base.label.thing == over.label.thing and base.value >= over.value > 0


def _means(label: str, stem: str, words: Dictionary) -> bool:
    """Whether a label speaks of the deed of a rate: 办结 and 结案 are one."""
    same = {stem} | {w for row in words.alike if stem in row for w in row}
    return any(label.endswith(word) for word in same)


def _compare(over: Finding, under: Finding, rate: Finding) -> Outcome:
    """Round half up at the printed decimals; cut off instead of rounded is a doubt."""
    return rounds_to(100 * over.value / under.value, rate.quantity.value)


def _quotient(over: Finding, under: Finding, rate: Finding, outcome: Outcome) -> str:
    exact = (100 * over.value / under.value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    cut = "（截断，没有四舍五入）" if outcome == "doubt" else ""
    return f"{said(over)} ÷ {said(under)} = {written(exact)}%，写的是 {said(rate)}{cut}"


def _step(rate: Finding) -> Decimal:
    """Return the last printed decimal of a rate as a number: 0.01 for 99.97."""
    return Decimal(1).scaleb(-len(rate.quantity.value.partition(".")[2]))


def _one_side(index: int, over: int, found: Sequence[Finding]) -> Verdict:
    """Find the totals with which a rate comes out: 17450 at 99.97% is of 17455 or 17456."""
    rate, share = found[index], found[over].value
    half = _step(rate) / 2
    low = int(100 * share / (rate.value + half))
    high = min(int(100 * share / (rate.value - half)) + 1, low + _MOST)
    fitting = [n for n in (low, low + 1, high - 1, high) if _fits(share, Decimal(n), rate)]
    told = f"{said(found[over])} ÷ 总数 = {said(rate)}，"
    if not fitting:
        told += "没有一个整数的总数能得出这个比率"
        return verdict("rate", "doubt", told, found, [index, over])
    between = sorted({min(fitting), max(fitting)})
    told += f"总数是 {'～'.join(map(str, between))}，文中没有写"
    return verdict("rate", "holds", told, found, [index, over])


def _fits(over: Decimal, under: Decimal, rate: Finding) -> bool:
    if under < over or not under:
        return False
    return (100 * over / under).quantize(_step(rate), ROUND_HALF_UP) == rate.value


def _share_of(
    index: int, whole: str, found: Sequence[Finding], words: Dictionary
) -> Iterator[Verdict]:
    """Test 占结案总数的33.1% against 办结127件: an integer must come out."""
    rate = found[index]
    under = next(
        (n for n in _earlier(index, found) if _means(found[n].label.name, whole, words)), None
    )
    if under is None or not found[under].value:
        return
    base = found[under].value
    share = (base * rate.value / 100).quantize(Decimal(1), ROUND_HALF_UP)
    told = f"{said(found[under])} × {said(rate)} ≈ {share}"
    if _fits(share, base, rate):
        exact = (100 * share / base).quantize(Decimal("0.01"), ROUND_HALF_UP)
        told += f"，{share} ÷ {said(found[under])} = {written(exact)}%"
        yield verdict("rate", "holds", told, found, [index, under])
    else:
        yield verdict("rate", "doubt", told + "，得不出整数", found, [index, under])


def _change(index: int, found: Sequence[Finding]) -> Iterator[Verdict]:
    """Test 增长20% against the two numbers before it: 由120件增至144件, or 比上年的120件."""
    change = found[index]
    if index and _in_points(change, found[index - 1]):
        told = (
            f"{said(found[index - 1])}，{change.label.verb} {said(change)}：比率的升降通常说百分点"
        )
        yield verdict("change", "doubt", told, found, [index, index - 1])
        return
    if index < 2 or any(found[index - n].where != change.where for n in (1, 2)):
        return
    pair = _pair(index, found)
    if pair is None:
        return
    old, new = found[pair[0]], found[pair[1]]
    if change.label.thing not in (old.label.thing, new.label.thing):
        return
    if not is_exact(old, new, change) or old.quantity.unit != new.quantity.unit or not old.value:
        return
    points = change.quantity.unit.endswith("百分点")
    if (old.quantity.unit == "%") != points:
        return
    exact = new.value - old.value if points else 100 * (new.value - old.value) / old.value
    outcome = rounds_to(-exact if is_down(change) else exact, change.quantity.value)
    sign = f"{said(old)} → {said(new)}：{_signed(exact)}"
    told = f"{sign}{'个百分点' if points else '%'}，写的是{change.label.verb} {said(change)}"
    yield verdict("change", outcome, told, found, [index, *pair])


def _in_points(change: Finding, rate: Finding) -> bool:
    """Whether a rate and its own change are both told in per cent: 率达99%，提高5%."""
    same = change.label.thing == rate.label.name and change.sentence == rate.sentence
    return same and rate.quantity.kind == "rate" and change.quantity.unit == "%"


def _pair(index: int, found: Sequence[Finding]) -> tuple[int, int] | None:
    """Return the old and the new number before a change, where the words name them as such."""
    one, other = found[index - 2], found[index - 1]
    if one.sentence != found[index].sentence or other.sentence != one.sentence:
        return None
    if _FROM.search(one.before) and other.label.verb:
        return index - 2, index - 1
    return (index - 1, index - 2) if _LAST.search(other.before) else None


def _signed(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"+{written(rounded)}" if rounded > 0 else written(rounded)
