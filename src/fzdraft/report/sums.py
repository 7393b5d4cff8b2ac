"""Wholes and their parts: what is more than its whole, what does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzdraft.report.extract import Finding
from fzdraft.report.indicators import Dictionary, same_unit
from fzdraft.report.verdicts import Outcome, Verdict, is_count, is_exact, said, verdict, written

_REST = re.compile("^(?:其他|其它|其余)")
_SUM = re.compile("^(?:合计|总计|共计|总共)$")
_CASES, _PEOPLE = frozenset("件宗起案"), frozenset("人名位")


def sums(found: Sequence[Finding], words: Dictionary) -> Iterator[Verdict]:
    """Look at every number with parts, in brackets or behind 其中, and at every 合计."""
    parts: dict[int, list[int]] = {}
    for index, finding in enumerate(found):
        if finding.part_of is not None and is_count(finding):
            parts.setdefault(finding.part_of, []).append(index)
        if _SUM.match(finding.label.name):
            yield from _closing_sum(index, found)
    for whole, members in parts.items():
        if is_count(found[whole]):
            yield from _division(whole, members, found, words)


def _division(
    whole: int, members: list[int], found: Sequence[Finding], words: Dictionary
) -> Iterator[Verdict]:
    unit = found[whole].quantity.unit
    same = [n for n in members if same_unit(unit, found[n].quantity.unit, words)]
    for index in members:
        if unit in _CASES and found[index].quantity.unit in _PEOPLE:
            told = f"{said(found[index])} 与 {said(found[whole])} 单位不同，不能算作其中一部分"
            yield verdict("unit", "doubt", told, found, [index, whole])
    larger = [n for n in same if _exceeds(found[n], found[whole])]
    for index in larger:
        told = f"其中 {said(found[index])} > {said(found[whole])}"
        yield verdict("part", "fails", told, found, [index, whole])
    if same and not larger:
        yield _total(whole, same, found)


def _exceeds(part: Finding, whole: Finding) -> bool:
    """Whether a part is certainly more than its whole."""
    bounds = part.quantity.bound in ("exact", "at_least"), whole.quantity.bound == "exact"
    return all(bounds) and part.amount > whole.amount


def _total(whole: int, members: list[int], found: Sequence[Finding]) -> Verdict:
    """Compare the sum of the parts with their whole."""
    parts = [found[n] for n in members]
    total, all_of_it = sum((p.amount for p in parts), Decimal(0)), found[whole]
    left = " + ".join(said(part) for part in parts)
    told = f"{left} = {written(total)}，总数是 {said(all_of_it)}"
    if len(parts) == 1:
        told = f"其中 {left}，总数是 {said(all_of_it)}"
    closed = any(_REST.match(part.label.name) for part in parts)
    return verdict(
        "total" if len(parts) > 1 else "part",
        _outcome(total, all_of_it, parts, closed),
        told,
        found,
        [whole, *members],
    )


def _outcome(total: Decimal, whole: Finding, parts: list[Finding], closed: bool) -> Outcome:
    if not is_exact(*parts):
        return "untestable"
    if whole.quantity.bound == "at_least" and len(parts) > 1 and total == whole.amount:
        return "doubt"
    if whole.quantity.bound != "exact":
        return "untestable"
    if total > whole.amount or (closed and total != whole.amount):
        return "fails"
    return "holds" if total == whole.amount or len(parts) == 1 else "untestable"


def _closing_sum(index: int, found: Sequence[Finding]) -> Iterator[Verdict]:
    """Compare 合计 with the numbers of one unit that run up to it."""
    row: list[int] = []
    for before in range(index - 1, -1, -1):
        same = found[before].sentence == found[index].sentence
        if (
            not same
            or _SUM.match(found[before].label.name)
            or found[before].quantity.unit != found[index].quantity.unit
        ):
            break
        row.insert(0, before)
    members = [found[n] for n in row]
    if len(row) < 2 or not is_exact(found[index], *members):
        return
    told = " + ".join(said(m) for m in members)
    total = sum((m.amount for m in members), Decimal(0))
    outcome: Outcome = "holds" if total == found[index].amount else "fails"
    formula = f"{told} = {written(total)}，合计写的是 {said(found[index])}"
    yield verdict("total", outcome, formula, found, [index, *row])
