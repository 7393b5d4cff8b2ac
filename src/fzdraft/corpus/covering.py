"""Choosing a few sentences so that one of them probably resembles what is wanted. Pure.

Each candidate may be what the writer wants, with a probability; taking one helps with all
that resemble it. The choice that helps most in all is taken first, then what helps most with
the rest: five that say different things, the usual before the odd.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter
from collections.abc import Callable, Sequence

from fzdraft.corpus.likeness import pairs

_LITTLE, _ENOUGH = 0.2, 0.35
"""Share of characters from which an offer begins to help, and from which it helps whole."""
_MATCHED, _ALONE = 0.935, 2.2
"""Characters that agree in order, by pairs in common: fitted on 21,000 pairs of sentences."""
_SHORT = 20
_PAIRED, _SINGLE, _BASE = 0.444, 0.523, 0.45
"""The same where one is shorter than so many characters, by pairs and characters in common."""


def probabilities(scores: Sequence[float], heat: float) -> list[float]:
    """Turn scores into probabilities; the more heat the more equal."""
    top = max(scores, default=0.0)
    raw = [math.exp((score - top) / heat) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def helps(texts: Sequence[str], bones: Sequence[str]) -> list[list[tuple[int, float]]]:
    """Return for each text which others it would help to write, and how much (0 to 1).

    `bones` are the skeletons of the texts.
    """
    doubles, singles = _masks(list(map(pairs, bones))), _masks(list(map(set, texts)))
    sizes = list(map(len, texts))
    found: list[list[tuple[int, float]]] = [[(one, 1.0)] for one in range(len(texts))]
    for one, mask in enumerate(doubles):
        size, signs, own = sizes[one], singles[one], found[one]
        for other in range(one):
            common, wide = (mask & doubles[other]).bit_count(), sizes[other]
            if size < _SHORT or wide < _SHORT:
                letters = (signs & singles[other]).bit_count()
                matched = _BASE + _PAIRED * common + _SINGLE * letters
            elif common:
                matched = _ALONE + _MATCHED * common
            else:
                continue
            missed = max(size, wide) - matched
            if missed < (1 - _LITTLE) * wide:
                own.append((other, _help(missed / wide)))
            if missed < (1 - _LITTLE) * size:
                found[other].append((one, _help(missed / size)))
    return found


def _help(missed: float) -> float:
    return min(1.0, (1 - missed - _LITTLE) / (_ENOUGH - _LITTLE))


def _masks(bags: Sequence[set[str]]) -> list[int]:
    """Return what a bag shares with others as bits of one number."""
    seen = Counter(itertools.chain.from_iterable(bags))
    shared = (pair for pair, times in seen.items() if times > 1)
    bits = {pair: 1 << place for place, pair in enumerate(shared)}
    return [sum(map(bits.__getitem__, bag & bits.keys())) for bag in bags]


def choose(
    chances: Sequence[float],
    helped: Sequence[list[tuple[int, float]]],
    usable: Callable[[int], bool],
    most: int,
) -> list[int]:
    """Return the few that help most together, the most helpful first; only what is usable.

    What one still adds only falls with every choice, so that only the best is weighed again.
    """
    covered, chosen = [0.0] * len(chances), list[int]()
    left = [(-_gain(each, chances, covered), one) for one, each in enumerate(helped)]
    heapq.heapify(left)
    while left and len(chosen) < most:
        best = left[0][1]
        now = (-_gain(helped[best], chances, covered), best)
        if now > left[0]:
            heapq.heapreplace(left, now)
            continue
        heapq.heappop(left)
        if not usable(best):
            continue
        chosen.append(best)
        for wanted, share in helped[best]:
            covered[wanted] = max(covered[wanted], share)
    return chosen


def _gain(
    helped: Sequence[tuple[int, float]], chances: Sequence[float], covered: Sequence[float]
) -> float:
    return sum(
        chances[wanted] * (share - covered[wanted])
        for wanted, share in helped
        if share > covered[wanted]
    )
