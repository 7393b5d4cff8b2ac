"""How wide characters are: one table per face, handed in as data or measured by paint/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from fzdraft.layout.blocks import Change

_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SCRIPT_CHANGE = re.compile(f"(?<=[{_CHINESE}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_CHINESE}])")
# “ ” ‘ ’ … — · and their like are ambiguous in Unicode and full-width in a Chinese face.
_FULL = frozenset("WFA")


class FaceWidths(Struct, frozen=True):
    """What layout knows of a face, in em: `half` for half-width characters, `odd` for others.

    `ink_top` and `dash_top` are the heights of Chinese characters and of the 一字线 above
    the baseline, `ink_bottom` is the depth of brackets below it. The defaults are those
    of 仿宋_GB2312, 楷体_GB2312 and 小标宋 (read at 300 dpi).
    """

    half: float = 0.5
    odd: dict[str, float] = {}
    ink_top: float = 0.834
    dash_top: float = 0.33
    ink_bottom: float = 0.136

    def em(self, char: str) -> float:
        """Return the advance width of one character in em."""
        if char in self.odd:
            return self.odd[char]
        if unicodedata.combining(char):
            return 0.0
        return 1.0 if unicodedata.east_asian_width(char) in _FULL else self.half


Widths = Mapping[str, FaceWidths]
"""A face for every role of the profile; roles that are missing count as `FaceWidths()`."""


class Span(Struct, frozen=True):
    """A piece of text in one face role: size and character spacing in pt, horizontal scale.

    `change` says what became of it in a 花脸稿.
    """

    text: str
    role: str
    size: float
    spacing: float = 0.0
    scale: float = 1.0
    change: Change = ""


def advances(spans: Sequence[Span], widths: Widths) -> list[float]:
    """Return the advance of every character of the spans in pt, spacing included."""
    result: list[float] = []
    for span in spans:
        face = widths.get(span.role, FaceWidths())
        em = span.size * span.scale
        wide = {char: face.em(char) * em + span.spacing for char in set(span.text)}
        result += map(wide.__getitem__, span.text)
    return result


def script_gaps(text: str, gap: float) -> dict[int, float]:
    """Return the characters (by index) that `gap` pt follow: Chinese meets Latin or digits."""
    return {match.start() - 1: gap for match in _SCRIPT_CHANGE.finditer(text)}
