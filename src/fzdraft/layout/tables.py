"""From a table of the flow to its rows: wrapped cells, a grid of printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from fzdraft.layout.blocks import Paragraph, Table
from fzdraft.layout.lines import Column, Setting, set_paragraph
from fzdraft.layout.placed import Strip, Stroke, centred, lowered, stacked
from fzdraft.layout.profile import Rule

Cell = list[Strip]


def set_table(table: Table, column: Column, setting: Setting, room: float) -> list[Strip]:
    """Return the rows of a table; a row higher than `room` pt is divided between lines."""
    edges = _edges(table.columns, column)
    rows = (_cells(row, edges, setting) for row in table.rows)
    return [_row(part, edges, setting) for cells in rows for part in _divided(cells, room)]


def _edges(columns: Sequence[float], column: Column) -> list[float]:
    """Return the x of the vertical lines: the columns share the width of the text."""
    unit = column.width / sum(columns)
    return list(accumulate((share * unit for share in columns), initial=column.left))


def _cells(row: Sequence[Paragraph], edges: Sequence[float], setting: Setting) -> list[Cell]:
    """Set the cells of a row, each in its own column."""
    padding = setting.profile.table.padding
    columns = [
        Column(left + padding, right - left - 2 * padding) for left, right in pairwise(edges)
    ]
    return [set_paragraph(cell, col, setting) for cell, col in zip(row, columns, strict=False)]


def _divided(cells: list[Cell], room: float) -> list[list[Cell]]:
    """Divide the cells of one row into rows that are no higher than `room` pt."""
    pitch = max((strip.height for cell in cells for strip in cell), default=1.0)
    count = max(int(room / pitch - 0.1), 1)  # a tenth of a line for the printed lines
    longest = max((len(cell) for cell in cells), default=0)
    starts = range(0, max(longest, 1), count)
    return [[cell[start : start + count] for cell in cells] for start in starts]


def _row(cells: list[Cell], edges: Sequence[float], setting: Setting) -> Strip:
    """Return one row as a strip: its cells centred in its height, and the lines around them."""
    rule = setting.profile.rules[setting.profile.table.rule]
    heights = [sum(strip.height for strip in cell) for cell in cells]
    height = max((*heights, setting.profile.table.row)) + rule.thickness
    lines: list[Strip] = []
    for cell, used in zip(cells, heights, strict=True):
        y = (height - used) / 2
        for strip in cell:
            lines.append(lowered(centred(strip), y))
            y += strip.height
    return stacked(lines, height, _grid(edges, height, rule))


def _grid(edges: Sequence[float], height: float, rule: Rule) -> tuple[Stroke, ...]:
    """Return the lines around the cells of one row."""
    ends = [(edges[0], y, edges[-1], y) for y in (0.0, height)]
    ends += [(x, 0.0, x, height) for x in edges]
    return tuple(Stroke(*end, rule.thickness, rule.color) for end in ends)
