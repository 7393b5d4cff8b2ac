"""The dictionary of indicators, and matching a labelled quantity to one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from fzdraft.errors import UserError

_WIDE = str.maketrans("(),", "（），")
_FIELDS = {"group", "units", "names", "without", "aspect", "department", "once", "ask", "off"}


_Relation = TypeVar("_Relation", bound=Struct)


class Name(Struct, frozen=True):
    """One way to call an indicator: words of the label, and words before it in the sentence.

    `worth` is 10 for each character of the first and 1 for each of the others.
    """

    label: tuple[str, ...]
    context: tuple[str, ...] = ()
    worth: int = 0


class Indicator(Struct, frozen=True):
    """What reports count, with the units it is counted in.

    `aspect` is what a paragraph must be about where the label leaves doubt, `department`
    who is asked for it, `once` tells that a text gives it once for one scope, `ask` that
    several numbers of it are usual and each must name its scope.
    """

    name: str
    group: str
    units: frozenset[str]
    names: tuple[Name, ...]
    without: tuple[str, ...] = ()
    aspect: str = ""
    department: str = ""
    once: bool = False
    ask: bool = False


class Order(Struct, frozen=True):
    """Two indicators of which one is never the greater; `carry`: old cases may make up for it."""

    greater: str
    less: str
    carry: bool = False


class Total(Struct, frozen=True):
    """An indicator that is divided into others."""

    whole: str
    parts: tuple[str, ...]


class Rate(Struct, frozen=True):
    """An indicator that is the share, in per cent, of the first of two others in the second."""

    rate: str
    of: tuple[str, str]


class Stock(Struct, frozen=True):
    """What there is at the end of a year: last year's, and what came, less what went."""

    stock: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


class Things(Struct, frozen=True):
    """Words for a whole and, for each of its parts, words for the part."""

    whole: frozenset[str]
    parts: tuple[frozenset[str], ...]


class Dictionary(Struct, frozen=True):
    """The indicators by name, families of units and of words that mean the same, relations.

    `by_unit` holds the indicators again, by each unit that they are counted in.
    """

    indicators: dict[str, Indicator]
    families: dict[str, frozenset[str]]
    by_unit: dict[str, tuple[Indicator, ...]]
    orders: tuple[Order, ...] = ()
    totals: tuple[Total, ...] = ()
    rates: tuple[Rate, ...] = ()
    stocks: tuple[Stock, ...] = ()
    things: tuple[Things, ...] = ()
    alike: tuple[frozenset[str], ...] = ()


def dictionary(lists: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> Dictionary:
    """Compile resources/indicators.toml and a user's file of the same form, which goes first.

    Raises UserError for an entry of the user's that cannot be used.
    """
    families = {name: frozenset(text.split()) for name, text in lists["families"].items()}
    entries: dict[str, Mapping[str, Any]] = dict(lists["indicator"])
    for name, entry in ((own or {}).get("indicator") or {}).items():
        entries[name] = {**entries.get(name, {}), **_checked(name, entry)}
    declared = [lists, own or {}]
    indicators = {
        name: _indicator(name, entry, families)
        for name, entry in entries.items()
        if not entry.get("off")
    }
    return Dictionary(
        indicators=indicators,
        families=families,
        by_unit=_by_unit(indicators.values()),
        orders=_relations(declared, "order", Order),
        totals=_relations(declared, "sum", Total),
        rates=_relations(declared, "rate", Rate),
        stocks=_relations(declared, "stock", Stock),
        alike=tuple(frozenset(row.split()) for row in lists.get("alike", ())),
        things=tuple(_things(row) for row in lists.get("things", ())),
    )


def _relations(
    declared: Iterable[Mapping[str, Any]], name: str, kind: type[_Relation]
) -> tuple[_Relation, ...]:
    """Read the relations of one name from the shipped file and the user's."""
    rows = [row for part in declared for row in part.get(name, ())]
    try:
        return tuple(convert(row, kind) for row in rows)
    except ValidationError as error:
        raise UserError(
            f"自定义指标表里的勾稽关系 [[{name}]] 写得不对。", "请照自带的那份改好再试。"
        ) from error


def match(label: str, unit: str, before: str, aspect: str | None, words: Dictionary) -> str:
    """Return the indicator that a label with this unit names, or nothing.

    `before` is the sentence up to the number. The entry whose words cover most of the label
    wins; where none fits, nothing is forced.
    """
    label, before = widened(label), widened(before)
    best, most = "", 0
    for indicator in words.by_unit.get(unit, ()):
        if indicator.aspect and indicator.aspect != aspect:
            continue
        score = _score(indicator.names, label, before)
        if score > most and not any(word in label for word in indicator.without):
            best, most = indicator.name, score
    return best


def same_unit(one: str, other: str, words: Dictionary) -> bool:
    """Whether two units count the same (件 and 宗); 人 and 人次 do not."""
    return one == other or any(one in row and other in row for row in words.families.values())


def widened(thing: str) -> str:
    """Return a label with full-width brackets, as the dictionary has them."""
    return thing.translate(_WIDE)


def _score(names: Iterable[Name], label: str, before: str) -> int:
    """Score how much of a label the best name covers: 10 a character, 1 for words before it."""
    best = 0
    for name in names:
        # Loops, not all(): this runs a hundred times for every number of a document.
        for word in name.label:
            if word not in label:
                break
        else:
            for word in name.context:
                if word not in before:
                    break
            else:
                best = max(best, name.worth)
    return best


def _by_unit(indicators: Iterable[Indicator]) -> dict[str, tuple[Indicator, ...]]:
    rows: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        for unit in indicator.units:
            rows.setdefault(unit, []).append(indicator)
    return {unit: tuple(row) for unit, row in rows.items()}


def _indicator(
    name: str, entry: Mapping[str, Any], families: Mapping[str, frozenset[str]]
) -> Indicator:
    units: set[str] = set()
    for unit in entry["units"].split():
        units |= families.get(unit, frozenset([unit]))
    return Indicator(
        name=name,
        group=entry.get("group", ""),
        units=frozenset(units),
        names=tuple(_name(text) for text in entry["names"]),
        without=tuple(entry.get("without", ())),
        aspect=entry.get("aspect", ""),
        department=entry.get("department", ""),
        once=entry.get("once", False),
        ask=entry.get("ask", False),
    )


def _name(text: str) -> Name:
    words = text.split()
    label = tuple(word for word in words if not word.startswith("~"))
    context = tuple(word[1:] for word in words if word.startswith("~"))
    return Name(label, context, 10 * sum(map(len, label)) + sum(map(len, context)))


def _things(row: Mapping[str, Iterable[Any]]) -> Things:
    return Things(frozenset(row["whole"]), tuple(frozenset(part) for part in row["parts"]))


def _checked(name: str, entry: object) -> Mapping[str, Any]:
    """Return a user's entry, or say what is wrong with it."""
    if not isinstance(entry, dict) or set(entry) - _FIELDS:
        raise UserError(
            f"自定义指标“{name}”里有不认识的项目，", f"能写的是：{'、'.join(sorted(_FIELDS))}。"
        )
    typed = isinstance(entry.get("units", ""), str) and isinstance(entry.get("names", []), list)
    if not typed or not all(isinstance(text, str) for text in entry.get("names", [])):
        raise UserError(
            f"自定义指标“{name}”写得不对：units 是文字，names 是一列文字。", "请改好再试。"
        )
    return entry
