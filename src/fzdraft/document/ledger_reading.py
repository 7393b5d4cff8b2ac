"""Looking up in the ledger 数据台账: where rows are mentioned, what waits, what disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.flat import Spot
from fzdraft.document.marks import Mark
from fzdraft.document.mentioning import mentioning_from
from fzdraft.document.model import Bound, Draft, Paper, Row
from fzdraft.document.places import Place, texts
from fzdraft.language.digits import unit_scale

BLANK = "××"
"""What stands in a text for a number that nobody has told yet."""

BOUND_WORDS: dict[Bound, tuple[str, str]] = {
    "exact": ("", ""),
    "at_least": ("", "余"),
    "at_most": ("近", ""),
    "about": ("约", ""),
}
"""What is written before and behind the digits of a number that is not exact."""
_ROUND = 10
"""From here on people write 余 behind a number: 60余, but never 1余."""


class Mention(Struct, frozen=True, gc=False):
    """One place where a text shows a row: the value mark and the words under it."""

    place: Place
    mark: Mark
    shown: str


class Conflict(Struct, frozen=True):
    """Rows of one indicator and scope that tell different values for one year."""

    indicator: str
    scope: str
    year: int
    rows: tuple[Row, ...]

    def __str__(self) -> str:
        """Say it with the numbers: 复议受理 2024 年有 145宗、150宗 两个数."""
        values = "、".join(f"{row.values[self.year]}{row.unit}" for row in self.rows)
        scope = f"（{self.scope}）" if self.scope else ""
        return f"{self.indicator}{scope}：{self.year}年写了 {values}"


def open_values(draft: Draft) -> frozenset[str]:
    """Return the ids of the ledger rows that still wait for this year's value (待填)."""
    year = draft.year
    return frozenset(row.id for row in draft.rows if year is None or not row.values.get(year))


def turned(before: Draft, after: Draft) -> tuple[set[str], set[str]]:
    """Return the rows that came to wait for a value between two drafts, and those that ceased.

    Quick where both have nearly the same rows, as after an edit.
    """
    if before.rows is after.rows and before.year == after.year:
        return set(), set()
    if len(before.rows) == len(after.rows) and before.year == after.year:
        pairs = zip(before.rows, after.rows, strict=True)
        differ = [(old, new) for old, new in pairs if old is not new]
        before = replace(before, rows=tuple(old for old, _ in differ))
        after = replace(after, rows=tuple(new for _, new in differ))
    was, now = open_values(before), open_values(after)
    return set(now - was), set(was - now)


def next_open(draft: Draft, opened: Set[str], here: Spot) -> Mention | None:
    """Return the next mention of an open row from a spot on, else the first; None without any.

    A row that is computed once others are told is passed over while one of those waits.
    """
    computed = {row.id for row in draft.rows if row.formula is not None}
    found = _open_mentions(draft, opened, here)
    first = next(found, None)
    told = (one for one in chain([first] if first else [], found))
    return next((one for one in told if one.mark.payload not in computed), first)


def _open_mentions(draft: Draft, opened: Set[str], here: Spot) -> Iterator[Mention]:
    """Yield the mentions of open rows from a spot on, those before it at the end."""
    for number, (place, text) in enumerate(mentioning_from(draft, opened, here.place)):
        at = here.offset if number == 0 and place == here.place else 0
        for mark in text.marks:
            if mark.kind == "value" and mark.payload in opened and mark.start >= at:
                yield Mention(place, mark, text.plain[mark.start : mark.end])


def is_open(draft: Draft, row_id: str) -> bool:
    """Tell whether a ledger row still waits for this year's value; False for an unknown one."""
    row = find_row(draft, row_id)
    return row is not None and (draft.year is None or not row.values.get(draft.year))


def find_row(draft: Draft, row_id: str) -> Row | None:
    """Return the row with this id, None when there is none."""
    try:
        return row_of(draft, row_id)
    except KeyError:
        return None


def row_of(draft: Draft, row_id: str) -> Row:
    """Return the row with this id; raises KeyError."""
    return draft.rows[tree.index_in(draft.rows, row_id)]


def last_value(draft: Draft, row: Row) -> str:
    """Return the value of the year before, or of the document rolled over; empty for none."""
    if draft.year is None:
        return ""
    earlier = row.values.get(draft.year - 1)
    return earlier or row.values.get(draft.origin_year or 0, "")


def last_told(draft: Draft, row: Row) -> str:
    """Return that value as its document told it: 900余, 近900, 至少1; empty for none."""
    last = last_value(draft, row)
    if last and row.last_bound == "at_least" and Decimal(last) < _ROUND:
        return f"至少{last}"
    ahead, behind = BOUND_WORDS[row.last_bound] if last else ("", "")
    return f"{ahead}{last}{behind}"


def shown_value(draft: Draft, row: Row) -> str:
    """Return what the text shows of a row: this year's value, else last year's, else nothing."""
    now = row.values.get(draft.year) if draft.year is not None else ""
    return now or last_value(draft, row)


def mentions(draft: Draft) -> dict[str, tuple[Mention, ...]]:
    """Return every mention by the id of its row, in reading order, report before letter."""
    found: dict[str, list[Mention]] = {}
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind == "value":
                shown = text.plain[mark.start : mark.end]
                found.setdefault(mark.payload, []).append(Mention(place, mark, shown))
    return {row: tuple(those) for row, those in found.items()}


def rows_in_order(draft: Draft) -> tuple[Row, ...]:
    """Return all rows as the text first mentions them; those it does not mention come last."""
    order = {row: number for number, row in enumerate(mentions(draft))}
    return tuple(sorted(draft.rows, key=lambda row: order.get(row.id, len(order))))


def rows_of(draft: Draft, node: str) -> tuple[Row, ...]:
    """Return the rows that a section mentions, with all below it, in reading order.

    Raises KeyError when the draft has no such section, attachment or paper.
    """
    own = tree.find(draft, node)
    ids = {node, *(child.id for child in tree.nodes(own) if not isinstance(child, Paper))}
    here = [
        row
        for row, those in mentions(draft).items()
        if any(mention.place.node in ids for mention in those)
    ]
    known = {row.id: row for row in draft.rows}
    return tuple(known[row] for row in here if row in known)


def conflicts(draft: Draft) -> tuple[Conflict, ...]:
    """Return where rows of one indicator and scope tell different values for one year.

    Rows that count in other units (3支18人) do not contradict one another.
    """
    keyed: dict[tuple[str, str, int, str], list[Row]] = {}
    for row in draft.rows:
        for year in row.values if row.indicator else ():
            unit = row.unit.lstrip("万亿")
            keyed.setdefault((row.indicator, row.scope, year, unit), []).append(row)
    return tuple(
        Conflict(*key[:3], _one_each(rows, key[2]))
        for key, rows in keyed.items()
        if len({amount(row, key[2]) for row in rows}) > 1
    )


def amount(row: Row, year: int) -> Decimal | None:
    """Return a row's value of a year in whole units (9 万元 is 90000); None for none."""
    value = row.values.get(year)
    return Decimal(value) * unit_scale(row.unit) if value else None


def _one_each(rows: Iterable[Row], year: int) -> tuple[Row, ...]:
    """Keep the first row of every value."""
    found: dict[Decimal | None, Row] = {}
    for row in rows:
        found.setdefault(amount(row, year), row)
    return tuple(found.values())
