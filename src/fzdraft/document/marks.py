"""Texts with marks: a plain string and the spans that say something about it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

MarkKind = Literal["carried", "value", "verify", "comment", "source"]


class Mark(Struct, frozen=True, omit_defaults=True, gc=False):
    """A half-open span of code points with a kind and a payload.

    carried 去年原话 (payload: last year's sentence), value 数据 (payload: id of the
    ledger row), verify 待核, comment 批注 (payload: the remark), source (payload:
    where the words were taken from; never shown).
    """

    id: str
    kind: MarkKind
    start: int
    end: int
    payload: str = ""


class Text(Struct, frozen=True, omit_defaults=True, gc=False):
    """A plain string with marks, ordered by start; none of one kind overlap."""

    plain: str = ""
    marks: tuple[Mark, ...] = ()


def splice(text: Text, start: int, end: int, new: str) -> Text:
    """Replace plain[start:end] by `new` and keep every mark on its words.

    Insertion at an edge of a mark stays outside it, replacing inside keeps it,
    and deleting all of its text deletes it. Raises IndexError outside the text.
    """
    if not 0 <= start <= end <= len(text.plain):
        raise IndexError(f"{start}:{end} is outside a text of {len(text.plain)}")
    moved = (_moved(mark, start, end, len(new)) for mark in text.marks)
    plain = text.plain[:start] + new + text.plain[end:]
    return Text(plain, tuple(mark for mark in moved if mark is not None))


def _moved(mark: Mark, start: int, end: int, length: int) -> Mark | None:
    """Return the mark after [start, end) became `length` characters, or None."""
    shift = length - (end - start)
    if end <= mark.start:
        return replace(mark, start=mark.start + shift, end=mark.end + shift)
    if start >= mark.end:
        return mark
    if start <= mark.start and end >= mark.end:
        return _swallowed(mark, start, end, length)
    if start < mark.start:
        return replace(mark, start=start + length, end=mark.end + shift)
    if end > mark.end:
        return replace(mark, end=start)
    return replace(mark, end=mark.end + shift)


def _swallowed(mark: Mark, start: int, end: int, length: int) -> Mark | None:
    """Keep a mark whose exact words were replaced by other words, else drop it."""
    exact = start == mark.start and end == mark.end
    return replace(mark, end=start + length) if exact and length else None


def cut(text: Text, start: int, end: int) -> Text:
    """Return the part [start, end) with the marks clipped to it."""
    marks = (
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in text.marks
        if mark.start < end and mark.end > start
    )
    return Text(text.plain[start:end], tuple(marks))


def join(*texts: Text) -> Text:
    """Return the texts one after another, each mark on its own words."""
    plain, marks = "", []
    for text in texts:
        offset = len(plain)
        marks += [replace(m, start=m.start + offset, end=m.end + offset) for m in text.marks]
        plain += text.plain
    return Text(plain, tuple(marks))


def with_mark(text: Text, mark: Mark) -> Text:
    """Add a mark; those of its kind that it overlaps give way. Empty spans add nothing."""
    if not 0 <= mark.start <= mark.end <= len(text.plain):
        raise IndexError(f"{mark.start}:{mark.end} is outside a text of {len(text.plain)}")
    kept = [m for m in text.marks if m.kind != mark.kind or not _overlap(m, mark)]
    added = [mark] if mark.start < mark.end else []
    return Text(text.plain, tuple(sorted(kept + added, key=lambda m: (m.start, m.end, m.kind))))


def without_marks(text: Text, *ids: str) -> Text:
    """Remove the marks with these ids."""
    return Text(text.plain, tuple(mark for mark in text.marks if mark.id not in ids))


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
