"""Years that head the columns or lines of a table: 2021年, 2022年, 2023年 stand in one row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzdraft.document.marks import Text
from fzdraft.document.place import Place

_YEAR = re.compile(r"\s*((?:19|20)[0-9]{2})\s*(?:年度?)?\s*")
_LEAST = 2
_Line = tuple[str, str, bool, int]


def year_heads(found: Iterable[tuple[Place, Text]], year: int) -> frozenset[Place]:
    """Return the cells that name one year each, in rows or columns that run up to a year.

    `found` are all texts of a draft by place.
    """
    lines: dict[_Line, dict[Place, int]] = {}
    for place, text in found:
        match = _YEAR.fullmatch(text.plain) if place.part == "cell" else None
        if match is not None:
            for line in _lines_of(place):
                lines.setdefault(line, {})[place] = int(match[1])
    runs = (cells for cells in lines.values() if _runs_up_to(list(cells.values()), year))
    return frozenset(place for cells in runs for place in cells)


def _lines_of(place: Place) -> tuple[_Line, _Line]:
    """Return the row and the column of a cell."""
    return (
        (place.node, place.block, True, place.row),
        (place.node, place.block, False, place.column),
    )


def _runs_up_to(years: list[int], last: int) -> bool:
    """Tell 2021, 2022, 2023 from years that are no row of figures."""
    distinct = set(years)
    return len(distinct) >= _LEAST and distinct == set(range(last - len(distinct) + 1, last + 1))
