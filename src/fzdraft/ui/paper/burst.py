"""When keys that follow one another are one step of undo."""

from __future__ import annotations

import time
from collections.abc import Callable

from fzdraft.document.flat import Spot

PAUSE = 2.0


class Burst:
    """Names the burst of each edit: the same name while one goes on where the last one ended.

    A burst ends with a pause of `PAUSE` seconds, a move of the caret or another kind of edit.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with no burst; `clock` tells seconds."""
        self._clock = clock
        self._count = 0
        self._kind = ""
        self._caret: Spot | None = None
        self._time = 0.0

    def name(self, kind: str, caret: Spot) -> str:
        """Return the burst of an edit of this kind that is made at the caret."""
        now = self._clock()
        if kind != self._kind or caret != self._caret or now - self._time > PAUSE:
            self._count += 1
        self._kind = kind
        self._time = now
        return f"{kind} {self._count}"

    def went_to(self, caret: Spot) -> None:
        """Say where the caret stands after the edit."""
        self._caret = caret

    def end(self) -> None:
        """Let the next edit begin a new burst."""
        self._kind = ""
