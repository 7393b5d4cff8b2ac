"""催报: who has not answered what, as text to paste into the group chat."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import tree
from fzdraft.document.model import Draft
from fzdraft.services import Services
from fzdraft.ui.collect.due_field import DueField
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.small_widgets import fit, label

SIZE = QSize(640, 460)
REMINDER = "reminder"


class RemindDialog(QDialog):
    """Text that may be changed before it is copied."""

    def __init__(self, parent: QWidget, services: Services, jobs: Jobs, draft: Draft) -> None:
        """Write the text for a draft as it stands now."""
        super().__init__(parent)
        self.setWindowTitle("催报")
        self._services, self._jobs, self._draft = services, jobs, draft
        self._due = DueField(draft.year or 0)
        self._due.changed.connect(self._write)
        self._text = QPlainTextEdit()
        self._text.setObjectName("reminder")
        self._text.setAccessibleName("催报的话")
        self._text.setTabChangesFocus(True)
        self._copied = label("可以先改再复制。", "muted")
        self._lay_out()
        self._write()
        self._copy.setFocus()

    def _lay_out(self) -> None:
        self._copy, leave = QPushButton("复制(&C)"), QPushButton("关上")
        self._copy.setDefault(True)
        self._copy.clicked.connect(self._take)
        leave.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self._copied, 1)
        foot.addWidget(leave)
        foot.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(8)
        column.addWidget(label("请在哪天前反馈", "headline"))
        column.addWidget(self._due)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
        fit(self, SIZE)

    def _write(self) -> None:
        """Write the text; for a long draft it comes a little later."""
        if self._due.is_clear:
            services, draft, day = self._services, self._draft, self._due.day
            self._jobs.soon(
                REMINDER,
                lambda: services.reminder(draft, day),
                self._show,
                long=tree.is_long(draft),
            )

    def _show(self, words: str) -> None:
        self._text.setPlainText(words)

    def _take(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self._copied.setText("复制好了，到群里粘贴就行。")
