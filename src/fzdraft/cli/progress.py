"""A line on stderr that says how far long work is, where somebody sits before it."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator

from fzdraft.librarian import Progress

_WIDTH = 20


@contextlib.contextmanager
def bar(what: str) -> Iterator[Progress]:
    """Give a report of progress that draws one line and wipes it away at the end."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield lambda done, total, name: None
        return

    def draw(done: int, total: int, name: str) -> None:
        filled = _WIDTH * done // total if total else 0
        line = f"{what} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {name}"
        # A Chinese character takes two columns.
        room = max(20, shutil.get_terminal_size().columns) // 2
        stream.write(f"\r\x1b[K{line[: room + _WIDTH // 2]}")
        stream.flush()

    try:
        yield draw
    finally:
        stream.write("\r\x1b[K")
        stream.flush()
