"""用去年稿起草 acted through in a window: questions, keys and waiting, for every sample.

Each sample is opened as a file, every question is answered by the key 1, and Ctrl+Enter
enters. A person reads as well: at twenty seconds a question eight of them take three minutes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure
from fzdraft.app import App
from fzdraft.ui.main_window import MainWindow
from fzdraft.ui.roll_over.structure_page import StructurePage
from fzdraft.ui.start import application

SAMPLES = Path(__file__).parents[1] / "resources" / "corpus"
MOST_QUESTIONS, MOST_KEYS, WAITING_S = 8.0, 10.0, 5.0
PATIENCE_S = 60.0


def bench() -> list[Figure]:
    """Act through the samples, one window each."""
    application()
    return [figure for path in sorted(SAMPLES.glob("s?_*.txt")) for figure in acted(path)]


def acted(path: Path) -> list[Figure]:
    """Open one document and answer all that is asked, up to the draft."""
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(App(Path(folder)))
        window.show()
        QTest.qWaitForWindowExposed(window)
        questions, keys, waited = through(window, path)
        window.session.mark_saved(Path(folder) / "x.fzd")
        window.close()
    name = path.stem[:2]
    return [
        Figure(f"{name}: questions asked", questions, "", MOST_QUESTIONS),
        Figure(f"{name}: keys from the file to the draft", keys, "", MOST_KEYS),
        Figure(f"{name}: waited for the program", waited, "s", WAITING_S),
    ]


def through(window: MainWindow, path: Path) -> tuple[int, int, float]:
    """Return how many questions and keys it took, and how long the program let one wait."""
    keys, waited = 0, 0.0

    def wait(done: Callable[[], bool]) -> None:
        nonlocal waited
        start = time.perf_counter()
        while not done() and time.perf_counter() - start < PATIENCE_S:
            QTest.qWait(5)
        waited += time.perf_counter() - start

    window.desk.open_path(path)
    wait(lambda: window.guest is not None)
    page = window.rolling.flow.page
    if isinstance(window.guest, StructurePage):
        keys += 1
        window.guest.approve()
        wait(lambda: window.guest is page)
    questions = page.groups.item(0).data(Qt.ItemDataRole.UserRole).count
    while (row := page.rows.current()) is not None and row.options and row.chosen < 0:
        keys += 1
        QTest.keyClick(page.rows, Qt.Key.Key_1)
        QApplication.processEvents()
    keys += 1
    page.entered.emit()
    wait(lambda: window.desk.session is not None)
    return questions, keys, waited
