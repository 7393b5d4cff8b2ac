"""What is still missing in the ledger, by who has to tell it (尚缺数据清单)."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.document.ledger_reading import last_told, mentions, open_values, rows_in_order
from fzdraft.document.model import Draft, Row
from fzdraft.document.outline import labels


class Gap(Struct, frozen=True):
    """A row that waits for this year's value: where it is first mentioned, and last year's.

    `last` is last year's value as it was told (900余).
    """

    row: Row
    section: str
    last: str


class Missing(Struct, frozen=True):
    """What one department (empty: nobody named) still owes 尚缺数据."""

    department: str
    gaps: tuple[Gap, ...]


def missing(draft: Draft) -> tuple[Missing, ...]:
    """Return the rows without this year's value by department (尚缺数据清单).

    Departments and rows stand as the text first mentions them; who is not named comes
    last. What will be computed when other rows are told is not asked for.
    """
    where, names, empty = mentions(draft), labels(draft), open_values(draft)
    groups: dict[str, list[Gap]] = {}
    for row in rows_in_order(draft):
        if row.id in empty and not (row.formula and set(row.formula.of) & empty):
            first = where.get(row.id)
            section = names[first[0].place.node] if first else ""
            groups.setdefault(row.department, []).append(Gap(row, section, last_told(draft, row)))
    named = sorted(groups, key=lambda department: not department)
    return tuple(Missing(department, tuple(groups[department])) for department in named)
