"""Stretches of a text whose numbers are names or times, whatever stands behind them."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.report.years import years

_D = "[0-9０-９]"
_HAN = "[零〇一二两三四五六七八九十百]"
_N = f"(?:{_D}+|{_HAN}+)"
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("title", re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")),
    ("quoted", re.compile("“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」")),
    ("session", re.compile(rf"{_N}届[^，。；,;、\n]{{0,12}}?{_N}[次中](?:全会|全体会议|会议|常委会)?")),
    ("session", re.compile(rf"{_N}[次中](?:全会|全体会议)")),
    ("ordinal", re.compile(rf"第\s*{_N}(?:[、至-]{_N})*")),
    ("scheme", re.compile(rf"[0-9０-９A-ZＮ]+(?:\s*[+＋×∶]\s*[0-9０-９A-Za-zＮ]+)+")),
    ("doc_number", re.compile(rf"[〔\[［]{_D}{{4}}[〕\]］]\s*(?:第\s*)?{_D}+\s*号")),
    ("date", re.compile(rf"(?<![0-9.]){_D}{{1,2}}\s*(?:[-—–~～至到、]\s*{_D}{{1,2}}\s*)?月(?:\s*{_D}{{1,2}}\s*日)?")),
    ("date", re.compile(rf"(?<![0-9.]){_D}{{1,2}}\s*(?:[-—–~～至到]\s*{_D}{{1,2}}\s*)?日")),
    ("clock", re.compile(rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?|{_D}{{1,2}}\s*[时点]\s*{_D}{{1,2}}\s*分")),
    ("clock", re.compile(r"7\s*[×xX*]\s*24\s*小时|(?<![0-9])24\s*小时")),
    ("index", re.compile(rf"[A-Za-z0-9]+/[0-9]{{4}}-[0-9]+|{_D}{{3,4}}-{_D}{{7,8}}|{_D}{{11,}}")),
    ("anniversary", re.compile(rf"{_N}周年|{_N}周岁")),
    ("streak", re.compile(rf"连续(?:第)?{_N}\s*(?:余|多)?(?:个?(?:年度?|月|季度)|次|届|天)")),
    ("name", re.compile(rf"(?:百|千|万|{_D}+)强(?![化调制度烈大])|{_D}+分钟[^，。,；]{{0,8}}圈")),
    ("word", re.compile("一批|二次|十分|百分[制点]|零部件|千家万户|千千万万|成千上万|万一|万分|一定")),
    ("fraction", re.compile(rf"{_N}分之(?!百){_N}")),
    ("code", re.compile(rf"(?<![\u4e00-\u9fff\s，。、；])[A-Za-z_]+[-_]?{_D}+(?:\.{_D}+)?|[A-Z][A-Za-z_]*{_D}+(?:\.{_D}+)?|{_D}+G(?![A-Za-z])")),
)  # fmt: skip


class Mask(Struct, frozen=True):
    """A half-open stretch whose numbers are no quantities, and why."""

    start: int
    end: int
    reason: str


def masks(text: str) -> list[Mask]:
    """Find them all, ordered; they may overlap."""
    found = [Mask(year.start, year.end, year.role) for year in years(text, None)]
    for reason, pattern in _NAMES:
        found += [Mask(*match.span(), reason) for match in pattern.finditer(text)]
    return sorted(found, key=lambda mask: (mask.start, mask.end))
