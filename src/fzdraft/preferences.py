"""What the user chose: settings, and the themes there are to choose from."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from fzdraft.storage import resources, settings
from fzdraft.storage.directories import Directories


def _is_on(value: str) -> bool:
    return value == "on"


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


class Preferences:
    """The part of the program that keeps the settings."""

    _directories: Directories
    _settings: settings.Settings | None = None

    def setting(self, name: str) -> str:
        """Return a setting as text; a switch is "on" or "off"."""
        value = self._chosen()[name]
        if isinstance(value, bool):
            return "on" if value else "off"
        return str(value)

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting that was given as text."""
        read: dict[str, Callable[[str], settings.Value]] = {"bool": _is_on, "int": int}
        typed = read.get(self._chosen().schema[name].type, str)(value)
        self._settings = settings.change_setting(
            self._directories, self._chosen(), name, typed, _now()
        )

    def _chosen(self) -> settings.Settings:
        """Read the settings once; this program is the only one that writes them."""
        if self._settings is None:
            self._settings = settings.load_settings(self._directories, _now())
        return self._settings

    def themes(self) -> dict[str, str]:
        """Return the text of every theme file by its id (the name of the file)."""
        names = resources.resource_files("themes")
        return {Path(n).stem: resources.resource_text("themes", n) for n in names}
