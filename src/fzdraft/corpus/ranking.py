"""How much each part of the ranking says for a sentence: numbers between 0 and 1. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from fzdraft.corpus.adapting import Fixed, fixed
from fzdraft.corpus.model import Slot
from fzdraft.corpus.suggestion import Caret
from fzdraft.document.model import Reporter, ReporterKind
from fzdraft.report.powers import Level, Power, likeness, powers

_LAW = "法治"


class Manner(Struct, frozen=True):
    """How sentences are ranked and adapted: resources/suggest.toml."""

    weights: dict[str, float]
    named: dict[str, float]
    order: dict[str, float]
    steps: tuple[int, ...]
    lengths: tuple[tuple[float, ...], ...]
    found: int
    postings: int
    small_found: int
    small_postings: int
    small_candidates: int
    small: int
    candidates: int
    heat: float
    common: int
    repeats: float
    shortest: int
    longest: int
    closing: tuple[str, ...]
    selves: dict[str, str]
    fixed: Fixed
    powers: tuple[Power, ...]


class Candidate(Struct, frozen=True):
    """A sentence of the library with its document; `parts` is what the ranking gives it.

    Only its end from `start` on is offered, where its beginning stands at the caret already;
    `lead` goes before it (二是).
    `favourite` is the id of a 收藏, which has no document; `first` the document's first sentence.
    """

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
    start: int = 0
    lead: str = ""
    favourite: int | None = None
    level: Level = Level("county", "government")
    first: int = 0


def manner(lists: Mapping[str, Any], able: Mapping[str, Any]) -> Manner:
    """Read resources/suggest.toml and resources/powers.toml as they are parsed."""
    weights, named, order = (
        {name: float(weight) for name, weight in lists[table].items()}
        for table in ("weights", "named", "order")
    )
    return Manner(
        weights=weights,
        named=named,
        order=order,
        steps=tuple(lists["length"]["steps"]),
        lengths=tuple(tuple(lists["length"][name]) for name in ("first", "second", "later")),
        closing=tuple(lists["closing"]["words"].split()),
        selves=dict(lists["self"]),
        fixed=fixed(lists["fixed"]),
        powers=powers(able),
        **lists["limits"],
    )


def score(parts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weigh the parts together."""
    total = 0.0
    for name, value in parts.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


def is_named(caret: Caret) -> bool:
    """Whether headings name an aspect, as those of a report on 法治 do."""
    return caret.named and _LAW in caret.title


def weights_at(caret: Caret, manner: Manner) -> dict[str, float]:
    """Return the weights for a place: where headings name what it is about, that counts more."""
    more = manner.named if is_named(caret) else {}
    return {name: value + more.get(name, 0.0) for name, value in manner.weights.items()}


def parts_of(one: Candidate, caret: Caret, ours: Level) -> dict[str, float]:
    """Return what is known of a candidate beside what found it."""
    return {
        "section": _section(one, caret),
        "place": float((one.rank == 0) == (not caret.before.strip())),
        "reporter": likeness(one.level, ours),
        "year": _year(one.year, caret.year),
        "own": float(_is_own(one, caret.reporter)),
    }


def _is_own(one: Candidate, reporter: Reporter) -> bool:
    """Tell an earlier report of the same unit; of departments only the name tells."""
    if one.unit and one.unit == reporter.unit:
        return True
    if one.kind != reporter.kind or one.kind == "department":
        return False
    return _same_region(one.region, reporter.region)


def _same_region(one: str, other: str) -> bool:
    """Tell whether one chain of places is the other, or the end of it (静海区静海镇, 静海镇)."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _section(one: Candidate, caret: Caret) -> float:
    """Give half for what the paragraph is for, half for what it is about, if that is known."""
    if one.content != caret.content:
        return 0.0
    return 1.0 if caret.aspect in (None, one.aspect) else 0.5


def _year(one: int | None, year: int | None) -> float:
    if one is None or year is None:
        return 0.0
    return 1 / (1 + abs(year - one))
