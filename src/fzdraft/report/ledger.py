"""收进台账: the numbers of a text become rows of the ledger and mentions of them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetField, SetText
from fzdraft.document.ids import new_ids
from fzdraft.document.ledger import open_values
from fzdraft.document.marks import Mark, Text, with_mark
from fzdraft.document.model import Draft, ReporterKind, Row
from fzdraft.document.places import Place, texts
from fzdraft.report.extract import Finding, Reader, extract
from fzdraft.report.ledger_rows import Rows, rows_for
from fzdraft.report.ledger_tables import named_by_table
from fzdraft.report.quantities import Quantity
from fzdraft.report.relations import relations


def text_rows(draft: Draft, words: Reader, kind: ReporterKind | None = None) -> Rows:
    """Make rows of all numbers of a draft's texts, which will be told anew of another year.

    Their values are of the draft's year; a draft without one has none. `kind` is the reporter
    that asks for them, where that is another than the draft's.
    """
    if draft.year is None:
        return Rows((), {})
    kind = kind or draft.reporter.kind
    return _made(draft, extract(draft, words), words, kind, again=True)


def ledger_edit(
    draft: Draft, words: Reader, places: Collection[Place] | None = None
) -> Edit | None:
    """Take the numbers of these texts (None: all but plans) into the ledger, as one step.

    What stands in last year's own words is last year's value and waits; a number that the
    ledger has already becomes a mention of its row. None where there is nothing to take.
    """
    if draft.year is None:
        return None
    found = extract(draft, words)
    linked = _linked(draft, found)
    taken = [
        index
        for index, finding in enumerate(found)
        if index not in linked and _is_ours(finding, places)
    ]
    if not taken:
        return None
    made = _made(draft, found, words, draft.reporter.kind)
    row_at = [made.of[_spot(finding)] for finding in found]
    known = _known(draft, row_at, linked)
    numbers: dict[Place, dict[Quantity, str]] = {}
    for index in taken:
        row = known.get(row_at[index], row_at[index])
        numbers.setdefault(found[index].where.place, {})[found[index].quantity] = row
    first = {row_at[index]: found[index] for index in reversed(taken)}
    rows = _new_rows(draft, made, first, known)
    told = (
        SetText(place, _marked(text, numbers[place]))
        for place, text in texts(draft)
        if place in numbers
    )
    return Batch((*told, SetField("rows", (*draft.rows, *rows))))


def _made(
    draft: Draft,
    found: Sequence[Finding],
    words: Reader,
    kind: ReporterKind,
    again: bool = False,
) -> Rows:
    assert draft.year is not None, "a draft without a year has no values"
    ids = iter(new_ids(draft, "r", len(found)))
    told = relations(draft, found, words)
    made = rows_for(found, told, words, draft.year, kind, ids, again)
    return named_by_table(made, dict(texts(draft)), draft.year)


def _spot(finding: Finding) -> tuple[Place, int]:
    return finding.where.place, finding.quantity.number_start


def _linked(draft: Draft, found: Sequence[Finding]) -> dict[int, str]:
    """Return the rows of the findings that value marks lie on."""
    marks = {place: [m for m in t.marks if m.kind == "value"] for place, t in texts(draft)}
    linked = {}
    for index, finding in enumerate(found):
        start, end = finding.quantity.number_start, finding.quantity.number_end
        for mark in marks[finding.where.place]:
            if mark.start < end and start < mark.end:
                linked[index] = mark.payload
    return linked


def _is_ours(finding: Finding, places: Collection[Place] | None) -> bool:
    """Whether a number belongs into the ledger: no 序号, and no plan unless asked for."""
    place = finding.where.place
    if place.part == "cell" and place.column == 0 and not finding.quantity.unit:
        return False
    return finding.where.content != "next_year" if places is None else place in places


def _known(draft: Draft, row_at: Sequence[str], linked: dict[int, str]) -> dict[str, str]:
    """Return the ledger's own rows by the made ones; what waits shows another year's number."""
    waiting = open_values(draft)
    there = {row.id for row in draft.rows} - waiting
    return {row_at[index]: row for index, row in reversed(linked.items()) if row in there}


def _new_rows(
    draft: Draft, made: Rows, first: Mapping[str, Finding], known: Mapping[str, str]
) -> Iterator[Row]:
    """Yield the rows that are not known; `first` holds the first finding of each taken row."""
    new = [row for row in made.rows if row.id in first and row.id not in known]
    present = {row.id for row in (*draft.rows, *new)}
    carried = {
        place: [m for m in text.marks if m.kind == "carried"] for place, text in texts(draft)
    }
    for row in new:
        place, start = _spot(first[row.id])
        is_last = any(mark.start <= start < mark.end for mark in carried[place])
        yield _related(_dated(row, draft, is_last), known, present)


def _dated(row: Row, draft: Draft, is_last: bool) -> Row:
    """Say of which year a value is; this year's was not vouched for yet."""
    assert draft.year is not None, "a draft without a year takes nothing"
    (value,) = row.values.values()
    if is_last:
        return replace(row, values={draft.origin_year or draft.year - 1: value}, state="empty")
    return replace(row, state="unverified")


def _related(row: Row, known: Mapping[str, str], present: Collection[str]) -> Row:
    """Let a formula speak of the ledger's rows; without all of them it is none."""
    if row.formula is None:
        return row
    of = tuple(known.get(name, name) for name in row.formula.of)
    whole = set(of) <= set(present)
    return replace(row, formula=replace(row.formula, of=of) if whole else None)


def _marked(text: Text, numbers: Mapping[Quantity, str]) -> Text:
    """Lay value marks with these rows on the numbers of a text."""
    used = {mark.id for mark in text.marks}
    names = (name for count in itertools.count(1) if (name := f"n{count}") not in used)
    for number, row in numbers.items():
        start, end = number.number_start, number.number_end
        text = with_mark(text, Mark(next(names), "value", start, end, row))
    return text
