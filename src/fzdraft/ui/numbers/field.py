"""The small field in which a value is typed, in a list or a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
