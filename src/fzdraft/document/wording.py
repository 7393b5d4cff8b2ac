"""Rewording one text by hand: what becomes of its marks and of the ledger row behind a number."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetRow, SetText
from fzdraft.document.marks import Mark, Text, splice, without_marks
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, read_text, texts

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OF_A_NUMBER = re.compile(r"[\d.]+")


def open_values(draft: Draft) -> frozenset[str]:
    """Return the ids of the ledger rows that still wait for this year's value (待填)."""
    year = draft.year
    return frozenset(row.id for row in draft.rows if year is None or not row.values.get(year))


def reworded(draft: Draft, place: Place, start: int, end: int, new: str) -> Edit:
    """Replace [start, end) of a text by hand, as one edit.

    A sentence of last year whose words change is no longer carried. Inside a number
    of the ledger the row takes the new value, and so do its other mentions.
    """
    text = read_text(draft, place)
    value = _value_at(text, start, end, new)
    if value is None:
        return SetText(place, blackened(splice(text, start, end, new), text, start, end))
    plain = text.plain[value.start : start] + new + text.plain[end : value.end]
    return _set_value(draft, place, value, plain)


def blackened(result: Text, text: Text, start: int, end: int) -> Text:
    """Drop the carried marks of `text` that a change of [start, end) went into."""
    touched = {m.id for m in text.marks if m.kind == "carried" and _inside(m, start, end)}
    return without_marks(result, *touched) if touched else result


def kept(text: Text, start: int, end: int) -> Text:
    """今年还是这样: make last year's words in [start, end) this year's."""
    ids = (m.id for m in text.marks if m.kind == "carried" and m.start <= end and start <= m.end)
    return without_marks(text, *ids)


def as_last_year(draft: Draft, place: Place, mark: Mark) -> Edit | None:
    """Fill an open number with the value that it shows; None when it shows no number."""
    plain = read_text(draft, place).plain[mark.start : mark.end]
    edit = _set_value(draft, place, mark, plain)
    return edit if isinstance(edit, Batch) else None


def _inside(mark: Mark, start: int, end: int) -> bool:
    if start == end:
        return mark.start < start < mark.end
    return mark.start < end and start < mark.end


def _value_at(text: Text, start: int, end: int, new: str) -> Mark | None:
    """Return the number that the change is part of: inside, or digits typed at its edge."""
    for mark in text.marks:
        if mark.kind == "value" and mark.start <= start and end <= mark.end:
            whole = (start, end) == (mark.start, mark.end) and start < end
            edge = start == end and start in (mark.start, mark.end)
            if edge and not _OF_A_NUMBER.fullmatch(new):
                continue
            if not (whole and not new):
                return mark
    return None


def _set_value(draft: Draft, place: Place, mark: Mark, plain: str) -> Edit:
    """Write a number here; when it is one, also in its row and in the row's other mentions."""
    old = read_text(draft, place)
    row = next((row for row in draft.rows if row.id == mark.payload), None)
    number = plain.strip().removesuffix("%").replace(",", "")
    if row is None or draft.year is None or not _NUMBER.fullmatch(number):
        return SetText(place, splice(old, mark.start, mark.end, plain))
    values = {**row.values, draft.year: number}
    filled = SetRow(row.id, replace(row, values=values, state="unverified"))
    still_open = open_values(draft) - {row.id}
    shown = old.plain[mark.start : mark.end]
    edits = [SetText(place, _filled(old, mark, plain, still_open))]
    edits += [
        SetText(other, _filled(text, twin, plain, still_open))
        for other, text, twin in _mentions(draft, row)
        if other != place and text.plain[twin.start : twin.end] == shown
    ]
    return Batch((*edits, filled))


def _mentions(draft: Draft, row: Row) -> list[tuple[Place, Text, Mark]]:
    """Return the first mention of a row in every text that has one."""
    found = []
    for place, text in texts(draft):
        mark = next((m for m in text.marks if m.kind == "value" and m.payload == row.id), None)
        if mark is not None:
            found.append((place, text, mark))
    return found


def _filled(text: Text, mark: Mark, plain: str, still_open: frozenset[str]) -> Text:
    """Write the number; its sentence turns black when no open number or doubt is left in it."""
    result = splice(text, mark.start, mark.end, plain)
    for carried in result.marks:
        if carried.kind == "carried" and _inside(carried, mark.start, mark.start + len(plain)):
            within = [m for m in result.marks if _inside(carried, m.start, m.end)]
            waiting = any(m.kind == "value" and m.payload in still_open for m in within)
            if not waiting and not any(m.kind == "verify" for m in within):
                return without_marks(result, carried.id)
    return result
