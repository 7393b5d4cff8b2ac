"""Small things that several pages of the window are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget


def link(words: str) -> QPushButton:
    """Return a quiet button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def label(words: str, kind: str = "", wrap: bool = False) -> QLabel:
    """Return words of a kind that the style sheet knows (headline, muted, note …)."""
    made = QLabel(words)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Give a widget properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
