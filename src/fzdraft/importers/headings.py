"""Numbers of headings as people print them, slips included: 一、（一）1.（1） 一） （二 (四."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.importers.lines import strip
from fzdraft.language.numerals import parse_number

_CN = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,2}"
_NO_LIST = r"(?![一二三四五六七八九十]{1,2}[、级类等])"
_FORMS: tuple[tuple[int, bool, re.Pattern[str]], ...] = (
    (1, False, re.compile(rf"({_CN})\s*[、．.]\s*{_NO_LIST}")),
    (2, False, re.compile(rf"[（(]\s*({_CN})\s*[)）]\s*[、．.]?")),
    (2, True, re.compile(rf"({_CN})\s*[)）]")),
    (2, True, re.compile(rf"[（(]\s*({_CN})[、．.]?(?=[\u4e00-\u9fff“《])")),
    (3, False, re.compile(rf"({_DIGITS})\s*[．.、](?=\s*(?:\D|(?:19|20)\d\d年))")),
    (4, False, re.compile(rf"[（(]\s*({_DIGITS})\s*[)）]")),
    (4, True, re.compile(rf"({_DIGITS})\s*[)）]")),
)


class Marker(Struct, frozen=True):
    """The number that a line starts with.

    `rank` is 1 to 4 for the four forms, `printed` the number as found, `value` what it
    counts, `rest` the line behind it, `is_slip` whether a bracket is missing.
    """

    rank: int
    printed: str
    value: int
    rest: str
    is_slip: bool = False


def read_marker(text: str) -> Marker | None:
    """Read the heading number at the start of a line, or None.

    一是, 第一, 1.5 and （一体化） are no numbers of headings.
    """
    for rank, is_slip, form in _FORMS:
        match = form.match(text)
        if match is None or (is_slip and not _is_unbalanced(text)):
            continue
        value = parse_number(match[1])
        rest = strip(text[match.end() :])
        if value and rest:
            return Marker(rank, strip(match[0]), value, rest, is_slip)
    return None


def _is_unbalanced(text: str) -> bool:
    opened = sum(text.count(char) for char in "（(")
    return opened != sum(text.count(char) for char in "）)")
