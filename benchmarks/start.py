"""From the start of the process to the end after the first paint, against a bare Qt window.

Both leave at once after their first paint, so that whole processes are compared. They take
turns, so that whatever else the machine does falls on both. Both run compiled, as an installed
program does, whatever the machine says about writing bytecode; a first turn does not count.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure

ROOT = Path(__file__).parents[1]
RUNS = 7
BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
class Leaver(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False
app = QApplication(sys.argv)
leaver = Leaver()
app.installEventFilter(leaver)
window = QMainWindow()
window.setCentralWidget(QTextEdit())
window.show()
app.exec()
"""


class Life(NamedTuple):
    """How long a process lived and how much memory it held at most."""

    ms: float
    mib: float


def live(*arguments: str | Path) -> Life:
    """Run Python with these arguments to its end and measure it (POSIX only)."""
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, *map(str, arguments)], env=environment())
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"exit {child.returncode}: {arguments}")
    return Life((time.perf_counter() - start) * 1000, used.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """Give the environment in which the window leaves after its first paint, compiled."""
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(Path(os.environ["FZDRAFT_DATA_DIR"]) / "compiled")
    own |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONPYCACHEPREFIX": compiled}
    return {**own, "FZDRAFT_EXIT_AFTER_PAINT": "1"}


def bench() -> list[Figure]:
    """Measure an empty start and one with a sample report open."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FZDRAFT_DATA_DIR"] = folder
        draft = Path(folder) / "sample.fzd"
        source = min((ROOT / "resources" / "corpus").glob("*.txt"))
        make = [sys.executable, "-m", "fzdraft", "import", str(source), "-o", str(draft)]
        subprocess.run(make, env=environment(), check=True, capture_output=True)
        turns = [
            (live("-c", BARE), live("-m", "fzdraft", "open"), live("-m", "fzdraft", "open", draft))
            for _ in range(RUNS + 1)
        ][1:]
    bare, start, opened = (list(lives) for lives in zip(*turns, strict=True))
    return [
        Figure("window: start to first paint", ms(start), "ms", 3.0, ms(bare), relative=True),
        Figure("window: the same with a draft", ms(opened), "ms", 3.0, ms(bare), relative=True),
        Figure("memory with a draft open", mib(opened), "MiB", 150.0, mib(bare)),
    ]


def ms(lives: list[Life]) -> float:
    """Give the median life in milliseconds."""
    return statistics.median(life.ms for life in lives)


def mib(lives: list[Life]) -> float:
    """Give the median of the most memory held, in MiB."""
    return statistics.median(life.mib for life in lives)
