"""Placed pages: every character and every printed line at its place, in points.

The origin is the top left corner of the sheet, y grows downwards (stage two of layout).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace


class Glyphs(Struct, frozen=True):
    """Characters on one baseline: `xs` holds the left edge of each, `y` the baseline.

    `face` is a role of the profile, `size` is in pt, `color` RRGGBB, and `scale` the
    horizontal one (1 = as designed, less where a long name was narrowed).
    """

    text: str
    xs: tuple[float, ...]
    y: float
    face: str
    size: float
    color: str = "000000"
    scale: float = 1.0


class Stroke(Struct, frozen=True):
    """A horizontal or vertical printed line, by its middle; `width` in pt, color RRGGBB."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str = "000000"


class Bookmark(Struct, frozen=True):
    """A heading for the navigation pane: its words, its top on the page, its level.

    Level 0 is a title, 1 to 4 are the headings below it.
    """

    level: int
    title: str
    y: float


class Page(Struct, frozen=True):
    """One page: its number, the sheet in pt, and all that stands on it in reading order."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyphs, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


class Strip(Struct, frozen=True):
    """Something that no page break divides: a line, a table row, the 版记.

    Its x count from the left edge of the sheet, its y from its own top. `changed` says
    that some of its words are marked in a 花脸稿.
    """

    height: float
    glyphs: tuple[Glyphs, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    bookmark: Bookmark | None = None
    changed: bool = False


def lowered(strip: Strip, y: float) -> Strip:
    """Return the strip moved down by `y` pt."""
    mark = strip.bookmark
    return Strip(
        strip.height,
        tuple(replace(g, y=g.y + y) for g in strip.glyphs),
        tuple(replace(s, y1=s.y1 + y, y2=s.y2 + y) for s in strip.strokes),
        mark and replace(mark, y=mark.y + y),
        strip.changed,
    )


def beside(one: Strip, other: Strip) -> Strip:
    """Return two strips as one, the second on the line of the first."""
    return replace(
        one,
        glyphs=one.glyphs + other.glyphs,
        strokes=one.strokes + other.strokes,
        changed=one.changed or other.changed,
    )


def stacked(strips: Sequence[Strip], height: float, strokes: tuple[Stroke, ...]) -> Strip:
    """Return strips at their places as one that no page break divides, with more lines."""
    return Strip(
        height,
        tuple(piece for strip in strips for piece in strip.glyphs),
        (*(stroke for strip in strips for stroke in strip.strokes), *strokes),
        changed=any(strip.changed for strip in strips),
    )


def centred(strip: Strip) -> Strip:
    """Return the strip with its ink in the middle of its height, as it looks best in a grid."""
    if not strip.glyphs:
        return strip
    # Chinese characters reach from about 0.84 em above to 0.12 em below the baseline.
    y = strip.height / 2 + 0.36 * max(piece.size for piece in strip.glyphs)
    return lowered(strip, y - strip.glyphs[0].y)
