"""Words laid out in lines of one width for lists that paint themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from fzdraft.ui.paper.units import to_units


def laid_out(
    words: str,
    font: QFont,
    width: int,
    pitch: float,
    spans: Sequence[tuple[int, int]] = (),
    look: QTextCharFormat | None = None,
) -> QTextLayout:
    """Return the lines of `words`, `width` pixels wide and `pitch` font heights apart.

    The code points of `spans` wear `look`.
    """
    layout = QTextLayout(words, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if look is not None:
        layout.setFormats([_range(words, start, end, look) for start, end in spans])
    step, y = QFontMetrics(font).height() * pitch, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _range(words: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = to_units(words, start)
    found.length = to_units(words, end) - found.start
    found.format = look
    return found
