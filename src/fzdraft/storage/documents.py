"""Opening and saving the user's own draft files; they change only when the user saves."""

from __future__ import annotations

from pathlib import Path

from fzdraft.document.soundness import faults
from fzdraft.errors import UserError
from fzdraft.storage import trouble
from fzdraft.storage.atomic import read_bytes, write_atomic
from fzdraft.storage.container import MAX_PACKED
from fzdraft.storage.fzd import DraftFile, checksum, decode, encode


def open_draft(path: Path) -> DraftFile:
    """Read a draft file; raises UserError when it cannot be, and never touches it."""
    try:
        return decode(read_bytes(path, MAX_PACKED))
    except UserError as error:
        raise _named(path, error) from error


def save_draft(path: Path, file: DraftFile) -> str:
    """Put the file on the disk at once and for good, and return its checksum.

    Raises UserError when the disk does not allow it, ValueError for a draft that
    `open_draft` would refuse: that is our bug, and the old file must outlive it.
    """
    found = faults(file.draft)
    if found:
        raise ValueError(f"this draft could not be opened again: {found}")
    data = encode(file)
    write_atomic(path, data)
    return checksum(data)


def is_free(path: Path) -> bool:
    """Tell whether nothing, or an empty file, stands at a path; UserError when hidden from us."""
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError as error:
        raise trouble.writing(path, error) from error


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands at a path that we may look at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def are_one_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file that is there."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def fingerprint(path: Path) -> str:
    """Return the checksum of what stands in a file now, "" when it cannot be read."""
    try:
        return checksum(read_bytes(path, MAX_PACKED))
    except UserError:
        return ""


def _named(path: Path, error: UserError) -> UserError:
    """Begin the sentence with the name of the file where it does not have it yet."""
    if path.name in error.message:
        return error
    return UserError(f"“{path.name}”：{error.message}", error.way_out)
