"""Sentences of the index with what stands around them, and how alike they are by rare words."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fzdraft.corpus.index import SEAM
from fzdraft.corpus.search import counts, last_sentence

_SLICE = 500
_UNCOUNTED = 3
"""How often a word may stand in a library that did not count it."""


class Stored(NamedTuple):
    """A sentence as the index keeps it; `words` are its words, seams between them."""

    sentence: int
    words: str
    section: int
    block: str
    content: str
    aspect: str | None
    rank: int
    slots: bytes


def stored(db: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, Stored]:
    """Return the sentences with these ids that are there."""
    ids = sorted(set(wanted))
    found: dict[int, Stored] = {}
    for first in range(0, len(ids), _SLICE):
        part = ids[first : first + _SLICE]
        rows = db.execute(
            "SELECT rowid, text, section, block, content, aspect, rank_in, slots FROM words"
            f" WHERE rowid IN ({','.join('?' * len(part))})",
            part,
        )
        found |= {row[0]: Stored(*row) for row in rows}
    return found


def weights(db: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
    """Return the square of the rarity of words in an open index."""
    wanted = telling(words)
    last, known = last_sentence(db) or 1, counts(db, wanted)
    return {word: max(0.1, math.log(last / known.get(word, _UNCOUNTED))) ** 2 for word in wanted}


class Likeness:
    """How alike a text is to kept sentences by the words that they share, rare ones counting most.

    Only the words of the text are looked up; what else a sentence says counts as usual words.
    """

    def __init__(self, weights: Mapping[str, float], words: Iterable[str]) -> None:
        """Prepare a text by its words and what they weigh."""
        self._weights = {word: weights[word] for word in words if word in weights}
        self._words = frozenset(self._weights)
        self._whole = sum(self._weights.values())
        self._usual = self._whole / len(self._weights) if self._weights else 1.0

    def __call__(self, other: frozenset[str]) -> float:
        """Return which share of the weight of all words text and sentence have in common."""
        both = self._words & other
        if not both:
            return 0.0
        common = sum(map(self._weights.__getitem__, both))
        rest = len(other) - len(both)
        return common / math.sqrt(self._whole * (common + rest * self._usual))


class Naming(Likeness):
    """How much of a short text, a heading, a sentence names: the weight of the words it holds."""

    def __call__(self, other: frozenset[str]) -> float:
        """Return which share of the weight of the text's words is among the others."""
        return sum(map(self._weights.__getitem__, self._words & other)) / (self._whole or 1.0)


def telling(words: Iterable[str]) -> frozenset[str]:
    """Return the words that tell something: no marks, no numbers."""
    return frozenset(filter(str.isalpha, words))


def telling_of(one: Stored) -> frozenset[str]:
    """Return the telling words of a kept sentence."""
    return telling(one.words.split(SEAM))
