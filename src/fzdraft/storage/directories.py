"""Where the user's own things live; one value that is handed in everywhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs
from msgspec import Struct

from fzdraft.errors import UserError
from fzdraft.storage import trouble
from fzdraft.storage.atomic import write_atomic

VARIABLE = "FZDRAFT_DATA_DIR"
_NAME = "fzdraft"


class Directories(Struct, frozen=True):
    """The three roots (data, settings, what can be made again) and what lies in data."""

    data: Path
    config: Path
    cache: Path

    @property
    def recovery(self) -> Path:
        """Drafts that were not saved yet."""
        return self.data / "recovery"

    @property
    def locks(self) -> Path:
        """Locks of files whose own folder cannot be written."""
        return self.data / "locks"

    @property
    def units(self) -> Path:
        """Unit profiles."""
        return self.data / "units"

    @property
    def templates(self) -> Path:
        """The user's own report templates."""
        return self.data / "templates"

    @property
    def library(self) -> Path:
        """The library of sample reports."""
        return self.data / "library"


def directories(
    given: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Directories:
    """Return the folders below `given`, else below FZDRAFT_DATA_DIR, else the system's own.

    Nothing is made on the disk. Raises UserError when the given folder is a file.
    """
    chosen = given or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if chosen is None:
        return Directories(
            platformdirs.user_data_path(_NAME, appauthor=False),
            platformdirs.user_config_path(_NAME, appauthor=False),
            platformdirs.user_cache_path(_NAME, appauthor=False),
        )
    root = chosen.expanduser().absolute()
    try:
        in_the_way = root.exists() and not root.is_dir()
    except OSError as error:
        raise trouble.reading(root, error) from error
    if in_the_way:
        raise UserError(f"“{root.name}”不是文件夹，不能用来放数据。", "请另给一个文件夹。")
    return Directories(root, root / "config", root / "cache")


def make_folder(folder: Path) -> Path:
    """Make one of the program's own folders, closed to other users; UserError when it cannot."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise trouble.writing(folder, error) from error
    return folder


def write_own(path: Path, data: bytes) -> None:
    """Write a file of the program's own, making its folder; raises UserError."""
    make_folder(path.parent)
    write_atomic(path, data)
