"""What still stands open in a draft and keeps it from going out."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.model import Draft, Paper
from fzdraft.document.places import Place, texts
from fzdraft.layout.printing import is_unfilled
from fzdraft.layout.skin import Blocking, Skin, papers_of

_WORDS: dict[Blocking, str] = {"value": "待填", "verify": "待核", "secrecy": "密级"}


class OpenMark(Struct, frozen=True):
    """An open place: kind, where (None for an element of the 版头), span and its words."""

    kind: Blocking
    place: Place | None
    start: int
    end: int
    words: str

    def __str__(self) -> str:
        """Return it as one Chinese phrase for a list."""
        return f"{_WORDS[self.kind]}：{self.words}"


def open_marks(draft: Draft, skin: Skin) -> list[OpenMark]:
    """Return what the skin lets block the export, in reading order; [] means it may go out."""
    return [mark for mark in _all(_going_out(draft, skin)) if mark.kind in skin.blocking]


def _all(draft: Draft) -> list[OpenMark]:
    papers = [paper for paper in (draft.letter, draft.report) if paper is not None]
    levels = [paper.elements.secrecy for paper in papers if paper.elements.secrecy]
    found = [OpenMark("secrecy", None, 0, len(level), level) for level in levels]
    for place, text in texts(draft):
        for mark in text.marks:
            words = text.plain[mark.start : mark.end]
            if is_unfilled(draft, mark):
                found.append(OpenMark("value", place, mark.start, mark.end, words))
            elif mark.kind == "verify":
                found.append(OpenMark("verify", place, mark.start, mark.end, words))
    return found


def _going_out(draft: Draft, skin: Skin) -> Draft:
    """Return the draft without the papers that the skin leaves at home."""
    out = {name for name, _ in papers_of(draft, skin)}
    report = draft.report if "report" in out else Paper()
    return replace(draft, report=report, letter=draft.letter if "letter" in out else None)
