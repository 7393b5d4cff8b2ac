"""Which process is which: a number alone does not tell, numbers are used again."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from pathlib import Path

from msgspec import Struct


class Process(Struct, frozen=True):
    """A process on a machine; `started` is a stamp that only equals itself, "" when unknown."""

    host: str
    pid: int
    started: str = ""


def this_process() -> Process:
    """Return the process that runs now."""
    return Process(host(), os.getpid(), _started(os.getpid()) or "")


def process_of(pid: int) -> Process | None:
    """Return the process that runs on this machine under a number now, None when none does."""
    started = _started(pid)
    return None if started is None else Process(host(), pid, started)


def is_alive(process: Process) -> bool:
    """Say whether a process still runs; one of another machine counts as alive."""
    return process.host != host() or process_of(process.pid) == process


def host() -> str:
    """Return a name of this machine that a copy of its disk image does not share."""
    return f"{platform.node()}/{hashlib.sha256(_machine_id()).hexdigest()[:8]}"


def _machine_id() -> bytes:
    try:
        return Path("/etc/machine-id").read_bytes().strip()
    except OSError:
        return b""


def _started(pid: int) -> str | None:
    """Return when a process started, "" when it runs but the system does not say, else None."""
    if sys.platform == "linux":
        return _started_linux(pid)
    if sys.platform == "win32":
        return _started_windows(pid)
    return "" if _answers(pid) else None


def _started_linux(pid: int) -> str | None:
    """Read clock ticks since this boot; a zombie has ended."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED = 0x1000

    def _started_windows(pid: int) -> str | None:
        """Ask GetProcessTimes for the hundred-nanosecond tick of the start."""
        kernel = ctypes.windll.kernel32
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
        if not handle:
            return None
        times = [wintypes.FILETIME() for _ in range(4)]
        known = kernel.GetProcessTimes(
            wintypes.HANDLE(handle), *(ctypes.byref(time) for time in times)
        )
        kernel.CloseHandle(wintypes.HANDLE(handle))
        start, ended = times[0], times[1]
        if not known:
            return ""
        has_ended = ended.dwLowDateTime or ended.dwHighDateTime
        return None if has_ended else f"{start.dwHighDateTime}:{start.dwLowDateTime}"
