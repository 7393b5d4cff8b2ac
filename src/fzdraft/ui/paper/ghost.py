"""续写: what might come next, faintly behind the caret; it is in no text until it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from fzdraft.language.sentences import clauses
from fzdraft.ui.paper.rows import Row, x_of
from fzdraft.ui.paper.units import to_units

if TYPE_CHECKING:
    from fzdraft.ui.paper.page import Page

_CONTROL = Qt.KeyboardModifier.ControlModifier
_GAP = 1
_SMALL, _HANGS, _TALL = 0.56, 0.24, 0.68
"""Of a tag under the row, in characters: its face, its top below the baseline, its height."""


class Ghost(QWidget):
    """Paints words behind the caret of a page; never while an input method composes.

    At the end of a paragraph they go on in its row, in the colour of hints. Where text follows,
    or the row has no room, they hang as a small tag in the gap below it: what stands there
    neither moves nor is hidden.

    Signals: taken(words) when Ctrl+→ takes a clause of them. Esc hides them, Tab and every
    other key mean what they always mean.
    """

    taken = Signal(str)

    def __init__(self, page: Page) -> None:
        """Show nothing yet."""
        super().__init__(page.viewport())
        self._page = page
        self.words = ""
        self.composing = False
        self.is_tag = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        page.installEventFilter(self)
        page.cursorPositionChanged.connect(self.clear)
        page.view.refreshed.connect(self.clear)
        page.verticalScrollBar().valueChanged.connect(self.clear)
        page.horizontalScrollBar().valueChanged.connect(self.clear)

    def offer(self, words: str) -> None:
        """Show words behind the caret, or below it where they would cover something."""
        row = self._row()
        if self.composing or not words or row is None:
            self.clear()
            return
        self.words = words
        left = self._left(row)
        room = self._right() - left
        self.is_tag = not self._page.textCursor().atBlockEnd() or self._width(words) > room
        self.setGeometry(self._tag(row, left) if self.is_tag else self._behind(row, left, room))
        self.setAccessibleName(f"续写：{self.words}")
        self.show()
        self.update()

    def clear(self) -> None:
        """Show nothing any more."""
        self.words = ""
        self.hide()

    def _row(self) -> Row | None:
        """Return the row of the caret."""
        index, offset = self._page.view.caret
        rows = self._page.brush.rows(index)
        unit = to_units(rows.line.plain, offset)
        return next((row for row in reversed(rows.rows) if row.first <= unit <= row.last), None)

    def _left(self, row: Row) -> float:
        """Return the x behind the caret in the viewport."""
        page = self._page
        index, offset = page.view.caret
        rows = page.brush.rows(index)
        x = rows.left + x_of(row.line, to_units(rows.line.plain, offset))
        return x + page.shift().x() + page.cursorWidth() + _GAP

    def _right(self) -> float:
        """Return the right edge of the text in the viewport."""
        page = self._page
        return page.shift().x() + page.brush.width - page.faces.padding

    def _behind(self, row: Row, left: float, room: float) -> QRect:
        """Return the place in the row."""
        top = row.top + self._page.shift().y()
        return QRectF(left, top, room, row.bottom - row.top).toAlignedRect()

    def _tag(self, row: Row, left: float) -> QRect:
        """Return the place in the gap below the row; words that have no room are left out."""
        page, em = self._page, self._page.faces.em
        start, end = page.shift().x() + page.faces.padding, self._right()
        while self._tag_width() > end - start and len(self.words) > 1:
            self.words = self.words[:-1]
        left = max(start, min(left, end - self._tag_width()))
        top = row.base + page.shift().y() + em * _HANGS
        return QRectF(left, top, self._tag_width(), em * _TALL).toAlignedRect()

    def _face(self) -> QFont:
        faces = self._page.faces
        font = QFont(faces.fonts["body"])
        if self.is_tag:
            font.setPixelSize(max(9, round(faces.em * _SMALL)))
        return font

    def _width(self, words: str) -> float:
        return QFontMetricsF(self._page.faces.fonts["body"]).horizontalAdvance(words)

    def _tag_width(self) -> float:
        em = self._page.faces.em
        return QFontMetricsF(self._face()).horizontalAdvance(self.words) + em * _SMALL

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the face of the text; the small ones of a tag on a quiet ground."""
        theme, painter = self._page.faces.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        if self.is_tag:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            left = self._page.faces.em * _SMALL / 2
        painter.setFont(self._face())
        painter.setPen(QColor(theme.muted if self.is_tag else theme.hint))
        painter.drawText(QPointF(left, self._base()), self.words)

    def _base(self) -> float:
        """Return the baseline in this widget."""
        metrics = QFontMetricsF(self._face())
        if self.is_tag:
            return (self.height() + metrics.ascent() - metrics.descent()) / 2
        row = self._row()
        return row.base + self._page.shift().y() - self.y() if row else metrics.ascent()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take or hide by key, and stand back while an input method composes."""
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
            if self.composing:
                self.clear()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.clear()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if not self.words:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return True
        if event.key() == Qt.Key.Key_Right and event.modifiers() == _CONTROL:
            self.taken.emit(clause(self.words))
            return True
        return False


def clause(words: str) -> str:
    """Return words up to the mark that ends their first clause, with it."""
    return words[: clauses(words)[0][1]] if words.strip() else words
