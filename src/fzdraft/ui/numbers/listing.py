"""What 填数 lists: the rows that its filters let through, and what its head says of all rows."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct

from fzdraft.document.model import Row
from fzdraft.ui.numbers.lines import IsOdd, Lines, Survey, name_of


class Filter(Struct, frozen=True):
    """Which rows are wanted: of whom (None: of all), with which words; what was kept stays.

    `only_open` None wants what waits, and all rows where none does.
    """

    only_open: bool | None = None
    department: str | None = None
    words: str = ""
    kept: Container[str] = ()


class Listing(Struct, frozen=True):
    """The rows that were wanted, and of all rows their number, what waits, who answers.

    `changed` are the rows that read otherwise than those listed before, None for other rows.
    """

    lines: Lines
    changed: list[int] | None
    count: int
    waiting: int
    only_open: bool
    departments: frozenset[str]


def listing(
    survey: Survey,
    wanted: Filter,
    is_odd: IsOdd,
    faults: Mapping[str, tuple[str, ...]],
    before: Lines,
) -> Listing:
    """Choose rows of a draft; `before` is what was listed last."""
    year = survey.draft.year or 0
    opened = {row.id for row in survey.rows if not row.values.get(year)}
    told = any(row.id in opened and row.formula is None for row in survey.rows)
    only_open = told if wanted.only_open is None else wanted.only_open

    def fits(row: Row) -> bool:
        names = (name_of(row), survey.sections.get(row.id, ""), row.note)
        return (
            (not only_open or row.id in opened)
            and (wanted.department is None or row.department == wanted.department)
            and (not wanted.words or any(wanted.words in one for one in names))
        )

    rows = tuple(row for row in survey.rows if row.id in wanted.kept or fits(row))
    lines = Lines(survey, rows, is_odd, faults)
    departments = frozenset(row.department for row in survey.rows)
    changed = lines.differences(before)
    return Listing(lines, changed, len(survey.rows), len(opened), only_open, departments)
