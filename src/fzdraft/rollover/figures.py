"""The numbers of one text: each becomes 待填, a mention of a row with last year's value."""

from __future__ import annotations

from fzdraft.document.decisions import Option
from fzdraft.document.place import Place
from fzdraft.report.quantities import Quantity
from fzdraft.rollover.proposals import Proposal


def figures(numbers: list[Quantity], place: Place) -> list[Quantity]:
    """Return the numbers of a text; the 序号 in a table's first column are none."""
    if place.part == "cell" and place.column == 0:
        return [number for number in numbers if number.unit]
    return numbers


def number_proposal(figure: Quantity) -> Proposal:
    """Return the decision about a number: it waits for this year's value."""
    return Proposal(
        kind="number",
        start=figure.number_start,
        end=figure.number_end,
        reason="去年的数，今年的以后填",
        options=(Option("以后填"),),
    )
