"""From an imported document to a draft: marks widened and counted, reporter guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.ledger_reading import open_values
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Source
from fzdraft.document.places import Place, texts
from fzdraft.language.width import widen
from fzdraft.report.reporter import guess_reporter


def to_draft(source: Source) -> tuple[Draft, int]:
    """Make a draft of an imported document; return it with the number of widened characters.

    Only half-width marks in Chinese text change, one character for one, so that every
    offset stays true; numbers, Latin and times stay half-width.
    """
    report = cast(Paper, _changed(source.report, _widened))
    letter = cast(Paper | None, _changed(source.letter, _widened))
    changed = _changes(source.report, report) + _changes(source.letter, letter)
    return Draft(report, letter, guess_reporter(source), source.year), changed


def from_draft(draft: Draft) -> Source:
    """Return what stands in a draft as a document: its words, and its ledger.

    Of the marks only those of numbers that nobody filled stay: their digits are an earlier
    year's and no values of this one.
    """
    waiting = open_values(draft)

    def kept(text: Text) -> Text:
        marks = (m for m in text.marks if m.kind == "value" and m.payload in waiting)
        return Text(text.plain, tuple(marks))

    report = cast(Paper, _changed(draft.report, kept))
    letter = cast(Paper | None, _changed(draft.letter, kept))
    return Source(report, letter, draft.year, rows=draft.rows)


def unfilled(source: Source) -> dict[tuple[Place, int], str]:
    """Return the ledger row of every number of a document that nobody had filled, by its spot."""
    return {
        (place, mark.start): mark.payload
        for place, text in texts(Draft(source.report, source.letter))
        for mark in text.marks
        if mark.kind == "value"
    }


def _widened(text: Text) -> Text:
    return Text(widen(text.plain))


def _changed(value: Any, change: Callable[[Text], Text]) -> Any:
    """Change every text of a value; ids, elements and numbers as found stay."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _changed(part, change) for name, part in _parts(value)})
    return value


def _changes(old: Any, new: Any) -> int:
    """Count the characters that differ in the texts of two values of one shape."""
    if isinstance(old, Text):
        return sum(before != after for before, after in zip(old.plain, new.plain, strict=True))
    if isinstance(old, tuple):
        return sum(_changes(one, other) for one, other in zip(old, new, strict=True))
    if isinstance(old, Struct):
        return sum(_changes(part, getattr(new, name)) for name, part in _parts(old))
    return 0


def _parts(value: Struct) -> list[tuple[str, Any]]:
    return [(name, getattr(value, name)) for name in value.__struct_fields__]
