"""Which key does what on the paper; keys that only move the caret are Qt's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

if TYPE_CHECKING:
    from fzdraft.ui.paper.page import Page

Standard = QKeySequence.StandardKey
Move = QTextCursor.MoveOperation
Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
ERASING = (
    (Standard.Delete, Move.NextCharacter),
    (Standard.DeleteStartOfWord, Move.PreviousWord),
    (Standard.DeleteEndOfWord, Move.NextWord),
    (Standard.DeleteEndOfLine, Move.EndOfLine),
)

_EDGES = ((Standard.MoveToStartOfDocument, False), (Standard.MoveToEndOfDocument, True))


class Keys:
    """Reads the keys pressed on a page."""

    def __init__(self, page: Page) -> None:
        """Act on this page."""
        self.page = page
        self._plain: dict[tuple[int, bool], Callable[[], None]] = {
            (Key.Key_F, True): lambda: page.find_wanted.emit(False),
            (Key.Key_H, True): lambda: page.find_wanted.emit(True),
            (Key.Key_F3, False): lambda: page.next_wanted.emit(1),
            (Key.Key_F11, False): page.section_wanted.emit,
            (Key.Key_Equal, True): lambda: page.zoomed.emit(page.zoom + 10),
            (Key.Key_Plus, True): lambda: page.zoomed.emit(page.zoom + 10),
            (Key.Key_Minus, True): lambda: page.zoomed.emit(page.zoom - 10),
            (Key.Key_0, True): lambda: page.zoomed.emit(100),
        }
        self._editing: dict[tuple[int, bool], Callable[[], None]] = {
            (Key.Key_Return, True): page.hands.keep_sentence,
            (Key.Key_Enter, True): page.hands.keep_sentence,
            (Key.Key_F4, False): page.hands.next_number,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; False when it is none of ours."""
        key = (event.key(), bool(event.modifiers() & _CONTROL))
        if event.matches(Standard.FindPrevious):
            self.page.next_wanted.emit(-1)
            return True
        if key in self._plain:
            self._plain[key]()
            return True
        for standard, last in _EDGES:
            if event.matches(standard):
                self.page.view.to_edge(last)
        if event.matches(Standard.Copy):
            self.page.copy()
            return True
        if self.page.isReadOnly():
            return False
        return self._history(event) or self._edit(event, key) or self._type(event)

    def _history(self, event: QKeyEvent) -> bool:
        for standard, act in (
            (Standard.Undo, self.page.session.undo),
            (Standard.Redo, self.page.session.redo),
        ):
            if event.matches(standard):
                self.page.burst.end()
                act()
                return True
        if event.key() == Key.Key_Y and event.modifiers() == _CONTROL:
            self.page.session.redo()
            return True
        return False

    def _edit(self, event: QKeyEvent, key: tuple[int, bool]) -> bool:
        page = self.page
        if key in self._editing:
            self._editing[key]()
            return True
        if key[0] == Key.Key_Backspace and not event.modifiers() & ~_SHIFT:
            page.hands.erase(page.textCursor(), Move.PreviousCharacter)
            return True
        for standard, move in ERASING:
            if event.matches(standard):
                page.hands.erase(page.textCursor(), move)
                return True
        if event.matches(Standard.Cut):
            page.cut()
        elif event.matches(Standard.Paste):
            page.paste()
        elif key[0] in (Key.Key_Return, Key.Key_Enter):
            page.hands.enter(page.textCursor())
        elif key[0] in (Key.Key_Tab, Key.Key_Backtab) and not key[1]:
            page.hands.tab(page.textCursor(), back=key[0] == Key.Key_Backtab)
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> bool:
        """Type printable text; Ctrl or Alt alone make no text, both together (AltGr) may."""
        text = event.text()
        command = event.modifiers() & (_CONTROL | _ALT)
        if (
            not text
            or not text.isprintable()
            or command not in (Qt.KeyboardModifier(0), _CONTROL | _ALT)
        ):
            return False
        self.page.hands.type(self.page.textCursor(), text)
        return True
