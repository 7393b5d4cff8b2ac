"""A label for every quantity: the thing counted and what was done to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.report.clauses import Clause, clauses
from fzdraft.report.label_words import LabelWords
from fzdraft.report.phrases import (
    Phrase,
    as_written,
    bare_left,
    is_bare_rate,
    rates_of,
    read_left,
    read_right,
    read_topic,
    shared,
)
from fzdraft.report.quantities import Quantity

# As far back as a number may borrow a noun; bounds the work on a page of numbers.
_REACH = 30
# The most words of its clause that a number is called by where nothing in them is understood.
_SHOWN = 12
_BY = re.compile("[被由][^，]{1,12}等$")
_TIMES = frozenset("年 天 个月 小时 分钟 个季度 个工作日 工作日 秒".split())
_Wholes = list[int | None]
_CASES = frozenset("件宗起案")
_FAMILIES = ("件宗起案次项条份批个卷", "人名位", "户家", "篇幅")


class Label(Struct, frozen=True):
    """What a quantity counts: `thing` (行政复议申请) and `verb` (受理; empty: says nothing).

    `quantity` is its index among the quantities of the text, `whole` the index of the
    quantity that it is a part of. Two labels of one quantity are two rates of one value.
    """

    quantity: int
    thing: str
    verb: str = ""
    whole: int | None = None

    @property
    def name(self) -> str:
        """Return the label as people read it: 行政复议申请·受理."""
        return "·".join(part for part in (self.thing, self.verb) if part)


def labels(text: str, found: Sequence[Quantity], words: LabelWords) -> list[Label]:
    """Label every quantity of a text, in order; each has at least one."""
    cut = clauses(text, found, words)
    wholes = _wholes(found, cut, words)
    told: list[Label] = []
    for index in range(len(cut)):
        if told and told[-1].quantity >= index:
            continue
        told += _labels_of(index, cut, found, told, wholes, words)
    return told


def _labels_of(
    index: int,
    cut: Sequence[Clause],
    found: Sequence[Quantity],
    told: list[Label],
    wholes: _Wholes,
    words: LabelWords,
) -> list[Label]:
    """Label one quantity, or the whole row that 分别 shares out."""
    clause, whole = cut[index], wholes[index]
    near = _near(index, cut, found, told, whole)
    if told and words.change.search(clause.left) and told[-1] not in near:
        near += [told[-1]] if cut[told[-1].quantity].sentence == clause.sentence else []
    rate = found[index].kind == "rate"
    row = _row(index, cut) if "分别" in clause.left else []
    if len(row) > 1 and (given := _shared_out(row, clause, rate, near, words)):
        return given
    phrase = _phrase(index, clause, found, near, words)
    names = rates_of(phrase.thing, words) if rate else [phrase.thing]
    return [Label(index, name, phrase.verb, whole) for name in names]


def _near(
    index: int,
    cut: Sequence[Clause],
    found: Sequence[Quantity],
    told: list[Label],
    whole: int | None,
) -> list[Label]:
    """Return the labels from which one may take its noun: of its own stretch up to a semicolon.

    Parts take it from their whole and from one another, and lend it to a change right behind
    them only; a stretch of time (5年) lends nothing but to another.
    """
    clause, times = cut[index], found[index].unit in _TIMES
    return [
        label
        for label in told[-_REACH:]
        if (cut[label.quantity].sentence, cut[label.quantity].part)
        == (clause.sentence, clause.part)
        and (label.whole is None or label.whole == whole)
        and (times or found[label.quantity].unit not in _TIMES)
    ]


def _row(index: int, cut: Sequence[Clause]) -> list[int]:
    """Return the quantities that follow one another with nothing but 、 or 和 between."""
    row = [index]
    while row[-1] + 1 < len(cut):
        clause = cut[row[-1] + 1]
        if not clause.listed or clause.left or clause.sentence != cut[index].sentence:
            break
        row.append(row[-1] + 1)
    return row


def _shared_out(
    row: list[int], clause: Clause, rate: bool, near: list[Label], words: LabelWords
) -> list[Label]:
    """Give each number of a row its member: 民事、刑事、行政案件分别为1、2、3件."""
    before, _, behind = clause.left.rpartition("分别")
    phrase = read_left(clause.left, words, rate)
    things = shared(phrase.thing, words) if before.strip("，, ") and phrase.thing else []
    if not things:
        things = [label.thing for label in near][-len(row) :]
    if len(things) != len(row):
        things = [phrase.thing] * len(row) if phrase.thing else []
    verb = phrase.verb or behind.strip("为达到至了")
    return [Label(n, thing, verb) for n, thing in zip(row, things, strict=False)]


def _phrase(
    index: int,
    clause: Clause,
    found: Sequence[Quantity],
    near: list[Label],
    words: LabelWords,
) -> Phrase:
    """Read what a quantity counts from its own words, or from those of the ones near it."""
    right = read_right(clause.right, words)
    if near and not right.thing and _goes_without_saying(clause, words):
        other = found[near[-1].quantity]
        changed = words.change.fullmatch(near[-1].verb) and found[index].unit != other.unit
        return Phrase(near[-1].thing, "" if changed else near[-1].verb)
    quantity = found[index]
    if near and clause.listed and _alike(clause.left, near[-1].thing, words):
        return Phrase(bare_left(clause.left, words), near[-1].verb)
    left = read_left(_without_parts(clause.left, words), words, quantity.kind == "rate")
    bare = words.adverb_end.sub("", bare_left(clause.left, words))
    if clause.left.endswith(("对", "将", "把")):
        left = replace(left, verb="")
    if (
        (not bare or words.actor.search(bare))
        and words.verb.match(clause.right)
        and not words.formed.match(clause.right)
    ):
        left = read_left(words.conjunction.split(clause.right)[0][:20], words)
    elif right.thing and not _stays(left, clause, quantity, words):
        deed = left.verb or (left.thing if words.verb.fullmatch(left.thing) else "")
        left = Phrase(right.thing, deed or right.verb)
    if (
        clause.listed
        and near
        and not left.verb
        and left.thing
        and not words.measured.search(left.thing)
        and _goes_on(quantity, found, near, words)
    ):
        left = replace(left, verb=near[-1].verb)
    alone = not left.thing or (clause.left.endswith("等") and not right.thing)
    if alone and words.noun_unit.fullmatch(quantity.unit):
        left = Phrase(quantity.unit, "" if _BY.search(clause.left) else left.verb)
    if not left.thing and not near and (left.changes or not left.verb):
        left = replace(left, thing=read_topic(clause.topic, left.changes, words))
    told = _with_noun(left, quantity, found, near, words)
    shown = as_written(clause.left, words) or clause.right[:_SHOWN]
    return told or (Phrase(shown) if shown else read_left(clause.topic, words))


def _alike(one: str, other: str, words: LabelWords) -> bool:
    """Whether two members of a row end with one noun: 配合履职事项清单 beside 履职事项清单."""
    acts = words.verb.match(one) and not words.nominal_start.match(one)
    return not acts and len(one) > 4 and len(other) > 4 and one[-4:] == other[-4:]


def _stays(left: Phrase, clause: Clause, quantity: Quantity, words: LabelWords) -> bool:
    """Whether the words before a number name it whatever stands behind (5%的较低水平)."""
    if (left.changes and left.thing) or quantity.kind == "change":
        return True
    done = words.verb.match(clause.right) and not words.formed.match(clause.right)
    behind = clause.right.startswith("的") or bool(done)
    return left.thing != "" and behind and not clause.left.endswith("等")


def _goes_without_saying(clause: Clause, words: LabelWords) -> bool:
    """Whether a number follows another with no words of its own: 3支18人; 突破2万、达到3万."""
    if clause.chained or words.sum.search(clause.left):
        return clause.chained
    return not bare_left(clause.left, words) and not words.verb.match(clause.right)


def _without_parts(left: str, words: LabelWords) -> str:
    found = words.parts.match(left)
    return left[found.end() :] if found else left


def _goes_on(
    quantity: Quantity, found: Sequence[Quantity], near: list[Label], words: LabelWords
) -> bool:
    """Whether a row's verb goes on: 设置公开栏1块、公众号1个, but not 接待3人、花费4元."""
    other = found[near[-1].quantity]
    alike = (quantity.kind == "money") == (other.kind == "money") and quantity.kind != "rate"
    return alike and not words.change.fullmatch(near[-1].verb)


def _with_noun(
    phrase: Phrase,
    quantity: Quantity,
    found: Sequence[Quantity],
    near: list[Label],
    words: LabelWords,
) -> Phrase | None:
    """Let a verb or a rate without a noun take that of the number before; None without words."""
    if quantity.kind == "rate" and is_bare_rate(phrase.thing, words):
        thing = _noun_before(quantity, found, near, True, words)
        return Phrase(thing, phrase.thing) if thing else phrase
    if not phrase.verb:
        return phrase if phrase.thing else None
    if phrase.thing and not _stands_for(phrase.thing, quantity, found, near, words):
        return phrase
    thing = _noun_before(
        quantity, found, near, quantity.kind in ("rate", "change") or phrase.changes, words
    )
    return (
        Phrase(thing, phrase.verb)
        if thing
        else Phrase(phrase.thing or phrase.verb, phrase.verb if phrase.thing else "")
    )


def _stands_for(
    thing: str, quantity: Quantity, found: Sequence[Quantity], near: list[Label], words: LabelWords
) -> bool:
    """Whether a noun only stands for the one before (受理申请5件、办结案件3件), by its unit."""
    units = {quantity.unit, found[near[-1].quantity].unit} if near else set[str]()
    return thing in words.generic and (len(units) == 1 or units <= _CASES)


def _noun_before(
    quantity: Quantity,
    found: Sequence[Quantity],
    near: list[Label],
    any_unit: bool,
    words: LabelWords,
) -> str:
    """Return the noun of the nearest number that may lend it; a deed alone (约谈5人) is none."""
    for label in reversed(near):
        alone = not label.verb and words.verb.fullmatch(label.thing)
        akin = any_unit or _akin(quantity.unit, found[label.quantity].unit)
        if label.thing and not alone and akin:
            return label.thing
    return ""


def _akin(one: str, other: str) -> bool:
    """Whether two units may count one thing: 件 and 宗, not 件 and 人."""
    return one == other or any(one[:1] in row and other[:1] in row for row in _FAMILIES)


def _wholes(found: Sequence[Quantity], cut: Sequence[Clause], words: LabelWords) -> _Wholes:
    """Say of which number each quantity is a part: in brackets, or behind 其中."""
    wholes: _Wholes = [clause.bracket for clause in cut]
    sums: dict[int, Decimal] = {}
    for index in range(len(cut)):
        if index and wholes[index] is None and cut[index - 1].sentence == cut[index].sentence:
            wholes[index] = _whole(index, wholes, sums, found, cut, words)
        if (whole := wholes[index]) is not None:
            sums[whole] = sums.get(whole, Decimal(0)) + Decimal(found[index].value)
    return wholes


def _whole(
    index: int,
    wholes: _Wholes,
    sums: dict[int, Decimal],
    found: Sequence[Quantity],
    cut: Sequence[Clause],
    words: LabelWords,
) -> int | None:
    """Return the whole behind 其中, which goes on while unit and stretch last and all fits in."""
    before, clause, whole = cut[index - 1], cut[index], wholes[index - 1]
    if words.parts.match(clause.left):
        return _counted_before(index, found) if whole is None else whole
    if whole is None or before.bracket is not None or before.part != clause.part:
        return None
    if found[index].unit != found[index - 1].unit or words.compared.search(clause.left):
        return None
    fits = sums[whole] + Decimal(found[index].value) <= Decimal(found[whole].value)
    return whole if fits else None


def _counted_before(index: int, found: Sequence[Quantity]) -> int:
    """Return the count before 其中; a rate between the two is not what is divided."""
    counts = ("count", "money")
    if found[index].kind in counts and found[index - 1].kind not in counts:
        return next((n for n in range(index - 1, -1, -1) if found[n].kind in counts), index - 1)
    return index - 1
