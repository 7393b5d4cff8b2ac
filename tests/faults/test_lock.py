"""One window per file, whatever other processes do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.faults import processes

from fzdraft.errors import UserError
from fzdraft.storage.directories import directories
from fzdraft.storage.lock import Held, Lock, acquire, release

HOLDER = """
import sys
from pathlib import Path
from fzdraft.storage.directories import directories
from fzdraft.storage.lock import acquire
sys.stdin.readline()
found = acquire(Path(sys.argv[1]), directories(Path(sys.argv[2])))
print(type(found).__name__, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "夹" / "稿.fzd"
    path.parent.mkdir()
    path.touch()
    return path


@pytest.fixture
def home(tmp_path):
    return directories(tmp_path / "数据")


def start_holder(file: Path, home) -> processes.subprocess.Popen[str]:
    return processes.start(HOLDER, file, home.data)


def go(*holders: processes.subprocess.Popen[str]) -> None:
    """Let holders that stand ready run at the same moment."""
    for holder in holders:
        holder.stdin.write("go\n")
        holder.stdin.flush()


@pytest.mark.parametrize("left_by_a_dead", [False, True])
def test_of_processes_that_come_at_once_exactly_one_wins(file, home, left_by_a_dead):
    for _ in range(3):
        if left_by_a_dead:
            dead = start_holder(file, home)
            go(dead)
            assert processes.line_from(dead) == "Lock"
            processes.kill(dead)
        holders = [start_holder(file, home) for _ in range(4)]
        go(*holders)
        answers = sorted(processes.line_from(holder) for holder in holders)
        for holder in holders:
            holder.communicate("end\n")
        assert answers == ["Held", "Held", "Held", "Lock"]


def test_a_killed_owner_is_noticed(file, home):
    owner = start_holder(file, home)
    go(owner)
    assert processes.line_from(owner) == "Lock"
    assert isinstance(acquire(file, home), Held)
    processes.kill(owner)
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    release(lock)


def test_an_owner_that_ends_in_peace_leaves_nothing(file, home):
    owner = start_holder(file, home)
    go(owner)
    assert processes.line_from(owner) == "Lock"
    owner.communicate("end\n")
    assert list(file.parent.iterdir()) == [file]


def test_on_a_read_only_disk_the_lock_lies_in_user_data(read_only_disk, home):
    file = read_only_disk / "稿.docx"
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    assert lock.path.parent == home.locks
    assert isinstance(acquire(file, home), Held)
    release(lock)
    assert list(home.locks.iterdir()) == []


def test_where_nothing_can_be_written_it_is_told(read_only_disk):
    with pytest.raises(UserError, match="这个盘是只读的"):
        acquire(read_only_disk / "稿.docx", directories(read_only_disk / "夹"))
