"""The numbers of one text: each becomes 待填 with last year's value in the ledger."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.document.decisions import Option
from fzdraft.document.model import Bound, Row
from fzdraft.document.place import Place
from fzdraft.report.quantities import Quantity
from fzdraft.rollover.proposals import Proposal

_LABEL = re.compile(r"[^，。；、：（）！？“”《》\s\d]+$")
_LONGEST = 14


class Figure(Struct, frozen=True, gc=False):
    """A number of last year: the digits' span, its value, unit, bound and the words before it."""

    start: int
    end: int
    value: str
    unit: str
    bound: Bound = "exact"
    label: str = ""


def figures(text: str, numbers: list[Quantity], place: Place) -> list[Figure]:
    """Return the numbers of a text; the 序号 in a table's first column are none."""
    if place.part == "cell" and place.column == 0:
        numbers = [number for number in numbers if number.unit]
    return [_figure(text, number) for number in numbers]


def _figure(text: str, number: Quantity) -> Figure:
    words = _LABEL.search(text[max(0, number.start - _LONGEST) : number.start])
    return Figure(
        number.number_start,
        number.number_end,
        number.value,
        number.unit,
        number.bound,
        words[0] if words else "",
    )


def number_proposal(figure: Figure) -> Proposal:
    """Return the decision about a number: it waits for this year's value."""
    return Proposal(
        kind="number",
        start=figure.start,
        end=figure.end,
        reason="去年的数，今年的以后填",
        options=(Option("以后填"),),
    )


def row_of(row_id: str, figure: Figure, year: int) -> Row:
    """Return the ledger row of a number with last year's value."""
    return Row(
        row_id,
        label=figure.label,
        unit=figure.unit,
        bound=figure.bound,
        values={year: figure.value},
    )
