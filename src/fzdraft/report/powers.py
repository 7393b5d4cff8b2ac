"""What a unit can do itself: which powers end at which level, and whose a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct

from fzdraft.document.model import ReporterKind
from fzdraft.report.divisions import Divisions, places

Tier = Literal["town", "county", "city", "province"]
Body = Literal["government", "zone", "justice", "department"]
TIERS: tuple[Tier, ...] = ("town", "county", "city", "province")
_JUSTICE = re.compile("司法[局厅]")
_TOWN = re.compile("(?:镇|乡|街道)$")
_BY_KIND: dict[ReporterKind, Tier] = {"town": "town", "city": "city"}


class Level(Struct, frozen=True):
    """How high a unit stands, and what kind of body it is; a zone counts as a county."""

    tier: Tier
    body: Body


class Power(Struct, frozen=True):
    """Something that only some may do: from `least` up, bodies of these kinds.

    `words` find the sentences that speak of doing it, `unless` those of the other side.
    `basis` is its ground in law; not `certain` where that is common knowledge of the trade.
    """

    key: str
    name: str
    least: Tier
    bodies: frozenset[Body]
    words: re.Pattern[str]
    unless: re.Pattern[str]
    basis: str
    certain: bool


def powers(lists: Mapping[str, Mapping[str, Any]]) -> tuple[Power, ...]:
    """Compile resources/powers.toml."""
    return tuple(
        Power(
            key,
            one["name"],
            one["least"],
            frozenset(one["bodies"].split()),
            _any(one["words"]),
            _any(one.get("unless", "")),
            one["basis"],
            one.get("certain", True),
        )
        for key, one in lists.items()
    )


def level_of(kind: ReporterKind, unit: str, region: str, known: Divisions) -> Level:
    """Tell the level of a unit by its kind, name and region; an unknown region is a county's."""
    if kind == "department":
        return Level(
            _tier(region, known, "county"), "justice" if _JUSTICE.search(unit) else "department"
        )
    if kind == "zone":
        return Level("county", "zone")
    return Level("town" if kind == "town" else _tier(region, known, _BY_KIND.get(kind, "county")),
                 "government")  # fmt: skip


def _tier(region: str, known: Divisions, usual: Tier) -> Tier:
    """Tell the level of a place by its own name, by the list of divisions, else the usual one.

    A city without districts is listed within itself (中山市): it is a city.
    """
    if _TOWN.search(region):
        return "town"
    found = places(region, known, sure=True)
    listed = found[-1].divisions if found else ()
    depths = {len(one.within) for one in listed if one.name not in one.within}
    if found and found[-1].end == len(region) and len(depths) == 1:
        return TIERS[3 - min(2, depths.pop())]
    return usual


def may(power: Power, level: Level) -> bool:
    """Whether a unit of a level has a power."""
    return level.body in power.bodies and TIERS.index(level.tier) >= TIERS.index(power.least)


def lacking(known: Iterable[Power], theirs: Level, ours: Level) -> tuple[Power, ...]:
    """Return the powers that we have not, for what they say; a peer says nothing beyond us."""
    peer = theirs.body == ours.body and TIERS.index(theirs.tier) <= TIERS.index(ours.tier)
    return () if peer else tuple(power for power in known if not may(power, ours))


def speaks_of(text: str, known: Iterable[Power]) -> Power | None:
    """Return the first power that a sentence speaks of exercising, None where there is none."""
    return next(
        (one for one in known if one.words.search(text) and not one.unless.search(text)), None
    )


def likeness(one: Level, other: Level) -> float:
    """Say how like two levels are: 1 the same, less by every step and for another body."""
    steps = abs(TIERS.index(one.tier) - TIERS.index(other.tier))
    same = 1.0 if one.body == other.body else 0.5
    return same / (1 + steps)


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()) or "(?!)")
