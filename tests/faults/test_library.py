"""Whatever happens while the library takes files in: nothing is lost, nothing is half there."""

from __future__ import annotations

import multiprocessing
import subprocess
import time
from pathlib import Path

import pytest
from tests.corpus.conftest import other
from tests.faults import processes

from fzdraft.app import App
from fzdraft.errors import UserError
from fzdraft.indexing import Progress, add_apart

ADDER = """
import sys
from pathlib import Path
from fzdraft.app import App
def tell(done, total, what):
    print(done, flush=True)
App(Path(sys.argv[1])).library_add([Path(sys.argv[2])], tell)
print("end", flush=True)
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder of forty reports."""
    folder = tmp_path / "范文"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(other(n), encoding="utf-8")
    return folder


@pytest.mark.parametrize("after", ["0", "1", "17", "39"])
def test_who_is_killed_while_indexing_goes_on_at_the_next_start(tmp_path, reports, after):
    data = tmp_path / "data"
    adder = processes.start(ADDER, data, reports)
    while (line := processes.line_from(adder)) != after:
        assert line, "the other process ended too early"
    processes.kill(adder)
    app = App(data)
    app.library_ready()
    stats = app.library_stats()
    assert stats.pending == 0
    assert int(after) <= stats.documents - stats.builtin <= int(after) + 1
    lines = app.library_add([reports])
    assert {line.fate for line in lines} <= {"added", "known"}
    entries = [entry for entry in app.library_list() if not entry.builtin]
    assert len(entries) == 40
    assert {entry.sentences for entry in entries} == {entries[0].sentences}


def test_on_a_full_disk_it_is_said_and_what_is_in_stays_in(small_library_disk, reports):
    app = App(small_library_disk / "data")
    app.library_ready()
    for n in range(200):
        (reports / f"更多{n}.txt").write_text(other(n + 40), encoding="utf-8")
    with pytest.raises(UserError, match="满了"):
        app.library_add([reports])
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_library_disk)], check=True)
    app.library_ready()
    assert 5 <= len(app.library_list()) < 245
    app.library_add([reports])
    assert (len(app.library_list()), app.library_stats().pending) == (245, 0)


def test_a_huge_file_is_refused_by_its_size_at_once(tmp_path):
    huge = tmp_path / "大.txt"
    with huge.open("wb") as stream:
        stream.truncate(2 * 2**30)
    start = time.monotonic()
    [line] = App(tmp_path / "data").library_add([huge])
    assert (line.fate, "太大" in line.reason) == ("refused", True)
    assert time.monotonic() - start < 5


def test_a_folder_that_may_not_be_written_is_told(read_only_disk):
    with pytest.raises(UserError):
        App(read_only_disk / "夹" / "data").library_list()


def test_a_process_of_its_own_does_the_work_and_tells(tmp_path, reports):
    app, told = App(tmp_path / "data"), []
    lines = app.library_add_apart([reports], lambda *args: told.append(args))
    assert [line.fate for line in lines] == ["added"] * 40
    assert (told[-1], len(app.library_list())) == ((40, 40, ""), 45)


def test_who_stops_the_other_process_keeps_what_is_in(tmp_path, reports):
    app = App(tmp_path / "data")

    def stop(done: int, total: int, what: str) -> None:
        if done >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        app.library_add_apart([reports], stop)
    app.library_ready()
    assert 5 + 3 <= len(app.library_list()) <= 45
    assert app.library_stats().pending == 0


def test_a_fault_of_the_other_process_is_told_here(tmp_path, reports):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "formulas.toml").write_text("坏", encoding="utf-8")
    with pytest.raises(UserError, match="提法表"):
        App(tmp_path / "data").library_add_apart([reports])


def test_a_process_that_is_killed_is_told_and_the_rest_goes_on(tmp_path, reports):
    app = App(tmp_path / "data")

    def kill(done: int, total: int, what: str) -> None:
        if done == 5:
            [child] = multiprocessing.active_children()
            child.kill()

    with pytest.raises(UserError, match=r"意外停了.*再试一次"):
        app.library_add_apart([reports], kill)
    assert {line.fate for line in app.library_add([reports])} <= {"added", "known"}
    assert len(app.library_list()) == 45


class Broken:
    """A worker with a bug; the other process finds it here by its name."""

    def __init__(self, data: Path | None) -> None:
        self.data = data

    def library_add(self, paths: list[Path], progress: Progress) -> int:
        progress(0, len(paths), "")
        return 1 // len(paths)


def test_a_bug_of_the_other_process_is_a_bug_here_with_its_traceback():
    with pytest.raises(RuntimeError, match=r"library_add[\s\S]*ZeroDivisionError"):
        add_apart(Broken, None, [], lambda done, total, what: None)
