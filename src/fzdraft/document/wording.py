"""Rewording one text by hand: what becomes of its marks and of the ledger row behind a number."""

from __future__ import annotations

import re

from fzdraft.document.edits import Edit, SetText
from fzdraft.document.ledger import open_values as open_values
from fzdraft.document.ledger import typed_over
from fzdraft.document.marks import Mark, Text, splice, without_marks
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, read_text

_OF_A_NUMBER = re.compile(r"[\d.]+")


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
    told = typed_over(draft, place, value, plain)
    return told or SetText(place, splice(text, value.start, value.end, plain))


def blackened(result: Text, text: Text, start: int, end: int) -> Text:
    """Drop the carried marks of `text` that a change of [start, end) went into."""
    touched = {m.id for m in text.marks if m.kind == "carried" and _inside(m, start, end)}
    return without_marks(result, *touched) if touched else result


def kept(text: Text, start: int, end: int) -> Text:
    """今年还是这样: make last year's words in [start, end) this year's."""
    ids = (m.id for m in text.marks if m.kind == "carried" and m.start <= end and start <= m.end)
    return without_marks(text, *ids)


def confirmed(text: Text, at: int) -> Text:
    """今年还是这样 of the sentence at a caret: its words are this year's and no longer 待核."""
    said = [m for m in text.marks if m.kind == "carried" and m.start <= at <= m.end]
    spans = [(at, at), *((m.start, m.end) for m in said)]
    settled = [
        mark.id
        for mark in text.marks
        if mark.kind == "verify" and any(s <= mark.end and mark.start <= e for s, e in spans)
    ]
    return without_marks(text, *(mark.id for mark in said), *settled)


def as_last_year(draft: Draft, place: Place, mark: Mark) -> Edit | None:
    """Fill an open number with the value that it shows; None when it shows no number."""
    plain = read_text(draft, place).plain[mark.start : mark.end]
    return typed_over(draft, place, mark, plain)


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
            if edge and not _goes_on(text, mark, end, new):
                continue
            if not (whole and not new):
                return mark
    return None


def _goes_on(text: Text, mark: Mark, at: int, new: str) -> bool:
    """Whether digits, or a 万 or 亿 behind them, typed at the edge of a number are part of it."""
    scale = at == mark.end and new in ("万", "亿") and text.plain[at : at + 1] not in ("万", "亿")
    return scale or _OF_A_NUMBER.fullmatch(new) is not None
