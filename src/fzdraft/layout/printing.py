"""How the texts of a draft print: unfilled values as blanks, other marks leave no trace."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper
from fzdraft.layout.blocks import Run
from fzdraft.layout.form import Form
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Skin
from fzdraft.layout.tidy import tidy
from fzdraft.layout.widths import Span, advances, script_gaps

Segment = Callable[[str], list[str]]


class Desk(Struct, frozen=True):
    """All that is needed to lay out one paper of a draft; `unfilled` rows print as blanks."""

    draft: Draft
    paper: Paper
    form: Form
    profile: Profile
    skin: Skin
    segment: Segment
    unfilled: frozenset[str]

    def omits(self, element: str) -> bool:
        """Return whether the skin keeps the element back."""
        return element in self.skin.omit


def printed(desk: Desk, text: Text) -> str:
    """Return the words as they print on one line: blanks for unfilled values, tidy."""
    return tidy(filled(desk, text))


def filled(desk: Desk, text: Text) -> str:
    """Return the words with the skin's blanks in the place of unfilled values."""
    plain = text.plain
    for mark in reversed(text.marks):
        if mark.kind == "value" and mark.payload in desk.unfilled:
            plain = plain[: mark.start] + desk.skin.blank + plain[mark.end :]
    return plain


def runs(*parts: tuple[str, str]) -> tuple[Run, ...]:
    """Make runs of (text, face) pairs, joining neighbours of one face and dropping empty ones."""
    made: list[Run] = []
    for text, face in parts:
        if made and made[-1].face == face:
            made[-1] = Run(made[-1].text + text, face)
        elif text:
            made.append(Run(text, face))
    return tuple(made)


def text_points(text: str, size: float, desk: Desk) -> float:
    """Return the width in points of text in a face whose Latin characters are half an em."""
    grid = desk.profile.grid
    gaps = script_gaps(text, grid.script_gap * size / grid.size)
    return sum(advances([Span(text, "", size, grid.spacing)], {})) + sum(gaps.values())
