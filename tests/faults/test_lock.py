"""One window per file, whatever other processes do."""

from __future__ import annotations

import datetime
import os
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.faults import processes

from fzdraft.errors import UserError
from fzdraft.storage.directories import directories
from fzdraft.storage.lock import Held, Lock, Owner, acquire, release
from fzdraft.storage.process import Process

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

CROWD = """
import os, sys, time
from pathlib import Path
from msgspec import json
from msgspec.structs import replace
from fzdraft.storage.directories import directories
from fzdraft.storage.lock import Lock, acquire, release
file, home = Path(sys.argv[1]), directories(Path(sys.argv[2]))
inside, twice, won = file.with_name("inside"), 0, 0
sys.stdin.readline()
end = time.monotonic() + 1.5
while time.monotonic() < end:
    lock = acquire(file, home)
    if not isinstance(lock, Lock):
        continue
    won += 1
    try:
        os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        twice += 1
    inside.unlink(missing_ok=True)
    if won % 2:
        release(lock)
    else:
        died = replace(lock.owner, process=replace(lock.owner.process, started="long ago"))
        lock.path.write_bytes(json.encode(died))
print("twice", twice, "won", won)
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


def test_of_processes_that_come_at_once_exactly_one_wins(file, home):
    holders = [start_holder(file, home) for _ in range(4)]
    go(*holders)
    answers = sorted(processes.line_from(holder) for holder in holders)
    for holder in holders:
        holder.communicate("end\n")
    assert answers == ["Held", "Held", "Held", "Lock"]


def test_no_two_are_ever_inside_however_often_locks_are_released_or_their_owners_die(file, home):
    crowd = [processes.start(CROWD, file, home.data) for _ in range(3)]
    go(*crowd)
    answers = [process.communicate()[0].split() for process in crowd]
    assert [answer[:2] for answer in answers] == [["twice", "0"]] * 3
    assert sum(int(answer[3]) for answer in answers) > 100


def test_a_lock_that_another_is_just_taking_over_is_waited_for_and_left_to_it(file, home):
    fcntl = pytest.importorskip("fcntl")
    with file.with_name(".~lock.稿.fzd").open("wb") as taken:
        fcntl.flock(taken, fcntl.LOCK_EX)
        assert acquire(file, home) == Held(None)


def test_a_lock_file_exchanged_at_the_last_moment_is_looked_at_anew(file, home, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    lock_file, flock = file.with_name(".~lock.稿.fzd"), fcntl.flock
    now = datetime.datetime(2025, 2, 6, tzinfo=datetime.UTC)
    quicker = Owner(Process("别的机器", 7), "张三", now, "token")

    def exchange(*arguments: Any) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        lock_file.unlink()
        lock_file.write_bytes(msgspec.json.encode(quicker))
        flock(*arguments)

    monkeypatch.setattr(fcntl, "flock", exchange)
    assert acquire(file, home) == Held(quicker)


def test_a_killed_owner_is_noticed(file, home):
    owner = start_holder(file, home)
    go(owner)
    assert processes.line_from(owner) == "Lock"
    assert isinstance(acquire(file, home), Held)
    processes.kill(owner)
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    release(lock)


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX keeps ended processes listed")
def test_a_killed_owner_is_noticed_before_its_parent_has_noticed(file, home):
    owner = start_holder(file, home)
    go(owner)
    assert processes.line_from(owner) == "Lock"
    os.kill(owner.pid, signal.SIGKILL)
    os.waitid(os.P_PID, owner.pid, os.WEXITED | os.WNOWAIT)
    lock = acquire(file, home)
    owner.communicate()
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
