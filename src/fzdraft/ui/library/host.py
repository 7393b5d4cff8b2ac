"""Where the library meets the main window: its window, the tab 例句, and their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from fzdraft.ui.library.continuing import Continuing
from fzdraft.ui.library.keeper import Keeper

if TYPE_CHECKING:
    from fzdraft.services import Suggestion
    from fzdraft.ui.library.window import LibraryWindow
    from fzdraft.ui.main_window import MainWindow
    from fzdraft.ui.workspace import Workspace


class Host(QObject):
    """Keeps what a main window has of the library; the window 参考稿库 is made when wanted."""

    def __init__(self, main: MainWindow) -> None:
        """Make nothing yet."""
        super().__init__(main)
        self._main = main
        self.keeper = Keeper(main.services, self)
        self._window: LibraryWindow | None = None
        main.installEventFilter(self)

    @property
    def window(self) -> LibraryWindow:
        """参考稿库."""
        from fzdraft.ui.library.window import LibraryWindow

        if self._window is None:
            main = self._main
            self._window = LibraryWindow(main.services, self.keeper, main.theme, main.keep_setting)
        return self._window

    def attach(self, work: Workspace) -> None:
        """Let 续写 and the tab 例句 of a workspace follow its paper."""
        Continuing(work, self._main.services, self.keeper)
        work.side.when_complete(lambda: self._lead(work))

    def _lead(self, work: Workspace) -> None:
        examples = work.side.examples
        examples.attach(work.paper, self.keeper)
        examples.said.connect(self._main.status.say)
        examples.source_wanted.connect(self.show_source)

    def show_source(self, one: Suggestion) -> None:
        """Show a sentence in its report."""
        self.window.open()
        self.window.show_sentence(one.document, one.original)

    def show_same(self) -> None:
        """Show the number at the caret over all reports."""
        main = self._main
        spot = main.work.paper.page.view.here()
        self.window.open()
        self.window.show_same(main.session.draft, spot.place, spot.offset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the theme of the main window over, and go when it goes."""
        window = self._window
        if event.type() == QEvent.Type.StyleChange and window is not None:
            if window.theme != self._main.theme:
                window.set_theme(self._main.theme)
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            if window is not None:
                window.stop()
            self.keeper.close()
            self.deleteLater()
        return False


def host_of(main: MainWindow) -> Host:
    """Return what a main window has of the library."""
    return main.findChild(Host) or Host(main)
