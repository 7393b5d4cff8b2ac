"""Where 参考稿库 meets the main window: made when first asked for, dressed and closed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from fzdraft.ui.library.window import LibraryWindow

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow


class Host(QObject):
    """Keeps the one window of the library that belongs to a main window."""

    def __init__(self, window: MainWindow) -> None:
        """Make the window; nothing is shown yet."""
        super().__init__(window)
        self._main = window
        self.window = LibraryWindow(window.services, window.theme, window.keep_setting)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the theme of the main window over, and go when it goes."""
        if event.type() == QEvent.Type.StyleChange and self.window.theme != self._main.theme:
            self.window.set_theme(self._main.theme)
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.window.stop()
            self.deleteLater()
        return False


def library_of(window: MainWindow) -> LibraryWindow:
    """Return the library window of a main window."""
    host = window.findChild(Host) or Host(window)
    return host.window
