"""The words around each quantity of a text: what stands before its number, and what behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from fzdraft.language.sentences import sentences
from fzdraft.report.label_words import LabelWords
from fzdraft.report.quantities import Quantity

_HARD = re.compile("[，,；;。：:！？!?\n（()）]")
_HIDDEN = re.compile(r"《[^《》\n]*》|“[^“”\n]*”|[（(][^（()）\n]*[）)]")
_LIST = re.compile("、|和|及|以及|与")
_OPEN, _CLOSE = "（(", "）)"


class Clause(Struct, frozen=True):
    """One quantity in its sentence: the words before and behind it, and what it hangs on.

    `listed` tells that it goes on a row (…、微信1条), `bracket` is the index of the quantity
    whose bracket it stands in, `chained` that it follows the one before without a word.
    """

    left: str
    right: str
    sentence: int
    part: int
    listed: bool = False
    chained: bool = False
    bracket: int | None = None


def clauses(text: str, found: Sequence[Quantity], words: LabelWords) -> list[Clause]:
    """Cut the words around every quantity; one clause for each, in order."""
    visible = _visible(text, found)
    spans = sentences(text)
    cut: list[Clause] = []
    for index, quantity in enumerate(found):
        sentence = next((n for n, (_, end) in enumerate(spans) if quantity.start < end), 0)
        start = spans[sentence][0] if spans else 0
        before = found[index - 1] if index else None
        if before is not None and before.end <= start:
            before = None
        cut.append(_clause(text, visible, found, index, sentence, start, before, words))
    return cut


def _visible(text: str, found: Sequence[Quantity]) -> str:
    """Blank quotations, and brackets that hold no quantity, so that their marks divide nothing."""
    held = [False] * (len(text) + 1)
    for quantity in found:
        held[quantity.start] = True
        text = text[: quantity.start] + "#" * (quantity.end - quantity.start) + text[quantity.end :]

    def blank(match: re.Match[str]) -> str:
        keeps = any(held[match.start() : match.end()]) and match[0][0] in _OPEN
        inner = _HIDDEN.sub(blank, match[0][1:-1]) if keeps else "□" * (len(match[0]) - 2)
        return match[0][0] + inner + match[0][-1] if keeps else "□" * len(match[0])

    return _HIDDEN.sub(blank, text)


def _clause(
    text: str,
    visible: str,
    found: Sequence[Quantity],
    index: int,
    sentence: int,
    start: int,
    before: Quantity | None,
    words: LabelWords,
) -> Clause:
    quantity = found[index]
    hard = max((m.end() for m in _HARD.finditer(visible, start, quantity.start)), default=start)
    left_start, listed, chained = hard, False, False
    if before is not None and before.end >= hard:
        left_start, listed = _after_row(visible, before.end, quantity, words)
        gap = visible[before.end : quantity.start].strip()
        chained = not listed and words.copula.sub("", gap) == ""
    behind = found[index + 1] if index + 1 < len(found) else None
    right_end = _right_end(visible, quantity, behind, words)
    part = start + len(re.findall("[；;]", visible[start : quantity.start]))
    return Clause(
        text[left_start : quantity.start].strip(),
        text[quantity.end : right_end].strip(),
        sentence,
        part,
        listed,
        chained,
        _bracket(visible, found, index, start),
    )


def _after_row(visible: str, end: int, quantity: Quantity, words: LabelWords) -> tuple[int, bool]:
    """Return where the words of a quantity begin behind the one before, and if a row joins them."""
    gap = visible[end : quantity.start]
    if joint := _LIST.match(gap):
        return end + joint.end(), True
    if joint := re.search(f"({_LIST.pattern})(共)?$", gap):
        return end + joint.end(), True
    if "、" in gap:
        return end + gap.index("、") + 1, True
    return end + _noun_end(gap, words), False


def _right_end(visible: str, quantity: Quantity, behind: Quantity | None, words: LabelWords) -> int:
    """Return where the words behind a quantity end."""
    mark = _HARD.search(visible, quantity.end)
    end = mark.start() if mark else len(visible)
    if behind is None or behind.start >= end:
        return quantity.end if visible[quantity.end : quantity.end + 1] == "、" else end
    gap = visible[quantity.end : behind.start]
    if joint := re.search(f"、|({_LIST.pattern})$", gap):
        return quantity.end + joint.start()
    return quantity.end + _noun_end(gap, words)


def _noun_end(gap: str, words: LabelWords) -> int:
    """Return where the noun of one number ends and the words of the next begin."""
    if change := words.change.search(gap):
        return change.start()
    ends = [m.start() for m in words.verb_anywhere.finditer(gap) if m.start() > 1]
    if joint := words.marker_or_sum.search(gap):
        ends.append(joint.start())
    return min(ends, default=len(gap))


def _bracket(visible: str, found: Sequence[Quantity], index: int, start: int) -> int | None:
    """Return which quantity stands directly before the bracket that holds this one."""
    quantity = found[index]
    opened = max(visible.rfind(char, start, quantity.start) for char in _OPEN)
    closed = max(visible.rfind(char, start, quantity.start) for char in _CLOSE)
    if opened < 0 or closed > opened:
        return None
    before = [n for n in range(index) if found[n].end <= opened]
    if not before or visible[found[before[-1]].end : opened].strip():
        return None
    return before[-1]
