"""The jobs of 参考稿库: one worker that answers, one that takes files in, so that neither waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.jobs import Job, Jobs, Progress

if TYPE_CHECKING:
    from fzdraft.services import Entry

MOST_HITS = 200


class Keeper(QObject):
    """Asks the library and changes it; what it brings comes as signals in the GUI thread.

    Signals: listed(entries), found(asked, hits), read(Sample), taken(lines), removed(count),
    noted(sentences), busy(Job, words) when long work begins, failed(UserError).
    """

    listed = Signal(object)
    found = Signal(str, object)
    read = Signal(object)
    taken = Signal(object)
    removed = Signal(int)
    noted = Signal(object)
    busy = Signal(object, str)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._services = services
        self._answering, self._working = Jobs(self), Jobs(self)
        self.working: Job | None = None

    def get_ready(self) -> None:
        """List what is there, and bring the index up to date."""
        self.list()
        ready = self._services.library_ready_apart
        self._work("正在整理参考稿库", lambda progress: ready(progress.report), self.noted.emit)

    def list(self) -> None:
        """List the documents."""
        self._ask("list", lambda _: self._services.library_list(), self.listed.emit)

    def search(self, asked: str) -> None:
        """Find sentences; an older search is dropped."""
        search = self._services.library_search
        self._ask(
            "search",
            lambda _: search(asked, MOST_HITS),
            lambda hits: self.found.emit(asked, hits),
        )

    def open(self, document: int) -> None:
        """Read a document; an older wish is dropped."""
        self._ask("read", lambda _: self._services.library_read(document), self.read.emit)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and folders in."""
        chosen, add = list(paths), self._services.library_add_apart
        self._work("正在收入", lambda progress: add(chosen, progress.report), self.taken.emit)

    def refresh(self) -> None:
        """Read again what changed on the disk."""
        refresh = self._services.library_refresh_apart
        words = "正在看哪些文件改过"
        self._work(words, lambda progress: refresh(progress.report), self.taken.emit)

    def remove(self, entries: Sequence[Entry]) -> None:
        """Take documents out; one after the other."""
        wanted, remove = [entry.id for entry in entries], self._services.library_remove

        def work(progress: Progress) -> int:
            for done, document in enumerate(wanted):
                progress.report(done, len(wanted))
                remove(document)
            return len(wanted)

        self._work("正在移出", work, self.removed.emit)

    def close(self) -> None:
        """Stop everything."""
        self._answering.close()
        self._working.close()

    def _ask(self, key: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self._answering.start(key, work, done, self._failed)

    def _work(
        self, words: str, work: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        """Begin long work of its own key, so that nothing under way is stopped by it."""
        job = self._working.start(f"{words}{id(work)}", work, done, self._failed)
        job.ended.connect(lambda: self._ended(job))
        self.working = job
        self.busy.emit(job, words)

    def _ended(self, job: Job) -> None:
        """Whatever became of the work, the list may be another one."""
        if self.working is job:
            self.working = None
        self.list()

    def _failed(self, fault: UserError) -> None:
        self.failed.emit(fault)
