"""The window does not wait for the library: nothing of it is loaded before the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LOADED = """
import sys
import fzdraft.app, fzdraft.ui.main_window
early = ("fzdraft.corpus", "fzdraft.ui.library", "sqlite3", "multiprocessing.context")
print(*[name for name in sys.modules if name.startswith(early)])
"""


def test_nothing_of_the_library_is_loaded_before_the_window_is_painted():
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
