"""Naming one number: from its own words, or from those of the numbers near it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.report.clauses import Clause
from fzdraft.report.label_words import LabelWords
from fzdraft.report.phrases import (
    Phrase,
    as_written,
    bare_left,
    is_bare_rate,
    read_left,
    read_right,
    read_topic,
    who_is_asked,
)
from fzdraft.report.quantities import Quantity

# The most words behind a number that it is called by where nothing in them is understood.
_SHOWN = 12
_BY = re.compile("[被由][^，]{1,12}等$")
_COMPARED = re.compile("(?:是|为|相当于)[^，]{2,12}的?$")
_OFTEN = frozenset(["次", "场", "场次", "期", "轮", "人", "人次"])
_CASES = frozenset("件宗起案")
_FAMILIES = ("件宗起案次项条份批个卷", "人名位", "户家", "篇幅")


class Named(Struct, frozen=True):
    """A number that has its name already: what it counts and what was done to it."""

    quantity: Quantity
    thing: str
    verb: str


class Here(Struct, frozen=True):
    """A number in its clause, and the named numbers near it, from which it may borrow."""

    quantity: Quantity
    clause: Clause
    near: Sequence[Named]
    words: LabelWords


def name(here: Here) -> Phrase:
    """Say what a number counts; empty only where its sentence has no words."""
    right = read_right(here.clause.right, here.words)
    if here.near and here.clause.ranged:
        return _as_before(here)
    if here.near and not right.thing and _goes_without_saying(here):
        return _as_before(here)
    if here.near and here.quantity.unit == "倍" and _COMPARED.match(here.clause.left):
        return _as_before(here)
    if here.near and here.clause.listed and _alike(here):
        return Phrase(bare_left(here.clause.left, here.words), here.near[-1].verb)
    own = _going_on(_own(here, right), here)
    if not own.thing and not here.near and (own.changes or not own.verb):
        own = replace(own, thing=read_topic(here.clause.topic, own.changes, here.words))
    return _with_noun(own, here) or _as_it_stands(here)


def _as_before(here: Here) -> Phrase:
    """Name a number as the one before: 3支18人; 增长5%、达到3万元 leaves the growing out."""
    before = here.near[-1]
    changed = here.words.change.fullmatch(before.verb)
    other = here.quantity.unit != before.quantity.unit
    reaches = here.clause.left.endswith(("达", "达到", "为", "突破"))
    return Phrase(before.thing, "" if changed and (other or reaches) else before.verb)


def _as_it_stands(here: Here) -> Phrase:
    """Name a number by the words around it where no rule reads them."""
    shown = as_written(here.clause.left, here.words) or here.clause.right[:_SHOWN]
    return Phrase(shown) if shown else read_left(here.clause.topic, here.words)


def _own(here: Here, right: Phrase) -> Phrase:
    """Read the words before a number together with those behind it."""
    clause, words = here.clause, here.words
    left = read_left(_without_parts(clause.left, words), words, here.quantity.kind == "rate")
    if clause.left.endswith(("对", "将", "把")):
        left = replace(left, verb="")
    bare = words.adverb_end.sub("", bare_left(clause.left, words))
    if (not bare or words.actor.search(bare)) and _acts(here):
        left = read_left(words.conjunction.split(clause.right)[0][:20], words)
    elif right.thing and not _stays(left, here):
        deed = left.verb or (left.thing if words.verb.fullmatch(left.thing) else "")
        left = Phrase(right.thing, deed or right.verb)
        left = who_is_asked(deed, left, words) if words.cause.fullmatch(deed) else left
    if clause.left.endswith("等") and not _deed_before_row(clause.left, words):
        left = replace(left, verb="")
    alone = not left.thing or (clause.left.endswith("等") and not right.thing)
    if alone and words.noun_unit.fullmatch(here.quantity.unit):
        return Phrase(here.quantity.unit, "" if _BY.search(clause.left) else left.verb)
    return left


def _deed_before_row(left: str, words: LabelWords) -> bool:
    """Whether a deed stands before a row that 等 closes (创建里溪村等), not within a name."""
    return bool(words.verb.match(bare_left(left, words)) or words.sure.search(left))


def _acts(here: Here) -> bool:
    """Whether the words behind a number tell a deed (3次学习法律) and no thing (3项配合任务)."""
    words, right = here.words, here.clause.right
    often = here.quantity.unit in _OFTEN
    formed = (words.formed if often else words.formed_thing).match(right)
    described = formed or words.having.match(right)
    return here.quantity.unit != "" and bool(words.verb.match(right)) and not described


def _stays(left: Phrase, here: Here) -> bool:
    """Whether the words before a number name it whatever stands behind (5%的较低水平)."""
    if (left.changes and left.thing) or here.quantity.kind == "change":
        return True
    behind = here.clause.right.startswith("的") or _acts(here)
    return left.thing != "" and behind and not here.clause.left.endswith("等")


def _alike(here: Here) -> bool:
    """Whether two members of a row end with one noun: 配合履职事项清单 beside 履职事项清单."""
    one, other, words = here.clause.left, here.near[-1].thing, here.words
    acts = words.verb.match(one) and not words.nominal_start.match(one)
    return not acts and len(one) > 4 and len(other) > 4 and one[-4:] == other[-4:]


def _goes_without_saying(here: Here) -> bool:
    """Whether a number follows another with no words of its own: 3支18人; 突破2万、达到3万.

    合计 and its like name a sum, unless they count in another unit (57类，共计114项).
    """
    clause, words = here.clause, here.words
    if clause.chained or (words.sum.search(clause.left) and not bare_left(clause.left, words)):
        return clause.chained or here.quantity.unit != here.near[-1].quantity.unit
    return not bare_left(clause.left, words) and not words.verb.match(clause.right)


def _without_parts(left: str, words: LabelWords) -> str:
    found = words.parts.match(left)
    return left[found.end() :] if found else left


def _going_on(own: Phrase, here: Here) -> Phrase:
    """Let a row's verb go on: 设置公开栏1块、公众号1个, but not 接待3人、花费4元."""
    if not (here.clause.listed and here.near and own.thing) or own.verb:
        return own
    before, money = here.near[-1], here.quantity.kind == "money"
    alike = money == (before.quantity.kind == "money") and here.quantity.kind != "rate"
    measured = here.words.measured.search(own.thing)
    if not alike or measured or here.words.change.fullmatch(before.verb):
        return own
    return replace(own, verb=before.verb)


def _with_noun(phrase: Phrase, here: Here) -> Phrase | None:
    """Let a verb or a rate without a noun take that of the number before; None without words."""
    if here.quantity.kind == "rate" and is_bare_rate(phrase.thing, here.words):
        lent = replace(here, near=[n for n in here.near if not n.thing.endswith("率")])
        thing = _noun_before(lent, any_unit=True)
        return Phrase(thing, phrase.thing) if thing else phrase
    if not phrase.verb:
        return phrase if phrase.thing else None
    if phrase.thing and not _stands_for(phrase.thing, here):
        return phrase
    any_unit = here.quantity.kind in ("rate", "change") or phrase.changes
    if thing := _noun_before(here, any_unit) or phrase.thing:
        return Phrase(thing, phrase.verb)
    return Phrase(phrase.verb)


def _stands_for(thing: str, here: Here) -> bool:
    """Whether a noun only stands for the one before (受理申请5件、办结案件3件), by its unit."""
    if not here.near or thing not in here.words.generic:
        return False
    units = {here.quantity.unit, here.near[-1].quantity.unit}
    return len(units) == 1 or units <= _CASES


def _noun_before(here: Here, any_unit: bool) -> str:
    """Return the noun of the nearest number that may lend it; a deed alone (约谈5人) is none."""
    for named in reversed(here.near):
        alone = not named.verb and _is_deed(named.thing, here.words)
        akin = any_unit or _akin(here.quantity.unit, named.quantity.unit)
        if named.thing and not alone and akin:
            return named.thing
    return ""


def _is_deed(thing: str, words: LabelWords) -> bool:
    return bool(words.verb.fullmatch(thing) or words.chained.fullmatch(thing))


def _akin(one: str, other: str) -> bool:
    """Whether two units may count one thing: 件 and 宗, not 件 and 人."""
    return one == other or any(one[:1] in row and other[:1] in row for row in _FAMILIES)
