"""Leaving right after the first paint: how starting is measured and the frozen program tested."""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

VARIABLE = "FZDRAFT_EXIT_AFTER_PAINT"


class _Leaver(QObject):
    """Ends the program when anything has been painted once.

    It watches the application: a window that its children cover is never painted itself.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event pass and leave after a paint."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at a bug: nobody is there to read a dialog."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def leave_after_first_paint(app: QApplication) -> None:
    """Leave after the first paint, or at a bug, where the environment asks for it."""
    if os.environ.get(VARIABLE):
        sys.excepthook = _fail
        app.installEventFilter(_Leaver(app))
