"""Every year, period and date of a text with the part it plays in a report of one year."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct

YearRole = Literal[
    "report",
    "next",
    "earlier",
    "later",
    "period",
    "history",
    "doc_number",
    "title_year",
    "date",
    "unknown",
]
Meaning = Literal["this_year", "last_year", "next_year", "so_far", "lately", "part"]

_D = "[0-9０-９]"
_YEAR = "(?:19|20|１９|２０)" + _D + "{2}"
_HAN_YEAR = "[一二]\\s?[〇零○Ｏ九][〇零○Ｏ一二三四五六七八九]{2}"
_TO = r"\s*(?:年)?\s*(?:[-－—–~～一至到]{1,2}|--)\s*"
_MENTION = re.compile(
    rf"(?<![0-9０-９.A-Za-z])(?:"
    rf"(?P<number>[〔\[［【﹝]\s*{_YEAR}\s*[〕\]］】﹞)）]\s*(?:第?\s*{_D}+\s*号?)?"
    rf"|[（(]\s*{_YEAR}\s*[〕）)]\s*第?\s*{_D}+\s*号)"
    rf"|(?P<day>{_YEAR}\s*年\s*{_D}{{1,2}}\s*(?:[-—－–~～至到]\s*{_D}{{1,2}}\s*)?月"
    rf"(?:\s*{_D}{{1,2}}\s*日)?"
    rf"|{_HAN_YEAR}年[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?"
    rf"|{_YEAR}(?P<joint>[-/.．]){_D}{{1,2}}(?P=joint){_D}{{1,2}}(?!{_D}))"
    rf"|(?P<period>{_YEAR}(?:{_TO}(?P<last>{_YEAR})\s*年?度?|(?P<glued>{_YEAR})年))"
    rf"|(?P<paired>{_YEAR})(?=\s*[、和]\s*{_YEAR}\s*年)"
    rf"|(?P<year>{_YEAR}|{_HAN_YEAR})\s*年(?:度(?!假))?"
    rf"|(?P<bare>(?<=[〔（(\[［]){_YEAR}(?=\s*[〕）)\]］]|\s*年?版|\s*(?:年)?修[订正改]))"
    rf"|(?P<named>20[0-4]{_D})(?=[^“”《》\n]{{0,16}}[”》])"
    r"(?!\s*[0-9０-９.,万亿千百余多个件宗名人次场份条项家户起号元年%％])"
    rf")"
)
_DAY = re.compile(
    r"(?<![0-9.\-/])(?:(?<!年)|(?<=[今当本同去]年))(?<!年\s)(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*日"
    r"|(?<![0-9.])(?:(?<!年)|(?<=[今当本同去]年))(?<!年\s)(?P<only>1[0-2]|0?[1-9])\s*月(?:份|底|初|中旬|上旬|下旬)?(?!\s*\d)"
)
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
_SINCE = re.compile(
    r"[^，。；,;、！？]{0,8}?(?:以来|至今|迄今)|[^，。；,;、！？]{0,3}?(?:之?后|起)(?=[，,。、的至]|$)"
)
_RELATIVE: tuple[tuple[str, Meaning], ...] = (
    ("上一年度", "last_year"),
    ("下一年度", "next_year"),
    ("上一年", "last_year"),
    ("下一年", "next_year"),
    ("今年以来", "so_far"),
    ("今年来", "so_far"),
    ("一年来", "so_far"),
    ("截至目前", "so_far"),
    ("截止目前", "so_far"),
    ("到目前为止", "so_far"),
    ("截至今", "so_far"),
    ("本年度", "this_year"),
    ("上年度", "last_year"),
    ("下年度", "next_year"),
    ("今年", "this_year"),
    ("本年", "this_year"),
    ("全年", "this_year"),
    ("年内", "this_year"),
    ("当年", "this_year"),
    ("年度内", "this_year"),
    ("去年", "last_year"),
    ("上年", "last_year"),
    ("往年", "last_year"),
    ("明年", "next_year"),
    ("来年", "next_year"),
    ("下年", "next_year"),
    ("目前", "so_far"),
    ("前三季度", "part"),
    ("上半年", "part"),
    ("下半年", "part"),
    ("年初", "part"),
    ("年末", "part"),
    ("年底", "part"),
    ("日前", "lately"),
    ("近日", "lately"),
    ("前不久", "lately"),
    ("本月", "lately"),
    ("上月", "lately"),
)
_MEANING = dict(_RELATIVE)
_WORDS = re.compile("|".join(word for word, _ in _RELATIVE))
_COUNTED = re.compile("[0-9两三四五六七八九十几数]$")
_PART = ("年初", "年底", "年末", "日前", "近日", "本月", "上月")
_DATED = re.compile("[0-9０-９〇零一二三四五六七八九十年今去明每当次作假节最临将基根成]$")
_DIGITS = re.compile(f"{_YEAR}|{_HAN_YEAR}")


class Year(Struct, frozen=True):
    """A mention of a year: its span, its digits' span, the year (of a period its first) and role.

    report, next, earlier and later are seen from the report year; history is an earlier
    year since when something holds; period, doc_number and date stay or are asked about;
    title_year is a single year inside 《》 or “”, unknown one without a report year to compare.
    `last` is the last year of a period.
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    year: int
    role: YearRole
    last: int | None = None


class Relative(Struct, frozen=True):
    """A year, or a part of it, that is meant without digits (今年以来, 上一年度, 年底)."""

    start: int
    end: int
    word: str
    meaning: Meaning


class Day(Struct, frozen=True):
    """A day or month without its year (5月16日, 3月): what happened then happened once.

    `day` is None for a month alone.
    """

    start: int
    end: int
    month: int
    day: int | None


def years(text: str, report_year: int | None) -> list[Year]:
    """Find every year of a text, ordered; without a report year roles compare with nothing.

    A number with a unit (2024件) is no year, nor are digits that stand for anything else.
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    return [_year(text, match, titles, report_year) for match in _MENTION.finditer(text)]


def relatives(text: str) -> list[Relative]:
    """Find the words that mean a year without naming it, ordered."""
    return [
        Relative(match.start(), match.end(), match[0], _MEANING[match[0]])
        for match in _WORDS.finditer(text)
        if not _belongs_to_a_number(text, match)
    ]


def _belongs_to_a_number(text: str, match: re.Match[str]) -> bool:
    """Tell 三年内, 2023年底 and 工作日前 from words that stand alone."""
    if match[0] == "年内":
        return _COUNTED.search(text, 0, match.start()) is not None
    return match[0] in _PART and _DATED.search(text, 0, match.start()) is not None


def days(text: str) -> list[Day]:
    """Find the days and months that name no year, ordered."""
    return [
        Day(*match.span(), int(match["month"] or match["only"]), _int(match["day"]))
        for match in _DAY.finditer(text)
    ]


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(
    text: str, match: re.Match[str], titles: list[tuple[int, int]], report_year: int | None
) -> Year:
    digits = _DIGITS.search(match[0])
    assert digits is not None, "every alternative of _MENTION holds a year"
    start, end = match.start() + digits.start(), match.start() + digits.end()
    value, role = _value(digits[0]), _fixed_role(match)
    inside = any(left < match.start() < right for left, right in titles)
    if role in (None, "date") and inside:
        role = "title_year"
    other = match["last"] or match["glued"]
    last = _value(other) if other else None
    role = role or _compared(text[match.end() :], value, report_year)
    return Year(match.start(), match.end(), start, end, value, role, last)


def _fixed_role(match: re.Match[str]) -> YearRole | None:
    """Return the role that the form alone decides."""
    forms: tuple[tuple[str, YearRole], ...] = (
        ("number", "doc_number"),
        ("day", "date"),
        ("period", "period"),
    )
    return next((role for name, role in forms if match[name]), None)


def _compared(behind: str, value: int, report_year: int | None) -> YearRole:
    if report_year is None:
        return "unknown"
    if value == report_year:
        return "report"
    if value > report_year:
        return "next" if value == report_year + 1 else "later"
    return "history" if _SINCE.match(behind) else "earlier"


def _value(digits: str) -> int:
    narrow = unicodedata.normalize("NFKC", digits).replace(" ", "")
    table = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
    return int(narrow.translate(table))
