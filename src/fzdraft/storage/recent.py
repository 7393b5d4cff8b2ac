"""最近: the draft files opened last."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from fzdraft.errors import UserError
from fzdraft.storage.aside import move_aside
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, write_own

LIMIT = 12
_BYTES = 2**20


class Stand(Struct, frozen=True):
    """What a window remembers of a file: the title of its draft and where the caret stood."""

    title: str = ""
    node: str = ""
    block: str = ""


NOWHERE = Stand()


class _Entry(Struct, frozen=True):
    path: str
    opened_at: datetime.datetime
    stand: Stand = Stand()


class Recent(Struct, frozen=True):
    """A file opened before; `missing` when it does not stand there now."""

    path: Path
    opened_at: datetime.datetime
    missing: bool = False
    stand: Stand = Stand()


def recent_files(directories: Directories, now: datetime.datetime) -> list[Recent]:
    """Return the last files, newest first; an unreadable list is moved aside and begins anew."""
    found = []
    for entry in _entries(directories, now):
        path = Path(entry.path)
        found.append(Recent(path, entry.opened_at, not path.is_file(), entry.stand))
    return found


def remember_file(
    directories: Directories, path: Path, now: datetime.datetime, stand: Stand = NOWHERE
) -> None:
    """Put a file at the top of the list of twelve; raises UserError when that cannot be written."""
    full = str(path.absolute())
    others = [entry for entry in _entries(directories, now) if entry.path != full]
    _write(directories, [_Entry(full, now, stand), *others][:LIMIT])


def _path(directories: Directories) -> Path:
    return directories.data / "recent.json"


def _entries(directories: Directories, now: datetime.datetime) -> list[_Entry]:
    path = _path(directories)
    if not path.exists():
        return []
    try:
        return msgspec.json.decode(read_bytes(path, _BYTES), type=list[_Entry])
    except (UserError, msgspec.DecodeError, RecursionError):
        move_aside(path, now)
        return []


def _write(directories: Directories, entries: list[_Entry]) -> None:
    write_own(_path(directories), msgspec.json.format(msgspec.json.encode(entries), indent=1))
