"""Finding and replacing words in every text of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fzdraft.document.edits import Batch, Edit, apply
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, read_text, texts
from fzdraft.document.wording import reworded


class Hit(Struct, frozen=True):
    """Words found at a place, [start, end) in code points."""

    place: Place
    start: int
    end: int


def find_all(draft: Draft, words: str) -> list[Hit]:
    """Return where the words stand, in reading order; capitals do not matter."""
    if not words:
        return []
    return [
        Hit(place, start, start + len(words))
        for place, text in texts(draft)
        for start in _starts(text.plain, words)
    ]


def replace_all(draft: Draft, hits: Sequence[Hit], new: str) -> Edit | None:
    """Return one edit that puts `new` in the place of every hit; None without hits."""
    edits: list[Edit] = []
    for hit in reversed(hits):
        before = read_text(draft, hit.place).plain[hit.start : hit.end]
        if len(before) == hit.end - hit.start and before != new:
            edit = reworded(draft, hit.place, hit.start, hit.end, new)
            draft, _ = apply(draft, edit)
            edits.append(edit)
    return Batch(tuple(edits)) if edits else None


def _starts(plain: str, words: str) -> list[int]:
    low, sought = _low(plain), _low(words)
    found, start = [], low.find(sought)
    while start >= 0:
        found.append(start)
        start = low.find(sought, start + len(sought))
    return found


def _low(text: str) -> str:
    """Return small letters, unless that would move characters."""
    low = text.lower()
    return low if len(low) == len(text) else text
