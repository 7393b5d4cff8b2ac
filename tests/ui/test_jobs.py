"""Long work: off the GUI thread, stoppable, stale results dropped, exceptions never lost."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from fzdraft.errors import UserError
from fzdraft.ui.jobs import SWITCH_INTERVAL, Jobs, Progress


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


class Ears:
    """Hears what a job brings."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.faults: list[UserError] = []


@pytest.fixture
def ears() -> Ears:
    return Ears()


def test_the_work_is_done_in_another_thread_and_comes_back_to_this_one(jobs, ears, qtbot):
    threads = []

    def take(result):
        threads.append(threading.current_thread())
        ears.results.append(result)

    jobs.start("x", lambda _: threading.current_thread(), take, ears.faults.append)
    qtbot.waitUntil(lambda: len(ears.results) == 1)
    assert ears.results[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]


def test_a_newer_job_of_the_same_key_makes_the_older_result_stale(jobs, ears, qtbot):
    hold = threading.Event()
    jobs.start("x", lambda _: hold.wait() and "old", ears.results.append, ears.faults.append)
    jobs.start("x", lambda _: "new", ears.results.append, ears.faults.append)
    hold.set()
    qtbot.waitUntil(lambda: ears.results == ["new"])


def test_what_is_done_in_the_pauses_keeps_nothing_waiting(jobs, ears, qtbot):
    hold = threading.Event()
    jobs.start(
        "slow", lambda _: hold.wait(20) and "slow", ears.results.append, ears.faults.append,
        in_pauses=True,
    )  # fmt: skip
    jobs.start("x", lambda _: "quick", ears.results.append, ears.faults.append)
    qtbot.waitUntil(lambda: ears.results == ["quick"])
    hold.set()
    qtbot.waitUntil(lambda: ears.results == ["quick", "slow"])


def test_a_cancelled_job_stops_at_its_next_report(jobs, ears, qtbot):
    begun, hold, reached = threading.Event(), threading.Event(), []

    def work(progress: Progress) -> None:
        begun.set()
        hold.wait()
        progress.report(1, 2)
        reached.append("end")

    job = jobs.start("x", work, ears.results.append, ears.faults.append)
    begun.wait()
    job.cancel()
    with qtbot.waitSignal(job.ended):
        hold.set()
    assert (reached, ears.results, ears.faults) == ([], [], [])


def test_progress_is_told(jobs, ears, qtbot):
    told = []
    hold = threading.Event()

    def work(progress: Progress) -> None:
        hold.wait()
        progress.report(3, 7, "第三份")

    job = jobs.start("x", work, ears.results.append, ears.faults.append)
    job.progressed.connect(lambda *facts: told.append(facts))
    hold.set()
    qtbot.waitUntil(lambda: told == [(3, 7, "第三份")])


def test_a_known_fault_is_handed_to_whoever_asked(jobs, ears, qtbot):
    def work(_: Progress) -> None:
        raise UserError("读不出来，")

    jobs.start("x", work, ears.results.append, ears.faults.append)
    qtbot.waitUntil(lambda: len(ears.faults) == 1)


def test_a_bug_in_a_job_reaches_the_excepthook(jobs, ears, qtbot, monkeypatch):
    hooked = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: hooked.append(kind))

    def work(_: Progress) -> None:
        raise ZeroDivisionError

    jobs.start("x", work, ears.results.append, ears.faults.append)
    qtbot.waitUntil(lambda: hooked == [ZeroDivisionError])


def test_threads_give_way_to_typing(jobs):
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)


def test_closing_waits_for_the_worker_and_drops_what_it_brings(jobs, ears):
    jobs.start("x", lambda _: 1, ears.results.append, ears.faults.append)
    jobs.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("jobs")]


def test_finishing_waits_for_the_worker_with_the_window_alive(jobs, ears):
    begun, hold = threading.Event(), threading.Event()

    def work(progress: Progress) -> bool:
        begun.set()
        return hold.wait(20)

    jobs.start("x", work, ears.results.append, ears.faults.append)
    begun.wait()
    QTimer.singleShot(50, hold.set)
    jobs.finish()
    assert (hold.is_set(), ears.results) == (True, [])
