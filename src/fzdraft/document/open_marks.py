"""What of a draft is not settled yet: unfilled values, 待核, words carried over from last year."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.marks import Mark, MarkKind
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, texts

KINDS: tuple[MarkKind, ...] = ("value", "verify", "carried")


class OpenMark(Struct, frozen=True):
    """One open mark: where it stands and the words that it marks."""

    place: Place
    mark: Mark
    words: str


def unfilled_rows(draft: Draft) -> frozenset[str]:
    """Return the ids of the ledger rows without a value for the year of the draft."""
    year = draft.year
    return frozenset(row.id for row in draft.rows if year is None or not row.values.get(year))


def open_marks(draft: Draft) -> Iterator[OpenMark]:
    """Yield every open mark in reading order: unfilled 数据, 待核, 去年原话."""
    unfilled = unfilled_rows(draft)
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind in KINDS and (mark.kind != "value" or mark.payload in unfilled):
                yield OpenMark(place, mark, text.plain[mark.start : mark.end])
