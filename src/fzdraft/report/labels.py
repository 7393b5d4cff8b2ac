"""A label for every quantity: the thing counted and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.report.clauses import Clause, clauses
from fzdraft.report.label_words import LabelWords
from fzdraft.report.phrases import (
    Phrase,
    is_bare_rate,
    rates_of,
    read_left,
    read_right,
    shared,
)
from fzdraft.report.quantities import Quantity

_FAMILIES = ("件宗起案次项条份批个", "人名位", "户家", "篇幅")


class Label(Struct, frozen=True):
    """What a quantity counts: `thing` (行政复议申请) and `verb` (受理, empty where it says nothing).

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
    wholes = _wholes(text, found, cut, words)
    told: list[Label] = []
    for index, clause in enumerate(cut):
        if told and told[-1].quantity >= index:
            continue
        told += _labels_of(index, clause, cut, found, told, wholes, words)
    return told


def _labels_of(
    index: int,
    clause: Clause,
    cut: Sequence[Clause],
    found: Sequence[Quantity],
    told: list[Label],
    wholes: Sequence[int | None],
    words: LabelWords,
) -> list[Label]:
    """Label one quantity, or the whole row that 分别 shares out."""
    row = _row(index, cut)
    if "分别" in clause.left and len(row) > 1:
        if given := _shared_out(row, clause, found, told, words):
            return given
    phrase = _phrase(index, clause, cut, found, told, wholes[index], words)
    names = rates_of(phrase.thing, words) if found[index].kind == "rate" else [phrase.thing]
    return [Label(index, name, phrase.verb, wholes[index]) for name in names]


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
    row: list[int],
    clause: Clause,
    found: Sequence[Quantity],
    told: list[Label],
    words: LabelWords,
) -> list[Label]:
    """Give each number of a row its member: 民事、刑事、行政案件分别为1、2、3件."""
    before, _, behind = clause.left.rpartition("分别")
    phrase = read_left(clause.left, words)
    things = shared(phrase.thing, words) if before.strip("，, ") and phrase.thing else []
    if not things:
        things = [label.thing for label in told][-len(row) :]
    if len(things) != len(row):
        return []
    verb = phrase.verb or behind.strip("为达到至了")
    return [Label(n, thing, verb) for n, thing in zip(row, things, strict=True)]


def _phrase(
    index: int,
    clause: Clause,
    cut: Sequence[Clause],
    found: Sequence[Quantity],
    told: list[Label],
    whole: int | None,
    words: LabelWords,
) -> Phrase:
    near = [label for label in told if cut[label.quantity].sentence == clause.sentence]
    if clause.chained and near and not clause.right:
        return Phrase(near[-1].thing, near[-1].verb)
    left, right = read_left(_without_parts(clause.left, words), words), read_right(clause.right, words)
    if right.thing and not left.changes and _right_names(clause, left):
        left = Phrase(right.thing, left.verb or right.verb)
    elif not left.thing and not left.verb and clause.right:
        left = _head_of(clause.right, words)
    quantity = found[index]
    if clause.listed and near and not left.verb and left.thing and _carries(quantity, found, near[-1]):
        left = replace(left, verb=near[-1].verb)
    return _with_noun(left, quantity, found, near, whole, told, words)


def _without_parts(left: str, words: LabelWords) -> str:
    found = words.parts.match(left)
    return left[found.end() :] if found else left


def _right_names(clause: Clause, left: Phrase) -> bool:
    """Whether the noun behind a number is the thing, not the one before."""
    return True


def _head_of(right: str, words: LabelWords) -> Phrase:
    """Read a predicate behind a number that nothing names: 3次专题研究法治建设."""
    phrase = read_left(right, words)
    return Phrase(phrase.thing[:20], phrase.verb) if phrase.thing or phrase.verb else Phrase(right[:12])


def _carries(quantity: Quantity, found: Sequence[Quantity], before: Label) -> bool:
    """Whether a row's verb goes on: 设置公开栏1块、公众号1个, but not 接待3人、花费4元."""
    other = found[before.quantity]
    same = (quantity.kind == "money") == (other.kind == "money")
    return same and quantity.kind != "rate"


def _with_noun(
    phrase: Phrase,
    quantity: Quantity,
    found: Sequence[Quantity],
    near: list[Label],
    whole: int | None,
    told: list[Label],
    words: LabelWords,
) -> Phrase:
    """Let a verb or a rate without a noun take that of the number before."""
    if quantity.kind == "rate" and is_bare_rate(phrase.thing, words):
        thing = _noun_before(quantity, found, near, True)
        return Phrase(thing, phrase.thing) if thing else phrase
    if phrase.thing and not (phrase.verb and phrase.thing in words.generic):
        return phrase
    if not phrase.verb:
        return phrase
    thing = _noun_before(quantity, found, near, quantity.kind != "count" or phrase.changes)
    if thing:
        return Phrase(thing, phrase.verb)
    return phrase if phrase.thing else Phrase(phrase.verb)


def _noun_before(
    quantity: Quantity, found: Sequence[Quantity], near: list[Label], any_unit: bool
) -> str:
    for label in reversed(near):
        if label.thing and (any_unit or _akin(quantity.unit, found[label.quantity].unit)):
            return label.thing
    return ""


def _akin(one: str, other: str) -> bool:
    """Whether two units may count one thing: 件 and 宗, not 件 and 人."""
    return one == other or any(one[:1] in row and other[:1] in row for row in _FAMILIES)


def _wholes(
    text: str, found: Sequence[Quantity], cut: Sequence[Clause], words: LabelWords
) -> list[int | None]:
    """Say of which number each quantity is a part: in brackets, or behind 其中."""
    wholes: list[int | None] = [clause.bracket for clause in cut]
    for index, clause in enumerate(cut):
        if wholes[index] is not None or not index or cut[index - 1].sentence != clause.sentence:
            continue
        whole = wholes[index - 1]
        if words.parts.match(clause.left):
            wholes[index] = index - 1 if whole is None else whole
        elif whole is not None and cut[index - 1].bracket is None and clause.part == cut[index - 1].part:
            wholes[index] = whole if found[index].unit == found[index - 1].unit else None
    return wholes
