"""A sentence of another report made ready for a draft: own names, own year, empty numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.model import Slot
from fzdraft.corpus.slots import owner_of
from fzdraft.corpus.suggestion import Blank
from fzdraft.document.model import Reporter, ReporterKind
from fzdraft.language.width import widen
from fzdraft.report.divisions import stem
from fzdraft.report.formulas import FormulaTable, formulas, standing
from fzdraft.report.names import Names, foreign_names, names_for
from fzdraft.report.powers import Level, level_of
from fzdraft.report.recognisers import Recognisers

BLANK = "××"
_MOVED = ("report", "next", "title_year")
_LEVELS = tuple("省市州盟区县旗镇乡")
_LESS = re.compile("[余多几来]")
_PLACES = ("town", "county", "city")
_TOWN = re.compile("(?<=..)(?:镇|乡|街道)$")


class Fixed(Struct, frozen=True):
    """What is nobody's own (resources/suggest.toml): digits and periods that stay as they are.

    `local` finds the names of towns, villages and companies, which no list of divisions holds,
    `people` those of persons; `quoted` are names in quotes that every place uses.
    """

    digits: frozenset[str]
    periods: frozenset[str]
    local: re.Pattern[str]
    generic: re.Pattern[str]
    people: re.Pattern[str]
    quoted: frozenset[str]


class Adapted(Struct, frozen=True):
    """A text ready to insert and what in it was another report's."""

    text: str
    blanks: tuple[Blank, ...]


class Target(Struct, frozen=True):
    """For whom sentences are adapted: names by what they stand for, the year, its lists.

    `level` is what its region is (区, 镇, 街道), "" where no region is known; `rank` how high
    the reporter stands.
    """

    reporter: Reporter
    year: int | None
    level: str
    rank: Level
    names: Names
    roles: dict[str, str]
    stems: frozenset[str]
    regions: frozenset[str]
    formulas: FormulaTable
    fixed: Fixed


def fixed(lists: Mapping[str, str]) -> Fixed:
    """Compile the table [fixed] of resources/suggest.toml."""
    generic = "|".join(sorted(lists["generic"].split(), key=len, reverse=True))
    return Fixed(
        frozenset(lists["digits"].split()),
        frozenset(lists["periods"].split()),
        re.compile("(?:" + "|".join(lists["local"].split()) + ")"),
        re.compile(f"(?:{generic})$"),
        _people(lists),
        frozenset(lists.get("quoted", "").split()),
    )


def _people(lists: Mapping[str, str]) -> re.Pattern[str]:
    """Find 书记王某某 and 王某某同志, not those of whom the country speaks; none without lists."""
    if "surnames" not in lists:
        return re.compile("(?!)")
    named = f"(?!{'|'.join(lists['known'].split())})[{lists['surnames']}][\u4e00-\u9fff]{{1,2}}"
    titles, behind = ("|".join(lists[name].split()) for name in ("titles", "behind"))
    return re.compile(f"(?:{titles}){named}(?=[，、。（]|{behind})|{named}(?:等?同志)")


def target(reporter: Reporter, year: int | None, words: Recognisers, own: Fixed) -> Target:
    """Prepare the adapting for one draft."""
    names = names_for(reporter, words.divisions, words.name_words)
    told = owner_of(names, reporter.region, reporter.unit).roles
    roles: dict[str, str] = {}
    for form, role in told.items():
        if role not in roles or len(form) > len(roles[role]):
            roles[role] = form
    roles["unit"] = reporter.unit
    roles["region"] = reporter.region
    roles.setdefault("place", reporter.short_name)
    if reporter.kind in _PLACES and reporter.short_name:
        roles["short"] = stem(_TOWN.sub("", reporter.short_name))
    mine = {stem(form) for form in told}
    wide = (d.name for found in words.divisions.by_name.values() for d in found if not d.within)
    stems = frozenset(stem(name) for name in wide) - mine
    level = "街道" if reporter.region.endswith("街道") else reporter.region[-1:]
    rank = level_of(reporter.kind, reporter.unit, reporter.region, words.divisions)
    known, forms = frozenset(mine), words.formulas
    return Target(reporter, year, level, rank, names, roles, stems, known, forms, own)


def levelled(said: Adapted, kind: ReporterKind, region: str, aim: Target) -> Adapted | None:
    """Return 依法治镇 for the 依法治市 of a sentence from a 市; None where it cannot be so.

    What a department calls 市委 is of its own region, and another's in a 区 or 镇.
    """
    theirs, ours = region[-1:], aim.level
    if theirs not in _LEVELS or not ours or theirs == ours:
        return said
    if kind == "department" and any(f"{theirs}{organ}" in said.text for organ in ("委", "政府")):
        return None
    own, other = f"依法治{ours}", f"依法治{theirs}"
    if other in said.text and len(own) != len(other):
        return None
    return replace(said, text=said.text.replace(other, own))


def adapt(
    text: str, slots: Iterable[Slot], kind: ReporterKind, year: int | None, aim: Target
) -> Adapted | None:
    """Return a sentence of a report of `kind` about `year` as the draft may have it.

    None where a slot has no counterpart: digits that mean nothing elsewhere, a foreign body.
    What the slots do not show is left to `is_clean`.
    """
    parts: list[str] = []
    blanks: list[Blank] = []
    last = length = 0
    for slot in slots:
        new = _new(text, slot, kind, year, aim)
        if new is None:
            return None
        kept = text[last : slot.start]
        length += len(kept)
        blank = _blank(slot, length, new)
        if blank is not None:
            blanks.append(blank)
        parts += [kept, new]
        length += len(new)
        last = _behind(text, slot)
    result = widen("".join([*parts, text[last:]]))
    return Adapted(result, tuple(blanks))


def _behind(text: str, slot: Slot) -> int:
    """Return where a slot ends; 余 and 多 belong to a number that is gone."""
    more = slot.what == "number" and _LESS.match(text, slot.end)
    return slot.end + 1 if more else slot.end


def _blank(slot: Slot, start: int, new: str) -> Blank | None:
    end = start + len(new)
    if slot.what == "number":
        return Blank(start, end, "number", slot.detail, slot.indicator, slot.label)
    if slot.what == "year":
        return Blank(start, end, "year")
    return Blank(start, end, "place") if slot.what == "own" else None


def _new(text: str, slot: Slot, kind: ReporterKind, year: int | None, aim: Target) -> str | None:
    """Return what stands in the place of a slot, None where nothing can."""
    said = text[slot.start : slot.end]
    if slot.what == "number":
        return BLANK
    if slot.what == "year":
        return _year(said, slot.detail, year, aim)
    if slot.what == "own":
        own = _own(said, slot.detail, kind, aim)
        return BLANK if own != said and _is_in_title(text, slot.start) else own
    if slot.what == "digits" and said in aim.fixed.digits:
        return said
    return None


def _is_in_title(text: str, at: int) -> bool:
    """Tell whether an offset lies in 《》: a document of theirs that we may not have."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _year(said: str, role: str, year: int | None, aim: Target) -> str | None:
    """Move a year as far as the report's; the period of a national plan stays."""
    if role == "period":
        return said if said in aim.fixed.periods else None
    if role not in _MOVED or year is None or aim.year is None or not said.isdecimal():
        return None
    return str(int(said) + aim.year - year)


def _own(said: str, role: str, kind: ReporterKind, aim: Target) -> str | None:
    """Return the draft's name for what a name stands for, None where it has none."""
    if role == "self":
        return _self(said, aim)
    if role.startswith("organ:") and "department" in (kind, aim.reporter.kind):
        return aim.roles.get(role) if kind == aim.reporter.kind else None
    if role == "superior":
        return None
    if not aim.roles.get(role) and role in ("unit", "region", "place"):
        return _self("我", aim)
    return aim.roles.get(role) or None


def _self(said: str, aim: Target) -> str | None:
    """Return 我镇 for 我区 and 全镇 for 全区; a department says 全区 of its region."""
    own = aim.reporter
    if own.kind == "department" and aim.level and said[1:] in _LEVELS:
        return said[0] + aim.level
    named = own.short_name or own.region
    level = own.self_name[1:] or ("街道" if named.endswith("街道") else named[-1:])
    if not level:
        return None
    return own.self_name if said[0] in "我本" and own.self_name else said[0] + level


def is_clean(text: str, aim: Target) -> bool:
    """Whether an adapted text holds nothing of another place or time."""
    others = aim.names.own.sub("", text)
    for own in filter(None, (aim.reporter.region, aim.reporter.short_name)):
        others = others.replace(own, "")
    return (
        not foreign_names(text, aim.names)
        and not any(word in text for word in aim.stems)
        and not has_local_name(others, aim.fixed)
        and not aim.fixed.people.search(text)
        and not is_stale(text, aim)
    )


def has_local_name(text: str, own: Fixed) -> bool:
    """Whether a town, village or company is named (莲下镇), not only spoken of (各镇, 乡镇)."""
    return any(
        not own.generic.search(text, max(0, match.start() - 4), match.end())
        for match in own.local.finditer(text)
    )


def is_stale(text: str, aim: Target) -> bool:
    """Whether a set phrase of the text is over, not yet there, or of another region."""
    if aim.year is None:
        return False
    spans = formulas(text, aim.formulas)
    found = [aim.formulas.formulas[span.key] for span in spans]
    return any(
        standing(one, aim.year) in ("stale", "not_yet")
        or (one.region and stem(one.region) not in aim.regions)
        for one in found
    )
