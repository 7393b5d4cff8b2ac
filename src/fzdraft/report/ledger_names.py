"""Indicators for rows of a ledger that bear a name only, as those of a template do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from fzdraft.document.ledger import BLANK, mentions
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Formula, Row
from fzdraft.document.places import Place, texts, write_texts
from fzdraft.report.extract import Reader, extract
from fzdraft.report.indicators import Dictionary, match, same_unit

_DIGITS = "88"
"""Stands for a blank while a text is read; it is as long, so that every offset stays true."""


def identified(draft: Draft, words: Reader) -> tuple[Row, ...]:
    """Return the rows of a draft, those without an indicator with the one that fits.

    A row's name tells, else its sentence. What several rows would be, none becomes; rates
    that the dictionary declares follow from their counts.
    """
    known = words.indicators
    named = {row.id: match(row.label, row.unit, row.label, None, known) for row in draft.rows}
    rows = _named(draft.rows, named, known)
    rows = _named(rows, _said(draft, words), known)
    return tuple(_with_rates(rows, known))


def _named(rows: tuple[Row, ...], names: Mapping[str, str], words: Dictionary) -> tuple[Row, ...]:
    """Give rows without an indicator these, where no other row has it or would get it."""
    wanted = [
        row if row.indicator else replace(row, indicator=names.get(row.id, "")) for row in rows
    ]
    return tuple(
        old if old.indicator or _rivals(new, wanted, words) else new
        for old, new in zip(rows, wanted, strict=True)
    )


def _rivals(row: Row, others: list[Row], words: Dictionary) -> bool:
    """Whether another row has the same key and counts in the same unit."""
    return any(
        other.id != row.id
        and (other.indicator, other.scope) == (row.indicator, row.scope)
        and same_unit(other.unit, row.unit, words)
        for other in others
    )


def _said(draft: Draft, words: Reader) -> dict[str, str]:
    """Return the indicator that the first sentence of each row speaks of."""
    filled = {place: Text(text.plain.replace(BLANK, _DIGITS)) for place, text in texts(draft)}
    read: dict[tuple[Place, int], str] = {}
    for finding in extract(write_texts(draft, filled), words):
        spot = finding.where.place, finding.quantity.number_start
        read.setdefault(spot, finding.indicator)
    return {
        row: read.get((those[0].place, those[0].mark.start), "")
        for row, those in mentions(draft).items()
    }


def _with_rates(rows: tuple[Row, ...], words: Dictionary) -> Iterator[Row]:
    """Let a declared rate be computed where both its counts are rows."""
    ids = {row.indicator: row.id for row in rows if row.indicator and not row.scope}
    formulas = {
        rate.rate: Formula("rate", (ids[rate.of[0]], ids[rate.of[1]]))
        for rate in words.rates
        if rate.of[0] in ids and rate.of[1] in ids
    }
    for row in rows:
        free = row.formula is None and row.unit == "%" and not row.scope and not row.values
        formula = formulas.get(row.indicator) if free and row.indicator else None
        yield replace(row, formula=formula) if formula else row
