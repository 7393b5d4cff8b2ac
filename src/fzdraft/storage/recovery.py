"""找回未保存的稿子: drafts on their way, kept in user data until they are saved."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.model import Draft
from fzdraft.document.tally import whole
from fzdraft.errors import UserError
from fzdraft.storage import aside, container, fzd
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, write_own
from fzdraft.storage.documents import fingerprint, open_draft
from fzdraft.storage.fzd import SUFFIX, DraftFile
from fzdraft.storage.lined import Bytes
from fzdraft.storage.process import Process, process_of, this_process

OriginalState = Literal["unsaved", "same", "changed", "gone"]
_ORIGIN = "recovery.json"


class Unfinished(Struct, frozen=True):
    """A draft that was never saved, for the user to take up again.

    `original` is the file it was opened from (None: never saved) and `state` what
    became of that file since; `characters` counts the draft, `saved_characters` the file.
    """

    key: str
    title: str
    original: Path | None
    state: OriginalState
    saved_at: datetime.datetime
    characters: int
    saved_characters: int = 0


class Leftovers(Struct, frozen=True):
    """What a start finds: drafts to offer, newest first, and words about the unreadable."""

    drafts: tuple[Unfinished, ...] = ()
    notes: tuple[str, ...] = ()


class _Origin(Struct, frozen=True):
    """Which file a draft came from, that file's checksum then, and when this was written."""

    path: str
    checksum: str
    saved_at: datetime.datetime


class Recovery:
    """The recovery place of one user; each window writes under a key of its own."""

    def __init__(
        self, directories: Directories, now: Callable[[], datetime.datetime] = aside.now
    ) -> None:
        """Keep the place and the clock; nothing is made on the disk yet."""
        self._folder = directories.recovery
        self._now = now

    def new_key(self) -> str:
        """Return a key that no other window has, and that tells whose it is."""
        process = this_process()
        return f"{process.pid}-{_stamp(process)}-{secrets.token_hex(4)}"

    def write(self, key: str, file: DraftFile, original: Path | None, base: str = "") -> None:
        """Keep a draft; `base` is the checksum of its file when it was opened. UserError."""
        path = "" if original is None else str(original.absolute())
        origin = _Origin(path, base, self._now())
        parts = {**fzd.parts(file), _ORIGIN: msgspec.json.encode(origin)}
        write_own(self._path(key), container.pack(parts))

    def read(self, key: str) -> DraftFile:
        """Return a kept draft with its originals; raises UserError when it is gone or damaged."""
        path = self._path(key)
        parts = container.unpack(read_bytes(path, container.MAX_PACKED))
        file, origin = fzd.from_parts(parts), _origin(parts.get(_ORIGIN), path)
        wanted = fzd.originals_of(file.draft)
        found = self._originals(wanted, Path(origin.path) if origin.path else None)
        lost = len(wanted) - len(found)
        told = (f"有{lost}份材料的原件没有找回；从里面读到的文字都在。",) if lost else ()
        return replace(file, originals=found, notes=(*file.notes, *told))

    def keep(self, data: bytes) -> None:
        """Keep the original of a material, once; drafts kept here speak of it by checksum.

        It stays until no draft is left here. Raises UserError.
        """
        path = self._material / fzd.checksum(data)
        if not path.exists():
            write_own(path, data)

    def keeps(self, checksum: str) -> bool:
        """Tell whether the original with this checksum is kept here."""
        return (self._material / checksum).exists()

    def adopt(self, key: str) -> str | None:
        """Make a dead window's draft ours under a new key; None when another was quicker."""
        new = self.new_key()
        try:
            self._path(key).rename(self._path(new))
        except OSError:
            return None
        return new

    def discard(self, key: str) -> None:
        """Forget a draft that was saved or that the user does not want; nothing when gone."""
        with contextlib.suppress(OSError):
            self._path(key).unlink()
        self._sweep()

    def unfinished(self) -> Leftovers:
        """Return what windows left behind that no longer run.

        What cannot be read is moved aside and told; what equals its saved file is forgotten.
        """
        found: list[Unfinished] = []
        notes: list[str] = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            if _owner_lives(path.stem):
                continue
            try:
                found += self._looked_at(path)
            except UserError:
                notes.append(self._moved_aside(path))
        self._sweep()
        found.sort(key=lambda draft: draft.saved_at, reverse=True)
        return Leftovers(tuple(found), tuple(notes))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{SUFFIX}"

    @property
    def _material(self) -> Path:
        return self._folder / "material"

    def _originals(self, wanted: tuple[str, ...], saved: Path | None) -> dict[str, bytes]:
        """Return originals from here, else from the file that the draft was opened from."""
        found: dict[str, bytes] = {}
        for known in wanted:
            with contextlib.suppress(UserError):
                data = read_bytes(self._material / known)
                if fzd.checksum(data) == known:
                    found[known] = data
        if saved is not None and len(found) < len(wanted):
            with contextlib.suppress(UserError):
                there = open_draft(saved).originals
                found |= {known: there[known] for known in wanted if known in there}
        return found

    def _sweep(self) -> None:
        """Let the originals go when no draft is left that could speak of them."""
        with contextlib.suppress(OSError):
            if self._material.exists() and not any(self._folder.glob(f"*{SUFFIX}")):
                for path in self._material.iterdir():
                    path.unlink()
                self._material.rmdir()

    def _looked_at(self, path: Path) -> list[Unfinished]:
        """Describe one kept draft; none when its file already holds the same."""
        parts = container.unpack(read_bytes(path, container.MAX_PACKED))
        file = fzd.from_parts(parts)
        origin = _origin(parts.get(_ORIGIN), path)
        original = Path(origin.path) if origin.path else None
        saved = _saved(original)
        if saved == file.draft:
            self.discard(path.stem)
            return []
        return [
            Unfinished(
                path.stem,
                file.draft.report.title.plain,
                original,
                _state(original, origin.checksum),
                origin.saved_at,
                whole(file.draft).characters,
                0 if saved is None else whole(saved).characters,
            )
        ]

    def _moved_aside(self, path: Path) -> str:
        moved = aside.move_aside(path, self._now())
        name = path.name if moved is None else moved.name
        return f"有一份未保存的稿子坏了，读不出来；我把它留在恢复文件夹里，名为“{name}”。"


def _stamp(process: Process) -> str:
    return hashlib.sha256(f"{process.host} {process.started}".encode()).hexdigest()[:12]


def _owner_lives(key: str) -> bool:
    """Say whether the process that a key names still runs on this machine."""
    pid, _, rest = key.partition("-")
    running = process_of(int(pid)) if pid.isdecimal() else None
    return running is not None and rest.startswith(_stamp(running))


def _origin(data: Bytes | None, path: Path) -> _Origin:
    """Read where a draft came from; without that it is offered as never saved."""
    try:
        return msgspec.json.decode(data or b"", type=_Origin)
    except msgspec.DecodeError:
        time = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return _Origin("", "", time)


def _saved(original: Path | None) -> Draft | None:
    try:
        return None if original is None else open_draft(original).draft
    except UserError:
        return None


def _state(original: Path | None, base: str) -> OriginalState:
    if original is None:
        return "unsaved"
    now = fingerprint(original)
    return "gone" if not now else "same" if now == base else "changed"
