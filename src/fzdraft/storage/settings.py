"""设置: what can be set is described in resources/settings.toml, the user's choices are a file."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from fzdraft.errors import UserError
from fzdraft.storage.aside import move_aside
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, write_own
from fzdraft.storage.resources import resource_text

Value = bool | int | str
_LIMIT = 2**20


class Setting(Struct, frozen=True):
    """One thing that can be set: its label on the screen, its type and what may stand there."""

    label: str
    type: Literal["choice", "bool", "int", "text"]
    default: Value
    choices: dict[str, str] = {}
    least: int = 0
    most: int = 0


class Settings(Struct, frozen=True):
    """All settings with their values; `notes` says what of the user's file was not usable."""

    schema: dict[str, Setting]
    values: dict[str, Value]
    notes: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Value:
        """Return the value of a setting; raises KeyError for one that is not described."""
        return self.values[name]


def load_settings(directories: Directories, now: datetime.datetime) -> Settings:
    """Read the user's settings; a wrong value falls back, an unreadable file is moved aside."""
    schema = _schema()
    stored, notes = _stored(directories, now)
    values: dict[str, Value] = {}
    for name, setting in schema.items():
        values[name] = value = stored.get(name, setting.default)
        if not _fits(value, setting):
            values[name] = setting.default
            notes.append(f"设置“{setting.label}”里的值用不了，已改回默认。")
    return Settings(schema, values, tuple(notes))


def change_setting(
    directories: Directories, settings: Settings, name: str, value: Value, now: datetime.datetime
) -> Settings:
    """Set one value and write the file; entries that we do not know stay in it.

    Raises KeyError for a setting that is not described, ValueError for a value that it
    does not take, UserError when the file cannot be written.
    """
    if not _fits(value, settings.schema[name]):
        raise ValueError(f"{name} cannot be {value!r}")
    stored, _ = _stored(directories, now)
    write_own(_path(directories), _pretty({**stored, name: value}))
    return replace(settings, values={**settings.values, name: value})


def _schema() -> dict[str, Setting]:
    return msgspec.convert(tomllib.loads(resource_text("settings.toml")), dict[str, Setting])


def _path(directories: Directories) -> Path:
    return directories.config / "settings.json"


def _stored(directories: Directories, now: datetime.datetime) -> tuple[dict[str, Any], list[str]]:
    path = _path(directories)
    try:
        return (_read(path) if path.exists() else {}), []
    except UserError:
        moved = move_aside(path, now)
        name = path.name if moved is None else moved.name
        return {}, [f"设置文件读不出来，先用默认设置；原来的文件留作“{name}”。"]


def _read(path: Path) -> dict[str, Any]:
    try:
        return msgspec.json.decode(read_bytes(path, _LIMIT), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise UserError("设置文件读不出来。") from error


def _pretty(values: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(values, order="sorted"), indent=2)


def _fits(value: Any, setting: Setting) -> bool:
    match setting.type:
        case "bool":
            return isinstance(value, bool)
        case "int":
            is_number = isinstance(value, int) and not isinstance(value, bool)
            return is_number and setting.least <= value <= setting.most
        case "choice":
            return isinstance(value, str) and value in setting.choices
        case "text":
            return isinstance(value, str)
