"""How a row of 用去年稿起草 lies on the screen: where its words and its choices stand."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)

from fzdraft.ui.roll_over.groups import Row
from fzdraft.ui.text_lines import laid_out
from fzdraft.ui.theme import Theme

WIDE_FROM = 640
"""Width of a list in pixels from which words and choices stand side by side."""
PAD, MARGIN, GAP = 11, 14, 20
PLACE = 56
CHIP_HEIGHT, CHIP_PAD, CHIP_GAP = 25, 10, 7
LINES, BEFORE_SPAN, PITCH = 2, 16, 1.28


class Look(Struct, frozen=True):
    """Where everything of one row stands, from the top left of the row, in pixels."""

    height: int
    place: QRect
    words: QRect
    reason: QRect
    chips: tuple[QRect, ...]


def look_of(row: Row, font: QFont, width: int) -> Look:
    """Return the places of a row in a list of this width."""
    wide = width >= WIDE_FROM
    metrics = QFontMetrics(font)
    place = QRect(MARGIN, PAD, PLACE if wide and row.place else 0, metrics.height())
    left = place.right() + 13 if place.width() else MARGIN
    right = min(430, width * 4 // 10) if wide and (row.options or row.reason or row.note) else 0
    room = width - left - MARGIN - (right + GAP if right else 0)
    words = QRect(left, PAD, room, _height(row, font, room))
    side = words.right() + GAP if right else left
    top = PAD if right else words.bottom() + 5
    reason = _reason(row, metrics, QRect(side, top, right or room, 0))
    below = reason.bottom() + 7 if reason.height() else top
    chips = _chips(row, metrics, QRect(side, below, right or room, 0))
    bottom = max(words.bottom(), reason.bottom(), *(chip.bottom() for chip in chips), 0)
    return Look(bottom + PAD, place, words, reason, chips)


def _reason(row: Row, metrics: QFontMetrics, room: QRect) -> QRect:
    words = row.note or row.reason
    if not words:
        return room
    wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    return metrics.boundingRect(room.adjusted(0, 0, 0, 500), wrap, words).united(room)


def _chips(row: Row, metrics: QFontMetrics, room: QRect) -> tuple[QRect, ...]:
    """Put the choices in rows that are as wide as the room."""
    found, x, y = list[QRect](), room.left(), room.top()
    for number, words in enumerate(row.options, 1):
        width = min(metrics.horizontalAdvance(f"{number} {words}") + 2 * CHIP_PAD, room.width())
        if x > room.left() and x + width > room.right() + 1:
            x, y = room.left(), y + CHIP_HEIGHT + CHIP_GAP
        found.append(QRect(x, y, width, CHIP_HEIGHT))
        x += width + CHIP_GAP
    return tuple(found)


def shown_words(row: Row, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """Return the part of the sentence around the words in question that fits the lines."""
    fits = max(LINES * width // max(metrics.horizontalAdvance("字"), 1) - 3, 8)
    words, spans = row.sentence, list(row.spans)
    if len(words) <= fits:
        return words, spans
    first = spans[0][0] if spans else 0
    cut = max(0, min(first - BEFORE_SPAN, len(words) - fits))
    end = cut + fits
    shift = (1 if cut else 0) - cut
    text = ("…" if cut else "") + words[cut:end] + ("…" if end < len(words) else "")
    inside = [(max(a, cut) + shift, min(b, end) + shift) for a, b in spans if a < end and b > cut]
    return text, inside


def _laid_out(row: Row, font: QFont, width: int, look: QTextCharFormat) -> QTextLayout:
    words, spans = shown_words(row, QFontMetrics(font), width)
    return laid_out(words, font, width, PITCH, spans, look)


def _height(row: Row, font: QFont, width: int) -> int:
    layout = _laid_out(row, font, width, QTextCharFormat())
    return round(layout.lineCount() * QFontMetrics(font).height() * PITCH)


def paint(painter: QPainter, row: Row, look: Look, font: QFont, theme: Theme, at: int) -> None:
    """Paint a row; `at` is the number of the choice under the mouse, -1 for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    drop = round(QFontMetrics(font).height() * 0.14)
    painter.drawText(look.place.translated(0, drop), Qt.AlignmentFlag.AlignLeft, row.place)
    marked = QTextCharFormat()
    marked.setBackground(QColor(theme.chip))
    marked.setForeground(QColor(theme.chip_ink))
    marked.setFontWeight(QFont.Weight.DemiBold)
    painter.setPen(QColor(theme.text))
    words = _laid_out(row, font, look.words.width(), marked)
    words.draw(painter, QPointF(look.words.topLeft()))
    painter.setPen(QColor(theme.muted))
    wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    painter.drawText(look.reason, wrap, row.note or row.reason)
    for number, box in enumerate(look.chips):
        _paint_chip(painter, row, number, box, theme, at == number)


def _paint_chip(
    painter: QPainter, row: Row, number: int, box: QRect, theme: Theme, hovered: bool
) -> None:
    chosen = row.chosen == number
    proposed = row.chosen < 0 and row.proposed == number
    ground = theme.accent if chosen else theme.accent_soft if hovered else theme.field
    edge = theme.accent if chosen or proposed or hovered else theme.line
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(QColor(edge), 1.4 if proposed else 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    ink = theme.accent_ink if chosen else theme.accent if proposed or hovered else theme.text
    painter.setPen(QColor(ink))
    inside = box.adjusted(CHIP_PAD, 0, -CHIP_PAD + 2, 0)
    words = painter.fontMetrics().elidedText(
        f"{number + 1} {row.options[number]}", Qt.TextElideMode.ElideRight, inside.width()
    )
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
