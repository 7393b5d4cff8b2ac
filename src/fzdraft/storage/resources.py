"""Finding what the program ships: the one place that knows where resources and templates lie."""

from __future__ import annotations

import sys
import threading
import tomllib
from pathlib import Path
from typing import Any

from fzdraft.errors import UserError
from fzdraft.storage import trouble
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories

COMPILING = threading.RLock()
"""Held while word lists are compiled: msgspec learns a type at its first use, and two threads
that teach it the same one at once crash or wait for ever."""
_PACKAGE = Path(__file__).parents[1]
_TEMPLATE_LIMIT = 2**20
_TEMPLATE_SUFFIXES = (".toml", ".j2")


def shipped(top: str) -> Path:
    """Return the shipped folder `top` ("resources" or "templates").

    It lies in the frozen program, in the wheel, or at the top of a checkout.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "fzdraft" / "_data"] if frozen else []
    places += [_PACKAGE / "_data", _PACKAGE.parents[1]]
    for place in places:
        if (place / top).is_dir():
            return place / top
    raise FileNotFoundError(f"the program was shipped without its folder {top}")


def resource_bytes(*parts: str) -> bytes:
    """Return a shipped file below resources/; FileNotFoundError when it was not shipped."""
    return shipped("resources").joinpath(*parts).read_bytes()


def resource_text(*parts: str) -> str:
    """Return a shipped UTF-8 text below resources/; FileNotFoundError when it was not shipped."""
    return resource_bytes(*parts).decode("utf-8")


def resource_files(*parts: str) -> list[str]:
    """Return the sorted names of the files in a folder below resources/ (none: empty list)."""
    return _names(shipped("resources").joinpath(*parts))


Texts = dict[str, str]


def template_folders(directories: Directories) -> dict[str, Texts | UserError]:
    """Return the texts of every report template by its id and file name, sorted.

    A user's file takes the place of the shipped one of the same template and name. A
    template with a file that cannot be read is that error, so that the others go on.
    """
    found: dict[str, Texts | UserError] = {}
    for top in (shipped("templates"), directories.templates):
        for folder in _entries(top):
            if folder.is_dir() and not _hidden(folder):
                found[folder.name] = _merged(found.get(folder.name, {}), folder)
    return dict(sorted(found.items()))


def _merged(before: Texts | UserError, folder: Path) -> Texts | UserError:
    if isinstance(before, UserError):
        return before
    try:
        return {**before, **_texts(folder)}
    except UserError as error:
        return error


def _texts(folder: Path) -> Texts:
    """Read what a template consists of; bytes that are no UTF-8 show up where it is parsed."""
    return {
        name: read_bytes(folder / name, _TEMPLATE_LIMIT).decode("utf-8-sig", "replace")
        for name in _names(folder)
        if name.endswith(_TEMPLATE_SUFFIXES)
    }


def _names(folder: Path) -> list[str]:
    return [path.name for path in _entries(folder) if path.is_file() and not _hidden(path)]


def _entries(folder: Path) -> list[Path]:
    """List what lies in a folder, nothing where there is none; UserError for a closed one."""
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise trouble.reading(folder, error) from error


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~", "__"))


def own_table(directories: Directories, name: str, what: str) -> dict[str, Any]:
    """Read a table of the user's own that lies over a shipped one; empty where there is none.

    `what` is what people call it. Raises UserError when it cannot be read as TOML.
    """
    path = directories.data / name
    if not path.exists():
        return {}
    try:
        return tomllib.loads(read_bytes(path, _TEMPLATE_LIMIT).decode("utf-8-sig"))
    except ValueError as error:
        raise UserError(
            f"您自己的{what} {name} 读不懂，没有用上。", "请照自带的那份改好，或先把它移开。"
        ) from error
