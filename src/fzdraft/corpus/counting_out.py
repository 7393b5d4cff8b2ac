"""一是 … 二是 …: which one comes next, and sentences that bring their own along. Pure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.corpus.ranking import Candidate

_NUMBERS = "一二三四五六七八九十"
_MARK = re.compile(
    f"(?:（?[{_NUMBERS}]{{1,3}}）|(?P<number>[{_NUMBERS}])(?P<word>是|要)|[{_NUMBERS}]{{1,3}}、"
    f"|第[{_NUMBERS}]{{1,3}}[，、]|[0-9]{{1,2}}[.．、](?![0-9]))"
)


def is_mark(begun: str) -> bool:
    """Whether a beginning is only 一是 or （一）, so that the sentence itself is still to come."""
    return _MARK.fullmatch(begun) is not None


def led(one: Candidate, last: str, begun: str) -> Candidate:
    """Return a sentence with the mark that its place asks for in the stead of its own.

    None where one stands at the caret already or nothing is counted out; what counts on
    inside itself (一是 …；二是 …) stays as it is.
    """
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
