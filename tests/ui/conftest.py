"""A real window over a folder of the test, and hands that act in its dialogs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QTreeView,
    QWidget,
)

from fzdraft.ui.main_window import MainWindow
from fzdraft.ui.roll_over.structure_page import StructurePage
from fzdraft.ui.start import application

sys.path.insert(0, str(Path(__file__).parent))
from services_for_tests import TestServices

WAIT_MS = 20_000


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture
def services(tmp_path: Path) -> TestServices:
    return TestServices(tmp_path)


@pytest.fixture
def open_window(qapp, qtbot, services) -> Iterator[Callable[[], MainWindow]]:
    """Give a function that opens a window as the program does; it is put away unsaved."""
    application()
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(services)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 740)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield make
    for window in windows:
        put_away(window)
        window.deleteLater()


@pytest.fixture
def window(open_window) -> MainWindow:
    return open_window()


@pytest.fixture
def writing(window) -> MainWindow:
    """A window with a draft made from a template."""
    window.desk.open_new("county", "汕头市澄海区人民政府", 2024, "汕头市澄海区")
    return window


def put_away(window: MainWindow) -> None:
    """Close a window without a question, as if the power went."""
    if window.desk.session is not None and not window.desk.session.is_saved:
        window.desk.session.mark_saved(Path("x"))
    window.close()


def press(words: str) -> None:
    """Press the button with these words in the next dialog that comes up."""
    _when_there(lambda dialog: button(dialog, words).click())


def led_in(qtbot, window: MainWindow) -> QWidget:
    """Wait for the page that a document led to; after a dialog a desktop gives the keys back."""
    qtbot.waitUntil(lambda: window.guest is not None, timeout=WAIT_MS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    return window.guest


def enter(qtbot, window: MainWindow) -> None:
    """Go through the pages of 用去年稿起草 into the draft, nothing answered."""
    page = led_in(qtbot, window)
    if isinstance(page, StructurePage):
        QTest.keyClick(page.page, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.guest is not page, timeout=WAIT_MS)
    QTest.keyClick(window.guest, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=WAIT_MS)


def choose_file(path: Path) -> None:
    """Type a path into the next file dialog and accept it."""

    def act(dialog: QWidget) -> None:
        for view in dialog.findChildren(QListView) + dialog.findChildren(QTreeView):
            view.clearSelection()
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        assert dialog.selectedFiles() == [str(path)]
        dialog.accept()

    _when_there(act, kind=QFileDialog)


def write(widget: QWidget, words: str) -> None:
    """Commit Chinese words as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def dialog_in_front(qtbot) -> QWidget:
    """Wait for the dialog that was just asked for and has the keyboard."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    return dialog


def button(parent: QWidget, words: str) -> QAbstractButton:
    """Return the button whose words begin so, mnemonics aside."""
    found = [b for b in parent.findChildren(QAbstractButton) if b.text().startswith(words)]
    assert found, f"no button {words} among {texts_of(parent)}"
    return found[0]


def texts_of(parent: QWidget) -> list[str]:
    return [b.text() for b in parent.findChildren(QAbstractButton)]


def _when_there(
    act: Callable[..., None], kind: type[QWidget] = QDialog, tries: int = WAIT_MS // 20
) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, kind) and dialog.isVisible():
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise
    elif tries:
        QTimer.singleShot(20, lambda: _when_there(act, kind, tries - 1))


@pytest.fixture
def hands():
    """The functions above, for tests that cannot import from here."""

    class Hands:
        led_in = staticmethod(led_in)
        enter = staticmethod(enter)
        press = staticmethod(press)
        choose_file = staticmethod(choose_file)
        button = staticmethod(button)
        put_away = staticmethod(put_away)
        write = staticmethod(write)
        dialog_in_front = staticmethod(dialog_in_front)

    return Hands
