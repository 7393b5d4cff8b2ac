"""How the texts of a draft print: unfilled values as blanks, other marks leave no trace."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper
from fzdraft.layout.blocks import Run
from fzdraft.layout.form import Form
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Skin
from fzdraft.layout.tidy import tidy

Segment = Callable[[str], list[str]]


class Desk(Struct, frozen=True):
    """All that is needed to lay out one paper of a draft."""

    draft: Draft
    paper: Paper
    form: Form
    profile: Profile
    skin: Skin
    segment: Segment

    def omits(self, element: str) -> bool:
        """Return whether the skin keeps the element back."""
        return element in self.skin.omit


def is_unfilled(draft: Draft, mark: Mark) -> bool:
    """Return whether the mark is a value whose row has none for the draft's year."""
    if mark.kind != "value":
        return False
    rows = [row for row in draft.rows if row.id == mark.payload]
    return any(draft.year not in row.values for row in rows)


def printed(desk: Desk, text: Text) -> str:
    """Return the words as they print on one line: blanks for unfilled values, tidy."""
    return tidy(filled(desk, text))


def filled(desk: Desk, text: Text) -> str:
    """Return the words with the skin's blanks in the place of unfilled values."""
    plain = text.plain
    for mark in reversed(text.marks):
        if is_unfilled(desk.draft, mark):
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
    width = sum((size if _wide(char) else size / 2) + grid.spacing for char in text)
    changes = sum(_gap_between(one, other) for one, other in pairwise(text))
    return width + changes * grid.script_gap * size / grid.size


def _wide(char: str) -> bool:
    return char >= "\u2000" or char in "·—“”‘’…"


def _gap_between(one: str, other: str) -> bool:
    """Word processors part a Chinese character from a Latin letter or digit."""
    return (_is_han(one) and _is_latin(other)) or (_is_latin(one) and _is_han(other))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000" or char == "〇"


def _is_latin(char: str) -> bool:
    return char < "\u2000" and char.isalnum()
