"""各地同类数据: one indicator over all reports of the library, and what each value speaks of."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.comparing import Role, Told, families, roles
from fzdraft.corpus.model import Reading
from fzdraft.corpus.search import plain
from fzdraft.document.model import ReporterKind
from fzdraft.document.place import Place
from fzdraft.report.aspects import Aspect, Content
from fzdraft.report.extract import Where, read_paragraph
from fzdraft.report.ledger_rows import row_label
from fzdraft.report.standing import Setting, reported, standing

_NOWHERE = Place("", "paragraph")
_ROWS = """
    SELECT d.id, d.title, d.unit, d.region, d.kind, d.year, h.heading, h.node, w.block,
        n.sentence, n.start, w.text, w.content, w.aspect, w.section
    FROM numbers n JOIN words w ON w.rowid = n.sentence JOIN sections h ON h.id = w.section
        JOIN documents d ON d.id = h.document
    WHERE n.indicator = ? AND n.indicator <> ''
    ORDER BY d.year DESC, d.unit, d.id, n.sentence, n.start LIMIT ?
"""
_ABOVE = "SELECT text FROM words WHERE rowid BETWEEN ? AND ? AND section = ? ORDER BY rowid"
_MOST = 2000
_LOOK_BACK = 12
"""So many sentences before a number may say of which years it speaks."""


class Same(Struct, frozen=True):
    """One value of an indicator in the library: 各地同类数据.

    `unit` is who reports. `shown` is the value as printed, `amount` the plain number of
    `counted`, its unit; values of one `family` can be compared. `role` says what it is to a
    comparison (see comparing.roles), `scope` what it counts in words, `narrowed` what keeps it
    from being the total of the year. start and end enclose the number in the sentence; `node`
    and `block` say where that stands in its document.
    """

    document: int
    title: str
    unit: str
    region: str
    kind: ReporterKind
    year: int | None
    amount: float
    counted: str
    family: str
    shown: str
    role: Role
    scope: str
    narrowed: str
    sentence: str
    start: int
    end: int
    section: str
    node: str
    block: str


class _Row(NamedTuple):
    """A number as the index has it."""

    document: int
    title: str
    unit: str
    region: str
    kind: ReporterKind
    year: int | None
    heading: str
    node: str
    block: str
    sentence: int
    start: int
    text: str
    content: Content
    aspect: Aspect | None
    section: int


class _Value(NamedTuple):
    """A number with its row and what it speaks of."""

    row: _Row
    told: Told


def same(db: sqlite3.Connection, indicator: str, reading: Reading, most: int = _MOST) -> list[Same]:
    """Return every value of an indicator, the newest year first, then by unit."""
    rows = [_Row(*row) for row in db.execute(_ROWS, (indicator, most))]
    rows = [row._replace(text=plain(row.text)) for row in rows]
    values = [_value(db, row, indicator, reading) for row in rows]
    units = [value.told.finding.quantity.unit for value in values]
    lead = families(units, reading.numbers.indicators)
    groups: dict[tuple[int, str], list[int]] = {}
    for n, value in enumerate(values):
        groups.setdefault((value.row.document, lead[units[n]]), []).append(n)
    found: dict[int, Same] = {}
    for (_, family), members in groups.items():
        told = roles([values[n].told for n in members], reading.numbers.indicators)
        found |= {n: _same(values[n], family, role) for n, role in zip(members, told, strict=True)}
    return [found[n] for n in range(len(values))]


def _value(db: sqlite3.Connection, row: _Row, indicator: str, reading: Reading) -> _Value:
    """Read a number once more in its sentence, and what it speaks of."""
    read = read_paragraph(row.text, row.aspect, reading.numbers)
    at = next(n for n, one in enumerate(read) if one.quantity.start == row.start)
    where = Where(_NOWHERE, row.heading, (), "paragraph", content=row.content, aspect=row.aspect)
    finding = replace(read[at], indicator=indicator, where=where)
    known = reading.words.divisions
    whose = reported(row.title, row.region, row.year, known)
    reach = (row.sentence - _LOOK_BACK, row.sentence - 1, row.section)
    above = tuple(plain(text) for (text,) in db.execute(_ABOVE, reach))
    last = read[at - 1].quantity.end if at else 0
    setting = Setting(row.text, last, above, row.heading)
    return _Value(row, Told(finding, standing(finding, setting, whose, known)))


def _same(value: _Value, family: str, role: Role) -> Same:
    row, finding = value.row, value.told.finding
    quantity = finding.quantity
    return Same(
        *row[:6],
        float(finding.amount),
        quantity.unit,
        family,
        finding.text,
        role,
        row_label(finding),
        _narrowed(value.told),
        row.text,
        quantity.start,
        quantity.end,
        row.heading,
        row.node,
        row.block,
    )


def _narrowed(told: Told) -> str:
    """Say in words what keeps a value from being the total of the year; "" where it is that."""
    standing = told.standing
    change = "增减" if told.finding.quantity.kind == "change" else ""
    parts = (standing.time, standing.scope, change, "打算" if standing.aim else "")
    return "，".join(filter(None, parts))


def indicators(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """List the indicators that the library holds, with how many numbers, most first."""
    return db.execute(
        "SELECT indicator, count(*) FROM numbers WHERE indicator <> ''"
        " GROUP BY indicator ORDER BY count(*) DESC, indicator"
    ).fetchall()
