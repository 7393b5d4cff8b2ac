"""Reading and writing numbers exactly: 1,008, ９万, 百余, 三千二百, 百分之百."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from fzdraft.language.numerals import chinese_number

_NAMES = "零一二三四五六七八九"
_DIGITS = {char: value for value, char in enumerate(_NAMES)} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
LARGEST = 10**15
SCALES = "[十百千]?[万亿]+|[百千]"
_APART = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_SHOWN = re.compile(
    rf"(?P<digits>[0-9０-９]+(?:[,，][0-9０-９]{{3}})*(?:[.．][0-9０-９]+)?)(?P<scale>{SCALES})?"
)
_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


def read_arabic(text: str) -> Decimal:
    """Read digits of any width with thousands commas and a decimal point."""
    return Decimal(unicodedata.normalize("NFKC", text).replace(",", ""))


def read_scale(text: str) -> int:
    """Read the power of ten that stands behind digits: 万, 千亿, 百亿亿; 1 for none."""
    product = 1
    for char in text:
        product *= _SMALL.get(char) or _LARGE[char]
    return product


def unit_scale(unit: str) -> int:
    """Return what a unit of money counts in: 10000 for 万元, 1 for 元 and for 件."""
    scale = re.match("[万亿]*", unit)
    return read_scale(scale[0]) if scale else 1


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


def read_shown(text: str) -> Decimal | None:
    """Read a whole text as one number: 1,450, 1 450, 9万, 百分之百; None where it is none."""
    text = _APART.sub("", text.strip())
    if text.startswith("百分之"):
        return read_chinese(text.removeprefix("百分之"))
    found = _SHOWN.fullmatch(text.rstrip("%％"))
    if found:
        return read_arabic(found["digits"]) * read_scale(found["scale"] or "")
    return read_chinese(text)


def as_value(typed: str) -> str | None:
    """Return what a person typed as a plain decimal string: １,４５０ → 1450; None for no number.

    Zeros behind the point are a claim and stay (83.30); no report counts to 10 to the 15th.
    """
    value = read_shown(typed)
    if value is None or value >= LARGEST:
        return None
    shown = unicodedata.normalize("NFKC", typed).strip().rstrip("%").replace(",", "")
    return format(value, "f") if shown == format(value, "f") else plain(value)


def write_like(value: str, like: str) -> str:
    """Write a plain decimal string as another number is written.

    Full-width digits, thousands commas, 万 and Chinese numerals are kept where they can say
    the value exactly and as shortly as people would; otherwise plain digits.
    """
    number = Decimal(value)
    if like.startswith("百分之"):
        return "百分之" + _chinese(number) if _chinese(number) else f"{value}%"
    bare = like.rstrip("%％")
    if found := _SHOWN.fullmatch(bare):
        return _in_digits(value, found) + like[len(bare) :]
    counted = read_chinese(like) is not None and _chinese(number)
    return ("两" if counted == "二" else counted) if counted else value


def _in_digits(value: str, like: re.Match[str]) -> str:
    written = _scaled(Decimal(value), like["scale"]) if like["scale"] else value
    if re.search("[,，]", like[0]):
        whole, point, rest = written.partition(".")
        written = f"{int(whole):,}{point}{rest}" if whole.isdigit() else written
    return written.translate(_FULL) if like[0] > ":" else written


def _scaled(number: Decimal, scale: str) -> str:
    """Write 95000 as 9.5万 where two decimals say it, else in full."""
    part = number / read_scale(scale)
    short = part >= 1 and part == part.quantize(Decimal("0.01"))
    return plain(part) + scale if short else plain(number)


def _chinese(number: Decimal) -> str:
    """Write up to 100, with a decimal point, in Chinese; nothing where that is unusual."""
    whole, _, fraction = plain(number).partition(".")
    if number > 100 or number < 1:
        return ""
    said = "百" if whole == "100" else chinese_number(int(whole))
    return f"{said}点{''.join(_NAMES[int(digit)] for digit in fraction)}" if fraction else said
