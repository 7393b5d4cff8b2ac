"""Reading numbers of any writing exactly: 1,008, ９万, 百余, 三千二百, 百分之百."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
SCALES = "[十百千]?[万亿]+|[百千]"


def read_arabic(text: str) -> Decimal:
    """Read digits of any width with thousands commas and a decimal point."""
    return Decimal(unicodedata.normalize("NFKC", text).replace(",", "").replace("·", "."))


def read_scale(text: str) -> int:
    """Read the power of ten that stands behind digits: 万, 千亿, 百亿亿; 1 for none."""
    product = 1
    for char in text:
        product *= _SMALL.get(char) or _LARGE[char]
    return product


def read_chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral: 二十三, 百 (100), 三万二千, 九点五; None where it is none."""
    whole, point, fraction = text.partition("点")
    value = _read_whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    digits = [_DIGITS.get(char) for char in fraction]
    if not digits or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}")


def _read_whole(text: str) -> int | None:
    if not any(char in _SMALL or char in _LARGE for char in text):
        return _read_row(text)
    total, section, digit = 0, 0, -1
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (1 if digit < 0 else digit) * _SMALL[char]
            digit = -1
        elif char in _LARGE:
            section += max(digit, 0)
            total = (total + (section or (not total))) * _LARGE[char]
            section, digit = 0, -1
        else:
            return None
    return total + section + max(digit, 0)


def _read_row(text: str) -> int | None:
    """Read one digit, or a row of digits without tens: 二〇二三; 两三 is a guess, not a number."""
    if not text or any(char not in _DIGITS for char in text):
        return None
    row = len(text) > 1
    if row and not any(char in "〇零" for char in text):
        return None
    return int("".join(str(_DIGITS[char]) for char in text))


def plain(value: Decimal) -> str:
    """Write a number without exponent and without needless zeros behind the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
