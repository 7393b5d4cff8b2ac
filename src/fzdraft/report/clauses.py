"""The words around each quantity of a text: what stands before its number, and what behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from fzdraft.language.sentences import sentences
from fzdraft.report.label_words import LabelWords
from fzdraft.report.quantities import Quantity

_HARD = re.compile("[，,；;。：:！？!?\n（()）]")
_HIDDEN = re.compile(r"《[^《》\n]*》|“[^“”\n]*”|[（(][^（()）\n]*[）)]")
_OF_YEAR = re.compile(r"\s*(?:(?:19|20)[0-9]{2}年(?:度|[底末初])?|年[底末初]|[上去]年末?)的$")
_LIST = re.compile("、|和|及|以及|与")
_ROW_END = re.compile("(?:和|以?及|与)$")
_RANGE = re.compile("[-－—–~～至到]{1,2}")
_IN_ALL = re.compile("共计?|合计")
_OPEN, _CLOSE = "（(", "）)"


class Clause(Struct, frozen=True):
    """One quantity in its sentence: the words before and behind it, and what it hangs on.

    `listed` tells that it goes on a row (…、微信1条), `bracket` is the index of the quantity
    whose bracket it stands in, `chained` that it follows the one before without a word,
    `topic` the clause before it, where that holds no number, `ranged` that it ends a range.
    """

    left: str
    right: str
    sentence: int
    part: int
    listed: bool = False
    chained: bool = False
    bracket: int | None = None
    topic: str = ""
    ranged: bool = False


def clauses(text: str, found: Sequence[Quantity], words: LabelWords) -> list[Clause]:
    """Cut the words around every quantity; one clause for each, in order."""
    page = _Page(text, found)
    return [_clause(page, index, words) for index in range(len(found))]


class _Page:
    """A text with its quantities, and where its marks and sentences stand."""

    def __init__(self, text: str, found: Sequence[Quantity]) -> None:
        self.text, self.found = text, found
        self.visible = _visible(text, found)
        self.sentences = [start for start, _ in sentences(text)] or [0]
        self.marks = [m.end() for m in _HARD.finditer(self.visible)]
        self.ends = [quantity.end for quantity in found]
        self.brackets = [m.start() for m in re.finditer("[（()）]", self.visible)]
        self.semicolons = [m.start() for m in re.finditer("[；;]", self.visible)]

    def sentence(self, index: int) -> int:
        """Return which sentence holds a quantity."""
        return max(bisect_right(self.sentences, self.found[index].start) - 1, 0)

    def before(self, index: int) -> Quantity | None:
        """Return the quantity before, when it stands in the same sentence."""
        alone = not index or self.sentence(index - 1) != self.sentence(index)
        return None if alone else self.found[index - 1]

    def mark_before(self, position: int) -> int:
        """Return where the last mark before a position ends, or the text begins."""
        at = bisect_right(self.marks, position)
        return self.marks[at - 1] if at else 0

    def mark_behind(self, position: int) -> int:
        """Return where the next mark stands, or the text ends."""
        at = bisect_right(self.marks, position)
        return self.marks[at] - 1 if at < len(self.marks) else len(self.visible)


def _visible(text: str, found: Sequence[Quantity]) -> str:
    """Blank quotations, and brackets that hold no quantity, so that their marks divide nothing."""
    shown = list(text)
    for quantity in found:
        shown[quantity.start : quantity.end] = "#" * (quantity.end - quantity.start)

    def blank(match: re.Match[str]) -> str:
        if "#" not in match[0] or match[0][0] not in _OPEN:
            return "□" * len(match[0])
        return match[0][0] + _HIDDEN.sub(blank, match[0][1:-1]) + match[0][-1]

    return _HIDDEN.sub(blank, "".join(shown))


def _clause(page: _Page, index: int, words: LabelWords) -> Clause:
    quantity, sentence = page.found[index], page.sentence(index)
    start = page.sentences[sentence]
    before = page.before(index)
    left_start = max(page.mark_before(quantity.start), start)
    listed, chained = False, False
    if before is not None and before.end >= left_start:
        left_start, listed = _after_row(page.visible, before.end, quantity, words)
        gap = page.visible[before.end : quantity.start].strip()
        chained = not listed and words.copula.sub("", gap) == ""
    deed = page.visible[left_start : quantity.start].strip()
    right_start, behind = _behind(page, index, words.verb.fullmatch(deed) is not None)
    right_end = _right_end(page, right_start, behind, words)
    return Clause(
        page.text[left_start : quantity.start].strip().removeprefix("的"),
        page.text[right_start.end : right_end].strip(),
        sentence,
        bisect_right(page.semicolons, quantity.start),
        listed,
        chained,
        _bracket(page, index, start),
        _topic(page, before, left_start, start),
        before is not None
        and _RANGE.fullmatch(page.visible[before.end : quantity.start]) is not None,
    )


def _behind(page: _Page, index: int, deed: bool) -> tuple[Quantity, Quantity | None]:
    """Return the number whose words behind are read, and the one after it.

    It is the second of 2—3个, and of 报送2批共72份资料 where a deed alone stands before.
    """
    here, rest = page.found[index], page.found[index + 1 : index + 3]
    gap = page.visible[here.end : rest[0].start] if rest else ""
    if _RANGE.fullmatch(gap) or (rest and not gap) or (deed and _IN_ALL.fullmatch(gap)):
        here, rest = rest[0], rest[1:]
    return here, rest[0] if rest else None


def _topic(page: _Page, before: Quantity | None, left_start: int, start: int) -> str:
    """Return the clause before, where it stands in the same sentence and holds no number."""
    begin = max(page.mark_before(left_start - 1), start)
    if left_start <= start or (before is not None and before.end > begin):
        return ""
    return page.text[begin : left_start - 1].strip()


def _after_row(visible: str, end: int, quantity: Quantity, words: LabelWords) -> tuple[int, bool]:
    """Return where the words of a quantity begin behind the one before, and if a row joins them."""
    gap = visible[end : quantity.start]
    if joint := _LIST.match(gap):
        return end + joint.end(), True
    if joint := re.search(f"({_LIST.pattern})(共)?$", gap):
        return end + joint.end(), True
    if "、" in gap:
        return end + gap.index("、") + 1, True
    noun = words.copula.sub("", gap)
    if gap.startswith("的") and _noun_end(noun, words) == len(noun):
        return end + 1, False
    return end + (0 if _tells_share(gap, words) else _noun_end(gap, words)), False


def _tells_share(gap: str, words: LabelWords) -> bool:
    """Whether the words between two numbers belong to the second: 3个产业产值占全部的80%."""
    return "占" in gap or words.rate.search(words.copula.sub("", gap)) is not None


def _right_end(page: _Page, quantity: Quantity, behind: Quantity | None, words: LabelWords) -> int:
    """Return where the words behind a quantity end."""
    visible, end = page.visible, page.mark_behind(quantity.end)
    if behind is None or behind.start >= end:
        return quantity.end if visible[quantity.end : quantity.end + 1] == "、" else end
    gap = visible[quantity.end : behind.start]
    if _LIST.match(gap):
        return quantity.end
    if joint := _ROW_END.search(gap) or re.search("、", gap):
        return quantity.end + joint.start()
    return quantity.end + _noun_end(gap, words)


def _noun_end(gap: str, words: LabelWords) -> int:
    """Return where the noun of one number ends and the words of the next begin."""
    if words.amount.fullmatch(gap) or _begins_anew(gap, words):
        return 0
    if change := words.change.search(_OF_YEAR.sub("", gap)):
        return change.start()
    if (verb := words.verb.match(gap)) and gap[verb.end() :] in ("至", "到", "为"):
        return 0
    ends = [
        m.start()
        for m in words.verb_anywhere.finditer(gap)
        if m.start() > 1 and not _within_noun(gap, m.start(), words)
    ]
    if joint := words.marker_or_sum.search(gap):
        ends.append(joint.start())
    return min(ends, default=len(gap))


def _begins_anew(gap: str, words: LabelWords) -> bool:
    """Whether a new clause begins without a comma: 办理案件3件接待咨询5人, 发现隐患3处整改2处."""
    noun = words.nominal_start.match(gap) or words.soft.match(gap) or words.formed_thing.match(gap)
    return not noun and bool(words.sure.match(gap) or words.verb.fullmatch(gap))


def _within_noun(gap: str, start: int, words: LabelWords) -> bool:
    """Whether a verb is part of a noun: 行政审批单位, 校园宣讲队成员."""
    team = words.nominal_start.match(gap, start) and words.formed_thing.match(gap, start)
    return bool(team or words.described.match(gap, start))


def _bracket(page: _Page, index: int, start: int) -> int | None:
    """Return which quantity stands directly before the bracket that holds this one."""
    position = page.found[index].start
    at = bisect_right(page.brackets, position) - 1
    opened = page.brackets[at] if at >= 0 else -1
    if opened < start or page.visible[opened] in _CLOSE:
        return None
    whole = bisect_right(page.ends, opened) - 1
    if whole < 0 or page.visible[page.found[whole].end : opened].strip():
        return None
    return whole
