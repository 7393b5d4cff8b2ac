"""Numbers of one indicator in several places, and relations that the dictionary declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzdraft.report.extract import Finding
from fzdraft.report.indicators import Dictionary, Order, Things, Total, same_unit, widened
from fzdraft.report.verdicts import Outcome, Verdict, is_exact, said, verdict, written

_OTHER_TIME = re.compile(
    r"上年|去年|上半年|下半年|季度|(?<![0-9])(?:19|20)[0-9]{2}年以来|[两三四五十0-9]年来|近年来|自[^，,。]{1,12}以来|每"
)
_NARROW = re.compile(
    "镇街|乡镇|街道|一审|二审|涉企|民生|[市区县镇]级|部门|单位|直属|下属|所辖|[\u4e00-\u9fff]{2}局|村|社区|企业|学校|引发|导致|涉及"
)
_OLD_CASES = re.compile("旧存|结转|上年未结|往年")
_CASES = frozenset("件宗起案")


def repeats(found: Sequence[Finding], words: Dictionary) -> Iterator[Verdict]:
    """Look at every indicator that stands in several places, and at the declared relations."""
    told = {index: finding for index, finding in enumerate(found) if _counts(finding)}
    named: dict[str, list[int]] = {}
    for index, finding in told.items():
        if finding.indicator:
            named.setdefault(finding.indicator, []).append(index)
    for name, members in named.items():
        yield from _values(name, members, found, words)
        yield from _decimals(members, found)
    for order in words.orders:
        yield from _order(order, named, found)
    for total in words.totals:
        yield from _total(total, named, found)
    for things in words.things:
        yield from _places(things, told, found)
    yield from _units(list(told), found)


def _counts(finding: Finding) -> bool:
    """Whether a number tells of this year and of the whole: no plan, no part, no other time."""
    if finding.part_of is not None or finding.where.content in ("next_year", "shortcomings"):
        return False
    return finding.quantity.kind != "change" and not _OTHER_TIME.search(finding.before)


def _values(
    name: str, members: list[int], found: Sequence[Finding], words: Dictionary
) -> Iterator[Verdict]:
    """Compare the numbers of an indicator that a text gives once, or whose scope must be told."""
    indicator, first = words.indicators[name], found[members[0]]
    rest = [n for n in members[1:] if found[n].sentence != first.sentence]
    if not rest or not (indicator.once or indicator.ask):
        return
    told = f"{name}：" + "，".join(said(found[n]) for n in [members[0], *rest])
    if indicator.ask:
        same = len({found[n].value for n in rest} | {first.value}) == 1
        told += "；请看是不是重复计算" if same else "；请写明各自的口径"
        yield verdict("repeat", "doubt", told, found, [*rest, members[0]])
        return
    akin = [n for n in rest if same_unit(found[n].quantity.unit, first.quantity.unit, words)]
    if akin:
        outcome = contradiction([first, *(found[n] for n in akin)])
        yield verdict("repeat", outcome, told, found, [*akin, members[0]])


def contradiction(rows: list[Finding]) -> Outcome:
    """Say whether several values of one indicator contradict one another.

    Other deeds (受理, 办理), other scopes and what is new beside what there is do not.
    """
    if len({row.value for row in rows}) == 1:
        return "holds"
    deeds = {row.label.verb for row in rows if row.label.verb}
    apart = len({narrowed(row) for row in rows}) > 1 or len({_is_new(row) for row in rows}) > 1
    return "untestable" if apart or len(deeds) > 1 or not is_exact(*rows) else "fails"


def _is_new(row: Finding) -> bool:
    """Whether a number tells what came in a year, not what there is."""
    return re.search("新|增", row.label.name) is not None


def narrowed(finding: Finding) -> frozenset[str]:
    """Return the words before a number that narrow whom it is about."""
    return frozenset(_NARROW.findall(finding.before))


def other_time(finding: Finding) -> str:
    """Return the words that put a number into another time than the year: 上半年, 2020年以来."""
    found = _OTHER_TIME.findall(finding.before)
    return found[-1] if found else ""


def _decimals(members: list[int], found: Sequence[Finding]) -> Iterator[Verdict]:
    """Doubt rates of one indicator that stand together with different numbers of decimals."""
    rates = [n for n in members if "." in found[n].quantity.value and found[n].text.endswith("%")]
    lengths = {len(found[n].quantity.value.partition(".")[2]) for n in rates}
    together = {found[n].where.section for n in rates}
    if len(rates) > 1 and len(lengths) > 1 and len(together) == 1:
        told = "、".join(said(found[n]) for n in rates) + "：小数位数不一"
        yield verdict("decimals", "doubt", told, found, rates)


def _order(
    order: Order, named: dict[str, list[int]], found: Sequence[Finding]
) -> Iterator[Verdict]:
    """Compare 受理 ≥ 审结 where each stands once."""
    greater, less = named.get(order.greater, []), named.get(order.less, [])
    if len(greater) != 1 or len(less) != 1:
        return
    one, other = found[greater[0]], found[less[0]]
    if not is_exact(one, other) or "%" in (one.quantity.unit, other.quantity.unit):
        return
    fine = one.value >= other.value
    told = f"{order.less} {said(other)} {'≤' if fine else '>'} {order.greater} {said(one)}"
    outcome: Outcome = "holds" if fine else "fails"
    if not fine and order.carry:
        outcome = "untestable" if _OLD_CASES.search(one.sentence + other.sentence) else "doubt"
        told += "，多出的要有旧存案件"
    yield verdict("order", outcome, told, found, [less[0], greater[0]])


def _total(
    total: Total, named: dict[str, list[int]], found: Sequence[Finding]
) -> Iterator[Verdict]:
    """Compare a declared whole with its parts in the same paragraph."""
    for whole in named.get(total.whole, []):
        rows = [
            n
            for part in total.parts
            for n in named.get(part, [])
            if found[n].where == found[whole].where and n > whole
        ]
        if len(rows) < 2 or not is_exact(found[whole], *(found[n] for n in rows)):
            continue
        value = sum((found[n].value for n in rows), Decimal(0))
        outcome: Outcome = "holds" if value == found[whole].value else "untestable"
        if value > found[whole].value:
            outcome = "fails"
        left = " + ".join(said(found[n]) for n in rows)
        told = f"{left} = {written(value)}，总数是 {said(found[whole])}"
        yield verdict("total", outcome, told, found, [whole, *rows])


def _places(
    things: Things, told: dict[int, Finding], found: Sequence[Finding]
) -> Iterator[Verdict]:
    """Compare 村(社区)99个 with 村50个 and 社区46个 where each stands once."""
    whole = [n for n, f in told.items() if widened(f.label.thing) in things.whole]
    parts = [[n for n, f in told.items() if f.label.thing in names] for names in things.parts]
    for before, names, row in zip(parts, things.parts[1:], parts[1:], strict=False):
        row += [n + 1 for n in before if not row and _begins(told.get(n + 1), names)]
    if len(whole) != 1 or any(len(part) != 1 for part in parts):
        return
    members = [part[0] for part in parts]
    if not is_exact(found[whole[0]], *(found[n] for n in members)):
        return
    value = sum((found[n].value for n in members), Decimal(0))
    left = " + ".join(f"{found[n].label.thing} {said(found[n])}" for n in members)
    formula = f"{left} = {written(value)}，{found[whole[0]].label.thing} {said(found[whole[0]])}"
    same = value == found[whole[0]].value
    yield verdict("total", "holds" if same else "doubt", formula, found, [whole[0], *members])


def _begins(finding: Finding | None, names: frozenset[str]) -> bool:
    """Whether a number that goes on a row counts one of the things (46个社区人民调解委员会)."""
    return finding is not None and finding.label.thing.startswith(tuple(names))


def _units(told: list[int], found: Sequence[Finding]) -> Iterator[Verdict]:
    """Doubt one thing that a sentence counts in two units: 受理2024件, 审结1714宗."""
    for one, other in pairwise(told):
        first, second = found[one], found[other]
        units = {first.quantity.unit, second.quantity.unit}
        alike = first.label.thing == second.label.thing and first.sentence == second.sentence
        if alike and first.label.thing and len(units) == 2 and units <= _CASES:
            formula = f"{said(first)}、{said(second)}：同一样东西用了两个单位"
            yield verdict("unit", "doubt", formula, found, [other, one])
