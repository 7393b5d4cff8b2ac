"""The words by which quantities are read, compiled from resources/quantities.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from fzdraft.document.model import Bound
from fzdraft.report.word_patterns import any_of, guarded


class Measures(Struct, frozen=True):
    """The word list of quantities, compiled for reading."""

    unit: re.Pattern[str]
    noun: re.Pattern[str]
    latin: re.Pattern[str]
    currency: re.Pattern[str]
    rate: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, Bound]
    concrete: re.Pattern[str]
    change: re.Pattern[str]
    done: re.Pattern[str]
    duration_before: re.Pattern[str]
    duration_after: re.Pattern[str]
    one_units: frozenset[str]
    vague: frozenset[str]
    firm: frozenset[str]


def measures(words: Mapping[str, Any]) -> Measures:
    """Compile resources/quantities.toml: space-separated words by name, and guards by unit."""
    lists = {name: text.split() for name, text in words.items() if name != "guards"}
    guards = words["guards"]
    bounds: dict[str, Bound] = {}
    for bound in ("at_least", "at_most", "about"):
        bounds |= dict.fromkeys(lists[bound] + lists[f"{bound}_after"], bound)
    ahead = [word for bound in ("at_least", "at_most", "about") for word in lists[bound]]
    behind = [w for bound in ("at_least", "at_most", "about") for w in lists[f"{bound}_after"]]
    base = guarded(lists["units"], guards)
    return Measures(
        unit=re.compile(rf"(?:{base})次?(?:/(?:{base}|年|月|日))?"),
        noun=re.compile(guarded(lists["nouns"], guards)),
        latin=re.compile(rf"(?:{any_of(lists['latin_units'])})(?![A-Za-z])"),
        currency=re.compile(rf"(?:{any_of(lists['currencies'])})(?:/(?:{base}|年|月|日))?"),
        rate=re.compile(any_of(lists["rates"] + lists["points"] + lists["times"])),
        before=re.compile(
            rf"(?:{any_of(ahead)})(?<!{')(?<!'.join(lists['not_behind'])})[ \u3000]?$"
        ),
        after=re.compile(any_of(behind)),
        bounds=bounds,
        concrete=re.compile(guarded(lists["concrete"], guards)),
        change=re.compile(
            rf"(?:(?:{any_of(lists['change'])})(?:了|分别|均|各|仅|就|幅度|率)*"
            rf"|(?:{any_of(lists['rates_of_change'])})(?:分别|均)?(?:为|是|达到?)?)$"
        ),
        done=re.compile(rf"(?:{any_of(lists['done'])})[了到过]?$"),
        duration_before=re.compile(rf"(?:{any_of(lists['duration_before'])})$"),
        duration_after=re.compile(any_of(lists["duration_after"])),
        one_units=frozenset(lists["one_units"]),
        vague=frozenset(lists["vague"]),
        firm=frozenset(lists["firm"]),
    )
