"""Long work off the GUI thread: plain functions of plain data, reported, stoppable, never lost.

There is one worker for what somebody waits for, and one for what is looked through in the
pauses of the writing, however long that takes. A job started under a key makes older jobs of
that key stale: they are stopped and whatever they still bring is dropped.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from fzdraft.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

SWITCH_INTERVAL = 0.0005
"""Seconds between thread switches; the default of 5 ms would make typing stutter."""


class CancelledError(Exception):
    """Raised inside a job by its Progress when nobody wants the result any more."""


class Progress:
    """What a job holds to say how far it is and to learn that it should stop."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        """Report through `tell`, which may be called from any thread."""
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` is finished; raises CancelledError when stopped."""
        if self._cancelled.is_set():
            raise CancelledError
        self._tell(done, total, what)

    def cancel(self) -> None:
        """Ask the job to stop at its next report."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()


class Job(QObject):
    """One piece of work under way.

    Signals, all in the GUI thread: done(result), failed(UserError), progressed(done,
    total, what), and ended() after any of them and after a cancelled job.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int, str)
    ended = Signal()
    _returned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Prepare the signals; Jobs.start does the rest."""
        super().__init__(parent)
        self.progress = Progress(self.progressed.emit)
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop the job; neither done nor failed will follow."""
        self.progress.cancel()

    def returned(self, future: Future[Any]) -> None:
        """Take what came of the work, in the worker thread."""
        self._returned.emit(future)

    def _deliver(self, future: Future[Any]) -> None:
        if not future.cancelled():
            self._tell(future)
        self.ended.emit()
        self.deleteLater()

    def _tell(self, future: Future[Any]) -> None:
        fault = future.exception()
        wanted = not self.progress.cancelled
        if fault is None:
            if wanted:
                self.done.emit(future.result())
        elif isinstance(fault, UserError):
            if wanted:
                self.failed.emit(fault)
        elif not isinstance(fault, CancelledError):
            sys.excepthook(type(fault), fault, fault.__traceback__)


class Jobs(QObject):
    """The worker threads of a window; they start with a job and end with the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._workers: dict[bool, ThreadPoolExecutor] = {}
        self._running: dict[str, Job] = {}

    def start(
        self,
        key: str,
        function: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[UserError], None],
        *,
        in_pauses: bool = False,
    ) -> Job:
        """Run `function(progress)`; an older job under the same key becomes stale.

        Nobody waits for what is done `in_pauses`, and it keeps nothing waiting.
        """
        self.cancel(key)
        job = Job(self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.ended.connect(lambda: self._forget(key, job))
        self._running[key] = job
        future = self._worker(in_pauses).submit(_work, function, job.progress)
        future.add_done_callback(job.returned)
        return job

    def soon(
        self,
        key: str,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        long: bool,
    ) -> None:
        """Do short work at once; long work comes back as a job."""
        self.cancel(key)
        failed = failed or _raise
        if long:
            self.start(key, lambda _: function(), done, failed)
            return
        try:
            result = function()
        except UserError as fault:
            failed(fault)
        else:
            done(result)

    def wait(self, function: Callable[[], Any]) -> Any:
        """Do long work in a thread of its own and return what came of it (or its UserError).

        Until then the window is painted and its timers run, but it takes no input.
        """
        from concurrent.futures import ThreadPoolExecutor

        loop, waiting = QEventLoop(), _Waiting()
        waiting.over.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        with ThreadPoolExecutor(max_workers=1) as worker:
            future = worker.submit(function)
            future.add_done_callback(lambda _: waiting.over.emit())
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return future.result()

    def cancel(self, key: str) -> None:
        """Stop the job under this key, if there is one."""
        if key in self._running:
            self._running[key].cancel()

    def close(self) -> None:
        """Stop everything and wait until the workers are idle."""
        _end(self._stopped())

    def finish(self) -> None:
        """Stop everything and wait as `wait` does: the window is painted meanwhile."""
        workers = self._stopped()
        if workers:
            self.wait(lambda: _end(workers))

    def _stopped(self) -> list[ThreadPoolExecutor]:
        """Let nobody wait for anything any more; return the workers that may still work."""
        for job in self._running.values():
            job.cancel()
        workers, self._workers = list(self._workers.values()), {}
        return workers

    def _worker(self, in_pauses: bool) -> ThreadPoolExecutor:
        """Make a worker late: importing its module would delay the first paint."""
        if in_pauses not in self._workers:
            from concurrent.futures import ThreadPoolExecutor

            worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
            self._workers[in_pauses] = worker
        return self._workers[in_pauses]

    def _forget(self, key: str, job: Job) -> None:
        if self._running.get(key) is job:
            del self._running[key]
        if not self._running:
            for worker in self._workers.values():
                worker.shutdown(wait=False)
            self._workers = {}


class _Waiting(QObject):
    """Signal: over() from any thread."""

    over = Signal()


def _work(function: Callable[[Progress], Any], progress: Progress) -> Any:
    """Do the work, unless nobody wants it any more when its turn comes."""
    if progress.cancelled:
        raise CancelledError
    return function(progress)


def _end(workers: list[ThreadPoolExecutor]) -> None:
    """Wait for what was begun; what was not is not begun any more."""
    for worker in workers:
        worker.shutdown(wait=True, cancel_futures=True)


def _raise(fault: UserError) -> None:
    raise fault
