"""Set phrases that belong to their day: plenums, campaigns, plans, laws, terms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from fzdraft.errors import UserError
from fzdraft.language.numerals import parse_number

FormulaKind = Literal[
    "congress", "plenum", "thought", "document", "plan", "campaign", "law", "term", "slogan"
]
Standing = Literal["current", "stale", "not_yet", "unknown"]

_CHAIN = re.compile(
    "(?P<session>(?:十|二十|三十)[一二三四五六七八九]?)届(?P<list>[一二三四五六七]中(?:全会)?(?:[、和及与,，]*[一二三四五六七]中(?:全会)?)*)"
)
_PLENUM = re.compile("[一二三四五六七]中")


class Formula(Struct, frozen=True, kw_only=True):
    """One set phrase: how it is written and from when to when it may stand in a report.

    `since` is the first day it may appear, `until` the last it is up to date; `replace`
    can simply be put in its place; an entry that is not `certain` is a hint only, and
    beyond `verified` none is.
    """

    key: str
    kind: FormulaKind
    words: tuple[str, ...] = ()
    pattern: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    replace: str = ""
    hint: str = ""
    basis: str = ""
    region: str = ""
    certain: bool = True
    verified: datetime.date


class FormulaTable(Struct, frozen=True):
    """All formulas by key, and one pattern that finds them."""

    formulas: dict[str, Formula]
    pattern: re.Pattern[str]
    groups: dict[str, str]
    by_word: dict[str, str]


class FormulaSpan(Struct, frozen=True):
    """A formula where it stands in a text; of an enumeration each plenum is one span."""

    start: int
    end: int
    text: str
    key: str


def formula_table(
    shipped: Mapping[str, Any], overlay: Mapping[str, Any] | None = None
) -> FormulaTable:
    """Compile resources/formulas.toml, a user's file over it entry by entry (off = true drops).

    Raises UserError where an entry is not as formulas.toml describes.
    """
    tables: dict[str, dict[str, Any]] = {}
    for file in (shipped, overlay or {}):
        own = {"verified": file["verified"]} if "verified" in file else {}
        for key, value in file.items():
            if isinstance(value, Mapping):
                before = tables.get(key, {"verified": shipped["verified"]})
                tables[key] = {**before, **own, **value}
    return _compile({k: _formula(k, v) for k, v in tables.items() if not v.get("off")})


def _formula(key: str, value: Mapping[str, Any]) -> Formula:
    fields = {name: item for name, item in value.items() if name != "off"}
    try:
        formula = msgspec.convert({**fields, "key": key}, Formula)
        re.compile(formula.pattern)
    except (msgspec.ValidationError, re.error) as error:
        raise UserError(
            f"提法表里“{key}”这一条写得不对。", "请照其他条目的样子改好，或者先删去这一条。"
        ) from error
    return formula


def _compile(formulas: dict[str, Formula]) -> FormulaTable:
    by_word = {word: formula.key for formula in formulas.values() for word in formula.words}
    groups = {f"f{index}": key for index, key in enumerate(formulas) if formulas[key].pattern}
    parts = [f"(?P<{name}>{formulas[key].pattern})" for name, key in groups.items()]
    parts += [re.escape(word) for word in sorted(by_word, key=len, reverse=True)]
    return FormulaTable(formulas, re.compile("|".join(parts) or "(?!)"), groups, by_word)


def formulas(text: str, table: FormulaTable) -> list[FormulaSpan]:
    """Find every formula of a text, ordered, none overlapping."""
    found = _plenums(text, table)
    taken = [(span.start, span.end) for span in found]
    for match in table.pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            key = table.groups.get(match.lastgroup or "") or table.by_word[match[0]]
            found.append(FormulaSpan(*match.span(), match[0], key))
    return sorted(found, key=lambda span: span.start)


def _plenums(text: str, table: FormulaTable) -> list[FormulaSpan]:
    """Read 二十届一中、二中、三中全会 as three plenums, the first with its 届."""
    found = []
    for chain in _CHAIN.finditer(text):
        for index, match in enumerate(_PLENUM.finditer(text, *chain.span("list"))):
            key = table.by_word.get(f"{chain['session']}届{match[0]}")
            start = chain.start() if index == 0 else match.start()
            if key:
                found.append(FormulaSpan(start, match.end(), text[start : match.end()], key))
    return found


def stale(formula: Formula, year: int) -> bool:
    """Tell whether the formula had ended before the year that a report is about."""
    return formula.until is not None and formula.until < datetime.date(year, 1, 1)


def not_yet(formula: Formula, day: datetime.date) -> bool:
    """Tell whether nobody could have written the formula on that day."""
    return formula.since is not None and day < formula.since


def standing(formula: Formula, year: int, day: datetime.date | None = None) -> Standing:
    """Judge a formula in a report about `year`, dated `day` (if unknown: the last of February).

    Beyond the last verified day nothing is called current, only unknown (请自行核对);
    what had ended or not begun stays so.
    """
    written = day or datetime.date(year + 1, 3, 1) - datetime.timedelta(days=1)
    if not_yet(formula, written):
        return "not_yet"
    if stale(formula, year):
        return "stale"
    return "unknown" if written > formula.verified else "current"


def newer_plenums(text: str, table: FormulaTable, day: datetime.date) -> list[Formula]:
    """Return the plenums that a text which lists plenums leaves out though they were over by `day`.

    Only later ones of the last 届 that it names; 历次全会 covers them all.
    """
    named = [table.formulas[span.key] for span in formulas(text, table)]
    listed = [f for f in named if f.kind == "plenum" and any(_number(f))]
    if not listed or any(f.kind == "plenum" and "历次" in f.words[0] for f in named):
        return []
    session = _session(max(listed, key=_number))
    newest = max(_number(f) for f in listed if _session(f) == session)
    return [
        formula
        for formula in table.formulas.values()
        if formula.kind == "plenum" and any(_number(formula)) and _session(formula) == session
        if _number(formula) > newest and not not_yet(formula, day)
    ]


def _session(formula: Formula) -> str:
    return formula.words[0].partition("届")[0]


def _number(formula: Formula) -> tuple[int, int]:
    """Return 届 and number of a plenum as a pair to order by; (0, 0) for 历次全会."""
    session, _, rest = formula.words[0].partition("届")
    number = parse_number(rest[:1]) if rest[1:2] == "中" else None
    return (parse_number(session) or 0, number) if number else (0, 0)
