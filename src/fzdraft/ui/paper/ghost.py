"""续写: what might come next, faintly behind the caret; it is in no text until it is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from fzdraft.ui.paper.page import Page

_CLAUSE = re.compile(r"[^，。；、：！？]*[，。；、：！？]?")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_GAP = 1


class Ghost(QWidget):
    """Paints words behind the caret of a page; never while an input method composes.

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
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        page.installEventFilter(self)
        page.cursorPositionChanged.connect(self.clear)
        page.verticalScrollBar().valueChanged.connect(self.clear)

    def offer(self, words: str) -> None:
        """Show words behind the caret, as many as the line has room for."""
        self.words = "" if self.composing else words
        room = self._room()
        if not self.words or room < self._page.faces.em * 2:
            self.clear()
            return
        caret = self._page.cursorRect()
        self.setGeometry(caret.right() + _GAP, caret.top(), room, caret.height())
        self.setAccessibleName(f"续写：{self.words}")
        self.show()
        self.update()

    def clear(self) -> None:
        """Show nothing any more."""
        self.words = ""
        self.hide()

    def _room(self) -> int:
        """Return the pixels between caret and margin."""
        page = self._page
        right = page.shift().x() + page.brush.width - page.faces.padding
        return round(right - page.cursorRect().right() - _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the face of the text, in the colour of hints."""
        page, painter = self._page, QPainter(self)
        painter.setFont(page.faces.fonts["body"])
        painter.setPen(QColor(page.faces.theme.hint))
        metrics = painter.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(0, base), self.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take or hide by key, and stand back while an input method composes."""
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
            if self.composing:
                self.clear()
        elif event.type() == QEvent.Type.FocusOut:
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
    """Return words up to their first mark, with it."""
    found = _CLAUSE.match(words)
    return found[0] if found and found[0] else words
