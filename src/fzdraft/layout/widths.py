"""How wide characters are: one table per face, handed in as data or measured by paint/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

# A quarter of the advance of a 3号 character with its -0.25 pt, as LibreOffice sets it
# between Chinese and letters or digits (3.95 pt at 16 pt).
SCRIPT_GAP = 3.95 / 16

_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SCRIPT_CHANGE = re.compile(f"(?<=[{_CHINESE}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_CHINESE}])")
# “ ” ‘ ’ … — · and their like are ambiguous in Unicode and full-width in a Chinese face.
_FULL = frozenset("WFA")


class Face(Struct, frozen=True):
    """Advance widths of a face in em: `half` for half-width characters, `odd` for exceptions."""

    half: float = 0.5
    odd: dict[str, float] = {}

    def em(self, char: str) -> float:
        """Return the advance width of one character in em."""
        if char in self.odd:
            return self.odd[char]
        if unicodedata.combining(char):
            return 0.0
        return 1.0 if unicodedata.east_asian_width(char) in _FULL else self.half


Widths = Mapping[str, Face]
"""A face for every role (body, heading1 …); roles that are missing count as `Face()`."""


class Span(Struct, frozen=True):
    """A piece of text of one face role, size and character spacing (both in pt)."""

    text: str
    role: str
    size: float
    spacing: float = 0.0


def advances(spans: Sequence[Span], widths: Widths) -> list[float]:
    """Return the advance of every character of the spans in pt, spacing included."""
    result: list[float] = []
    for span in spans:
        face = widths.get(span.role, Face())
        wide = {char: face.em(char) * span.size + span.spacing for char in set(span.text)}
        result += map(wide.__getitem__, span.text)
    return result


def script_gaps(spans: Sequence[Span]) -> dict[int, float]:
    """Return the space in pt after a character (by index) where Chinese meets Latin or digits."""
    text = "".join(span.text for span in spans)
    sizes = [(len(span.text), span.size) for span in spans]
    gaps = {}
    for match in _SCRIPT_CHANGE.finditer(text):
        gaps[match.start() - 1] = _size_at(sizes, match.start() - 1) * SCRIPT_GAP
    return gaps


def _size_at(sizes: list[tuple[int, float]], index: int) -> float:
    """Return the size of the span that holds the character at `index`."""
    for length, size in sizes:
        if index < length:
            return size
        index -= length
    raise IndexError(index)
