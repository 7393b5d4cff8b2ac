"""What a line of a document can be, as buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from fzdraft.ui.small_widgets import PressButton

ROLES = (
    *("正文", "一级标题", "二级标题", "三级标题", "四级标题"),
    *("标题", "文号", "主送", "署名", "成文日期"),
)
"""By their keys 0 to 9: body text and headings at the left, elements of the document beside."""
ROWS = 5
TITLE = 5


class RoleButtons(QWidget):
    """Two columns of buttons; Signal: chosen(key)."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """Show every role."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(5)
        self._buttons: list[QPushButton] = []
        for key, words in enumerate(ROLES):
            button = PressButton(f"{key}　{words}")
            button.setProperty("kind", "role")
            button.setProperty("level", str(key))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            grid.addWidget(button, key % ROWS, key // ROWS)
            self._buttons.append(button)

    def show_role(self, key: int) -> None:
        """Show which role a line has now, -1 for none of them."""
        for number, button in enumerate(self._buttons):
            button.setChecked(number == key)
