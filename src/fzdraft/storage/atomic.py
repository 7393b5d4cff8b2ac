"""The one way bytes reach the disk: the old file or the new file, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from pathlib import Path

from fzdraft.errors import UserError
from fzdraft.storage import trouble

MAX_READ = 64 * 2**20
_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


def write_atomic(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file at once and for good, or leave the old file whole.

    Follows symbolic links, keeps the permissions of an existing file. Raises UserError
    when the disk or the folder does not allow it.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_to_keep(target)
        temporary = target.with_name(f".fzd-{secrets.token_hex(6)}.tmp")
        try:
            _write_new(temporary, data, 0o666 if mode is None else mode)
            if mode is not None:
                _keep_mode(temporary, mode)
            os.replace(temporary, target)  # noqa: PTH105 (the name that tests can make fail)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except (OSError, UnicodeError) as error:
        raise trouble.writing(path, error) from error


def read_bytes(path: Path, limit: int = MAX_READ) -> bytes:
    """Read a whole regular file of at most `limit` bytes; UserError for anything else."""
    try:
        if path.is_dir():
            raise UserError(f"“{path.name or path}”是一个文件夹，不是文件。", "请选里面的文件。")
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
        with os.fdopen(descriptor, "rb") as stream:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise UserError(f"“{path.name}”不是普通文件，没有读。", "请选一个文档。")
            data = stream.read(limit + 1) if found.st_size <= limit else None
    except (OSError, UnicodeError) as error:
        raise trouble.reading(path, error) from error
    if data is None or len(data) > limit:
        size = f"{limit / 2**20:.0f} MB"
        raise UserError(f"“{path.name}”太大，超过 {size}，没有读。", "请确认选对了文件。")
    return data


def _mode_to_keep(target: Path) -> int | None:
    """Return the permissions of the file to be replaced, None where there is none yet."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise UserError(f"“{target.name}”是一个文件夹，不能存成文件。", "请换一个文件名。")
    if not stat.S_ISREG(found.st_mode):
        raise UserError(f"“{target.name}”不是普通文件，没有往里写。", "请换一个文件名。")
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise UserError(
            f"“{target.name}”是只读的，没有存上；原来的文件没动。",
            "请另存到别处，或去掉它的只读属性。",
        )
    return stat.S_IMODE(found.st_mode)


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(descriptor)


def _keep_mode(path: Path, mode: int) -> None:
    """Undo what the umask took away; a stick formatted with FAT knows no permissions."""
    with contextlib.suppress(PermissionError):
        os.chmod(path, mode)  # noqa: PTH101 (the name that tests can make fail)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; the file itself is already in place."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
