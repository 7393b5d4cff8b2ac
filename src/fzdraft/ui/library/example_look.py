"""How an example lies in the narrow list: its words with empty numbers, how usual, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
)

from fzdraft.ui.text_lines import laid_out
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Suggestion

PAD, MARGIN, GAP, PITCH = 9, 14, 4, 1.32
LINES = 5
"""So many lines of a sentence are shown before it is opened."""
OWN = "本单位{}的报告"
_LAST_HEADING = " / "


class Look(Struct, frozen=True):
    """Where everything of one example stands, from the top left of its row, in pixels."""

    height: int
    words: QRect
    label: QRect
    source: QRect
    original: QRect


def look_of(one: Suggestion, opened: bool, font: QFont, width: int) -> Look:
    """Return the places of an example in a list of this width."""
    metrics = QFontMetrics(font)
    room, line = width - 2 * MARGIN, metrics.height()
    tall = _height(shown_words(one, opened, font, width), font, room)
    words = QRect(MARGIN, PAD, room, tall)
    label = QRect(MARGIN, words.bottom() + GAP, room, line)
    source = QRect(MARGIN, label.bottom() + 2, room, line if source_words(one) else 0)
    below = source if source.height() else label
    original = QRect(MARGIN, below.bottom() + GAP, room, 0)
    if opened and one.original != one.text:
        original.setHeight(_height(original_words(one), font, room))
    bottom = original if original.height() else below
    return Look(bottom.bottom() + PAD, words, label, source, original)


def shown_words(one: Suggestion, opened: bool, font: QFont, width: int) -> str:
    """Return the sentence, cut after some lines unless it is opened."""
    fits = LINES * (width - 2 * MARGIN) // max(QFontMetrics(font).horizontalAdvance("字"), 1) - 4
    return one.text if opened or len(one.text) <= fits else f"{one.text[:fits]}…"


def label_words(one: Suggestion) -> str:
    """Say how usual the sentence is, or that it is the unit's own."""
    if one.own and one.favourite is None:
        return OWN.format(f" {one.year} 年" if one.year else "往年")
    return one.label


def source_words(one: Suggestion) -> str:
    """Name the report and the heading that the sentence stands under."""
    return " · ".join(filter(None, (one.title, one.section.rpartition(_LAST_HEADING)[2])))


def original_words(one: Suggestion) -> str:
    """Return the sentence as it stands in its report."""
    return f"原句：{one.original}"


def spoken(one: Suggestion) -> str:
    """Return the whole row for a screen reader."""
    return f"{one.text}。{label_words(one)}。{source_words(one)}"


def paint(
    painter: QPainter, one: Suggestion, opened: bool, look: Look, font: QFont, theme: Theme
) -> None:
    """Paint an example; the painter stands at the top left of its row."""
    width = look.words.width() + 2 * MARGIN
    words = shown_words(one, opened, font, width)
    numbers = [(b.start, b.end) for b in one.slots if b.what == "number" and b.end <= len(words)]
    painter.setPen(QColor(theme.text))
    laid = laid_out(words, font, look.words.width(), PITCH, numbers, _chip(theme))
    laid.draw(painter, QPointF(look.words.topLeft()))
    painter.setFont(font)
    settled = one.own or not one.unique
    _line(painter, look.label, label_words(one), theme.good if settled else theme.warning)
    _line(painter, look.source, source_words(one), theme.muted)
    if look.original.height():
        painter.setPen(QColor(theme.muted))
        below = laid_out(original_words(one), font, look.original.width(), PITCH)
        below.draw(painter, QPointF(look.original.topLeft()))


def _line(painter: QPainter, box: QRect, words: str, ink: str) -> None:
    if box.height():
        painter.setPen(QColor(ink))
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _chip(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(theme.chip))
    look.setForeground(QColor(theme.chip_ink))
    return look


def _height(words: str, font: QFont, width: int) -> int:
    lines = laid_out(words, font, width, PITCH).lineCount()
    return round(lines * QFontMetrics(font).height() * PITCH)
