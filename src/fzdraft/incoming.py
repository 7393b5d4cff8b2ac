"""How last year's document comes in: the word lists it is read with, and the roll-over."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fzdraft.document.asking import with_departments
from fzdraft.document.decisions import Answer
from fzdraft.document.edits import Edit, SetField
from fzdraft.document.model import Draft, Elements, Paper, Reporter, ReporterKind, Source
from fzdraft.document.places import texts
from fzdraft.drafting import Drafting
from fzdraft.figures import Figures
from fzdraft.storage import departments, resources, units

if TYPE_CHECKING:
    from fzdraft.report.aspects import Aspect
    from fzdraft.report.recognisers import Recognisers
    from fzdraft.rollover.roll import Rolled
    from fzdraft.rollover.topics import Topics

_LISTS = {
    "deeds": ("deeds.toml",),
    "formulas": ("formulas.toml",),
    "names": ("names", "words.toml"),
}
_OWN_FORMULAS = "formulas.toml"
_OPEN_WORDS = re.compile(r"\{\{.*?\}\}年?|\{%.*?%\}")
"""What a template leaves open in a heading: {{ year }}年."""
_ASPECTS: dict[str, Aspect] = {
    "leadership": "leadership",
    "functions": "functions",
    "rules": "rules",
    "decisions": "decisions",
    "enforcement": "enforcement",
    "emergency": "emergencies",
    "disputes": "disputes",
    "supervision": "oversight",
    "technology": "digital",
}
"""What the aspects of templates are called where paragraphs are classified."""


class Incoming(Drafting, Figures):
    """The part of the program that makes this year's draft of last year's document."""

    _recognisers: Recognisers | None = None

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        """Return a draft seeded from a template, whose ledger rows know their indicators.

        Raises UserError for a template that is not there.
        """
        from fzdraft.report.ledger_names import identified

        draft = super().new_draft(template, unit, year, region)
        return replace(draft, rows=identified(draft, self.reader()))

    def roll(
        self, source: Source, year: int, unit: str = "", answers: Mapping[str, int] | None = None
    ) -> Rolled:
        """Return the draft of a report about `year`, its decisions and promises.

        `unit` is another unit's name (empty: the same), `answers` options by decision.
        Raises UserError for a document of that year or later, or a broken formulas.toml.
        """
        from fzdraft.report.reporter import guess_reporter
        from fzdraft.rollover.roll import roll

        reporter = self._reporter(unit) if unit else None
        today = datetime.date.today()
        topics = self._topics((reporter or guess_reporter(source)).kind)
        rolled = roll(source, year, reporter, answers or {}, self.recognisers(), today, topics)
        learned = departments.known(self._directories, rolled.draft.reporter.unit)
        return replace(rolled, draft=with_departments(rolled.draft, learned))

    def bodies(self, source: Source) -> tuple[str, ...]:
        """List in whose names a report went out; more than one is a question."""
        from fzdraft.report.reporter import bodies

        return bodies(source)

    def edited(self, draft: Draft) -> frozenset[str]:
        """Return the ids of the decisions whose words were changed by hand since."""
        from fzdraft.rollover.turning import untouched

        turnable = [one for one in draft.decisions if len(one.options) > 1 and not one.choice.drop]
        known = dict(texts(draft)) if turnable else {}
        return frozenset(one.id for one in turnable if not untouched(draft, one, known))

    def turn(self, draft: Draft, last_year: Source, group: str, choice: int) -> Edit | None:
        """Return the edit that takes another option for a row of 起草记录.

        A sentence that was dropped comes back out of last year's document. None where the
        words were changed by hand since, or nothing changes.
        """
        from fzdraft.rollover.left_over import is_taken_out
        from fzdraft.rollover.turning import turn_equal

        found = [one for one in draft.decisions if one.group == group]
        if not found or draft.year is None:
            return None
        again = now = None
        answers = {one.group: one.chosen for one in draft.decisions}
        unit = draft.reporter.unit
        taken_out = is_taken_out(found[0])
        if taken_out or any(one.choice.drop for one in found):
            again = self.roll(last_year, draft.year, unit, answers | {group: choice}).draft
        if taken_out:
            now = self.roll(last_year, draft.year, unit, answers).draft
        return turn_equal(draft, found[0], choice, again, now)

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
            reader = self.reader()
            with resources.COMPILING:
                self._recognisers = self._recognisers or recognisers(reader, lists, places, own)
        return self._recognisers

    def _topics(self, kind: ReporterKind) -> Topics:
        """Return the sections of the first template for such a reporter; none without one."""
        from fzdraft.rollover.topics import Topic, Topics

        found = next((one for one in self.templates() if one.kind == kind), None)
        if found is None:
            return Topics()
        return Topics(
            found.id,
            tuple(
                Topic(
                    plan.id,
                    plan.level,
                    _OPEN_WORDS.sub("", plan.heading),
                    tuple(_ASPECTS[aspect] for aspect in plan.aspects),
                    plan.contents,
                )
                for plan in self._template(found.id).sections
            ),
        )

    def _reporter(self, unit: str) -> Reporter:
        """Return a unit by its profile, else as its name tells."""
        from fzdraft.report.reporter import guess_reporter

        now = datetime.datetime.now().astimezone()
        profile = units.load_all(self._directories, now).profiles.get(unit)
        if profile is not None:
            return units.reporter_of(profile)
        return guess_reporter(Source(Paper(elements=Elements(signatures=(unit,)))))
