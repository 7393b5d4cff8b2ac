"""Whatever goes wrong while a file is written: the old one or the new one is there, whole."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from fzdraft.errors import UserError
from fzdraft.storage import trouble
from fzdraft.storage.atomic import write_atomic
from fzdraft.storage.directories import write_own

OLD, NEW = b"old" * 1000, b"new" * 1000
WRITER = """
import itertools, pathlib, sys
from fzdraft.storage.atomic import write_atomic
for count in itertools.count():
    write_atomic(pathlib.Path(sys.argv[1]), bytes([count % 256]) * 2**20)
"""
STEPS = ["open", "fsync", "replace"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and limits of POSIX")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告.fzd"
    path.write_bytes(OLD)
    return path


def fail_at(monkeypatch, step: str, call: int = 1, number: int = errno.EIO) -> None:
    """Let the system call `step` fail when it is called for the `call`-th time."""
    real, calls = getattr(os, step), iter(range(1, 100))

    def failing(*arguments: Any, **named: Any) -> Any:
        if next(calls) == call:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    monkeypatch.setattr(os, step, failing)


@pytest.mark.parametrize("step", STEPS)
def test_a_failing_step_leaves_the_old_file_whole_and_nothing_beside_it(report, step, monkeypatch):
    fail_at(monkeypatch, step)
    with pytest.raises(UserError, match=r"“报告.fzd”没有存上.*原来的文件没动"):
        write_atomic(report, NEW)
    monkeypatch.undo()
    assert [path.name for path in report.parent.iterdir()] == ["报告.fzd"]
    assert report.read_bytes() == OLD


@pytest.mark.parametrize("step", ["open", "fsync"])
def test_a_folder_that_cannot_be_flushed_still_holds_the_new_file(report, step, monkeypatch):
    fail_at(monkeypatch, step, call=2, number=errno.EINVAL)
    write_atomic(report, NEW)
    assert report.read_bytes() == NEW


def test_a_stick_without_permissions_still_takes_the_file(report, monkeypatch):
    fail_at(monkeypatch, "chmod", number=errno.EPERM)
    write_atomic(report, NEW)
    assert report.read_bytes() == NEW


@posix
def test_a_killed_writer_leaves_the_old_or_the_new_file_whole(tmp_path):
    path = tmp_path / "稿.fzd"
    for wait in (0.0, 0.01, 0.02, 0.03):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], env=child_environment()
        )
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        data = path.read_bytes()
        assert data == data[:1] * 2**20


def child_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


def test_a_full_disk_is_told_and_the_old_file_stays(small_disk):
    path = small_disk / "报告.docx"
    write_atomic(path, OLD)
    with pytest.raises(UserError, match=r"磁盘满了.*请腾出一些空间"):
        write_atomic(path, b"x" * 2**20)
    assert [file.name for file in small_disk.iterdir()] == ["报告.docx"]
    assert path.read_bytes() == OLD


def test_a_file_larger_than_the_disk_allows_is_told(report):
    resource = pytest.importorskip("resource")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
    try:
        with pytest.raises(UserError, match="超过了这个盘允许的大小"):
            write_atomic(report, b"x" * 2**20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert report.read_bytes() == OLD


def test_a_read_only_disk_is_told(read_only_disk):
    with pytest.raises(UserError, match="这个盘是只读的"):
        write_atomic(read_only_disk / "新稿.docx", NEW)


def test_a_file_on_a_read_only_disk_is_told(read_only_disk):
    with pytest.raises(UserError, match=r"“稿.docx”是只读的"):
        write_atomic(read_only_disk / "稿.docx", NEW)


def test_a_read_only_file_is_not_replaced(report):
    report.chmod(0o444)
    with pytest.raises(UserError, match=r"“报告.fzd”是只读的"):
        write_atomic(report, NEW)
    assert report.read_bytes() == OLD


def test_a_folder_is_not_replaced(tmp_path):
    with pytest.raises(UserError, match="是一个文件夹"):
        write_atomic(tmp_path, NEW)


@posix
def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "管")
    with pytest.raises(UserError, match="不是普通文件"):
        write_atomic(tmp_path / "管", NEW)


def test_a_vanished_folder_is_told(tmp_path):
    with pytest.raises(UserError, match="那个文件夹不在了"):
        write_atomic(tmp_path / "没有" / "稿.fzd", NEW)


def test_a_file_in_the_place_of_a_folder_is_told(report):
    with pytest.raises(UserError, match="有一段不是文件夹"):
        write_atomic(report / "稿.fzd", NEW)


def test_a_name_too_long_is_told(tmp_path):
    with pytest.raises(UserError, match="文件名太长"):
        write_atomic(tmp_path / ("报" * 90 + ".fzd"), NEW)


def test_the_longest_name_that_fits_is_written(tmp_path):
    path = tmp_path / ("报" * 83 + ".docx")
    write_atomic(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_that_word_holds_open_is_told(report):
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = 32
    assert "请关掉 Word 或 WPS 里的这个文件再存" in str(trouble.writing(report, error))


@posix
def test_a_link_stays_a_link(report):
    link = report.with_name("链接.fzd")
    link.symlink_to(report)
    write_atomic(link, NEW)
    assert (link.is_symlink(), report.read_bytes()) == (True, NEW)


@posix
def test_links_in_a_ring_are_told(tmp_path):
    (tmp_path / "一").symlink_to("二")
    (tmp_path / "二").symlink_to("一")
    with pytest.raises(UserError, match="没有尽头"):
        write_atomic(tmp_path / "一", NEW)


@posix
def test_permissions_stay(report):
    report.chmod(0o640)
    write_atomic(report, NEW)
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


def test_a_new_file_gets_the_permissions_of_any_new_file(report):
    report.with_name("别的").touch()
    write_atomic(report.with_name("新.fzd"), NEW)
    assert report.with_name("新.fzd").stat().st_mode == report.with_name("别的").stat().st_mode


def test_a_data_folder_that_cannot_be_made_is_told(read_only_disk):
    with pytest.raises(UserError, match="这个盘是只读的"):
        write_own(read_only_disk / "数据" / "稿.fzd", NEW)
