"""Names for the numbers of a table: the line says what they count, the column when or which."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Row
from fzdraft.document.place import Place
from fzdraft.report.ledger_rows import Rows

_NAME = re.compile("[\u4e00-\u9fff]{2}")
_UNIT = re.compile(r"[（(]([^（）()\d]{1,4})[）)]$")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*(?:年度?)?\s*")
# Heads of the one column that holds this year's values.
_PLAIN = re.compile(
    "(?:本年|今年|全年|完成|实际)?度?(?:数量|数值|数据|数|值|总数|合计|完成情况|情况|件数|本年|今年)"
)


def named_by_table(made: Rows, told: Mapping[Place, Text], year: int) -> Rows:
    """Give rows of numbers in a table the name of their line and the scope of their column.

    `told` are all texts of the draft by place; rows that have a name of their own keep it.
    """
    first: dict[str, Place] = {}
    for (place, _), row_id in made.of.items():
        first.setdefault(row_id, place)
    rows = (_named(row, first.get(row.id), told, year) for row in made.rows)
    return replace(made, rows=tuple(rows))


def _named(row: Row, place: Place | None, told: Mapping[Place, Text], year: int) -> Row:
    if place is None or place.part != "cell" or row.label or row.indicator or not place.row:
        return row
    line = (_words(told, place, column=column) for column in range(place.column))
    name = next((words for words in line if _NAME.search(words)), "")
    unit = _UNIT.search(name)
    head = _words(told, place, row=0)
    return replace(
        row,
        label=name[: unit.start()] if unit else name,
        unit=row.unit or (unit[1] if unit else ""),
        scope=_scope(head, year),
    )


def _words(
    told: Mapping[Place, Text], place: Place, row: int | None = None, column: int | None = None
) -> str:
    """Return what another cell of the same table says."""
    row = place.row if row is None else row
    column = place.column if column is None else column
    text = told.get(replace(place, row=row, column=column))
    return text.plain.strip() if text is not None else ""


def _scope(head: str, year: int) -> str:
    """Return the scope that a column gives: none for the report's year, 上年, 2019年, 市级."""
    named = _YEAR.fullmatch(head)
    if named is None:
        return "" if _PLAIN.fullmatch(head) else head
    away = year - int(named[1])
    return {0: "", 1: "上年"}.get(away, f"{named[1]}年")
