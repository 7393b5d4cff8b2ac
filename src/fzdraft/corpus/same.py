"""各地同类数据: one indicator over all reports of the library."""

from __future__ import annotations

import sqlite3

from fzdraft.corpus.search import plain
from fzdraft.corpus.suggestion import Same

_ROWS = """
    SELECT d.id, d.title, d.unit, d.region, d.kind, d.year, n.value, n.unit, n.bound, n.label,
        w.text, n.start, n.end, h.heading, h.node, w.block
    FROM numbers n JOIN words w ON w.rowid = n.sentence JOIN sections h ON h.id = w.section
        JOIN documents d ON d.id = h.document
    WHERE n.indicator = ? AND n.indicator <> '' ORDER BY d.year DESC, d.unit, n.sentence, n.start
    LIMIT ?
"""
_MOST = 2000


def same(db: sqlite3.Connection, indicator: str, most: int = _MOST) -> list[Same]:
    """Return every value of an indicator, the newest year first, then by unit."""
    rows = db.execute(_ROWS, (indicator, most))
    told = ((*row[:10], plain(row[10]), *row[11:]) for row in rows)
    return [Same(**dict(zip(Same.__struct_fields__, one, strict=True))) for one in told]


def indicators(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """List the indicators that the library holds, with how many numbers, most first."""
    return db.execute(
        "SELECT indicator, count(*) FROM numbers WHERE indicator <> ''"
        " GROUP BY indicator ORDER BY count(*) DESC, indicator"
    ).fetchall()
