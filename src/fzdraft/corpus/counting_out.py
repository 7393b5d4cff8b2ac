"""一是 … 二是 …: which one comes next, and sentences that bring their own along. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from fzdraft.corpus.ranking import Candidate
from fzdraft.report.aspects import Aspect, AspectWords, Passage, aspect_of

_NUMBERS = "一二三四五六七八九十"
_MARK = re.compile(
    f"(?:（?[{_NUMBERS}]{{1,3}}）|(?P<number>[{_NUMBERS}])(?P<word>是|要)|[{_NUMBERS}]{{1,3}}、"
    f"|第[{_NUMBERS}]{{1,3}}[，、]|[0-9]{{1,2}}[.．、](?![0-9]))"
)
_ITEM = re.compile(f"(?<![\\u4e00-\\u9fff])[{_NUMBERS}](?:是|要)")
_WITHOUT_ASPECT = ("shortcomings", "other")
_COLON = "："
_TELLING = 6
"""Characters from which an item says what it is about."""


def is_mark(begun: str) -> bool:
    """Whether a beginning is only 一是 or （一）, so that the sentence itself is still to come."""
    return _MARK.fullmatch(begun) is not None


def led(one: Candidate, last: str, begun: str) -> Candidate:
    """Return a sentence with the mark that its place asks for in the stead of its own.

    None where one stands at the caret already or nothing is counted out; what counts on
    inside itself (一是 …；二是 …) stays as it is. Behind 主要体现在： no second such beginning.
    """
    if last.endswith(_COLON) and not one.rank and _COLON in one.text:
        return replace(one, start=one.text.index(_COLON) + 1)
    mark = _MARK.match(one.text)
    inside = mark is not None and _MARK.search(one.text, mark.end()) is not None
    start = 0 if mark is None or inside else mark.end()
    return replace(one, start=start, lead="" if begun or inside else _next(last))


def _next(last: str) -> str:
    """Return 三是 behind a sentence that begins with 二是."""
    mark = _MARK.match(last)
    if mark is None or not mark["number"]:
        return ""
    following = _NUMBERS[_NUMBERS.index(mark["number"]) + 1 :][:1]
    return f"{following}{mark['word']}" if following else ""


def items(text: str) -> list[tuple[int, int]]:
    """Return the spans of 一是 …, 二是 … in a paragraph, each up to the next."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    return list(pairwise([*starts, len(text)]))


def aspect_at(text: str, offset: int, passage: Passage, words: AspectWords) -> Aspect | None:
    """Say what a place in a paragraph is about: its item by its own words, else the paragraph."""
    if passage.content in _WITHOUT_ASPECT:
        return passage.aspect
    for start, end in items(text):
        if start <= offset < end and end - start >= _TELLING:
            return aspect_of(text[start:end], (), words) or passage.aspect
    return passage.aspect
