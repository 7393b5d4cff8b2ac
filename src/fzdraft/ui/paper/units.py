"""Qt counts UTF-16 units, Python and the draft count code points: the one place that converts."""

from __future__ import annotations

from functools import lru_cache

_BMP_END = "\uffff"


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Tell whether every character takes one unit (asked of the same texts at each key)."""
    return max(text, default="") <= _BMP_END


def to_units(text: str, points: int) -> int:
    """Return how many UTF-16 units the first `points` code points of a text take."""
    if _is_plain(text):
        return points
    return points + sum(char > _BMP_END for char in text[:points])


def to_points(text: str, units: int) -> int:
    """Return how many code points begin in the first `units` UTF-16 units of a text."""
    if _is_plain(text):
        return min(units, len(text))
    points = 0
    while units > 0 and points < len(text):
        units -= 2 if text[points] > _BMP_END else 1
        points += 1
    return points
