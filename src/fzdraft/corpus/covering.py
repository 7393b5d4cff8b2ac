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

_LITTLE, _ENOUGH = 0.1, 0.3
"""Share of characters from which an offer begins to help, and from which it helps whole."""
_MATCHED, _ALONE = 0.84, 1.3
"""Characters that agree in order, by pairs in common: fitted on 840,000 pairs of sentences."""


def probabilities(scores: Sequence[float], heat: float) -> list[float]:
    """Turn scores into probabilities; the more heat the more equal."""
    top = max(scores, default=0.0)
    raw = [math.exp((score - top) / heat) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def helps(texts: Sequence[str]) -> list[list[tuple[int, float]]]:
    """Return for each text which others it would help to write, and how much (0 to 1)."""
    masks, sizes = _masks(texts), [len(text) for text in texts]
    least = [max(1, (_LITTLE * size - _ALONE) / _MATCHED) for size in sizes]
    found: list[list[tuple[int, float]]] = [[(one, 1.0)] for one in range(len(texts))]
    for one, mask in enumerate(masks):
        enough = least[one]
        for other in range(one):
            common = (mask & masks[other]).bit_count()
            if common >= enough and common >= least[other]:
                matched = _ALONE + _MATCHED * common
                for offer, wanted in ((one, other), (other, one)):
                    saved = 1 - (max(sizes[offer], sizes[wanted]) - matched) / sizes[wanted]
                    if saved > _LITTLE:
                        share = min(1.0, (saved - _LITTLE) / (_ENOUGH - _LITTLE))
                        found[offer].append((wanted, share))
    return found


def _masks(texts: Sequence[str]) -> list[int]:
    """Return the pairs of neighbouring characters that a text shares as bits of one number."""
    bags = list(map(pairs, texts))
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
