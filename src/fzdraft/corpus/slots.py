"""What of a paragraph belongs to its own report: numbers, years, names. Read once, in slots."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.corpus.model import Reading, Slot
from fzdraft.report.extract import Finding, findings
from fzdraft.report.names import Names, Own, read_names
from fzdraft.report.quantities import read_numbers
from fzdraft.report.years import Year, years


class Read(Struct, frozen=True):
    """The numbers of a paragraph (the first reading of each) and its slots, apart and ordered."""

    numbers: tuple[Finding, ...]
    slots: tuple[Slot, ...]


class Owner(Struct, frozen=True):
    """Whose text it is: how names are read there, what its own names stand for."""

    names: Names
    roles: dict[str, str]


def owner_of(names: Names, region: str, unit: str) -> Owner:
    """Say for every own name what it stands for.

    unit, region (the whole chain), place (its last link), short, self, superior, or organ:N
    where N counts the ways in which this kind of unit calls its organs.
    """
    roles: dict[str, str] = {}
    organs = 0
    for form, kind in names.forms.items():
        if kind == "organ":
            roles[form] = f"organ:{organs}"
            organs += 1
        elif kind == "region":
            roles[form] = "region" if form == region else "unit" if form == unit else "place"
        else:
            roles[form] = kind
    return Owner(names, roles)


def read(text: str, aspect: str | None, owner: Owner, reading: Reading, year: int | None) -> Read:
    """Read a paragraph with full-width marks: its numbers with label and indicator, its slots."""
    quantities, others = read_numbers(text, reading.words.measures)
    numbers = _first_readings(findings(text, quantities, aspect, reading.numbers))
    slots = [_number_slot(finding) for finding in numbers]
    slots += [_year_slot(found) for found in years(text, year)]
    own, foreign = read_names(text, owner.names)
    slots += [Slot(f.start, f.end, "place", "body" if f.body else "place") for f in foreign]
    slots += [Slot(o.start, o.end, "own", _role(o, owner)) for o in own]
    slots += [Slot(n.start, n.end, "digits", n.reason) for n in others]
    return Read(tuple(numbers), tuple(_apart(slots)))


def _year_slot(year: Year) -> Slot:
    """Cover the digits of a year, of a period all of it (2021—2025年)."""
    whole = year.role == "period"
    start, end = (year.start, year.end) if whole else (year.digits_start, year.digits_end)
    return Slot(start, end, "year", year.role)


def _role(own: Own, owner: Owner) -> str:
    return owner.roles.get(own.text, own.form)


def _first_readings(found: list[Finding]) -> list[Finding]:
    """Keep one reading of each quantity (two rates may share one value)."""
    first: dict[int, Finding] = {}
    for finding in found:
        first.setdefault(finding.quantity.start, finding)
    return list(first.values())


def _number_slot(finding: Finding) -> Slot:
    q = finding.quantity
    return Slot(
        q.number_start, q.number_end, "number", q.unit, finding.indicator, finding.label.name
    )


def _apart(slots: list[Slot]) -> list[Slot]:
    """Keep the first of slots that overlap, as the list ranks them, ordered by place.

    Of mere digits what nothing else covers is kept, so that none stays without a slot.
    """
    taken: set[int] = set()
    kept: list[Slot] = []
    for slot in slots:
        free = [index for index in range(slot.start, slot.end) if index not in taken]
        if len(free) == slot.end - slot.start:
            kept.append(slot)
        elif free and slot.what == "digits":
            kept.append(Slot(free[0], free[-1] + 1, "digits", slot.detail))
        else:
            continue
        taken.update(free)
    return sorted(kept, key=lambda slot: slot.start)
