"""The small field in which a value is typed, in a list or a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ValueField(QLineEdit):
    """Takes one value; what it holds is read when it is left."""

    def __init__(self, parent: QWidget, name: str) -> None:
        """Be called `name` for a screen reader."""
        super().__init__(parent)
        self.setObjectName("value")
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the list behind: the delegate ends the typing with it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
