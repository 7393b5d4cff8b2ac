"""Plain text that was broken at a fixed width, as mail and copies from PDF are: joined again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import BLANK, strip

_LEAST_LINES = 6
_LEAST_FULL = 0.5
_LEAST_OPEN = 0.6
_MOST_WIDER = 0.05
_CLOSED = "。！？；：!?;:"
_INDENTED = re.compile("(\u3000| {2}|\t)")
# No paragraph ends with 《 or （ or begins with 》: a link of a page stood on a line of its own.
_TORN = re.compile(rf"(?<=[《“（(])[{BLANK}]*\r?\n\s*|\s*\n[{BLANK}]*(?=[》”）、，。；])")
_FIRST_WORD = re.compile(r"\s*(?:[!-~]+|.)[，。、；：！？”）》]?", re.S)
Measure = Callable[[str], int]


def mended(text: str) -> str:
    """Join the lines that the links of a web page left apart: 《 / 传染病防治法 / 》."""
    return _TORN.sub("", text)


def unwrap(text: str) -> tuple[str, int]:
    """Join lines that end at one width in the middle of a sentence; return how many joins.

    Only where at least half of all lines are full and most of those end in mid-sentence;
    an indent, an empty line or a heading number always begins a paragraph.
    """
    lines = text.splitlines()
    for measure, widths in ((_columns, range(40, 161)), (_characters, range(20, 81))):
        goes_on = _breaks(lines, measure, widths)
        if any(goes_on):
            return _joined(lines, goes_on), sum(goes_on)
    return text, 0


def _columns(text: str) -> int:
    """Return the columns that a text takes, two for each wide character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _characters(text: str) -> int:
    return len(text)


def _breaks(lines: list[str], measure: Measure, widths: range) -> list[bool]:
    """Tell for each line whether it goes on the one before; all False for ordinary text."""
    nothing = [False] * len(lines)
    taken = [measure(line.rstrip(BLANK)) for line in lines]
    sizes = sorted(size for size in taken if size)
    if len(sizes) < _LEAST_LINES:
        return nothing
    width = sizes[min(int(len(sizes) * (1 - _MOST_WIDER)), len(sizes) - 1)]
    if width not in widths:
        return nothing
    full = [
        size > 0 and size + measure(_first_word(following)) > width
        for size, following in zip(taken, [*lines[1:], ""], strict=True)
    ]
    broken = [line.rstrip(BLANK) for line, is_full in zip(lines, full, strict=True) if is_full]
    is_open = sum(line[-1] not in _CLOSED for line in broken)
    if len(broken) < len(sizes) * _LEAST_FULL or is_open < len(broken) * _LEAST_OPEN:
        return nothing
    indents = any(_INDENTED.match(line) for line in lines if strip(line))
    pairs = zip(lines, lines[1:], full, strict=False)
    return [False, *(is_full and _goes_on(one, two, indents) for one, two, is_full in pairs)]


def _first_word(line: str) -> str:
    """Return what would have had to fit on the line above: a word, or one wide character."""
    match = _FIRST_WORD.match(line)
    return match[0] if match and strip(line) else ""


def _goes_on(line: str, following: str, indents: bool) -> bool:
    if not strip(following) or _INDENTED.match(following):
        return False
    ends = line.rstrip(BLANK)[-1:] in "。！？" and not indents
    return not ends and read_marker(strip(following)) is None


def _joined(lines: list[str], goes_on: list[bool]) -> str:
    out: list[str] = []
    for line, is_rest in zip(lines, goes_on, strict=True):
        if is_rest:
            out[-1] = _glued(out[-1], line)
        else:
            out.append(line)
    return "\n".join(out)


def _glued(text: str, following: str) -> str:
    one, other = text.rstrip(BLANK), following.lstrip(BLANK)
    is_latin = one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum()
    return f"{one} {other}" if is_latin and other[:1].isalpha() else one + other
