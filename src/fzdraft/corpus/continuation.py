"""续写: the most likely next characters while somebody types, from texts like this one. Pure.

A character is told by what followed the longest end of the text that is known, and by what
followed its shorter ends: what was seen once or twice gives most of its weight to the shorter
ones, and there it counts behind how many different words something stood, not how often
(modified Kneser-Ney smoothing). Characters make continuations; of these the few are offered
that together save most keys: a short one that is nearly certain beats a long one that is not.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import merge, nlargest

LONGEST = 4
"""Characters of a short offer; the shortest worth a key is two."""
_REACH = 20
"""Characters before the caret that are looked up."""
_SORTED_BY = 24
_SLICE = 3_000
_MOST = 300
"""Places of one ending that are read, spread evenly over all of them."""
_DOUBTS = (0.9, 1.2, 1.4)
"""What is taken from a count of one, of two and of more for the shorter endings to tell."""
_ENOUGH = 0.01
_CERTAIN, _GRACE = 0.9, 0.8
"""Where the next character is as certain as this, a bit less in all will do: words are finished."""
_WEIGHED = 12
"""Continuations of one length that are followed further."""
_GAP = " "
_NUMBER = re.compile("[0-9０-９×][0-9０-９×.．,]*")
_END = re.compile("[。！？]")


class Continuation:
    """Texts in which endings are looked up; made once, some 2 s for a million characters."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Sort all endings of the texts."""
        self._text = text = "\n".join(map(_with_gaps, texts)) + "\n" * (_REACH + 1)
        self._places = _sorted(text)

    def offers(
        self, before: str, draft: str = "", most: int = 3, longest: int = LONGEST, least: float = 0
    ) -> list[str]:
        """Return what may follow `before`, at most so many, two to `longest` characters each.

        `draft` is what the draft says already; `least` how likely an offer has to be. Never a
        number, nothing behind the end of a sentence.
        """
        last, draft = _with_gaps(before[-2 * _REACH :]), _with_gaps(draft)
        chances = self._chances(last, draft, longest, max(least, _ENOUGH))
        chosen: list[str] = []
        while len(chosen) < most:
            best = max(chances, key=lambda one: _gain(one, chances, chosen), default="")
            if not best or _gain(best, chances, chosen) <= 0:
                break
            chosen.append(best)
        return chosen

    def _chances(self, before: str, draft: str, longest: int, least: float) -> dict[str, float]:
        """Return the likeliest continuations of two and more characters with their chance."""
        found: dict[str, float] = {}
        known: dict[str, dict[str, float]] = {}
        going = {"": 1.0}
        while going:
            longer: dict[str, float] = {}
            for said, chance in going.items():
                end = (before + said)[-_REACH:]
                if end not in known:
                    known[end] = self._next(end, draft)
                for char, share in known[end].items():
                    enough = least if share < _CERTAIN else least * _GRACE
                    if chance * share >= enough and not char.isspace():
                        longer[said + char] = chance * share
            best = dict(nlargest(_WEIGHED, longer.items(), key=lambda one: one[1]))
            found |= {said: chance for said, chance in best.items() if len(said) > 1}
            going = {
                said: chance
                for said, chance in best.items()
                if len(said) < longest and not _END.match(said[-1])
            }
        return found

    def _next(self, end: str, draft: str) -> dict[str, float]:
        """Return how likely each character follows an end of the text."""
        chances: dict[str, float] = {}
        left, known = 1.0, self._known(end, draft)
        for size in range(len(known), 0, -1):
            counts = self._counts(known[size - 1], size, draft, end[-size:], size < len(known))
            total, doubt = sum(counts.values()), 0.0
            for char, count in counts.items():
                less = _DOUBTS[min(count, len(_DOUBTS)) - 1]
                chances[char] = chances.get(char, 0.0) + left * (count - less) / total
                doubt += less
            left *= doubt / total if total else 1.0
            if left < _ENOUGH:
                break
        return chances

    def _known(self, end: str, draft: str) -> list[Sequence[int]]:
        """Return where the last one, two, three … characters of an end stand in the texts.

        As far as texts or draft know them.
        """
        text, found = self._text, list[Sequence[int]]()
        for size in range(1, len(end) + 1):
            last = end[-size:]
            lo = bisect_left(self._places, last, key=lambda at: text[at : at + size])
            hi = bisect_right(
                self._places,
                last,
                lo=lo,
                key=lambda at: text[at : at + size],
            )
            if lo == hi and last not in draft:
                break
            found.append(self._places[lo : hi : max(1, (hi - lo) // _MOST)])
        return found

    def _counts(
        self, places: Sequence[int], size: int, draft: str, end: str, kinds: bool
    ) -> Counter[str]:
        """Count what follows at places; with `kinds` only behind how many characters."""
        text = self._text
        if kinds:
            pairs = {(text[at - 1], text[at + size]) for at in places}
            counts = Counter(char for _, char in pairs)
        else:
            counts = Counter(text[at + size] for at in places)
        counts.update(_following(draft, end))
        return counts


def _with_gaps(text: str) -> str:
    """Return a text with a gap in the place of every number."""
    return _NUMBER.sub(_GAP, text)


def _sorted(text: str) -> Sequence[int]:
    """Return all places of a text by what stands there.

    Sorted in slices and merged: one great sort would let every other thread wait for it.
    """

    def key(at: int) -> str:
        return text[at : at + _SORTED_BY]

    end = len(text) - _REACH
    starts = range(0, end, _SLICE)
    slices = [sorted(range(at, min(at + _SLICE, end)), key=key) for at in starts]
    return array("L", merge(*slices, key=key))


def _following(draft: str, end: str) -> Iterable[str]:
    """Yield the characters that follow an end in the draft."""
    at = draft.find(end)
    while at >= 0:
        yield from draft[at + len(end) : at + len(end) + 1]
        at = draft.find(end, at + 1)


def _gain(one: str, chances: dict[str, float], chosen: list[str]) -> float:
    """Return how many keys an offer saves beside those that are chosen, on the average."""
    if one in chosen:
        return 0.0
    shorter = max((len(other) - 1 for other in chosen if one.startswith(other)), default=0)
    longer = sum(chances[other] for other in chosen if other.startswith(one))
    return (len(one) - 1 - shorter) * chances[one] - (len(one) - 1) * longer
