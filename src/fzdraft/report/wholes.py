"""Which numbers of a text are parts of another: in brackets, or behind 其中."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fzdraft.report.clauses import Clause
from fzdraft.report.label_words import LabelWords
from fzdraft.report.quantities import Quantity

Wholes = list[int | None]


def wholes_of(found: Sequence[Quantity], cut: Sequence[Clause], words: LabelWords) -> Wholes:
    """Say of which number each quantity is a part: in brackets, or behind 其中."""
    wholes: Wholes = [clause.bracket for clause in cut]
    sums: dict[int, Decimal] = {}
    for index in range(len(cut)):
        if index and wholes[index] is None and cut[index - 1].sentence == cut[index].sentence:
            wholes[index] = _whole(index, wholes, sums, found, cut, words)
        if (whole := wholes[index]) is not None:
            sums[whole] = sums.get(whole, Decimal(0)) + Decimal(found[index].value)
    return wholes


def _whole(
    index: int,
    wholes: Wholes,
    sums: dict[int, Decimal],
    found: Sequence[Quantity],
    cut: Sequence[Clause],
    words: LabelWords,
) -> int | None:
    """Return the whole behind 其中, which goes on while unit and stretch last and all fits in."""
    before, clause, whole = cut[index - 1], cut[index], wholes[index - 1]
    if words.parts.match(clause.left):
        return _counted_before(index, found) if whole is None else whole
    if whole is None or before.bracket is not None or before.part != clause.part:
        return None
    if found[index].unit != found[index - 1].unit or words.compared.search(clause.left):
        return None
    fits = sums[whole] + Decimal(found[index].value) <= Decimal(found[whole].value)
    return whole if fits else None


def _counted_before(index: int, found: Sequence[Quantity]) -> int:
    """Return the count before 其中; a rate between the two is not what is divided."""
    counts = ("count", "money")
    if found[index].kind in counts and found[index - 1].kind not in counts:
        return next((n for n in range(index - 1, -1, -1) if found[n].kind in counts), index - 1)
    return index - 1
