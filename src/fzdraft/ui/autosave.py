"""Autosave: an unsaved draft reaches the recovery place within two seconds."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QTimer, Signal

from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.session import Session

DELAY_MS = 1500
"""From the first unsaved change to the write; typing on does not put it off."""


class Autosave(QObject):
    """Keeps one session in the recovery place while it has unsaved changes.

    Signal: failed(words) when it could not be kept; the next change tries again.
    """

    failed = Signal(str)

    def __init__(self, session: Session, services: Services, parent: QObject) -> None:
        """Follow a session under a key of its own."""
        super().__init__(parent)
        self.key = os.urandom(16).hex()
        self._session, self._services = session, services
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.try_to_write)
        session.changed.connect(self.soon)
        session.saved.connect(self.discard)

    def soon(self) -> None:
        """Write before long; a write that is already due is not put off."""
        if not self._timer.isActive() and self._services.setting("autosave") != "off":
            self._timer.start()

    def try_to_write(self) -> None:
        """Write now what is not saved, and say so where that fails."""
        try:
            self.write()
        except UserError as fault:
            self.failed.emit(f"没能自动保存：{fault}")

    def write(self) -> None:
        """Write now what is not saved; raises UserError."""
        self._timer.stop()
        if self._session.is_saved:
            self._services.discard_recovery(self.key)
            return
        session = self._session
        self._services.write_recovery(self.key, session.draft, session.last_year, session.path)

    def discard(self) -> None:
        """Forget what was kept: the draft is saved or the user let it go."""
        self._timer.stop()
        self._services.discard_recovery(self.key)
