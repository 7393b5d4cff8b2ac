"""How last year's document comes in: the word lists it is read with, and the roll-over."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fzdraft.document.decisions import Answer, Decision
from fzdraft.document.edits import Edit, SetField
from fzdraft.document.model import Draft, Elements, Paper, Reporter, Source
from fzdraft.storage import resources, units

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

    def edited(self, draft: Draft) -> frozenset[str]:
        """Return the ids of the decisions whose words were changed by hand since."""
        from fzdraft.rollover.turning import turn

        turnable = [one for one in draft.decisions if len(one.options) > 1 and not one.choice.drop]
        return frozenset(
            one.id for one in turnable if turn(draft, one, _another(one), draft) is None
        )

    def turn(self, draft: Draft, last_year: Source, group: str, choice: int) -> Edit | None:
        """Return the edit that takes another option for a row of 起草记录.

        A sentence that was dropped comes back out of last year's document. None where the
        words were changed by hand since, or nothing changes.
        """
        from fzdraft.rollover.turning import turn_equal

        found = [one for one in draft.decisions if one.group == group]
        if not found or draft.year is None:
            return None
        again = None
        if any(one.choice.drop for one in found):
            answers = {one.group: one.chosen for one in draft.decisions} | {group: choice}
            again = self.roll(last_year, draft.year, draft.reporter.unit, answers).draft
        return turn_equal(draft, found[0], choice, again)

    def answer_promise(self, draft: Draft, promise: str, answer: Answer) -> Edit:
        """Return the edit that answers an item of 去年安排: written, next_year, dropped or ""."""
        from fzdraft.rollover.answering import answer_promise

        found = next(one for one in draft.promises if one.id == promise)
        return answer_promise(draft, found, answer)

    def checklist(self, draft: Draft, source: Source, name: str) -> Edit | None:
        """Return the edit that makes the items of a 提纲 or 要点 a checklist; None without any."""
        from fzdraft.rollover.answering import checklist

        items = checklist(draft, source, name, self.recognisers())
        return SetField("promises", (*draft.promises, *items)) if items else None

    def recognisers(self) -> Recognisers:
        """Return the word lists, read once; the user's formulas.toml lies over the shipped one."""
        from fzdraft.report.recognisers import recognisers

        if self._recognisers is None:
            lists = {
                name: tomllib.loads(resources.resource_text(*parts))
                for name, parts in _LISTS.items()
            }
            places = resources.resource_text("names", "divisions.txt")
            own = resources.own_table(self._directories, _OWN_FORMULAS, "提法表")
            with resources.COMPILING:
                self._recognisers = self._recognisers or recognisers(lists, places, own)
        return self._recognisers

    def _reporter(self, unit: str) -> Reporter:
        """Return a unit by its profile, else as its name tells."""
        from fzdraft.report.reporter import guess_reporter

        now = datetime.datetime.now().astimezone()
        profile = units.load_all(self._directories, now).profiles.get(unit)
        if profile is not None:
            return units.reporter_of(profile)
        return guess_reporter(Source(Paper(elements=Elements(signatures=(unit,)))))


def _another(decision: Decision) -> int:
    """Return an option that does not hold now."""
    return 1 if decision.chosen == 0 else 0
