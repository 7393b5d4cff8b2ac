"""What happens on a bug of ours: the draft is kept first, then the user is told plainly."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QMessageBox, QWidget

from fzdraft.errors import UserError
from fzdraft.ui import ask

WORDS = "程序在这一步出了错，是我们的问题，不是您的操作。"
KEPT = "稿子已经另存了一份，下次打开会问您要不要找回。您可以接着写，也可以先存盘。"


class BugReporter:
    """An excepthook for one window."""

    def __init__(self, window: QWidget, keep: Callable[[], None]) -> None:
        """Keep the draft through `keep` before anything is shown."""
        self._window, self._keep = window, keep
        self._busy = False

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep the draft and tell the user; a fault of the world is told as what it is."""
        if isinstance(error, UserError):
            ask.tell(self._window, error)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if self._busy or issubclass(kind, KeyboardInterrupt):
            traceback.print_exception(kind, error, trace)
            return
        self._busy = True
        try:
            self._show(self._kept(), details)
        finally:
            self._busy = False

    def _kept(self) -> str:
        """Keep the draft and say so, or say why it could not be kept."""
        try:
            self._keep()
        except UserError as fault:
            return f"稿子没能另存一份：{fault}请马上用“另存为”存到别处。"
        return KEPT

    def _show(self, kept: str, details: str) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("bug")
        box.setWindowTitle("法治报告起草")
        box.setText(WORDS)
        box.setInformativeText(kept)
        box.setDetailedText(details)
        box.addButton("接着写", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
