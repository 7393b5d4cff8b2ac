"""The window starts light: heavy libraries wait until a job asks for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("jieba", "rjieba", "docx", "jinja2", "lxml", "pypdf", "charset_normalizer", "openpyxl")
LOADED = f"""
import sys
import fzdraft.app, fzdraft.ui.main_window
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_no_heavy_library_is_imported_before_the_window_is_painted(repo_root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(repo_root / "src")}
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.stderr, done.stdout.split()) == ("", [])
