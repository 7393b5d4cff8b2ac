"""A label for every quantity: the thing counted and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fzdraft.report.clauses import Clause, clauses
from fzdraft.report.label_words import LabelWords
from fzdraft.report.naming import Here, Named, name
from fzdraft.report.phrases import rates_of, read_left, shared
from fzdraft.report.quantities import Quantity
from fzdraft.report.wholes import Wholes, wholes_of

# As far back as a number may borrow a noun; bounds the work on a page of numbers.
_REACH = 30
_TIMES = frozenset(["年", "天", "个月", "小时", "分钟", "个季度", "个工作日", "工作日", "秒"])


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
    wholes = wholes_of(found, cut, words)
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
    wholes: Wholes,
    words: LabelWords,
) -> list[Label]:
    """Label one quantity, or the whole row that 分别 shares out."""
    clause, whole = cut[index], wholes[index]
    near = _near(index, cut, found, told, whole)
    if told and words.change.search(clause.left) and told[-1] not in near:
        near += [told[-1]] if cut[told[-1].quantity].sentence == clause.sentence else []
    rate = found[index].kind == "rate"
    apart = "分别" in clause.left or ("、" in clause.left and found[index].kind == "change")
    row = _row(index, cut) if apart else []
    if len(row) > 1 and (given := _shared_out(row, clause, rate, near, words)):
        return given
    named = [Named(found[label.quantity], label.thing, label.verb) for label in near]
    phrase = name(Here(found[index], clause, named, words))
    things = rates_of(phrase.thing, words) if rate else [phrase.thing]
    return [Label(index, thing, phrase.verb, whole) for thing in things]


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
    before, apart, behind = clause.left.rpartition("分别")
    before = before if apart else clause.left
    phrase = read_left(clause.left, words, rate)
    things = shared(phrase.thing, words) if before.strip("，, ") and phrase.thing else []
    if not things:
        things = [label.thing for label in near][-len(row) :]
    if len(things) != len(row):
        things = [phrase.thing] * len(row) if phrase.thing else []
    verb = phrase.verb or behind.strip("为达到至了")
    return [Label(n, thing, verb) for n, thing in zip(row, things, strict=False)]
