"""What a relation between numbers comes to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct

from fzdraft.language.digits import plain
from fzdraft.report.extract import Finding, Where

Outcome = Literal["holds", "fails", "doubt", "untestable"]
Relation = Literal[
    "total", "part", "rate", "change", "order", "list", "bound", "unit", "decimals", "repeat",
]  # fmt: skip


class Verdict(Struct, frozen=True):
    """One relation that was looked at: what came of it, and the formula with its numbers.

    `members` are indices of findings, the number to look at first; `start` and `end` span
    it in the text at `where`.
    """

    relation: Relation
    outcome: Outcome
    formula: str
    members: tuple[int, ...]
    where: Where
    start: int
    end: int


def verdict(
    relation: Relation,
    outcome: Outcome,
    formula: str,
    found: Sequence[Finding],
    members: Sequence[int],
) -> Verdict:
    """Make a verdict that stands at the first of its members."""
    first = found[members[0]]
    span = first.quantity.start, first.quantity.end
    return Verdict(relation, outcome, formula, tuple(members), first.where, *span)


def said(finding: Finding) -> str:
    """Say a number as it is printed, with its unit: 60余卷, 33.1%."""
    return finding.text


def written(value: Decimal) -> str:
    """Write a computed number: no exponent, no needless zeros."""
    return plain(value)


def rounds_to(exact: Decimal, claimed: str) -> Outcome:
    """Say whether a number comes out as it is printed: rounded half up; cut off is a doubt."""
    step, value = Decimal(1).scaleb(-len(claimed.partition(".")[2])), Decimal(claimed)
    if exact.quantize(step, ROUND_HALF_UP) == value:
        return "holds"
    return "doubt" if exact.quantize(step, ROUND_DOWN) == value else "fails"


def is_count(finding: Finding) -> bool:
    """Whether a number can be added: no rate and no change."""
    return finding.quantity.kind in ("count", "money")


def is_exact(*findings: Finding) -> bool:
    """Whether all numbers are printed without 余, 近, 约."""
    return all(finding.quantity.bound == "exact" for finding in findings)
