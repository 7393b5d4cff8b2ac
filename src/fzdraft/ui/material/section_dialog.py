"""Which section does it belong to: a list of them, chosen with the arrows and Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from fzdraft.ui.small_widgets import label

BY_ITSELF = "让程序按内容归"


class SectionDialog(QDialog):
    """Lists the sections; `section` is what was chosen ("" : by its words)."""

    def __init__(self, parent: QWidget, names: Mapping[str, str], present: str) -> None:
        """Offer the sections by name; the present one is in front."""
        super().__init__(parent)
        self.setWindowTitle("移到别的节")
        self._ids = ["", *names]
        self._list = QListWidget()
        self._list.setAccessibleName("各节")
        self._list.addItems([BY_ITSELF, *names.values()])
        self._list.setCurrentRow(self._ids.index(present) if present in self._ids else 0)
        self._list.itemActivated.connect(lambda _: self.accept())
        go, leave = QPushButton("移过去(&M)"), QPushButton("算了")
        go.setDefault(True)
        go.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(label("这一段讲的是哪一节的事？", "muted"))
        column.addWidget(self._list, 1)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(go)
        column.addLayout(foot)
        self.resize(460, 420)

    @property
    def section(self) -> str:
        """The section that is chosen now."""
        return self._ids[max(self._list.currentRow(), 0)]
