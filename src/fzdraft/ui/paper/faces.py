"""Faces, sizes and indents of the paper at one zoom (GB/T 9704-2012, 5.2 and 7.3).

All lengths are pixels of the screen. At 100 % a Chinese character is 3号 (16 pt).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from fzdraft.ui.paper.lines import Face, Ink, Line, Run
from fzdraft.ui.theme import Theme

SIZE = 16.0
PITCH = 28.95 / 16
CHARACTERS = 28
_SONG = ["Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "宋体", "SimSun", "AR PL UMing CN"]
_SANS = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei"]
_FAMILIES: dict[Face, list[str]] = {
    "title": ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", *_SONG],
    "level1": ["黑体", "SimHei", "STHeiti", "方正黑体_GBK", *_SANS],
    "level2": ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "AR PL UKai CN", *_SONG],
    "body": [
        "仿宋_GB2312",
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "STFangsong",
        "华文仿宋",
        *_SONG,
    ],
}
_FAMILIES["cell"] = _FAMILIES["body"]
_SIZES: dict[Face, float] = {"title": 22, "level1": 16, "level2": 16, "body": 16, "cell": 14}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Faces:
    """Every format that the sheet needs, made once for a theme and a zoom (per cent)."""

    def __init__(self, theme: Theme, zoom: int, dpi: float) -> None:
        """Make the fonts; `dpi` is the logical resolution of the screen."""
        self.theme = theme
        self.em = round(SIZE * dpi / 72 * zoom / 100)
        self.pitch = round(self.em * PITCH)
        self.fonts = {face: self._font(face) for face in _FAMILIES}
        self.text_width = CHARACTERS * QFontMetricsF(self.fonts["body"]).horizontalAdvance("国")
        self.padding = round(self.em * 1.75)
        self.desk = round(max(14, self.em * 0.7))
        self.sheet_width = round(self.text_width + 0.49) + 2 * self.padding
        self._chars: dict[tuple[Face, Ink], QTextCharFormat] = {}

    def _font(self, face: Face) -> QFont:
        font = QFont()
        font.setFamilies(_FAMILIES[face])
        font.setPixelSize(max(6, round(self.em * _SIZES[face] / SIZE)))
        font.setKerning(False)
        if face == "title" and not QFontMetricsF(font).inFont("国"):
            font.setBold(True)
        return font

    def char_format(self, run: Run) -> QTextCharFormat:
        """Return how a run of characters looks."""
        key = (run.face, run.ink)
        if key not in self._chars:
            self._chars[key] = self._char_format(run)
        return self._chars[key]

    def _char_format(self, run: Run) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setFont(self.fonts[run.face])
        colours = {
            "ink": self.theme.ink,
            "carried": self.theme.carried,
            "open": self.theme.chip_ink,
            "blank": self.theme.chip_ink,
        }
        found.setForeground(QColor(colours[run.ink]))
        if run.ink == "open":
            found.setFontStrikeOut(True)
        return found

    def number_width(self, line: Line) -> float:
        """Return the width of the number before a heading."""
        return QFontMetricsF(self.number_font(line)).horizontalAdvance(line.number)

    def number_font(self, line: Line) -> QFont:
        """Return the face of a heading's number: that of the heading."""
        return self.fonts[self.own_face(line)]

    def own_face(self, line: Line) -> Face:
        """Return the face of a line: of its number, and of what is typed into it when empty."""
        if line.kind in ("title", "name"):
            return "title"
        if line.kind == "cell":
            return "cell"
        level: dict[int, Face] = {1: "level1", 2: "level2"}
        return level.get(line.level, "body") if line.kind == "heading" else "body"

    def size(self, line: Line) -> float:
        """Return how wide a Chinese character of a line is."""
        return self.em * _SIZES[self.own_face(line)] / SIZE

    def block_format(self, line: Line) -> QTextBlockFormat:
        """Return indent, line height and room above of a line.

        The empty background keeps Qt from hiding an empty block before a table.
        """
        found = QTextBlockFormat()
        found.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        if line.kind in ("title", "name"):
            found.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            found.setLineHeight(round(self.em * 2.1), _FIXED)
            found.setTopMargin(self.em * (0.6 if line.kind == "title" else 2))
            found.setBottomMargin(self.em)
            return found
        if line.kind == "cell":
            found.setLineHeight(round(self.em * 1.5), _FIXED)
            return found
        found.setAlignment(Qt.AlignmentFlag.AlignJustify)
        found.setLineHeight(self.pitch, _FIXED)
        found.setTextIndent(2 * self.em + (self.number_width(line) if line.number else 0))
        if line.kind == "heading":
            found.setTopMargin(self.em * {1: 0.7, 2: 0.3}.get(line.level, 0))
        return found

    def root_format(self, root: QTextFrameFormat) -> QTextFrameFormat:
        """Return the margins of the sheet."""
        root.setMargin(0)
        root.setLeftMargin(self.padding)
        root.setRightMargin(self.padding - 0.5)
        root.setTopMargin(self.desk + self.em * 1.6)
        root.setBottomMargin(self.desk + self.em * 2.4)
        return root

    def table_format(self) -> QTextTableFormat:
        """Return the look of a table: a quiet grid over the width of the text."""
        found = QTextTableFormat()
        found.setBorderCollapse(True)
        found.setBorder(1)
        found.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        found.setBorderBrush(QColor(self.theme.line))
        found.setCellPadding(self.em * 0.25)
        found.setCellSpacing(0)
        found.setTopMargin(self.em * 0.4)
        found.setBottomMargin(self.em * 0.4)
        found.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return found
