"""The jobs of the library: one worker that answers, one that takes files in, so neither waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from fzdraft.document.model import Draft
from fzdraft.document.places import Place
from fzdraft.errors import UserError
from fzdraft.services import FoundNumber, Services
from fzdraft.ui.jobs import Job, Jobs, Progress

if TYPE_CHECKING:
    from fzdraft.services import Entry, Favourite, Same

MOST_HITS = 200


class Compared(NamedTuple):
    """A number, the indicators that can be chosen, all values of its own, and which it is alike."""

    number: FoundNumber
    indicators: list[tuple[str, int]]
    same: list[Same]
    family: str


class Keeper(QObject):
    """Asks the library and changes it; what it brings comes in the GUI thread.

    Signals: listed(entries) or unlisted(UserError), found(asked, hits), read(Sample),
    compared(Compared), taken(lines), removed(count), noted(sentences), kept(Favourite),
    busy(Job, words) when long work begins, changed() when the library may say something else,
    failed(UserError).
    """

    listed = Signal(object)
    unlisted = Signal(object)
    found = Signal(str, object)
    read = Signal(object)
    taken = Signal(object)
    removed = Signal(int)
    compared = Signal(object)
    noted = Signal(object)
    kept = Signal(object)
    busy = Signal(object, str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._services = services
        self._answering, self._working = Jobs(self), Jobs(self)
        self._ready = False
        self.working: Job | None = None
        self.words = ""

    def get_ready(self) -> None:
        """Bring the index up to date, once in the life of a window."""
        if not self._ready:
            self._ready = True
            ready = self._services.library_ready_apart
            self._work("正在整理参考稿库", lambda progress: ready(progress.report), self.noted.emit)

    def list(self) -> None:
        """List the documents; what keeps the library shut is told by whoever works on it."""
        self.ask("list", self._services.library_list, self.listed.emit, self.unlisted.emit)

    def search(self, asked: str) -> None:
        """Find sentences; an older search is dropped."""
        search = self._services.library_search
        self.ask(
            "search", lambda: search(asked, MOST_HITS), lambda hits: self.found.emit(asked, hits)
        )

    def open(self, document: int) -> None:
        """Read a document; an older wish is dropped."""
        read = self._services.library_read
        self.ask("read", lambda: read(document), self.read.emit)

    def same(self, number: FoundNumber) -> None:
        """Ask for all values of a number's indicator and for what can be chosen beside it."""
        services, name = self._services, number.indicator

        def work() -> Compared:
            same = services.library_same(name)
            family = services.counted_alike(number.unit, [one.family for one in same])
            return Compared(number, services.library_indicators(), same, family)

        self.ask("same", work, self.compared.emit)

    def same_at(self, draft: Draft, place: Place, offset: int) -> None:
        """Ask for all values of the number at a caret."""
        nothing = FoundNumber(place, offset, offset, "", "", "", "", "")
        self.ask(
            "number",
            lambda: self._services.number_at(draft, place, offset) or nothing,
            self.same,
        )

    def keep(self, document: int, words: str, node: str) -> None:
        """Keep words of a document as a 常用句."""
        keep = self._services.keep_from_library
        self.ask("keep", lambda: keep(document, words, node), self._kept)

    def _kept(self, favourite: Favourite) -> None:
        self.kept.emit(favourite)
        self.changed.emit()

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and folders in."""
        chosen, add = [*paths], self._services.library_add_apart
        self._work("正在收入", lambda progress: add(chosen, progress.report), self.taken.emit)

    def refresh(self) -> None:
        """Read again what changed on the disk."""
        refresh = self._services.library_refresh_apart
        words = "正在看哪些文件改过"
        self._work(words, lambda progress: refresh(progress.report), self.taken.emit)

    def remove(self, entries: Sequence[Entry]) -> None:
        """Take documents out, one after the other."""
        wanted, remove = [entry.id for entry in entries], self._services.library_remove

        def work(progress: Progress) -> int:
            for done, document in enumerate(wanted):
                progress.report(done, len(wanted))
                remove(document)
            return len(wanted)

        self._work("正在移出", work, self.removed.emit)

    def ask(
        self,
        key: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Let the library answer something; what is asked under the same key later replaces it."""
        self._answering.start(key, lambda _: work(), done, failed or self.failed.emit)

    def close(self) -> None:
        """Stop everything."""
        self._answering.close()
        self._working.close()

    def _work(
        self, words: str, work: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        """Begin long work under a key of its own, so that nothing under way is stopped by it."""
        job = self._working.start(f"{words}{id(work)}", work, done, self.failed.emit)
        job.ended.connect(lambda: self._ended(job))
        self.working, self.words = job, words
        self.busy.emit(job, words)

    def _ended(self, job: Job) -> None:
        """Whatever became of the work, the list may be another one."""
        if self.working is job:
            self.working = None
        self.changed.emit()
