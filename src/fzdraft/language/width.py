"""Half-width marks in Chinese text, as copies from web pages have them, made full-width."""

from __future__ import annotations

import re

from fzdraft.language.typed import WIDE

_HAN = r"\u2e80-\u2fdf\u3001-\u3007\u300a-\u9fff\uf900-\ufaff“”‘’…—·\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]")
_MARKS = re.compile(r"[,:;!?，：；！？]+")
_BESIDE = re.compile(f"[{_HAN}〈〉（）％%]")
_WIDE_MARK = str.maketrans("".join(WIDE), "".join(WIDE.values()))


def widen(text: str) -> str:
    """Widen , ( ) : ; ! ? and the < > inside 《》 where they stand in Chinese text.

    The length never changes and a second call changes nothing; numbers (1,000), times
    (09:00), addresses and Latin text keep their half-width marks.
    """
    if not _IS_HAN.search(text):
        return text
    bracketed = _widen_brackets(_widen_inner_titles(text))
    return _MARKS.sub(lambda match: _widen_marks(bracketed, match), bracketed)


def _widen_inner_titles(text: str) -> str:
    """Turn 《<…>》 into 《〈…〉》."""
    if "<" not in text and ">" not in text:
        return text
    depth, out = 0, []
    for char in text:
        depth = max(0, depth + (char == "《") - (char == "》"))
        out.append({"<": "〈", ">": "〉"}.get(char, char) if depth else char)
    return "".join(out)


def _widen_brackets(text: str) -> str:
    """Widen each pair of brackets as one, and a lonely bracket beside a Chinese character."""
    out = list(text)
    open_at: list[int] = []
    for index, char in enumerate(text):
        if char in "(（":
            open_at.append(index)
        elif char in ")）":
            start = open_at.pop() if open_at else index
            _widen_pair(text, out, start, index)
    for index in open_at:
        if text[index] == "(" and _is_han(text, index - 1, index + 1):
            out[index] = "（"
    return "".join(out)


def _widen_pair(text: str, out: list[str], start: int, end: int) -> None:
    inside = _IS_HAN.search(text, start + 1, end) is not None
    lonely = start == end
    if inside or _is_han(text, start - 1) or (lonely and _is_han(text, end - 1, end + 1)):
        out[start] = WIDE.get(text[start], text[start])
        out[end] = WIDE.get(text[end], text[end])


def _is_han(text: str, *places: int) -> bool:
    return any(0 <= place < len(text) and _IS_HAN.match(text[place]) for place in places)


def _widen_marks(text: str, match: re.Match[str]) -> str:
    """Widen a run of marks when a Chinese character, a bracket, % or the end is beside it."""
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if not after or _BESIDE.match(before) or _BESIDE.match(after):
        return match[0].translate(_WIDE_MARK)
    return match[0]
