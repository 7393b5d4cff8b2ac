"""设置: five things, each taking effect at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from fzdraft.ui.small_widgets import ChoiceBox, TickBox
from fzdraft.ui.theme import Theme

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
SWITCHES = (
    ("widen", "打字时半角标点变全角(&W)"),
    ("autosave", "自动保存到找回处，不动您的文件(&B)"),
    ("continue", "打字时在光标后淡淡地接着写，Ctrl+→ 取用(&X)"),
)
OFF_AT_FIRST = ("continue",)


class SettingsDialog(QDialog):
    """Shows settings and reports each change through `change(name, value)`."""

    def __init__(
        self,
        parent: QWidget,
        themes: dict[str, Theme],
        read: Callable[[str], str],
        change: Callable[[str, str], None],
    ) -> None:
        """Fill the fields from `read`."""
        super().__init__(parent)
        self.setWindowTitle("设置")
        self.setMinimumWidth(420)
        self._change = change
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(14)
        names = [(key, theme.name) for key, theme in themes.items()]
        form.addRow("颜色(&C)", self._choice("theme", names, read("theme")))
        zooms = [(str(zoom), f"{zoom} %") for zoom in ZOOMS]
        form.addRow("正文大小(&Z)", self._choice("zoom", zooms, read("zoom") or "100"))
        for name, words in SWITCHES:
            on = read(name) == "on" if name in OFF_AT_FIRST else read(name) != "off"
            form.addRow("", self._switch(name, words, on))
        buttons = QDialogButtonBox()
        buttons.addButton("好", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)

    def _choice(self, name: str, entries: list[tuple[str, str]], current: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setObjectName(name)
        box.setAccessibleName({"theme": "颜色", "zoom": "正文大小"}[name])
        for key, words in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(current), 0))
        box.currentIndexChanged.connect(lambda _: self._change(name, str(box.currentData())))
        return box

    def _switch(self, name: str, words: str, on: bool) -> TickBox:
        box = TickBox(words)
        box.setObjectName(name)
        box.setAccessibleName(words.partition("(")[0])
        box.setChecked(on)
        box.toggled.connect(lambda now: self._change(name, "on" if now else "off"))
        return box
