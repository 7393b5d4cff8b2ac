"""Dates as official documents write them (GB/T 9704-2012, 7.3.5.4; GB/T 15835)."""

from __future__ import annotations

import datetime
import re

from fzdraft.language.numerals import parse_number

_DIGIT = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")}
_DIGIT |= {"零": "0", "○": "0", "Ｏ": "0"} | {chr(0xFF10 + d): str(d) for d in range(10)}
_NUMERAL = "[0-9０-９〇零○Ｏ一二三四五六七八九十]"
DATE = re.compile(
    rf"({_NUMERAL}{{4}})\s*年\s*({_NUMERAL}{{1,3}})\s*月\s*({_NUMERAL}{{1,3}})\s*日"
    r"|((?:19|20)\d\d)\s*([-/.．])\s*(\d{1,2})\s*\5\s*(\d{1,2})(?!\d)"
)


def format_date(day: datetime.date) -> str:
    """Write 2024年1月5日: Arabic, full year, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def parse_date(text: str) -> datetime.date | None:
    """Read one date in any usual form (二〇〇四年十二月十七日, 2026.02.09), or None."""
    match = DATE.fullmatch(text.strip())
    return date_of(match) if match else None


def date_of(match: re.Match[str]) -> datetime.date | None:
    """Return the date that a match of DATE names, or None when no calendar has it."""
    if match[1]:
        year = int("".join(_DIGIT.get(char, char) for char in match[1]))
        month, day = parse_number(match[2]), parse_number(match[3])
    else:
        year, month, day = int(match[4]), int(match[6]), int(match[7])
    try:
        return datetime.date(year, month or 0, day or 0)
    except ValueError:
        return None
