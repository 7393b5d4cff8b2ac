"""Unit profiles: what is the same in every document of a unit, one TOML file each."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from fzdraft.document.model import Elements, Reporter, ReporterKind
from fzdraft.errors import UserError
from fzdraft.language.names import names_of
from fzdraft.storage.aside import move_aside
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, write_own
from fzdraft.storage.fzd import checksum

_LIMIT = 2**20
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+|^[. ]+|[. ]+$')


class UnitProfile(Struct, frozen=True):
    """A unit: names, where it lies (widest region first), how it calls itself, whom it writes to.

    `superiors` 上级, `organs` 机关代字, `subordinates` 下属, `partners` 联合发文 that
    the user confirmed, `closings` the closing words by recipient.
    """

    unit: str
    kind: ReporterKind = "county"
    short_name: str = ""
    self_name: str = ""
    region: str = ""
    regions: tuple[str, ...] = ()
    superiors: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    subordinates: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    closings: dict[str, str] = {}


class Units(Struct, frozen=True):
    """All readable profiles by unit name, and sentences about the files that were not."""

    profiles: dict[str, UnitProfile] = {}
    notes: tuple[str, ...] = ()


def reporter_of(profile: UnitProfile) -> Reporter:
    """Copy a profile into the value that a draft carries."""
    return Reporter(
        profile.kind, profile.unit, profile.short_name, profile.region, profile.self_name
    )


def remember(directories: Directories, reporter: Reporter, elements: Elements) -> bool:
    """Make the profile of a document's unit where there is none yet; say whether it was made.

    Quiet: without a unit name nothing happens, and a profile once made is the user's.
    Raises UserError when the folder cannot be written.
    """
    path = _path(directories, reporter.unit)
    if not reporter.unit or path.exists():
        return False
    save_unit(directories, _first_profile(reporter, elements))
    return True


def save_unit(directories: Directories, profile: UnitProfile) -> None:
    """Write a profile in the place of the unit's old one; raises UserError."""
    fields = msgspec.to_builtins(profile)
    write_own(_path(directories, profile.unit), _toml(fields).encode("utf-8", "replace"))


def load_all(directories: Directories, now: datetime.datetime) -> Units:
    """Read every profile; a file that cannot be read is moved aside and told."""
    profiles: dict[str, UnitProfile] = {}
    notes: list[str] = []
    for path in sorted(directories.units.glob("*.toml")):
        try:
            profile = _read(path)
        except UserError:
            moved = move_aside(path, now)
            name = path.name if moved is None else moved.name
            notes.append(f"单位资料“{path.stem}”读不出来；原来的文件留作“{name}”。")
        else:
            profiles[profile.unit] = profile
    return Units(profiles, tuple(notes))


def _first_profile(reporter: Reporter, elements: Elements) -> UnitProfile:
    number = elements.doc_number
    return UnitProfile(
        reporter.unit,
        reporter.kind,
        reporter.short_name,
        reporter.self_name,
        reporter.region,
        regions=(reporter.region,) if reporter.region else (),
        superiors=names_of(elements.recipients),
        organs=(number.organ,) if number else (),
    )


def _path(directories: Directories, unit: str) -> Path:
    """Name the file after the unit; a name that no file may have gets a mark of its own."""
    name = _NO_FILE_NAME.sub("_", unit)[:60]
    if name != unit:
        name += "-" + checksum(unit.encode("utf-8", "replace"))[:6]
    return directories.units / f"{name}.toml"


def _read(path: Path) -> UnitProfile:
    try:
        fields = tomllib.loads(read_bytes(path, _LIMIT).decode("utf-8-sig"))
        return msgspec.convert(fields, UnitProfile)
    except (ValueError, RecursionError) as error:
        raise UserError(f"单位资料“{path.name}”读不出来。") from error


def _toml(fields: dict[str, Any]) -> str:
    """Write strings, lists of strings and tables of strings; JSON strings are TOML strings."""
    lines = [f"{key} = {_quoted(v)}" for key, v in fields.items() if not isinstance(v, dict)]
    for name, table in fields.items():
        if isinstance(table, dict) and table:
            lines += ["", f"[{name}]"]
            lines += [f"{_quoted(key)} = {_quoted(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
