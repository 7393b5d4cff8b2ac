"""Where lines end: greedy, with 禁则, 标点悬挂 and whole numbers (measured against LibreOffice)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

NEVER_FIRST = frozenset("!),.:;?]}%‰℃¢'\"、。〉》」』】〕〗〞！），．：；？｝％～…—·•’”々〃")
"""Marks that never begin a line."""
NEVER_LAST = frozenset("([{£¥$'\"〈《「『【〔〖（［｛￡￥＄〝‘“")
"""Marks that never end a line."""
HANGING = frozenset("、。，．；：！？,.;:!? \u3000")
"""Marks (and spaces) that may stand beyond the right edge, one a line."""


def break_lines(
    text: str,
    advances: Sequence[float],
    gaps: Mapping[int, float],
    first: float,
    other: float,
) -> list[tuple[int, int]]:
    """Return the lines of a paragraph as half-open spans of `text`; measures in pt.

    `advances` holds the width of every character, `gaps` the space after a character
    that is only set inside a line. The spans join to the whole text; a piece that is
    longer than a line and offers no place to break is cut where the line is full.
    """
    ends = _ends(advances, gaps)
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        measure = other if lines else first
        stop = _line_end(text, ends, gaps, start, measure)
        lines.append((start, stop))
        start = stop
    return lines


def _ends(advances: Sequence[float], gaps: Mapping[int, float]) -> list[float]:
    """Return the running width at the start of every character and at the end."""
    spaced = list(advances)
    for index, gap in gaps.items():
        spaced[index] += gap
    return list(accumulate(spaced, initial=0.0))


def _line_end(
    text: str, ends: list[float], gaps: Mapping[int, float], start: int, measure: float
) -> int:
    """Return the index after the last character of the line that begins at `start`."""
    edge = ends[start] + measure + 1e-6
    full = bisect_right(ends, edge, lo=start) - 1
    if full < len(text) and full in gaps and ends[full + 1] - gaps[full] <= edge:
        full += 1  # the space before a Latin word is not set at the end of a line
    full = max(full, start + 1)
    if full >= len(text):
        return len(text)
    if text[full] in HANGING and may_break(text, full + 1):
        return full + 1
    stop = full
    while stop > start and not may_break(text, stop):
        stop -= 1
    return stop if stop > start else full


def may_break(text: str, index: int) -> bool:
    """Tell whether a line may end before `text[index]` (the end of the text is a break)."""
    if index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if after in NEVER_FIRST or before in NEVER_LAST or after in " \u3000":
        return False
    return not (_joined(before) and _joined(after))


def _joined(char: str) -> bool:
    """Tell whether the character is part of a Latin word or a number."""
    return char.isascii() and char != " "
