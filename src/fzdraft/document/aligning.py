"""Bringing two rows of texts side by side: which one became which, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from fzdraft.document.pieces import likeness

Pair = tuple[int | None, int | None]
Key = TypeVar("Key", bound=Hashable)
ALIKE = 0.4
"""Texts at least this alike (0 to 1) are one text reworded; chance gives up to 0.3 (measured)."""
_HELD, _LEAST = 0.8, 12
"""Share of a text of at least so many characters that a much longer one must have of it."""
_MOST_CELLS = 40_000


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair the indices of two rows of texts; None where the other row has nothing like it.

    Both rows keep their order. Where both have something of their own the old stands first.
    """
    once = {text: index for index, text in _once(old)}
    same = {index: once[text] for index, text in _once(new) if text in once}
    rows, columns = range(len(old)), range(len(new))
    found: list[Pair] = []
    a = c = 0
    for column, row in unmoved(rows, columns, same, lambda index: len(new[index]) + 1.0).items():
        found += [*_gap(old, new, range(a, row), range(c, column)), (row, column)]
        a, c = row + 1, column + 1
    return found + _gap(old, new, range(a, len(old)), range(c, len(new)))


def _once(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the texts that stand in a row only once: no doubt where they went."""
    counts = Counter(texts)
    return ((index, text) for index, text in enumerate(texts) if counts[text] == 1)


def _gap(old: Sequence[str], new: Sequence[str], rows: range, columns: range) -> list[Pair]:
    """Pair the most alike of two stretches between texts that are sure."""
    if len(rows) * len(columns) > _MOST_CELLS:
        pairs = [(i, j) for i, j in zip(rows, columns, strict=False) if _like(old[i], new[j])]
    else:
        pairs = _best_pairs(old, new, rows, columns)
    return merged(rows, columns, {j: i for i, j in pairs})


def _like(one: str, other: str) -> float:
    """Rate two texts that may be one, 0.0 for two that are not; one may have grown a lot."""
    if one == other:
        return 1.0
    common = likeness(one, other)
    shorter = min(len(one), len(other))
    held = common * (len(one) + len(other)) / 2 >= _HELD * shorter and shorter >= _LEAST
    return common if common >= ALIKE or held else 0.0


def _best_pairs(
    old: Sequence[str], new: Sequence[str], rows: range, columns: range
) -> list[tuple[int, int]]:
    """Return the pairs in order whose common text is longest."""
    width = len(columns)
    worth = [[_worth(old[i], new[j]) for j in columns] for i in rows]
    best = [[0.0] * (width + 1) for _ in range(len(rows) + 1)]
    for i in reversed(range(len(rows))):
        for j in reversed(range(width)):
            paired = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_way(worth, best, rows, columns))


def _worth(one: str, other: str) -> float:
    return _like(one, other) * (len(one) + len(other) + 1)


def _way(
    worth: list[list[float]], best: list[list[float]], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(rows) and j < len(columns):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            yield rows[i], columns[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def merged(
    old: Sequence[Key], new: Sequence[Key], pairs: Mapping[Key, Key]
) -> list[tuple[Key | None, Key | None]]:
    """Return both rows as one: pairs (`new` to `old`, in order) stand together, others alone.

    Where both have something of their own the old stands first.
    """
    found: list[tuple[Key | None, Key | None]] = []
    place = {key: index for index, key in enumerate(old)}
    a = c = 0
    for index, key in enumerate(new):
        if key in pairs:
            at = place[pairs[key]]
            found += _alone(old[a:at], new[c:index])
            found.append((pairs[key], key))
            a, c = at + 1, index + 1
    return found + _alone(old[a:], new[c:])


def _alone(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[Key | None, Key | None]]:
    return [*((key, None) for key in old), *((None, key) for key in new)]


def unmoved(
    old: Sequence[Key], new: Sequence[Key], pairs: Mapping[Key, Key], weight: Callable[[Key], float]
) -> dict[Key, Key]:
    """Return those of the pairs (`new` to `old`) that keep their order; the lightest moved."""
    place = {key: index for index, key in enumerate(old)}
    both = [key for key in new if key in pairs]
    kept = _heaviest([place[pairs[key]] for key in both], [weight(key) for key in both])
    return {both[index]: pairs[both[index]] for index in kept}


def _heaviest(positions: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Return the indices of the heaviest choice of items whose positions increase."""
    ends: list[tuple[int, float, int]] = []  # by position; each heavier than those before it
    before: list[int] = []
    for index, (position, weight) in enumerate(zip(positions, weights, strict=True)):
        at = bisect_left(ends, (position,))
        below = ends[at - 1] if at else (-1, 0.0, -1)
        before.append(below[2])
        total = below[1] + weight
        stop = at
        while stop < len(ends) and ends[stop][1] <= total:
            stop += 1
        ends[at:stop] = [(position, total, index)]
    chosen, index = list[int](), ends[-1][2] if ends else -1
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen[::-1]
