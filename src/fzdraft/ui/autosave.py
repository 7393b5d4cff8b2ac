"""Autosave: an unsaved draft reaches the recovery place within two seconds."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from fzdraft.document import tree
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.session import Session

WRITE = "write"
DELAY_MS = 1500
"""From the first unsaved change to the write; typing on does not put it off."""


class Autosave(QObject):
    """Keeps one session in the recovery place while it has unsaved changes.

    Signal: failed(words) when it could not be kept; the next change tries again. A long
    draft is written off the window's thread, one write after the other.
    """

    failed = Signal(str)

    def __init__(self, session: Session, services: Services, parent: QObject) -> None:
        """Follow a session under a key of its own."""
        super().__init__(parent)
        self.key = os.urandom(16).hex()
        self._session, self._services = session, services
        self._jobs = Jobs(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.try_to_write)
        session.changed.connect(self.soon)
        session.saved.connect(self._forget)

    def soon(self) -> None:
        """Write before long; a write that is already due is not put off."""
        if not self._timer.isActive() and self._services.setting("autosave") != "off":
            self._timer.start()

    def try_to_write(self, instead_of: str = "") -> None:
        """Write now what is not saved, and say so where that fails.

        Only when it is written, or saved, the draft kept under the key `instead_of` is forgotten.
        """
        self._timer.stop()
        session, services, key = self._session, self._services, self.key
        if session.is_saved:
            self._forget(instead_of)
            return
        draft, last_year, path = session.draft, session.last_year, session.path

        def write() -> None:
            services.write_recovery(key, draft, last_year, path)
            if instead_of:
                services.discard_recovery(instead_of)

        self._one_by_one(write, self._not_kept)

    def write(self) -> None:
        """Write at once what is not saved, whatever it takes; raises UserError."""
        self._timer.stop()
        self._jobs.close()
        session = self._session
        if not session.is_saved:
            self._services.write_recovery(self.key, session.draft, session.last_year, session.path)

    def discard(self) -> None:
        """Forget what was kept, for good: the draft goes from the desk. Raises UserError."""
        self._timer.stop()
        if tree.is_long(self._session.draft):
            self._jobs.finish()
        else:
            self._jobs.close()
        self._services.discard_recovery(self.key)

    def _forget(self, *others: str) -> None:
        """Forget what was kept under the own key and others: the draft is saved."""
        self._timer.stop()
        services, keys = self._services, (self.key, *filter(None, others))

        def discard() -> None:
            for key in keys:
                services.discard_recovery(key)

        self._one_by_one(discard, self._not_kept)

    def _one_by_one(self, work: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        """Do it after what is under way; a later write makes an earlier one stale."""
        long = tree.is_long(self._session.draft)
        if not long:
            self._jobs.close()
        self._jobs.soon(WRITE, work, lambda _: None, failed, long=long)

    def _not_kept(self, fault: UserError) -> None:
        self.failed.emit(f"没能自动保存：{fault}")
