"""Cyclic garbage goes in the GUI thread, never in a worker."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from fzdraft.ui.garbage import MANY, YOUNG, GarbageCollector


class Ring:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp):
    parent = QObject()
    yield GarbageCollector(parent)
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gc.isenabled()


def test_a_worker_frees_no_cycles_however_much_it_allocates(collector):
    gone = weakref.ref(Ring())
    worker = threading.Thread(target=lambda: [[] for _ in range(20 * YOUNG)])
    worker.start()
    worker.join()
    assert gone() is not None


def test_the_gui_thread_frees_them_in_a_pause(collector):
    gone = weakref.ref(Ring())
    kept = [[] for _ in range(2 * YOUNG)]
    collector.look()
    assert (None, 2 * YOUNG) == (gone(), len(kept))


def test_what_came_in_bulk_is_not_looked_through(collector):
    kept = [[] for _ in range(2 * MANY)]
    collector.look()
    put_by = gc.get_freeze_count()
    gc.unfreeze()
    assert (put_by > MANY, len(kept)) == (True, 2 * MANY)


def test_what_came_bit_by_bit_is_not_looked_through_at_once(collector):
    gc.unfreeze()
    kept = []
    for _ in range(MANY // YOUNG + 1):
        kept += [[] for _ in range(2 * YOUNG)]
        collector.look()
    put_by = gc.get_freeze_count()
    gc.unfreeze()
    assert put_by > MANY
