"""How alike sentences and documents are, by small fingerprints that an index can look up.

A sentence is reduced to the pairs of neighbouring characters of its skeleton (slots by their
kind, no marks). Two keys, each made of three smallest or largest hashes of these pairs under
three permutations (MinHash, two bands of three rows): sentences that share 90 % of their pairs
share a key in 93 of 100 cases, 80 % in 76. What shares a key is compared in full.
"""

from __future__ import annotations

import operator
import zlib
from collections.abc import Iterable
from itertools import pairwise

from fzdraft.corpus.model import Slot

ALIKE = 0.6
"""Share of common pairs from which two sentences are near-equal: of 64 pairs of sentences labelled
by reading 35 of 41 found so are, and 35 of 42 that are were found."""
SKETCH = 32
"""How many hashes of sentences a document is known by."""
_NEAR = 2 / 3
"""Four of five sentences in common: 4 of all 6 that the two have."""
_MASK = 0xFFFFFFFF
_STEPS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
_NAMES = {"number": "0", "digits": "0", "year": "年", "own": "我", "place": "他"}


def skeleton(text: str, slots: Iterable[Slot]) -> str:
    """Return a sentence with one sign for each slot and without marks and white space."""
    parts, last = [], 0
    for slot in slots:
        parts += [text[last : slot.start], _NAMES[slot.what]]
        last = slot.end
    parts.append(text[last:])
    return "".join(filter(str.isalnum, "".join(parts)))


def pairs(bones: str) -> set[str]:
    """Return the pairs of neighbouring characters of a skeleton."""
    return set(map(operator.add, bones, bones[1:]))


def keys(bones: str) -> str:
    """Return the two keys of a skeleton as words for an index, "" for one without a pair."""
    codes = list(map(ord, bones))
    mixed = [(one << 16) ^ other for one, other in pairwise(codes)]
    if not mixed:
        return ""
    one, two, three = ([number * step & _MASK for number in mixed] for step in _STEPS)
    first = zlib.crc32(b"%d %d %d" % (min(one), max(one), min(three)))
    second = zlib.crc32(b"%d %d %d" % (min(two), max(two), max(three)))
    return f"a{first:x} b{second:x}"


def likeness(one: set[str], other: set[str]) -> float:
    """Return which share of all their pairs two skeletons have in common, 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def sketch(texts: Iterable[str]) -> list[int]:
    """Return the smallest hashes of a document's sentences, marks and white space aside."""
    hashes = {zlib.crc32("".join(filter(str.isalnum, text)).encode()) for text in texts}
    return sorted(hashes)[:SKETCH]


def is_near(one: list[int], other: list[int]) -> bool:
    """Tell whether two sketches speak of documents that share four of five sentences."""
    together = sorted(set(one) | set(other))[:SKETCH]
    common = set(one) & set(other) & set(together)
    return bool(together) and len(common) / len(together) >= _NEAR
