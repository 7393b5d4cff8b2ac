"""How documents of others are read: the word lists, the user's own over the shipped ones."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from fzdraft.errors import UserError
from fzdraft.storage import resources
from fzdraft.storage.atomic import read_bytes

if TYPE_CHECKING:
    from fzdraft.report.recognisers import Recognisers
    from fzdraft.storage.directories import Directories

_LISTS = {
    "quantities": ("quantities.toml",),
    "deeds": ("deeds.toml",),
    "formulas": ("formulas.toml",),
    "aspects": ("aspects.toml",),
    "names": ("names", "words.toml"),
}
_OWN_FORMULAS = "formulas.toml"
_LIMIT = 2**20


class Incoming:
    """The part of the program that knows with which words documents are read."""

    _directories: Directories
    _recognisers: Recognisers | None = None

    def recognisers(self) -> Recognisers:
        """Return the word lists, read once; the user's formulas.toml lies over the shipped one."""
        from fzdraft.report.recognisers import recognisers

        if self._recognisers is None:
            lists = {
                name: tomllib.loads(resources.resource_text(*parts))
                for name, parts in _LISTS.items()
            }
            places = resources.resource_text("names", "divisions.txt")
            self._recognisers = recognisers(lists, places, self._own_formulas())
        return self._recognisers

    def _own_formulas(self) -> dict[str, Any]:
        path = self._directories.data / _OWN_FORMULAS
        if not path.exists():
            return {}
        try:
            return tomllib.loads(read_bytes(path, _LIMIT).decode("utf-8-sig"))
        except ValueError as error:
            raise UserError(
                f"您自己的提法表 {_OWN_FORMULAS} 读不懂，没有用上。",
                "请照自带的那份改好，或先把它移开。",
            ) from error
