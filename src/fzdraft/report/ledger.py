"""收进台账: the numbers of a text become rows of the ledger and mentions of them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetField, SetText
from fzdraft.document.ledger import open_values
from fzdraft.document.marks import Mark, Text, with_mark
from fzdraft.document.model import Draft, ReporterKind, Row
from fzdraft.document.places import Place, texts
from fzdraft.document.restructure import new_ids
from fzdraft.report.extract import Finding, Reader, extract
from fzdraft.report.ledger_rows import Rows, rows_for
from fzdraft.report.relations import relations


def text_rows(draft: Draft, words: Reader, kind: ReporterKind | None = None) -> Rows:
    """Make rows of all numbers of a draft's texts, with their values of its year.

    `kind` is the reporter that asks for them, where that is another than the draft's. A
    draft without a year has none.
    """
    if draft.year is None:
        return Rows((), {})
    found = extract(draft, words)
    told = relations(draft, found, words)
    ids = iter(new_ids(draft, "r", len(found)))
    return rows_for(found, told, words, draft.year, kind or draft.reporter.kind, ids)


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
    told = relations(draft, found, words)
    ids = iter(new_ids(draft, "r", len(found)))
    made = rows_for(found, told, words, draft.year, draft.reporter.kind, ids)
    row_at = [made.of[_spot(finding)] for finding in found]
    known = _known(draft, row_at, linked)
    own = {row_at[index] for index in taken} - known.keys()
    old = _carried_spots(draft)
    last = {row_at[index] for index in reversed(taken) if _spot(found[index]) in old}
    rows = [_dated(row, draft, row.id in last) for row in made.rows if row.id in own]
    present = {row.id for row in (*draft.rows, *rows)}
    marks = {_spot(found[n]): known.get(row_at[n], row_at[n]) for n in taken}
    ends = {_spot(finding): finding.quantity.number_end for finding in found}
    edits: list[Edit] = [
        SetText(place, new)
        for place, text in texts(draft)
        if (new := _marked(place, text, marks, ends)) != text
    ]
    complete = (_related(row, known, present) for row in rows)
    return Batch((*edits, SetField("rows", (*draft.rows, *complete))))


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


def _carried_spots(draft: Draft) -> _Spots:
    return _Spots(
        (place, range(mark.start, mark.end))
        for place, text in texts(draft)
        for mark in text.marks
        if mark.kind == "carried"
    )


class _Spots:
    """Stretches of texts."""

    def __init__(self, stretches: Iterable[tuple[Place, range]]) -> None:
        self._at: dict[Place, list[range]] = {}
        for place, stretch in stretches:
            self._at.setdefault(place, []).append(stretch)

    def __contains__(self, spot: tuple[Place, int]) -> bool:
        return any(spot[1] in stretch for stretch in self._at.get(spot[0], ()))


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


def _marked(
    place: Place,
    text: Text,
    marks: Mapping[tuple[Place, int], str],
    ends: Mapping[tuple[Place, int], int],
) -> Text:
    """Lay value marks on the numbers of a text."""
    used = {mark.id for mark in text.marks}
    names = (name for count in itertools.count(1) if (name := f"n{count}") not in used)
    for (where, start), row in marks.items():
        if where == place:
            text = with_mark(text, Mark(next(names), "value", start, ends[where, start], row))
    return text
