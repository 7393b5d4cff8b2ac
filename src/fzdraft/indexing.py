"""Long work of the library in a process of its own, so that no window ever feels it.

A thread would share the interpreter with the keys that are typed; a process does not. What it
says comes back through a pipe; it is started afresh (spawn), never forked from a window.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from fzdraft.errors import UserError

Progress = Callable[[int, int, str], None]
Program = Callable[[Path | None], "Worker"]
_TICK = 0.1
_PATIENCE = 30.0


class StoppedError(Exception):
    """Raised in the process when the window does not want the rest any more."""


class Worker(Protocol):
    """What does the work in the other process."""

    def library_add(self, paths: list[Path], progress: Progress) -> Any:
        """Take files and folders into the library."""

    def library_ready(self, progress: Progress) -> Any:
        """Bring the index up to date."""


def add_apart(program: Program, data: Path | None, paths: list[Path], tell: Progress) -> Any:
    """Let `program(data).library_add(paths, …)` run in a process of its own; return its answer.

    `program` is importable by name. What `tell` raises stops the work between two documents
    and goes on to the caller; UserErrors of the work are raised here.
    """
    return _apart(program, data, paths, tell)


def ready_apart(program: Program, data: Path | None, tell: Progress) -> Any:
    """Let `program(data).library_ready(…)` run in a process of its own, as `add_apart` does."""
    return _apart(program, data, None, tell)


def _apart(program: Program, data: Path | None, paths: list[Path] | None, tell: Progress) -> Any:
    """Run one of the two: without paths the index is brought up to date."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    worker = spawn.Process(target=_work, args=(program, data, paths, there), daemon=True)
    worker.start()
    there.close()
    try:
        return _listen(here, tell)
    finally:
        here.close()
        worker.join(_PATIENCE)
        if worker.is_alive():
            worker.terminate()
            worker.join()
        worker.close()


def _listen(pipe: Connection, tell: Progress) -> Any:
    """Hand on what the process reports until it answers; ask at every tick whether to stop."""
    last = (0, 0, "")
    while True:
        try:
            kind, value = pipe.recv() if pipe.poll(_TICK) else ("progress", last)
        except EOFError as error:
            raise UserError(
                "收入参考稿的进程意外停了；已收入的都在。", "请再试一次，会接着做。"
            ) from error
        if kind == "done":
            return value
        if kind == "told":
            raise UserError(*value)
        if kind == "bug":
            raise RuntimeError(value)
        last = value
        tell(*value)


def _work(program: Program, data: Path | None, paths: list[Path] | None, pipe: Connection) -> None:
    """Do the work and say how it went; a bug is told whole to the process that listens.

    Ctrl+C in a terminal reaches both processes: the one that listens decides. Whoever types
    comes first, so this one stands back where the system knows of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)

    def report(done: int, total: int, what: str) -> None:
        if pipe.poll():
            raise StoppedError
        try:
            pipe.send(("progress", (done, total, what)))
        except OSError as error:
            raise StoppedError from error

    try:
        worker = program(data)
        done = worker.library_ready(report) if paths is None else worker.library_add(paths, report)
        answer: tuple[str, Any] = ("done", done)
    except StoppedError:
        return
    except UserError as error:
        answer = ("told", (error.message, error.way_out))
    except BaseException:
        pipe.send(("bug", traceback.format_exc()))
        raise
    pipe.send(answer)
