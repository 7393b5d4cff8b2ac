"""Chinese numerals for numbering and reading (一, 十二, 二十三)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}


def chinese_number(value: int) -> str:
    """Write 1 to 99 as headings do: 一, 十, 十一, 二十三. Raises ValueError outside."""
    if not 1 <= value <= 99:
        raise ValueError(f"no heading is numbered {value}")
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def parse_number(text: str) -> int | None:
    """Read a heading number of 1 to 99 in Chinese or (full-width) Arabic digits, or None."""
    if text.isdecimal():
        return int(text) or None
    tens, mark, ones = text.partition("十")
    if not mark:
        return _VALUES.get(text) or None
    if (tens and tens not in _VALUES) or (ones and ones not in _VALUES):
        return None
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)
