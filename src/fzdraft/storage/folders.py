"""Looking through folders for documents, without opening any."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from fzdraft.storage import trouble

_WORTH_A_LOOK = (
    *(".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".fzd"),
    *(".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".md", ".text"),
)
"""Suffixes of documents; what is inside decides, an old .doc may well be a web page."""


class Found(Struct, frozen=True):
    """A file with its size in bytes and its time in nanoseconds, or why it is not to be read."""

    path: Path
    size: int = 0
    modified: int = 0
    trouble: str = ""


def look(paths: Iterable[Path]) -> list[Found]:
    """List the files themselves and all below the folders, each once, in the order of names."""
    found: dict[Path, Found] = {}
    for path in paths:
        whole = path.expanduser().absolute()
        for file in _below(whole) if _is_folder(whole) else [found_file(whole)]:
            found.setdefault(file.path, file)
    return list(found.values())


def files_in(folder: Path, most: int) -> list[Path]:
    """List the files of a folder itself by name, hidden and half-open ones aside, so many at most.

    Raises UserError for a folder that is closed to us.
    """
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise trouble.reading(folder, error) from error
    return [path for path in found if not path.name.startswith((".", "~$"))][:most]


def found_file(path: Path) -> Found:
    """Look at one file; it may be gone, closed to us, or no plain file."""
    try:
        seen = path.stat()
    except (OSError, ValueError) as error:
        said = error if isinstance(error, OSError) else OSError(str(error))
        return Found(path, trouble=str(trouble.reading(path, said)))
    if not stat.S_ISREG(seen.st_mode):
        return Found(path, trouble=f"“{path.name}”不是普通文件，没有读。")
    return Found(path, seen.st_size, seen.st_mtime_ns)


def _below(folder: Path) -> Iterator[Found]:
    """Walk a folder; links to folders are not followed, hidden files are not mentioned."""
    closed: list[OSError] = []
    for above, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield _in_folder(Path(above, name))
    for error in closed:
        place = Path(error.filename or folder)
        yield Found(place, trouble=str(trouble.reading(place, error)))


def _in_folder(path: Path) -> Found:
    """Nobody asked for each file of a folder: what is clearly no document is not opened."""
    if path.name.startswith("~$"):
        return Found(path, trouble="这是 WPS/Word 打开文件时留下的临时标记，不是文档。")
    if path.suffix.lower() not in _WORTH_A_LOOK:
        return Found(path, trouble=f"{path.suffix or '没有后缀的'} 文件不是文档，没有读。")
    return found_file(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise trouble.reading(path, error) from error
