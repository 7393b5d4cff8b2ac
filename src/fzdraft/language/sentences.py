"""Sentences and clauses of a Chinese paragraph as spans of code points."""

from __future__ import annotations

import re

_ENDS = "。！？!?"
_CLAUSE_ENDS = "，；：" + _ENDS
_CLOSERS = "”’」』）)》〉】"
_OPENERS = {"（": "）", "(": ")", "《": "》", "〈": "〉"}
_MARKS = {ends: re.compile(f"[{ends}（()）《》〈〉\n]") for ends in (_ENDS, _CLAUSE_ENDS)}


def sentences(text: str) -> list[tuple[int, int]]:
    """Split into half-open spans (start, end) that hold every character that is not white space.

    A sentence ends after 。！？ and the quotes or brackets that close behind it; marks inside
    （） and 《》 do not end it, and neither do 、，；：.
    """
    return _spans(text, _ENDS)


def clauses(text: str) -> list[tuple[int, int]]:
    """Split into half-open spans as sentences are, that end after ，；： too."""
    return _spans(text, _CLAUSE_ENDS)


def _spans(text: str, marks: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, marks):
        span = _trim(text, start, end)
        start = end
        if span is not None:
            spans.append(span)
    return spans


def first_end(text: str) -> int:
    """Return the index of the mark that ends the first sentence, or -1 when none does."""
    closing: list[str] = []
    for index, char in enumerate(text):
        _track(closing, char)
        if char in _ENDS and not closing:
            return index
    return -1


def _ends(text: str, marks: str) -> list[int]:
    """Return where one of the marks ends a part, the end of the text last."""
    ends, closing = list[int](), list[str]()
    for match in _MARKS[marks].finditer(text):
        char, index = match[0], match.end()
        if ends and index <= ends[-1]:
            continue
        _track(closing, char)
        if char in marks and not closing:
            while index < len(text) and text[index] in marks + _CLOSERS:
                index += 1
            ends.append(index)
    return [*ends, len(text)]


def _track(closing: list[str], char: str) -> None:
    """Keep the kinds of brackets still open, outermost first; a line break forgets unclosed ones.

    Closing one closes all from the outermost of its kind on, so that each kind is kept once.
    """
    if char in _OPENERS:
        if _OPENERS[char] not in closing:
            closing.append(_OPENERS[char])
    elif char in closing:
        del closing[closing.index(char) :]
    elif char == "\n":
        closing.clear()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
