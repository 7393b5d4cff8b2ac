"""Starting the window: the application object, its language and face, one window a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from fzdraft.services import Services
from fzdraft.ui import style
from fzdraft.ui.bug_dialog import BugReporter
from fzdraft.ui.first_paint import leave_after_first_paint
from fzdraft.ui.garbage import GarbageCollector
from fzdraft.ui.main_window import PROGRAM, MainWindow


def run_window(services: Services, files: Sequence[Path] = ()) -> int:
    """Open a window on each file (one start page without any) and run until the last is closed."""
    app = application()
    windows = [MainWindow(services) for _ in files or (None,)]
    sys.excepthook = BugReporter(windows[0], lambda: _keep_all(windows))
    leave_after_first_paint(app)
    for window in windows:
        window.show()
    for window, file in zip(windows, files, strict=False):
        window.desk.open_path(file.absolute())
    return app.exec()


def application() -> QApplication:
    """Return the application, speaking Chinese and with a Chinese face for the interface."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app)
    app.setApplicationName("fzdraft")
    app.setApplicationDisplayName(PROGRAM)
    app.setStyle("Fusion")
    font = QFont(style.FAMILIES, style.BASE_POINTS)
    app.setFont(font)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    return app


def _keep_all(windows: list[MainWindow]) -> None:
    for window in windows:
        window.keep()
