"""A dialog that makes a file in the background and stays open to offer it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdraft.errors import UserError
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.small_widgets import ChoiceBox, clear_layout, label, link, restyle

Formats = tuple[tuple[str, str], ...]


class MakingDialog(QDialog):
    """What the dialogs of 生成文件 share: the button, the result, the file to open.

    Signals: started(Job) when the writing has begun.
    """

    started = Signal(object)

    def __init__(self, parent: QWidget, title: str, jobs: Jobs, folder: Path) -> None:
        """Make the parts that every such dialog has; where they stand says the subclass."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._jobs, self._folder = jobs, folder
        self._result = QVBoxLayout()
        self._name = label("", "muted", wrap=True)
        self._go, self._leave = QPushButton("生成(&G)…"), QPushButton("关上")
        self._go.setDefault(True)
        self._leave.clicked.connect(self.close)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._leave)
        row.addWidget(self._go)
        return row

    def _start(self, path: Path, work: Callable[[], object]) -> None:
        """Write a file in the background."""
        self._go.setEnabled(False)
        self._say(label("正在生成……", "muted", wrap=True))
        self._target = path
        job = self._jobs.start("export", lambda _: work(), self._done, self._failed)
        job.ended.connect(self._ready)
        self.started.emit(job)

    def _ready(self) -> None:
        self._go.setEnabled(True)

    def _done(self, _: object) -> None:
        """Offer the file. A bound slot, so that a closed dialog is not called back."""
        path = self._target
        self._folder = path.parent
        targets = {"打开(&O)": path, "打开所在文件夹(&F)": path.parent}
        self._offer(f"生成好了：{path.name}", targets)

    def _offer(self, told: str, targets: dict[str, Path]) -> None:
        """Say what was made, with links that open it."""
        row, holder = QHBoxLayout(), QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(told))
        for words, target in targets.items():
            button = link(words)
            url = QUrl.fromLocalFile(str(target))
            button.clicked.connect(lambda _=False, url=url: QDesktopServices.openUrl(url))
            row.addWidget(button)
        row.addStretch(1)
        self._say(holder)

    def _failed(self, fault: UserError) -> None:
        self._say(warning(str(fault)))

    def _say(self, widget: QWidget) -> None:
        clear_layout(self._result)
        self._result.addWidget(widget)


def format_box(formats: Formats) -> ChoiceBox:
    """Return the choice of formats: suffix and words of each."""
    box = ChoiceBox()
    box.setAccessibleName("格式")
    for suffix, words in formats:
        box.addItem(words, suffix)
    return box


def warning(words: str) -> QLabel:
    """Return a line that asks for attention."""
    made = label(words, "note", wrap=True)
    restyle(made, doubt=True)
    return made
