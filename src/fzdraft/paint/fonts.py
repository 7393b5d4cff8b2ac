"""Which installed faces serve which role, and how wide their characters are."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from fzdraft.layout.profile import Face
from fzdraft.layout.widths import FaceWidths, Widths
from fzdraft.paint.application import ensure_gui

Families = Mapping[str, str]
"""The installed family that serves each face role; "" leaves the choice to Qt."""

# 宋体 shapes that free systems carry: they pass for any role whose own faces are missing,
# the ones with half-em digits first, because lines then break as with the real face.
_STAND_INS = ("AR PL UMing CN", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
_CHINESE = QFontDatabase.WritingSystem.SimplifiedChinese
_MEASURED = "".join(map(chr, range(0x20, 0x7F))) + "·“”‘’—…–×÷°±•‰℃①②③④⑤⑥⑦⑧⑨⑩"
EM = 1000
"""Size in pixels of every raw font: QRawFont knows whole pixels only, so painters scale."""


class Fonts(NamedTuple):
    """What a profile is set with on this machine: a family and its widths for every role."""

    families: Families
    widths: Widths


class FontLine(NamedTuple):
    """A line of the font report: `found` is None where neither face nor alternative is there."""

    role: str
    wanted: str
    found: str | None


def font_report(faces: Mapping[str, Face]) -> list[FontLine]:
    """Return for every role of a profile the face it wants and the installed one that serves."""
    ensure_gui()
    return [
        FontLine(role, face.name, _first_installed((face.name, *face.alternatives)))
        for role, face in faces.items()
    ]


def find_families(faces: Mapping[str, Face]) -> dict[str, str]:
    """Return an installed family for every role, a stand-in where the wanted ones are missing."""
    ensure_gui()
    stand_in = _first_installed((*_STAND_INS, *QFontDatabase.families(_CHINESE)[:1])) or ""
    return {line.role: line.found or stand_in for line in font_report(faces)}


def load_fonts(faces: Mapping[str, Face]) -> Fonts:
    """Find the families that serve the faces of a profile and measure them for the layout."""
    families = find_families(faces)
    return Fonts(families, {role: _measured(name) for role, name in families.items()})


class _Loaded(threading.local):
    """The outlines loaded so far: Qt's font engines must not be shared between threads."""

    def __init__(self) -> None:
        self.fonts: dict[str, QRawFont] = {}


_loaded = _Loaded()


def raw_font(family: str) -> QRawFont:
    """Return the outlines of a family, EM pixels large and unhinted, for this thread."""
    if family not in _loaded.fonts:
        font = QFont([family] if family else [])
        font.setPixelSize(EM)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
        _loaded.fonts[family] = QRawFont.fromFont(font, _CHINESE)
    return _loaded.fonts[family]


@lru_cache(maxsize=50_000)
def glyph_of(family: str, char: str) -> int:
    """Return the glyph of a character in a family, 0 where it has none."""
    glyphs = raw_font(family).glyphIndexesForString(char)
    return glyphs[0] if glyphs else 0


def _first_installed(names: Iterable[str]) -> str | None:
    return next((name for name in names if QFontDatabase.hasFamily(name)), None)


def _measured(family: str) -> FaceWidths:
    """Note every measured character that is not as wide as a face of the standard has it."""
    usual, odd = FaceWidths(), {}
    for char in _MEASURED:
        glyph = glyph_of(family, char)
        wide = raw_font(family).advancesForGlyphIndexes([glyph])[0].x() / EM
        if glyph and abs(wide - usual.em(char)) > 0.002:
            odd[char] = round(wide, 4)
    return FaceWidths(
        odd=odd,
        ink_top=-_ink(family, "国市文府", -usual.ink_top)[0],
        dash_top=-_ink(family, "—", -usual.dash_top)[0],
        ink_bottom=_ink(family, "〔〕", 0.0, usual.ink_bottom)[1],
    )


def _ink(family: str, chars: str, top: float, bottom: float = 0.0) -> tuple[float, float]:
    """Return top and bottom of the ink of these characters in em, downwards from the baseline."""
    glyphs = [glyph for char in chars if (glyph := glyph_of(family, char))]
    boxes = [raw_font(family).boundingRect(glyph) for glyph in glyphs]
    if not boxes:
        return top, bottom
    return min(box.top() for box in boxes) / EM, max(box.bottom() for box in boxes) / EM
