"""Making a one-line paragraph fit its line (the 发文机关标志 of a long name)."""

from __future__ import annotations

import math

from msgspec import Struct

from fzdraft.layout.blocks import Paragraph, plain
from fzdraft.layout.profile import POINTS_PER_MM, Profile, Style

_PERCENT, _HALF_POINT, _SLACK = 0.01, 0.5, 0.998


class Fit(Struct, frozen=True):
    """Size in points, exact line pitch in points and horizontal scale (1 = as designed)."""

    size: float
    pitch: float
    scale: float


def fit(profile: Profile, paragraph: Paragraph, style: Style) -> Fit:
    """Narrow the text to the 版心, down to the style's `narrowest`, then make it smaller.

    A style without `narrowest` is left as it is.
    """
    room = profile.page.text_width * POINTS_PER_MM
    count = len(plain(paragraph.runs))
    whole = count * profile.grid.advance(style.size)
    pitch = style.pitch or profile.grid.pitch
    if not style.narrowest or whole <= room:
        return Fit(style.size, pitch, 1.0)
    em = room / count - profile.grid.spacing
    scale = _floor(em / style.size, _PERCENT)
    if scale >= style.narrowest:
        return Fit(style.size, pitch, scale)
    size = _floor(em / style.narrowest, _HALF_POINT)
    return Fit(size, pitch * size / style.size, style.narrowest)


def _floor(value: float, step: float) -> float:
    """Round down to what Word can write, a little below so that the line surely holds it."""
    return math.floor(value / step * _SLACK) * step
