"""Who has a file open, as its lock tells."""

from __future__ import annotations

import datetime
import os

import msgspec
import pytest
from msgspec.structs import replace

from fzdraft.storage.lock import Held, Lock, Owner, acquire, release
from fzdraft.storage.process import Process, host, is_alive, process_of, this_process


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "夹" / "稿.fzd"
    path.parent.mkdir()
    path.touch()
    return path


def owned_by(file, process: Process, since: datetime.datetime) -> Owner:
    """Write a lock file as another process would have."""
    owner = Owner(process, "张三", since, "token")
    file.with_name(".~lock.稿.fzd").write_bytes(msgspec.json.encode(owner))
    return owner


def test_a_lock_lies_beside_the_file_and_goes_with_its_release(file, home):
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    assert lock.path == file.with_name(".~lock.稿.fzd")
    release(lock)
    assert list(file.parent.iterdir()) == [file]


def test_a_second_window_of_this_process_is_told_so(file, home, noon):
    lock = acquire(file, home)
    held = acquire(file, home)
    assert isinstance(held, Held)
    assert held.told(noon) == "这份稿子已经在另一个窗口里打开了。"
    release(lock)


def test_the_file_is_one_under_any_name(file, home):
    link = file.with_name("链接.fzd")
    link.symlink_to(file)
    lock = acquire(file, home)
    assert isinstance(acquire(link, home), Held)
    release(lock)


def test_a_number_that_was_used_again_is_not_the_owner(file, home, noon):
    owned_by(file, Process(host(), os.getpid(), "long ago"), noon)
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    release(lock)


@pytest.mark.parametrize(
    ("age", "told"),
    [
        ({"seconds": 9}, "刚刚打开"),
        ({"seconds": -9}, "刚刚打开"),
        ({"minutes": 5}, "5分钟前打开"),
        ({"hours": 3}, "3小时前打开"),
        ({"days": 2}, "2天前打开"),
    ],
)
def test_an_owner_on_another_machine_counts_as_alive_and_its_age_is_told(
    file, home, noon, age, told
):
    owner = owned_by(file, Process("别的机器/1a2b", 7), noon)
    held = acquire(file, home)
    assert held == Held(owner)
    words = held.told(noon + datetime.timedelta(**age))
    assert words == f"张三在“别的机器”上打开着这份稿子（{told}）。"


def test_the_user_may_say_that_nobody_is_there(file, home, noon):
    owned_by(file, Process("别的机器/1a2b", 7), noon)
    lock = acquire(file, home, force=True)
    assert isinstance(lock, Lock)
    release(lock)


def test_a_lock_taken_by_force_is_not_released_by_its_old_owner(file, home):
    old = acquire(file, home)
    new = acquire(file, home, force=True)
    release(old)
    assert isinstance(acquire(file, home), Held)
    release(new)


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"\xff" * 9999])
def test_a_lock_that_says_nothing_is_taken_over(file, home, rubbish):
    file.with_name(".~lock.稿.fzd").write_bytes(rubbish)
    lock = acquire(file, home)
    assert isinstance(lock, Lock)
    release(lock)


def test_a_link_in_the_place_of_the_lock_is_not_written_through(file, home, tmp_path):
    other = tmp_path / "别的文件"
    other.write_text("重要")
    file.with_name(".~lock.稿.fzd").symlink_to(other)
    lock = acquire(file, home)
    release(lock)
    assert other.read_text() == "重要"


def test_a_name_too_long_for_a_lock_beside_it_is_locked_in_user_data(file, home):
    long = file.with_name("报" * 83 + ".fzd")
    lock = acquire(long, home)
    assert isinstance(lock, Lock)
    assert lock.path.parent == home.locks
    release(lock)


def test_this_process_is_alive_and_a_number_of_nobody_is_not():
    assert is_alive(this_process())
    assert not is_alive(replace(this_process(), pid=2**22 + 1))
    assert process_of(os.getpid()) == this_process()
