"""What may be done about some words of last year's text, before it has its place in a draft."""

from __future__ import annotations

import datetime

from msgspec import Struct

from fzdraft.document.decisions import DecisionKind, Option
from fzdraft.report.names import Names
from fzdraft.report.recognisers import Recognisers

KEEP = "照旧"
VERIFY = "照旧，标待核"
DROP = "删掉这句"


class Context(Struct, frozen=True):
    """What every reading of the roll-over needs to know.

    `old` and `new` are the report years, `day` the last day on which a phrase may have
    come into being, `names` reads last year's own names, and `renames` gives each its
    successor where the draft is for another unit (else it is empty); `levels` are what the
    two units call themselves by (县, 区), `title` is the name of last year's report.
    """

    old: int
    new: int
    day: datetime.date
    words: Recognisers
    names: Names
    renames: dict[str, str] = {}
    levels: tuple[str, str] = ("", "")
    title: str = ""

    @property
    def step(self) -> int:
        """How many years the draft lies after last year's document."""
        return self.new - self.old


class Proposal(Struct, frozen=True, kw_only=True):
    """A decision in the making: its words [start, end), what may be done, the first by default.

    `harm` ranks it as a question: the higher, the worse an unseen wrong answer; 0 is none.
    """

    kind: DecisionKind
    start: int
    end: int
    reason: str
    options: tuple[Option, ...]
    new: str | None = None
    harm: int = 0
    same: str = ""


def keep(kind: DecisionKind, start: int, end: int, reason: str) -> Proposal:
    """Leave the words as they are."""
    options = (Option(KEEP), Option(VERIFY, verify=True))
    return Proposal(kind=kind, start=start, end=end, reason=reason, options=options)


def change(kind: DecisionKind, start: int, end: int, new: str, reason: str) -> Proposal:
    """Put other words in their place; nobody needs to be asked."""
    options = (Option(f"改成{new}", new), Option(VERIFY, verify=True), Option(KEEP))
    return Proposal(kind=kind, start=start, end=end, reason=reason, options=options, new=new)


def doubt(
    kind: DecisionKind,
    start: int,
    end: int,
    reason: str,
    *,
    harm: int,
    new: str | None = None,
    drop: bool = False,
    same: str = "",
) -> Proposal:
    """Leave the words and mark them 待核, until somebody says what is right."""
    options = [Option(VERIFY, verify=True)]
    options += [Option(f"改成{new}", new)] if new is not None else []
    options += [Option(DROP, drop=True)] if drop else []
    options += [Option(KEEP)] if len(options) < 3 else []
    return Proposal(
        kind=kind,
        start=start,
        end=end,
        reason=reason,
        options=tuple(options),
        new=new,
        harm=harm,
        same=same,
    )
