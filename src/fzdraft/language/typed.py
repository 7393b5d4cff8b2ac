"""What typed and pasted characters should be in Chinese text: wide marks, headings unnumbered."""

from __future__ import annotations

import re

WIDE = dict(zip(",():;!?", "，（）：；！？", strict=True))
"""The full-width form of every mark that has one in Chinese text."""
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇”’》〉」』】〕）％]")

_DIGITS = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_HEADING_NUMBER = re.compile(rf"\s*(?:{_DIGITS}、|[（(]{_DIGITS}[）)]|\d{{1,2}}[.．](?!\d))\s*")


def widened(before: str, typed: str) -> str | None:
    """Return the full-width form of a mark just typed after `before`, None to leave it.

    A closing bracket follows its opening one; after digits and Latin letters marks stay.
    """
    wide = WIDE.get(typed)
    if wide is None or not before:
        return None
    if typed == ")":
        opened = max(before.rfind("("), before.rfind("（"))
        return wide if opened >= 0 and before[opened] == "（" else None
    return wide if _CHINESE.match(before[-1]) else None


def without_number(heading: str) -> str:
    """Return a heading without the number 一、（一）1.（1） that it begins with."""
    match = _HEADING_NUMBER.match(heading)
    return heading[match.end() :] if match else heading
