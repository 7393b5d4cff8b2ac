"""What the operating system complains about, said in plain Chinese with a way out."""

from __future__ import annotations

import errno
from pathlib import Path

from fzdraft.errors import UserError

_KEPT = "原来的文件没动。"
_WRITING = {
    errno.ENOSPC: ("磁盘满了", "请腾出一些空间，或另存到别的盘。"),
    errno.EDQUOT: ("您的磁盘配额用完了", "请腾出一些空间，或另存到别的盘。"),
    errno.EFBIG: ("文件超过了这个盘允许的大小", "请另存到别的盘。"),
    errno.EROFS: ("这个盘是只读的", "请另存到别的文件夹。"),
    errno.EACCES: (
        "这个文件夹或文件不让写",
        "它可能正被 Word 或 WPS 打开，请关掉再存，或另存到别处。",
    ),
    errno.EPERM: ("这个文件夹或文件不让写", "请另存到别的文件夹。"),
    errno.EBUSY: ("它正被别的程序占用", "请关掉 Word 或 WPS 里的这个文件再存，或另存一份。"),
    errno.ENOENT: ("那个文件夹不在了", "请另选一个文件夹；如果在 U 盘上，请看看是否已拔出。"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "请另选一个文件夹。"),
    errno.EISDIR: ("同名的是一个文件夹", "请换一个文件名。"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短些的文件名。"),
    errno.ELOOP: ("快捷方式指来指去没有尽头", "请另选一个位置。"),
    errno.EINVAL: ("文件名里有这个盘不认的字", "请换一个文件名。"),
    errno.EIO: ("磁盘读写出错", "请另存到别的盘，并检查这个盘。"),
}
_READING = {
    errno.ENOENT: ("它不在了", "可能被移走、改名，或 U 盘已拔出。"),
    errno.ENOTDIR: ("它不在了", "可能被移走、改名，或 U 盘已拔出。"),
    errno.EACCES: (
        "您没有读它的权限，或它正被别的程序占用",
        "请关掉别的程序再试，或请人开通权限。",
    ),
    errno.EPERM: ("您没有读它的权限", "请请人开通权限。"),
    errno.EISDIR: ("它是一个文件夹", "请选里面的文件。"),
    errno.ENXIO: ("它不是普通文件", "请选一个文档。"),
    errno.ENAMETOOLONG: ("文件名太长", "请先给它改个短些的名字。"),
    errno.ELOOP: ("快捷方式指来指去没有尽头", "请直接选那个文件。"),
    errno.EIO: ("磁盘读写出错", "请换一个盘上的副本。"),
}
_HELD_ON_WINDOWS = {32, 33}


def writing(path: Path, error: OSError | UnicodeError) -> UserError:
    """Say why a file was not written; the old one is still whole."""
    reason, way_out = _told(error, _WRITING, "请另存到别的文件夹。")
    return UserError(f"“{path.name}”没有存上：{reason}；{_KEPT}", way_out)


def reading(path: Path, error: OSError | UnicodeError) -> UserError:
    """Say why a file could not be read."""
    reason, way_out = _told(error, _READING, "请换一份文件再试。")
    return UserError(f"“{path.name}”打不开：{reason}。", way_out)


def _told(
    error: OSError | UnicodeError, sentences: dict[int, tuple[str, str]], way_out: str
) -> tuple[str, str]:
    """Windows says "held open" with a number of its own; a locale may lack Chinese letters."""
    if isinstance(error, UnicodeError):
        return _WRITING[errno.EINVAL]
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return _WRITING[errno.EBUSY]
    unknown = (f"系统不让（代码 {error.errno}）", way_out)
    return sentences.get(error.errno or 0, unknown)
