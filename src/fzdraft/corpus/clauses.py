"""Clauses of sentences: where they end, and a key that clauses share which say nearly the same."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.likeness import skeleton
from fzdraft.corpus.model import Slot
from fzdraft.language.sentences import clauses

_SHORTEST = 4
"""Characters of a clause that says something; what is shorter (同时，) has no key."""


class Clause(Struct, frozen=True, array_like=True):
    """A clause of a sentence, its mark with it: it begins where the one before it ends.

    `end` counts code points. `key` is the same for clauses that differ only in numbers, names
    and marks; 0 for very short ones.
    """

    end: int
    key: int


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(tuple[Clause, ...]).decode


def clauses_of(text: str, slots: Sequence[Slot]) -> bytes:
    """Cut a sentence with full-width marks into its clauses, packed as the index keeps them."""
    return _ENCODE([(end, _key(text, start, end, slots)) for start, end in clauses(text)])


def unpacked(kept: bytes) -> tuple[Clause, ...]:
    """Return the clauses of a sentence."""
    return _DECODE(kept)


def _key(text: str, start: int, end: int, slots: Sequence[Slot]) -> int:
    inside = [
        replace(slot, start=slot.start - start, end=slot.end - start)
        for slot in slots
        if start <= slot.start < end
    ]
    bones = skeleton(text[start:end], inside)
    return zlib.crc32(bones.encode("utf-8", "surrogatepass")) if len(bones) >= _SHORTEST else 0
