"""Numbers of our own draft of last year that nobody had filled: no values of that year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from fzdraft.document.ledger_reading import BLANK
from fzdraft.document.marks import Text, splice
from fzdraft.document.model import Row
from fzdraft.document.place import Place
from fzdraft.report.ledger_rows import Rows

Spots = Mapping[tuple[Place, int], str]
"""The old ledger row of a number by its place and its first digit."""


def without_false_values(ledger: Rows, spots: Spots, old: Iterable[Row]) -> Rows:
    """Give rows whose numbers all stand at these spots what the old ledger really knew of them.

    Their digits in the text were an earlier year's, told again.
    """
    known = {row.id: row for row in old}
    told: dict[str, set[str]] = {}
    for spot, row_id in ledger.of.items():
        told.setdefault(row_id, set()).add(spots.get(spot, ""))
    heirs = {
        row_id: known[name]
        for row_id, (name, *others) in ((row_id, sorted(those)) for row_id, those in told.items())
        if not others and name in known
    }
    rows = (_heir(row, heirs[row.id]) if row.id in heirs else row for row in ledger.rows)
    return replace(ledger, rows=tuple(rows))


def _heir(row: Row, known: Row) -> Row:
    return replace(
        row,
        indicator=known.indicator,
        label=known.label,
        scope=known.scope,
        unit=known.unit,
        department=known.department or row.department,
        values=known.values,
    )


def blanked(text: Text, names: Iterable[str]) -> Text:
    """Put ×× under the marks of these names: an older year's digits would read as last year's."""
    for name in names:
        mark = next((one for one in text.marks if one.id == name), None)
        if mark is not None:
            text = splice(text, mark.start, mark.end, BLANK)
    return text
