"""The program without a shell: puts the rooms together; the only files that know everybody.

Rooms that load large libraries are imported where they are used, so that a window is
on the screen before jinja2, python-docx or a dictionary is loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fzdraft
from fzdraft.bookkeeping import Bookkeeping
from fzdraft.collecting import Collecting
from fzdraft.document.model import Draft
from fzdraft.elsewhere import Elsewhere
from fzdraft.materials import Materials
from fzdraft.outgoing import DEFAULT_LAYOUT, Outgoing
from fzdraft.preferences import Preferences
from fzdraft.services import HealthLine
from fzdraft.storage import recovery
from fzdraft.storage.directories import directories
from fzdraft.suggesting import Suggesting


class App(Materials, Bookkeeping, Outgoing, Suggesting, Elsewhere, Preferences, Collecting):
    """All that fzdraft can do, for the command line and for windows alike."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Keep the user's folders; nothing is made on the disk and nothing is read yet."""
        super().__init__()
        self._given, self._directories = data_dir, directories(data_dir)
        self._recovery = recovery.Recovery(self._directories)

    def promise_table(self, draft: Draft, output: Path) -> None:
        """Write 去年安排落实情况对照表 in the format of the suffix."""
        from fzdraft.rollover.answering import promise_table

        table = Draft(promise_table(draft), reporter=draft.reporter, year=draft.year)
        self.export(table, output, "body")

    def health(self) -> list[HealthLine]:
        """Look at fonts, input method and folders of this machine."""
        from fzdraft import machine

        return machine.health(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def doctor(self) -> dict[str, Any]:
        """Return the same as plain data."""
        from fzdraft import machine

        return machine.doctor(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def version(self) -> str:
        """Return the version of the program."""
        return fzdraft.__version__
