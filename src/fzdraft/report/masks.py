"""Stretches of a text whose numbers are names or times, whatever stands behind them."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.report.years import years

_D = "[0-9０-９]"
_HAN = "[零〇一二两三四五六七八九十百]"
# Bounded, so that a page of digits costs no more than a page of words.
_DD = f"{_D}{{1,12}}"
_N = f"(?:{_DD}|{_HAN}{{1,9}})"
_TO = r"\s*[-—–~～至到]\s*"
_TWO = rf"(?<![0-9.]){_D}{{1,2}}"
_SESSION = rf"{_N}届[^，。；;,、\n]{{0,12}}?{_N}[次中]"
_IN_LATIN = r"(?<![\u4e00-\u9fff\s，。、；])[A-Za-z_]{1,24}[-_]?"
_WORDS = (
    "二人转|二轮(?=土地|承包|延包)"
    "|一批|二次|十分|百分[制点]|零部件|千家万户|千千万万|成千上万|万一|万分|一定|[一两三四五六]位数"
)
_NAMES: tuple[tuple[str, str], ...] = (
    ("title", r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"),
    ("quoted", "“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」"),
    ("session", rf"{_SESSION}(?:全会|全体会议|会议|常委会)?|{_N}[次中](?:全会|全体会议)"),
    ("ordinal", rf"第\s*{_N}(?:[、至-]{_N})*"),
    ("scheme", r"[0-9０-９A-ZＮ]{1,12}(?:\s?[+＋×∶]\s?[0-9０-９A-Za-zＮ]{1,12})+"),
    ("date", rf"{_TWO}\s*(?:[-—–~～至到、]\s*{_D}{{1,2}}\s*)?月(?:\s*{_D}{{1,2}}\s*日)?"),
    ("date", rf"{_TWO}(?:{_TO}{_D}{{1,2}})?\s*日"),
    ("clock", rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?"),
    ("clock", rf"{_D}{{1,2}}\s*[时点]\s*{_D}{{1,2}}\s*分"),
    ("clock", r"7\s*[×xX*]\s*24\s*小时|(?<![0-9])24\s*小时"),
    ("index", rf"[A-Za-z0-9]{{1,24}}/[0-9]{{4}}-[0-9]{{1,12}}|{_D}{{3,4}}-{_D}{{7,8}}|{_D}{{11,}}"),
    ("anniversary", rf"{_N}周年|{_N}周岁"),
    ("base", rf"每{_DD}(?:公斤|斤|吨|亩|人|名|户|年|天|个月|公里|千瓦时)"),
    ("streak", rf"连续(?:第)?\s*{_N}\s*(?:余|多)?\s*(?:个?(?:年度?|月|季度)|次|届|天)"),
    ("name", rf"(?:百|千|万|{_DD})强(?![化调制度烈大])|{_DD}分钟[^，。,；]{{0,8}}圈"),
    ("rank", rf"前{_DD}(?:\.{_DD})?[%％‰](?=的?[\u4e00-\u9fff])"),
    ("word", _WORDS),
    ("fraction", rf"{_N}分之(?!百){_N}|{_DD}\s*[/／]\s*{_DD}(?!{_D}|[-/])"),
    ("code", rf"{_IN_LATIN}{_DD}(?:\.{_DD})?|[A-Z][A-Za-z_]{{0,24}}{_DD}(?:\.{_DD})?"),
    ("code", rf"{_DD}G(?![A-Za-z])|{_DD}(?:\.{_DD})?版"),
)
_PATTERNS = tuple((reason, re.compile(pattern)) for reason, pattern in _NAMES)


class Mask(Struct, frozen=True):
    """A half-open stretch whose numbers are no quantities, and why."""

    start: int
    end: int
    reason: str


def masks(text: str) -> list[Mask]:
    """Find them all, ordered; they may overlap."""
    found = [Mask(year.start, year.end, year.role) for year in years(text, None)]
    for reason, pattern in _PATTERNS:
        found += [Mask(*match.span(), reason) for match in pattern.finditer(text)]
    return sorted(found, key=lambda mask: (mask.start, mask.end))
