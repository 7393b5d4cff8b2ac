"""How much each part of the ranking says for a sentence: numbers between 0 and 1. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from fzdraft.corpus.adapting import Fixed, fixed
from fzdraft.corpus.likeness import likeness, pairs
from fzdraft.corpus.model import Slot
from fzdraft.corpus.suggestion import Caret
from fzdraft.document.model import ReporterKind

_USUAL_LENGTH = 45


class Manner(Struct, frozen=True):
    """How sentences are ranked and adapted: resources/suggest.toml."""

    weights: dict[str, float]
    candidates: int
    common: int
    repeats: float
    shortest: int
    longest: int
    closing: tuple[str, ...]
    selves: dict[str, str]
    fixed: Fixed


class Candidate(Struct, frozen=True):
    """A sentence of the library with its document; `parts` is what the ranking gives it."""

    sentence: int
    document: int
    title: str
    unit: str
    region: str
    kind: ReporterKind
    year: int | None
    section: str
    node: str
    content: str
    aspect: str | None
    rank: int
    text: str
    slots: tuple[Slot, ...]
    parts: dict[str, float]


def manner(lists: Mapping[str, Any]) -> Manner:
    """Read resources/suggest.toml as it is parsed."""
    return Manner(
        weights={name: float(weight) for name, weight in lists["weights"].items()},
        closing=tuple(lists["closing"]["words"].split()),
        selves=dict(lists["self"]),
        fixed=fixed(lists["fixed"]),
        **lists["limits"],
    )


def score(parts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weigh the parts together."""
    return sum(weights.get(name, 0.0) * value for name, value in parts.items())


def parts_of(one: Candidate, caret: Caret) -> dict[str, float]:
    """Return what is known of a candidate beside what found it."""
    own_heading = caret.headings[-1] if caret.headings else ""
    heading = one.section.rpartition(" / ")[2]
    return {
        "heading": likeness(pairs(own_heading), pairs(heading)),
        "section": _section(one, caret),
        "place": float((one.rank == 0) == (not caret.before.strip())),
        "reporter": float(one.kind == caret.reporter.kind),
        "year": _year(one.year, caret.year),
        "own": float(bool(one.unit) and one.unit == caret.reporter.unit),
        "length": min(len(one.text), _USUAL_LENGTH) / _USUAL_LENGTH,
    }


def _section(one: Candidate, caret: Caret) -> float:
    """Give half for what the paragraph is for, half for what it is about."""
    if one.content != caret.content:
        return 0.0
    return 1.0 if one.aspect == caret.aspect else 0.5


def _year(one: int | None, year: int | None) -> float:
    if one is None or year is None:
        return 0.0
    return 1 / (1 + abs(year - one))
