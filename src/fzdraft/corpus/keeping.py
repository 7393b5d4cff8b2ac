"""我的常用句: what is kept of an offered sentence, and how it is offered again. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.corpus.adapting import Adapted, Target, adapt
from fzdraft.corpus.model import Slot
from fzdraft.corpus.suggestion import Blank, Favourite, Suggestion

LABEL = "我的常用句"
_REPORT = "report"


def kept(favourite: Favourite, suggestion: Suggestion) -> Favourite:
    """Return the favourite with the empty numbers and the year of the suggestion as its slots."""
    slots = tuple(map(_slot, suggestion.slots))
    return replace(favourite, slots=slots, title=suggestion.title)


def offer(favourite: Favourite, aim: Target) -> Suggestion:
    """Return a kept sentence ready for a draft: this year, its numbers empty.

    It is the user's own: what cannot be adapted goes in as it was kept.
    """
    ready = adapt(favourite.text, favourite.slots, aim.reporter.kind, favourite.year, aim)
    found = ready or Adapted(favourite.text, ())
    metric = any(blank.what == "number" for blank in found.blanks)
    return Suggestion(
        text=found.text,
        original=favourite.text,
        kind="metric" if metric else "phrase",
        purpose="metric" if metric else "phrase",
        document=0,
        title=favourite.title,
        section="",
        year=favourite.year,
        similar=0,
        slots=found.blanks,
        score=0.0,
        label=LABEL,
        unique=False,
        favourite=favourite.id,
        own=True,
    )


def _slot(blank: Blank) -> Slot:
    if blank.what == "number":
        span = blank.start, blank.end
        return Slot(*span, "number", blank.unit, blank.indicator, blank.label)
    if blank.what == "year":
        return Slot(blank.start, blank.end, "year", _REPORT)
    return Slot(blank.start, blank.end, "own")
