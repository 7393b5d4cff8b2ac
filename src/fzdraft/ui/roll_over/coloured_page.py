"""The paper, to be looked at only: headings in the colour of their level, doubtful lines washed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from fzdraft.document.places import Place
from fzdraft.ui.paper.page import Page
from fzdraft.ui.roll_over.role_buttons import TITLE
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

COLOURS = {1: "accent", 2: "good", 3: "comment", 4: "verify"}
"""Which colour of the theme a heading of a level has."""


class ColouredPage(Page):
    """Shows a whole document read-only; Signal: line_changed() when the caret changed its line."""

    line_changed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        """Show everything of the session's draft."""
        super().__init__(session, theme)
        self._doubtful: frozenset[Place] = frozenset()
        self._line = -1
        self.set_read_only(True)
        self.setAccessibleName("认出来的结构")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.show("whole", "report")
        self.cursorPositionChanged.connect(self._line_moved)
        self.view.refreshed.connect(lambda _: self.colour())

    @property
    def place(self) -> Place:
        """The text of the draft where the caret stands."""
        return self.view.here().place

    @property
    def role(self) -> int:
        """What the line at the caret is: 0 text, 1 to 4 a heading, 5 the title, -1 else."""
        line = self.textCursor().blockNumber()
        kind = self.sheet.lines[line].kind if line < len(self.sheet.lines) else "gap"
        levels = {"paragraph": 0, "title": TITLE, "heading": self.sheet.lines[line].level}
        return levels.get(kind, -1)

    def flag(self, places: Sequence[Place]) -> None:
        """Wash the lines that somebody should look at."""
        self._doubtful = frozenset(places)
        self.colour()

    def colour(self) -> None:
        """Colour headings, doubtful lines and the line at the caret."""
        theme = self.faces.theme
        found = [
            self._wash(index, theme.chip)
            for index, line in enumerate(self.sheet.lines)
            if any(segment.place in self._doubtful for segment in line.segments)
        ]
        found.append(self._wash(self._line, theme.accent_soft))
        for index, line in enumerate(self.sheet.lines):
            if line.kind == "heading" and line.level in COLOURS:
                heading = len(line.segments[0].text.plain)
                found.append(self._ink(index, heading, getattr(theme, COLOURS[line.level])))
        self.setExtraSelections(found)

    def _ink(self, index: int, length: int, colour: str) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        found.cursor = QTextCursor(self.document())
        found.cursor.setPosition(self.sheet.position(index, 0))
        end = self.sheet.position(index, length)
        found.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        found.format = look
        return found

    def _wash(self, index: int, colour: str) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        found.cursor = QTextCursor(self.document().findBlockByNumber(max(index, 0)))
        look = QTextCharFormat()
        look.setBackground(QColor(colour))
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        found.format = look
        return found

    def _line_moved(self) -> None:
        line = self.textCursor().blockNumber()
        if line != self._line and not self.sheet.writing:
            self._line = line
            self.colour()
            self.line_changed.emit()
