"""From an imported document to a draft: marks widened and counted, reporter guessed."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Source
from fzdraft.language.width import widen
from fzdraft.report.reporter import guess_reporter


def to_draft(source: Source) -> tuple[Draft, int]:
    """Make a draft of an imported document; return it with the number of widened characters.

    Only half-width marks in Chinese text change, one character for one, so that every
    offset stays true; numbers, Latin and times stay half-width.
    """
    report = cast(Paper, _widened(source.report))
    letter = cast(Paper | None, _widened(source.letter))
    changed = _changes(source.report, report) + _changes(source.letter, letter)
    return Draft(report, letter, guess_reporter(source), source.year), changed


def _widened(value: Any) -> Any:
    """Widen every text of a value; ids, elements and numbers as found stay."""
    if isinstance(value, Text):
        return replace(value, plain=widen(value.plain))
    if isinstance(value, tuple):
        return tuple(_widened(item) for item in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _widened(part) for name, part in _parts(value)})
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
