"""How changes of a 花脸稿 print: deletions struck, additions underlined, a bar in the margin."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.layout.placed import Strip, Stroke
from fzdraft.layout.widths import Span

# In sizes of the characters: the stroke runs through their middle, the underline below them.
_HEIGHT = {"deleted": 0.36, "inserted": -0.2}
_THICKNESS = 1 / 16
_BAR_GAP, _BAR_WIDTH = 12.0, 1.5


def change_strokes(span: Span, left: float, right: float, baseline: float) -> list[Stroke]:
    """Return the line through deleted or under inserted words that stand between two x (pt)."""
    if not span.change:
        return []
    y = baseline - _HEIGHT[span.change] * span.size
    return [Stroke(left, y, right, y, _THICKNESS * span.size)]


def barred(strip: Strip, left: float) -> Strip:
    """Put a bar beside a strip with changes, in the margin left of `left` (pt)."""
    if not strip.changed:
        return strip
    x = left - _BAR_GAP
    bar = Stroke(x, 0.0, x, strip.height, _BAR_WIDTH)
    return replace(strip, strokes=(*strip.strokes, bar))
