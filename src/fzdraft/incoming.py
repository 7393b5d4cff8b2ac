"""How last year's document comes in: the word lists it is read with, and the roll-over."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fzdraft.document.model import Elements, Paper, Reporter, Source
from fzdraft.errors import UserError
from fzdraft.storage import resources, units
from fzdraft.storage.atomic import read_bytes

if TYPE_CHECKING:
    from fzdraft.report.recognisers import Recognisers
    from fzdraft.rollover.roll import Rolled
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
    """The part of the program that makes this year's draft of last year's document."""

    _directories: Directories
    _recognisers: Recognisers | None = None

    def roll(
        self, source: Source, year: int, unit: str = "", answers: Mapping[str, int] | None = None
    ) -> Rolled:
        """Return the draft of a report about `year`, its decisions and promises.

        `unit` is another unit's name (empty: the same), `answers` options by decision.
        Raises UserError for a document of that year or later, or a broken formulas.toml.
        """
        from fzdraft.rollover.roll import roll

        reporter = self._reporter(unit) if unit else None
        today = datetime.date.today()
        return roll(source, year, reporter, answers or {}, self.recognisers(), today)

    def bodies(self, source: Source) -> tuple[str, ...]:
        """List in whose names a report went out; more than one is a question."""
        from fzdraft.report.reporter import bodies

        return bodies(source)

    def recognisers(self) -> Recognisers:
        """Return the word lists, read once; the user's formulas.toml lies over the shipped one."""
        from fzdraft.report.recognisers import recognisers

        if self._recognisers is None:
            lists = {
                name: tomllib.loads(resources.resource_text(*parts))
                for name, parts in _LISTS.items()
            }
            places = resources.resource_text("names", "divisions.txt")
            try:
                self._recognisers = recognisers(lists, places, self._own_formulas())
            except ValueError as error:
                raise _broken() from error
        return self._recognisers

    def _own_formulas(self) -> dict[str, Any]:
        path = self._directories.data / _OWN_FORMULAS
        if not path.exists():
            return {}
        return tomllib.loads(read_bytes(path, _LIMIT).decode("utf-8-sig"))

    def _reporter(self, unit: str) -> Reporter:
        """Return a unit by its profile, else as its name tells."""
        from fzdraft.report.reporter import guess_reporter

        now = datetime.datetime.now().astimezone()
        profile = units.load_all(self._directories, now).profiles.get(unit)
        if profile is not None:
            return units.reporter_of(profile)
        return guess_reporter(Source(Paper(elements=Elements(signatures=(unit,)))))


def _broken() -> UserError:
    return UserError(
        f"您自己的提法表 {_OWN_FORMULAS} 里有一处写得不对，没有用上。",
        "请照自带的那份改好，或先把它移开。",
    )
