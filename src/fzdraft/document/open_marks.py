"""What of a draft is not settled yet: unfilled values, 待核, words carried over from last year."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.ledger_reading import BLANK
from fzdraft.document.marks import Mark, MarkKind
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, texts
from fzdraft.document.wording import open_values

MARK_WORDS: dict[MarkKind, str] = {"value": "待填", "verify": "待核", "carried": "去年原话"}
"""What people call the kinds of marks that leave something open."""


class OpenMark(Struct, frozen=True):
    """One open mark: where it stands, the words that it marks, what a number counts."""

    place: Place
    mark: Mark
    words: str
    name: str = ""

    def __str__(self) -> str:
        """Return it as one Chinese phrase for a list: 待填：受理复议申请（145）."""
        shown = "" if self.words == BLANK else f"（{self.words}）"
        said = f"{self.name}{shown}" if self.name else self.words
        return f"{MARK_WORDS[self.mark.kind]}：{said}"


def open_marks(draft: Draft) -> Iterator[OpenMark]:
    """Yield every open mark in reading order: unfilled 数据, 待核, 去年原话."""
    unfilled = open_values(draft)
    names = {row.id: row.label for row in draft.rows}
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind in MARK_WORDS and (mark.kind != "value" or mark.payload in unfilled):
                words = text.plain[mark.start : mark.end]
                yield OpenMark(place, mark, words, names.get(mark.payload, ""))
