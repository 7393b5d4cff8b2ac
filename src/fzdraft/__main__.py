"""`python -m fzdraft`: the command line, which opens the window when nothing else is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft.errors import UserError

if TYPE_CHECKING:
    from fzdraft.app import App

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> None:
    """Run the command line and leave with its exit code."""
    if getattr(sys, "frozen", False):
        # A process that the frozen program starts for its library begins here as well.
        from multiprocessing import freeze_support

        freeze_support()
    try:
        from fzdraft.cli.main import run

        code = run(sys.argv[1:], _open_window)
    except KeyboardInterrupt:  # while the program was still loading
        code = 2
    sys.exit(code)


def _open_window(app: App, files: tuple[Path, ...]) -> int:
    """Load the window only when it is asked for: commands must not wait for Qt."""
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        raise UserError(
            "这里没有屏幕，窗口打不开。", "请在桌面上运行，或改用命令，见 fzdraft --help。"
        )
    from fzdraft.ui.start import run_window

    return run_window(app, files)


if __name__ == "__main__":
    main()
