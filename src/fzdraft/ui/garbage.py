"""Cyclic garbage is looked for in the GUI thread only, in pauses.

Python's own collector runs in whichever thread allocates, and a Qt object that is let go
in a worker takes its timers with it from the wrong thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
YOUNG, OLDER = 10_000, 10
"""New objects, and young collections, after which one looks. Drafts form no cycles, and to
look through a long one for them would stop the window; so the oldest are looked at rarely."""
OLDEST = 1000
MANY = 50_000
"""New objects that are too many to look through in a pause: they came with a long document."""


class GarbageCollector(QObject):
    """Takes the place of the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        """Switch the automatic collector off and begin to look from time to time."""
        super().__init__(parent)
        self._grown = 0
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY_MS)
        self.destroyed.connect(lambda: gc.enable())

    def look(self) -> None:
        """Collect the generations that have grown enough; what came in bulk is put by."""
        new, young, older = gc.get_count()
        if max(new, self._grown) > MANY:
            gc.freeze()
            self._grown = 0
        elif older > OLDEST:
            gc.unfreeze()
            gc.collect(2)
        elif young > OLDER:
            gc.collect(1)
            self._grown = 0
        elif new > YOUNG:
            gc.collect(0)
            self._grown += new
