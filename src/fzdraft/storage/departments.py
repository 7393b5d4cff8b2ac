"""Who is asked for what 责任单位, as a unit's filled sheets taught: one table of the user's own.

departments.toml holds a table for each unit, in it a department by what is counted. People
may edit it; a file that cannot be read is moved aside before it is written anew.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Mapping
from typing import Any

from fzdraft.storage.aside import move_aside
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, write_own

_NAME = "departments.toml"
_LIMIT = 2**22


def known(directories: Directories, unit: str) -> dict[str, str]:
    """Return the departments of a unit by key; empty where nothing was learned or it is broken."""
    return _all(directories).get(unit, {})


def learn(
    directories: Directories, unit: str, learned: Mapping[str, str], now: datetime.datetime
) -> None:
    """Keep departments of a unit by key, over those known before; raises UserError."""
    path = directories.data / _NAME
    tables = _all(directories)
    merged = {**tables.get(unit, {}), **learned}
    if not unit or merged == tables.get(unit, {}):
        return
    if path.exists() and not tables:
        move_aside(path, now)
    write_own(path, _toml({**tables, unit: merged}).encode())


def _all(directories: Directories) -> dict[str, dict[str, str]]:
    path = directories.data / _NAME
    if not path.exists():
        return {}
    try:
        read: dict[str, Any] = tomllib.loads(read_bytes(path, _LIMIT).decode("utf-8-sig"))
    except ValueError:
        return {}
    return {unit: _texts(table) for unit, table in read.items() if isinstance(table, dict)}


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in table.items() if isinstance(value, str)}


def _toml(tables: Mapping[str, Mapping[str, str]]) -> str:
    """Write tables of texts; a JSON string is a TOML string."""
    lines: list[str] = []
    for unit, table in sorted(tables.items()):
        lines += [f"[{_quoted(unit)}]"]
        lines += [f"{_quoted(key)} = {_quoted(value)}" for key, value in sorted(table.items())]
        lines += [""]
    return "\n".join(lines)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
