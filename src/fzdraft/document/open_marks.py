"""What of a draft is not settled yet: unfilled values, 待核, words carried over from last year."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.marks import Mark, MarkKind
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, texts
from fzdraft.document.wording import open_values

MARK_WORDS: dict[MarkKind, str] = {"value": "待填", "verify": "待核", "carried": "去年原话"}
"""What people call the kinds of marks that leave something open."""


class OpenMark(Struct, frozen=True):
    """One open mark: where it stands and the words that it marks."""

    place: Place
    mark: Mark
    words: str

    def __str__(self) -> str:
        """Return it as one Chinese phrase for a list."""
        return f"{MARK_WORDS[self.mark.kind]}：{self.words}"


def open_marks(draft: Draft) -> Iterator[OpenMark]:
    """Yield every open mark in reading order: unfilled 数据, 待核, 去年原话."""
    unfilled = open_values(draft)
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind in MARK_WORDS and (mark.kind != "value" or mark.payload in unfilled):
                yield OpenMark(place, mark, text.plain[mark.start : mark.end])
