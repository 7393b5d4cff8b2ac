"""Qt counts UTF-16 units, Python and the draft count code points: the one place that converts."""

from __future__ import annotations

_BMP_END = "\uffff"


def to_units(text: str, points: int) -> int:
    """Return how many UTF-16 units the first `points` code points of a text take."""
    return points + sum(char > _BMP_END for char in text[:points])


def to_points(text: str, units: int) -> int:
    """Return how many code points begin in the first `units` UTF-16 units of a text."""
    if not text or max(text) <= _BMP_END:
        return min(units, len(text))
    points = 0
    while units > 0 and points < len(text):
        units -= 2 if text[points] > _BMP_END else 1
        points += 1
    return points
