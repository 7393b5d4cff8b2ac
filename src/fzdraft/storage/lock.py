"""One window per draft file: a small lock file beside it says who has it open.

Every change of owner happens while the lock file itself is held by the system
(flock, or its Windows kin), so of two that come at once exactly one wins.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime
import errno
import getpass
import hashlib
import os
import secrets
import stat
import sys
import time
from pathlib import Path

import msgspec
from msgspec import Struct

from fzdraft.errors import UserError
from fzdraft.storage import trouble
from fzdraft.storage.aside import now
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, make_folder
from fzdraft.storage.process import Process, is_alive, this_process

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PATIENCE = 2.0
_MOST = 4096
_BEYOND = 2**20
_NO_SUCH_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}
_OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Owner(Struct, frozen=True):
    """Who opened a file: process, user name, when; `token` tells two windows apart."""

    process: Process
    user: str
    since: datetime.datetime
    token: str


class Lock(Struct, frozen=True):
    """The right to write a file, until `release`."""

    path: Path
    owner: Owner


class Held(Struct, frozen=True):
    """Somebody else has the file open; None where the lock file does not say who."""

    owner: Owner | None

    @property
    def here(self) -> bool:
        """Whether it is another window of this very process."""
        return self.owner is not None and self.owner.process == this_process()

    def told(self, now: datetime.datetime) -> str:
        """Say in Chinese who has the file and since when."""
        if self.owner is None:
            return "这份稿子正在别处打开着。"
        if self.here:
            return "这份稿子已经在另一个窗口里打开了。"
        machine = self.owner.process.host.partition("/")[0]
        return f"{self.owner.user}在“{machine}”上打开着这份稿子（{_ago(now - self.owner.since)}）。"


def acquire(file: Path, directories: Directories, force: bool = False) -> Lock | Held:
    """Take the lock of a file, or say who holds it; a dead owner's lock is taken over.

    `force` takes it from a living one as well (the user says that nobody is there).
    The lock lies beside the file, or in user data where the folder cannot be written.
    Raises UserError when neither can be.
    """
    real = Path(os.path.realpath(file))
    beside = real.with_name(f".~lock.{real.name}")
    held = _held_by_other(beside) if not force else None
    if held is not None:
        return held
    try:
        return _take(beside, force)
    except OSError as closed:
        name = hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
        try:
            return _take(make_folder(directories.locks) / f"{name}.lock", force)
        except (OSError, UserError) as error:
            raise trouble.writing(file, closed) from error


def release(lock: Lock) -> None:
    """Give a lock back; one that somebody took over by force stays theirs."""
    mine = lock.owner.process == this_process() and _owner_in(_read(lock.path)) == lock.owner
    if mine:
        with contextlib.suppress(OSError):
            lock.path.unlink()


def _held_by_other(path: Path) -> Held | None:
    """Look at a lock that perhaps may be read but not written."""
    owner = _owner_in(_read(path))
    return Held(owner) if owner is not None and is_alive(owner.process) else None


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path, _MOST)
    except UserError:
        return b""


def _take(path: Path, force: bool) -> Lock | Held:
    """Become the owner in the file at `path`, unless a living one is written there."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        descriptor = os.open(path, _OPEN_FLAGS, 0o666)
        try:
            if _seize(descriptor) and _is_still(descriptor, path):
                return _enter(descriptor, path, force)
        finally:
            os.close(descriptor)
        time.sleep(0.02)
    return Held(None)


def _enter(descriptor: int, path: Path, force: bool) -> Lock | Held:
    """Write this process into the lock file that we hold, unless its owner lives."""
    present = _owner_in(os.read(descriptor, _MOST))
    if present is not None and not force and is_alive(present.process):
        return Held(present)
    owner = Owner(this_process(), _user(), now(), secrets.token_hex(8))
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, msgspec.json.encode(owner))
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    lock = Lock(path, owner)
    atexit.register(release, lock)
    return lock


def _seize(descriptor: int) -> bool:
    """Hold the lock file until it is closed; False while another process holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _BEYOND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without such locks: the owner written in the file must do.
        return error.errno in _NO_SUCH_LOCKS
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    """Say whether `path` is still the file that we opened, and not one made since."""
    opened = os.fstat(descriptor)
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    same = (opened.st_dev, opened.st_ino) == (found.st_dev, found.st_ino)
    return same and stat.S_ISREG(opened.st_mode)


def _owner_in(data: bytes) -> Owner | None:
    try:
        return msgspec.json.decode(data, type=Owner)
    except msgspec.DecodeError:
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _ago(age: datetime.timedelta) -> str:
    minutes = max(int(age.total_seconds()) // 60, 0)
    if minutes < 1:
        return "刚刚打开"
    if minutes < 60:
        return f"{minutes}分钟前打开"
    hours = minutes // 60
    return f"{hours}小时前打开" if hours < 24 else f"{hours // 24}天前打开"
