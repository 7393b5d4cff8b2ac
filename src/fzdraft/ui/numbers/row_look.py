"""Where the parts of a row of the 数据 tab stand, and how they are painted."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from fzdraft.ui.numbers.lines import EMPTY, UNVERIFIED, NumberLine
from fzdraft.ui.theme import Theme

MARGIN, GAP = 14, 8
_PAD = 7
Align = Qt.AlignmentFlag
_LEFT = Align.AlignLeft | Align.AlignVCenter
_RIGHT = Align.AlignRight | Align.AlignVCenter
_WRAP = Align.AlignLeft | Align.AlignTop | Qt.TextFlag.TextWordWrap


class Look(Struct, frozen=True):
    """The boxes of a row from its own corner: name, department and state, values, faults."""

    height: int
    name: QRect
    department: QRect
    state: QRect
    last: QRect
    value: QRect
    unit: QRect
    change: QRect
    faults: tuple[QRect, ...]


def look_of(line: NumberLine, font: QFont, width: int) -> Look:
    """Lay a row out in a width."""
    metrics, small = QFontMetrics(font), QFontMetrics(note_font(font))
    tall, right = metrics.height(), width - MARGIN
    state = small.horizontalAdvance(line.state) + 2
    who = min(small.horizontalAdvance(line.department) + 2, width // 3) if line.department else 0
    first = QRect(MARGIN, _PAD, right - MARGIN, tall)
    top, em = first.bottom() + 5, metrics.horizontalAdvance("国")
    box = QRect(MARGIN + round(6.2 * em), top, round(5.4 * em), tall + 6)
    unit = metrics.horizontalAdvance(line.unit) + GAP
    faults, bottom = [], box.bottom()
    for fault in line.faults:
        room = QRect(MARGIN, bottom + 4, right - MARGIN, 10_000)
        faults.append(small.boundingRect(room, _WRAP, fault))
        bottom = faults[-1].bottom()
    return Look(
        height=bottom + _PAD + 2,
        name=first.adjusted(0, 0, -state - who - 2 * GAP, 0),
        department=QRect(right - state - GAP - who, first.top(), who, tall),
        state=QRect(right - state, first.top(), state, tall),
        last=QRect(MARGIN, top, box.left() - GAP - MARGIN, box.height()),
        value=box,
        unit=QRect(box.right() + 5, top, unit, box.height()),
        change=QRect(box.right() + 5 + unit, top, right - box.right() - 5 - unit, box.height()),
        faults=tuple(faults),
    )


def note_font(font: QFont) -> QFont:
    """Return the face of small print."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def paint(
    painter: QPainter, line: NumberLine, look: Look, font: QFont, theme: Theme, ground: str
) -> None:
    """Paint a row; `ground` is "focus", "chosen" or nothing."""
    whole = QRect(0, 0, look.state.right() + 1 + MARGIN, look.height)
    if ground:
        painter.fillRect(
            whole, QColor(theme.accent_soft if ground == "focus" else theme.panel_hover)
        )
        painter.fillRect(QRect(0, 0, 3, look.height), QColor(theme.accent))
    painter.fillRect(QRect(0, look.height - 1, whole.width(), 1), QColor(theme.line_soft))
    painter.setFont(font)
    _text(painter, look.name, _LEFT, line.name, theme.text)
    _paint_value(painter, line, look, theme)
    painter.setFont(note_font(font))
    _text(painter, look.department, _RIGHT, line.department, theme.muted)
    _text(painter, look.state, _RIGHT, line.state, _state_colour(line, theme))
    _text(painter, look.last, _LEFT, f"去年 {line.last}" if line.last else "去年没有", theme.muted)
    fits = painter.fontMetrics().horizontalAdvance(line.change) <= look.change.width()
    change = line.change if fits else line.short_change
    _text(painter, look.change, _RIGHT, change, theme.warning if line.odd else theme.muted)
    painter.setPen(QColor(theme.error))
    for box, fault in zip(look.faults, line.faults, strict=True):
        painter.drawText(box, _WRAP, fault)


def _paint_value(painter: QPainter, line: NumberLine, look: Look, theme: Theme) -> None:
    if line.computed:
        words = line.this or "待算"
        _text(painter, look.value.adjusted(0, 0, -6, 0), _RIGHT, words, theme.muted)
    else:
        open_ = not line.this
        painter.setPen(QPen(QColor(theme.filled if open_ else theme.line), 1))
        painter.setBrush(QColor(theme.chip if open_ else theme.field))
        painter.drawRoundedRect(look.value.adjusted(0, 0, -1, -1), 4, 4)
        _text(painter, look.value.adjusted(4, 0, -6, 0), _RIGHT, line.this, theme.text)
    _text(painter, look.unit, _LEFT, line.unit, theme.muted)


def _state_colour(line: NumberLine, theme: Theme) -> str:
    if line.state == EMPTY:
        return theme.warning
    return theme.verify if line.state == UNVERIFIED else theme.good


def _text(painter: QPainter, box: QRect, align: Align, words: str, colour: str) -> None:
    """Write words into a box, cut where they are too long."""
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align, shown)
