"""Placed pages on a QPainter: for PDF, printer and preview alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QPen

from fzdraft.layout.placed import Glyphs, Page, Stroke
from fzdraft.paint.application import ensure_gui
from fzdraft.paint.fonts import EM, Families, glyph_of, raw_font


def paint_page(painter: QPainter, page: Page, families: Families, scale: float) -> None:
    """Paint a page with its top left corner at the painter's origin, `scale` units a pt."""
    fonts = _Fonts(families)
    for stroke in page.strokes:
        _paint_stroke(painter, stroke, scale)
    for glyphs in page.glyphs:
        _paint_glyphs(painter, glyphs, fonts, scale)


def page_image(page: Page, families: Families, dpi: float) -> QImage:
    """Return a page as a picture on white, at `dpi` dots an inch."""
    ensure_gui()
    scale = dpi / 72
    size = round(page.width * scale), round(page.height * scale)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    paint_page(painter, page, families, scale)
    painter.end()
    return image


class _Fonts:
    """The outlines of the families, and for every character the first that has it."""

    def __init__(self, families: Families) -> None:
        self.families = families

    def pieces(self, glyphs: Glyphs) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield the characters by family as (index in the text, glyph), in reading order."""
        own = self.families.get(glyphs.face, "")
        others = tuple(dict.fromkeys(self.families.values()))
        found = [(*_find(char, own, others), i) for i, char in enumerate(glyphs.text)]
        for family, group in groupby(found, key=itemgetter(0)):
            yield family, [(index, glyph) for _, glyph, index in group]


@lru_cache(maxsize=20_000)
def _find(char: str, own: str, others: tuple[str, ...]) -> tuple[str, int]:
    """Return the family that has the character and its glyph there; 0 where none has it."""
    for family in (own, *others):
        if glyph := glyph_of(family, char):
            return family, glyph
    return own, 0


def _paint_stroke(painter: QPainter, stroke: Stroke, scale: float) -> None:
    pen = QPen(QColor(f"#{stroke.color}"), stroke.width * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(
        QLineF(stroke.x1 * scale, stroke.y1 * scale, stroke.x2 * scale, stroke.y2 * scale)
    )


def _paint_glyphs(painter: QPainter, glyphs: Glyphs, fonts: _Fonts, scale: float) -> None:
    """Paint characters where they were placed; the painter scales them from EM to their size."""
    down = glyphs.size * scale / EM
    across = down * glyphs.scale
    xs, y = [x * scale / across for x in glyphs.xs], glyphs.y * scale / down
    painter.save()
    painter.setPen(QColor(f"#{glyphs.color}"))
    painter.scale(across, down)
    for family, placed in fonts.pieces(glyphs):
        points = [QPointF(xs[index], y) for index, _ in placed]
        if all(glyph for _, glyph in placed):
            run = QGlyphRun()
            run.setRawFont(raw_font(family))
            run.setGlyphIndexes([glyph for _, glyph in placed])
            run.setPositions(points)
            painter.drawGlyphRun(QPointF(), run)
        else:
            _paint_unknown(painter, [glyphs.text[i] for i, _ in placed], points)
    painter.restore()


def _paint_unknown(painter: QPainter, chars: list[str], points: list[QPointF]) -> None:
    """Let Qt look for characters that none of the families has."""
    font = QFont()
    font.setPixelSize(EM)
    painter.setFont(font)
    for char, point in zip(chars, points, strict=True):
        painter.drawText(point, char)
