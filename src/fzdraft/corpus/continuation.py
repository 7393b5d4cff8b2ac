"""续写: the most likely next characters while somebody types, from texts like this one. Pure.

What followed the same words elsewhere is counted for the longest end of the text that is known
and for its shorter ends, the longer the surer (prediction by partial matching). Of what may
follow, the few offers are chosen that together save most keys: a short one that is nearly
certain beats a long one that is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import merge

LONGEST = 4
"""Characters of an offer; the shortest worth a key is two."""
_REACH = 10
"""Characters before the caret that are looked up."""
_SORTED_BY = 20
_SLICE = 3_000
_MOST = 200
"""Places of one ending that are read, spread evenly over all of them."""
_OWN = 2
"""How much more the draft itself tells than another text."""
_ENOUGH = 0.03
_WEIGHED = 60
_NO_OFFER = re.compile("[0-9０-９×\\s]")


class Continuation:
    """Texts in which endings are looked up; made once, some 2 s for a million characters."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Sort all endings of the texts."""
        self._text = text = "\n".join(texts)
        self._places = _sorted(text)

    def offers(self, before: str, draft: str = "", most: int = 3) -> list[str]:
        """Return what may follow `before`, at most so many, two to four characters each.

        `draft` is what the draft says already. Never a number.
        """
        chances = _prefixes(self._chances(before, draft))
        chosen: list[str] = []
        while len(chosen) < most:
            best = max(chances, key=lambda one: _gain(one, chances, chosen), default="")
            if not best or _gain(best, chances, chosen) <= 0:
                break
            chosen.append(best)
        return chosen

    def _chances(self, before: str, draft: str) -> dict[str, float]:
        """Return how likely texts of four characters follow."""
        chances: dict[str, float] = {}
        left = 1.0
        for length in range(min(_REACH, len(before)), 0, -1):
            seen = Counter(self._following(before[-length:]))
            for said in _following_in(draft, before[-length:]):
                seen[said] += _OWN
            total, kinds = seen.total(), len(seen)
            if not total:
                continue
            doubt = kinds / (total + kinds) if length > 1 else 0.0
            for said, count in seen.items():
                chances[said] = chances.get(said, 0.0) + left * (1 - doubt) * count / total
            left *= doubt
            if left < _ENOUGH:
                break
        return chances

    def _following(self, ending: str) -> Iterator[str]:
        """Yield what follows an ending where it stands."""
        text, size = self._text, len(ending)
        first = bisect_left(self._places, ending, key=lambda at: text[at : at + size])
        last = bisect_right(self._places, ending, lo=first, key=lambda at: text[at : at + size])
        for place in range(first, last, max(1, (last - first) // _MOST)):
            at = self._places[place] + size
            yield text[at : at + LONGEST]


def _sorted(text: str) -> list[int]:
    """Return all places of a text by what stands there.

    Sorted in slices and merged: one great sort would let every other thread wait for it.
    """

    def key(at: int) -> str:
        return text[at : at + _SORTED_BY]

    starts = range(0, len(text), _SLICE)
    slices = [sorted(range(at, min(at + _SLICE, len(text))), key=key) for at in starts]
    return list(merge(*slices, key=key))


def _following_in(draft: str, ending: str) -> Iterator[str]:
    at = draft.find(ending)
    while at >= 0:
        follows = draft[at + len(ending) : at + len(ending) + LONGEST]
        if follows:
            yield follows
        at = draft.find(ending, at + 1)


def _prefixes(chances: dict[str, float]) -> dict[str, float]:
    """Return the likeliest beginnings of two to four characters that may be offered."""
    found: dict[str, float] = {}
    for said, chance in chances.items():
        for size in range(2, len(said) + 1):
            found[said[:size]] = found.get(said[:size], 0.0) + chance
    likely = sorted(found, key=lambda said: -found[said])
    allowed = [said for said in likely if not _NO_OFFER.search(said)]
    return {said: found[said] for said in allowed[:_WEIGHED]}


def _gain(one: str, chances: dict[str, float], chosen: list[str]) -> float:
    """Return how many keys an offer saves beside those that are chosen, on the average."""
    if one in chosen:
        return 0.0
    shorter = max((len(other) - 1 for other in chosen if one.startswith(other)), default=0)
    longer = sum(chances[other] for other in chosen if other.startswith(one))
    return (len(one) - 1 - shorter) * chances[one] - (len(one) - 1) * longer
