"""The one thing that Qt wants before any font or picture: an application object."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtCore import QLoggingCategory, QProcessEnvironment
from PySide6.QtGui import QGuiApplication


def ensure_gui() -> None:
    """Make sure that a QGuiApplication exists; without a window one that needs no screen."""
    if QGuiApplication.instance() is None:
        _screenless()


@cache
def _screenless() -> QGuiApplication:
    """Create the application and keep it: Qt allows one in the life of a process.

    On Windows and macOS the usual platform needs no screen and alone knows the
    system's fonts; elsewhere fontconfig serves the offscreen platform too. Letters that
    no font has are no news for whoever called a command.
    """
    QLoggingCategory.setFilterRules("qt.text.font.*=false")
    told = QProcessEnvironment.systemEnvironment().contains("QT_QPA_PLATFORM")
    chosen = told or sys.platform in ("win32", "darwin")
    return QGuiApplication(["fzdraft"] if chosen else ["fzdraft", "-platform", "offscreen"])
