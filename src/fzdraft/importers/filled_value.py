"""What a department meant by a cell: 145宗, 1.2万, 约60, 60余, 87.6%, １２８, 无, ——."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal

from msgspec import Struct

from fzdraft.document.model import Bound
from fzdraft.importers.workbook import Cell
from fzdraft.language.dates import parse_date
from fzdraft.language.digits import SCALES, plain, read_arabic, read_chinese, read_scale

_NONE = re.compile(r"无|没有|暂无|未发生|不涉及|未开展|零|[/／\\—–\-_―]{1,4}|N/?A|nil", re.I)
_HAN = "零〇一二两三四五六七八九十百千万亿"
_BEFORE: dict[Bound, str] = {
    "at_least": "超过|超出|超|突破|逾|不少于|不低于|多于|大于|至少|高于|>=|≥|>",
    "at_most": "不超过|不多于|不高于|不足|不到|少于|小于|低于|接近|近|<=|≤|<",
    "about": "大约|约为|约|大概|左右|~|≈",
}
_AFTER: dict[Bound, str] = {
    "at_least": "余|多|几|以上|\\+",
    "at_most": "以下|以内|之内",
    "about": "左右|上下",
}
_LEAD = re.compile(
    "|".join(f"(?P<{bound}>{words})" for bound, words in _BEFORE.items()).join("()") + "?"
)
_DIGITS = r"[-−]?[0-9]+(?:[, ][0-9]{3})*(?![0-9])(?:\.[0-9]+)?|[-−]?[0-9]+(?:\.[0-9]+)?"
_FILLED = re.compile(
    rf"{_LEAD.pattern}\s*(?:共计?|合计|累计)?\s*"
    rf"(?:百分之(?P<percent>[{_HAN}点0-9.]+)|(?P<arabic>{_DIGITS})|(?P<chinese>[{_HAN}点]+))"
    rf"\s*(?P<more>余|多|几|\+)?\s*(?P<scale>{SCALES})?(?P<more2>余|多|几)?\s*"
    r"(?P<unit>[^0-9()，,。；;、\s至到\-~+]{0,8}?)"
    rf"(?P<behind>{'|'.join(words for words in _AFTER.values())})?\s*"
    r"(?P<rest>[(（，,。；;].*)?",
    re.S,
)
_RATE = {"％": "%", "百分点": "个百分点"}
_MONTH_END = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份|底|末)?")
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?")
_SHORT = re.compile(r"(\d{4})[-./](\d{1,2})")
_UNTIL = re.compile(r"^(截至|截止到?|截止至|至|到)|(止|为止)$")


class Filled(Struct, frozen=True):
    """A cell as understood: value (decimal string) with bound and unit, or why there is none.

    `rest` are words behind the number, `fraction` a bare number that may be a share of 1.
    """

    value: str = ""
    bound: Bound = "exact"
    unit: str = ""
    rest: str = ""
    trouble: str = ""
    says_none: bool = False
    fraction: bool = False


def read_filled(cell: Cell) -> Filled:
    """Understand one filled cell."""
    if cell.kind == "number":
        return Filled(cell.text, fraction=True)
    if cell.kind == "percent":
        return Filled(cell.text, unit="%")
    if cell.kind == "formula":
        return Filled(trouble="是公式，但没有算出来的数：请打开表格存一次，或直接填数")
    if cell.kind == "error":
        return Filled(trouble=f"公式出错（{cell.text}）")
    if cell.kind == "date":
        return Filled(trouble=f"变成了日期（{cell.text}），请按数字重填")
    return _of_words(cell.text)


def _of_words(text: str) -> Filled:
    words = unicodedata.normalize("NFKC", text).strip().strip("'‘’\"“”。").strip()
    if _NONE.fullmatch(words):
        return Filled(says_none=True)
    match = _FILLED.fullmatch(words)
    if match is None:
        return Filled(trouble=f"看不出是多少：“{_short(text)}”")
    value = _value(match)
    if value is None:
        return Filled(trouble=f"看不出是多少：“{_short(text)}”")
    unit = "%" if match["percent"] else _unit(match)
    rest = (match["rest"] or "").strip("，,。；; ")
    bare = not (unit or match["scale"])
    return Filled(plain(value), _bound(match), unit, rest, fraction=bare)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["arabic"]:
        digits = match["arabic"].replace(" ", "").replace("−", "-")
        return read_arabic(digits) * read_scale(match["scale"] or "")
    chinese = match["percent"] or match["chinese"]
    if chinese[0].isdigit():
        return read_arabic(chinese)
    value = read_chinese(chinese)
    return None if value is None else value * read_scale(match["scale"] or "")


def _unit(match: re.Match[str]) -> str:
    """Return the unit behind the number, without the 个 of 个人 that only some write."""
    unit = match["unit"].strip()
    return _RATE.get(unit, unit)


def _bound(match: re.Match[str]) -> Bound:
    for bound in _BEFORE:
        if match[bound]:
            return bound
    if match["more"] or match["more2"]:
        return "at_least"
    behind = match["behind"] or ""
    found = [bound for bound, words in _AFTER.items() if re.fullmatch(words, behind)]
    return found[0] if behind and found else "exact"


def read_cutoff(cell: Cell, year: int | None) -> datetime.date | None:
    """Understand a cut-off date: 2024年11月30日, 11月30日 (of `year`), 截至11月底; else None."""
    words = _UNTIL.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", cell.text)))
    if whole := parse_date(words) or _day_of(_DAY.fullmatch(words), year):
        return whole
    match = _MONTH_END.fullmatch(words) or _SHORT.fullmatch(words)
    if match is None or not (match[1] or year):
        return None
    return _last_day(int(match[1] or year or 0), int(match[2]))


def _day_of(match: re.Match[str] | None, year: int | None) -> datetime.date | None:
    if match is None or not (match[1] or year):
        return None
    try:
        return datetime.date(int(match[1] or year or 0), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _last_day(year: int, month: int) -> datetime.date | None:
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        return None
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(1)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 20 else f"{words[:20]}……"
