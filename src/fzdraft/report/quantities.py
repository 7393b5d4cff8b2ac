"""Every quantity of a text: its value, unit, bound and kind; the numbers that are none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.model import Bound
from fzdraft.language.digits import LARGEST, SCALES, plain, read_arabic, read_chinese, read_scale
from fzdraft.report.masks import masks
from fzdraft.report.measures import Measures

Kind = Literal["count", "rate", "money", "change"]

_D = "[0-9０-９]"
_HAN = "零〇一二两三四五六七八九十百千万亿"
_MORE = "余|多|几|来"
_MORE_OR_BLANK = f"{_MORE} \u3000"
_NUMERAL = re.compile(
    rf"百分之(?P<percent>[{_HAN}点]{{1,16}})"
    rf"|(?P<arabic>(?:(?<![0-9附表图第])(?<!附件)[1-9][0-9]{{0,2}}(?: [0-9]{{3}}(?!{_D}))+"
    rf"|{_D}+(?:,[0-9]{{3}}(?!{_D}))*)(?:[.．]{_D}+|·{_D}{{1,2}}(?=[ ]?[%％]))?)"
    rf"(?P<more>{_MORE})?[ \u3000]{{0,2}}(?P<scale>{SCALES})?(?P<more2>{_MORE})?"
    rf"|(?P<several>[数几]|上(?=[百千万亿]))?(?P<chinese>[{_HAN}]{{1,16}}(?:点[零〇一二三四五六七八九]{{1,9}})?)"
    rf"(?P<more3>{_MORE})?(?P<scale3>[万亿]+)?"
)
_YEAR_LIKE = re.compile("(?:19|20)[0-9]{2}|[^0-9]+")
_SHARED = re.compile(
    rf"[ \u3000]*(?:[-－—–~～至到]{{1,2}}|(?P<list>[、和])) *{_D}+(?:[.．]{_D}+)?(?:{SCALES})?"
)
_BRACKET = re.compile(r"[（(][\u4e00-\u9fff][）)]")
# The longest text of which a number may be all.
_CELL = 40
# The longest row of numbers that share the unit of the last.
_ROW = 6
_EVERY = re.compile("每(?:半|个)?[年季月周天日次]")
_EACH = tuple("每是同为统唯专任进第这那某另哪各逐单")


class Quantity(Struct, frozen=True):
    """A number that counts or measures, from the words of its bound to those behind its unit.

    `value` is a plain decimal; 万 and 亿 are multiplied out (9万余宗 is 90000 宗) except
    before a currency, where they belong to the unit (9万元 is 9 万元). number_start and
    number_end enclose the digits with the scale that is multiplied out.
    """

    start: int
    end: int
    value: str
    unit: str
    bound: Bound
    kind: Kind
    number_start: int
    number_end: int


class Number(Struct, frozen=True):
    """Digits that are no quantity, and why (title, quoted, year, ordinal, code, bare …)."""

    start: int
    end: int
    reason: str


def quantities(text: str, words: Measures) -> list[Quantity]:
    """Find every quantity of a text, ordered, none overlapping."""
    return read_numbers(text, words)[0]


def read_numbers(text: str, words: Measures) -> tuple[list[Quantity], list[Number]]:
    """Read every number of a text as a quantity, or say why it is none.

    Every Arabic digit of the text lies in exactly one of the two; Chinese numerals
    appear only where they count.
    """
    found: list[Quantity] = []
    others: list[Number] = []
    hidden = _hidden(text)
    for match in _NUMERAL.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        reason = hidden.get(_first(match), "")
        goes_on = bool(found) and found[-1].end == match.start() - 1
        reading = reason or _read(text, match, words, goes_on)
        if isinstance(reading, Quantity) and Decimal(reading.value) >= LARGEST:
            reading = "bare"
        if isinstance(reading, Quantity):
            found.append(_like_the_one_before(text, found, reading))
        elif match["arabic"]:
            others.append(Number(match.start("arabic"), match.end("arabic"), reading))
    return found, others


def _hidden(text: str) -> dict[int, str]:
    """Say for every masked place of a text why a number there is none."""
    reasons: dict[int, str] = {}
    for mask in masks(text):
        for index in range(mask.start, mask.end):
            reasons.setdefault(index, mask.reason)
    return reasons


def _first(match: re.Match[str]) -> int:
    """Return where the numeral itself begins."""
    name = next(name for name in ("percent", "arabic", "chinese") if match[name])
    return match.start() if name == "percent" else match.start(name)


def _read(text: str, match: re.Match[str], words: Measures, goes_on: bool) -> Quantity | str:
    """Read one numeral with what stands around it; `goes_on`: a range began just before."""
    if match["percent"]:
        value = read_chinese(match["percent"])
        return _whole(text, match, words, value, "%", match.end()) if value is not None else "bare"
    before = text[max(0, match.start() - 1) : match.start()]
    ranged = before == "-" and text[match.start() - 2 : match.start() - 1].isdecimal()
    if re.match(r"[A-Za-z+＋×_.\-]", before) and match["arabic"] and not (ranged and goes_on):
        return "code"
    unit, end = _unit(text, match, words)
    if not unit and not _is_large(match):
        return _alone(text, match, words)
    if reason := _no_count(text, match, unit, end, words):
        return reason
    value = _value(match)
    if value is None:
        return "bare"
    return _whole(text, match, words, value, unit, end)


def _unit(text: str, match: re.Match[str], words: Measures) -> tuple[str, int]:
    """Return the unit behind a numeral (with the 万 of money) and where it ends."""
    start = match.end()
    while text[start : start + 1] in (" ", "\u3000") and start - match.end() < 2:
        start += 1
    if found := words.currency.match(text, start):
        return _money_scale(match) + found[0], found.end()
    patterns = [words.rate, words.unit]
    if match["arabic"]:
        patterns += [words.noun] if match.end() == start else []
        patterns += [words.latin]
    for pattern in patterns:
        if found := pattern.match(text, start):
            bracket = _BRACKET.match(text, found.end())
            end = bracket.end() if bracket and pattern is words.unit else found.end()
            return text[start:end].replace("％", "%"), end
    return "", match.end()


def _is_large(match: re.Match[str]) -> bool:
    """Whether digits with 万 or 亿 stand alone (惠及1.2万群众): a count without measure word."""
    return bool(match["arabic"] and match["scale"] and set(match["scale"]) & set("万亿"))


def _money_scale(match: re.Match[str]) -> str:
    """Return the 万, 亿 or 万亿 at the end of a numeral, which money counts in."""
    numeral = match["scale"] or match["scale3"] or match["chinese"] or ""
    found = re.search("[万亿]+$", numeral)
    return found[0] if found else ""


def _alone(text: str, match: re.Match[str], words: Measures) -> Quantity | str:
    """Give a number without unit that of its neighbour (3至5名; 分别增长4、5个百分点).

    A cell of a table that holds a number only is a quantity without unit.
    """
    if (
        len(text) < _CELL
        and text.strip() == match[0].strip()
        and not _YEAR_LIKE.fullmatch(match[0].strip())
    ):
        return _whole(text, match, words, _value(match) or Decimal(0), "", match.end())
    unit = _unit_of_row(text, match, words)
    if not unit:
        return "bare"
    return _whole(text, match, words, _value(match) or Decimal(0), unit, match.end())


def _unit_of_row(text: str, match: re.Match[str], words: Measures) -> str:
    """Return the unit at the end of a short row: 分别提高20.9、36.2、54个百分点."""
    apart = "分别" in text[max(0, match.start() - 20) : match.start()]
    for _ in range(_ROW):
        shared = _SHARED.match(text, match.end()) if match["arabic"] else None
        if shared is None or (shared["list"] and not apart):
            return ""
        neighbour = _NUMERAL.match(text, _behind_joint(text, match.end()))
        if neighbour is None:
            return ""
        unit, end = _unit(text, neighbour, words)
        if unit:
            return "" if _no_count(text, neighbour, unit, end, words) else unit
        match = neighbour
    return ""


def _behind_joint(text: str, start: int) -> int:
    found = re.compile(_D).search(text, start)
    return found.start() if found else len(text)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["arabic"]:
        return _arabic(match["arabic"]) * read_scale(match["scale"] or "")
    value = read_chinese(match["chinese"])
    return None if value is None else value * read_scale(match["scale3"] or "")


def _no_count(text: str, match: re.Match[str], unit: str, end: int, words: Measures) -> str:
    """Say why a number with a unit still counts nothing, or return nothing."""
    front = text[max(0, match.start() - 4) : match.start()]
    if unit in ("年", "个月", "天", "周", "个季度", "小时") or unit.startswith("年"):
        if words.duration_before.search(front) or words.duration_after.match(text, end):
            return "duration"
        if match["chinese"]:
            return "duration"
    return _no_chinese_count(text, match, unit, end, words) if match["chinese"] else ""


def _no_chinese_count(text: str, match: re.Match[str], unit: str, end: int, words: Measures) -> str:
    """Tell a count in Chinese from a list of ideas (两个市场) and a slogan (百名律师)."""
    chinese = match["chinese"]
    front = text[max(0, match.start() - 8) : match.start()]
    if match["several"] or match["more3"] or words.before.search(front):
        return ""
    if set(chinese) <= set("百千万亿"):
        return "slogan"
    if len(chinese) > 1 and set(chinese) - set("二两三四五六七八九十"):
        return ""
    claimed = words.done.search(front) is not None and not _EVERY.search(front)
    if chinese == "一" and not claimed:
        return "" if unit in words.one_units and not front.endswith(_EACH) else "enumeration"
    if unit not in words.vague or claimed or words.concrete.match(text, end):
        return ""
    return "" if chinese != "一" and unit in words.firm else "enumeration"


def _whole(
    text: str, match: re.Match[str], words: Measures, value: Decimal, unit: str, end: int
) -> Quantity:
    """Put a quantity together with its bound, its kind and its spans."""
    start, bound = match.start(), _inner_bound(match)
    number = (match.start(), match.end()) if match["percent"] else _number_span(match, unit)
    front = words.before.search(text, max(0, start - 8), start)
    if front:
        told = words.bounds[front[0].strip()]
        # 近百余场 says both, so it says neither.
        bound = told if bound in ("exact", told) else "about"
        start = front.start()
    elif re.search("(?:至少|不少于)[\u4e00-\u9fff]{1,5}$", text[max(0, start - 8) : start]):
        bound = "at_least"
    if behind := words.after.match(text, end):
        end, bound = behind.end(), words.bounds[behind[0]]
    money = unit.lstrip("万亿")
    scaled = value / read_scale(unit[: len(unit) - len(money)]) if _is_money(money, words) else None
    kind = "money" if scaled is not None else _kind(text, start, unit, words)
    written = plain(value if scaled is None else scaled)
    return Quantity(start, end, _as_printed(match, written), unit, bound, kind, *number)


def _as_printed(match: re.Match[str], value: str) -> str:
    """Keep the zeros that a number prints behind its point (83.30%), for they are a claim."""
    printed = plain_digits(match["arabic"] or "")
    return printed if "." in printed and plain(Decimal(printed)) == value else value


def plain_digits(text: str) -> str:
    """Return Arabic digits half-width and without thousands commas."""
    return format(_arabic(text), "f") if text else ""


def _arabic(text: str) -> Decimal:
    """Read digits whose point may be the middle dot of older prints (14·1％)."""
    return read_arabic(text.replace("·", ".").replace(" ", ""))


def _number_span(match: re.Match[str], unit: str) -> tuple[int, int]:
    """Enclose the digits, 数 of 数百 and the scale that is not part of the unit."""
    name = "arabic" if match["arabic"] else "chinese"
    start, end = match.span(name)
    start = match.start("several") if match["several"] else start
    if scale := "scale" if match["scale"] else "scale3" if match["scale3"] else "":
        end = match.end(scale)
    money = re.match("[万亿]+", unit)
    if money and end - len(money[0]) > start:
        end -= len(money[0])
    while match.string[end - 1] in _MORE_OR_BLANK:
        end -= 1
    return start, end


def _inner_bound(match: re.Match[str]) -> Bound:
    more = [word for name in ("more", "more2", "more3") if (word := match[name])]
    if "来" in more:
        return "about"
    return "at_least" if more or match["several"] else "exact"


def _is_money(unit: str, words: Measures) -> bool:
    return words.currency.match(unit) is not None


def _kind(text: str, start: int, unit: str, words: Measures) -> Kind:
    if unit.endswith("百分点"):
        return "change"
    if words.rate.fullmatch(unit) is None:
        return "count"
    if words.change.search(text, max(0, start - 12), start):
        return "change"
    return "count" if unit == "倍" else "rate"


def _like_the_one_before(text: str, found: list[Quantity], new: Quantity) -> Quantity:
    """Let a share in a row follow the first: 分别下降55.8%、44.5%."""
    if not found or new.kind not in ("rate", "count") or found[-1].unit != new.unit:
        return new
    joined = text[found[-1].end : new.start] in ("、", "和", "及", "以及", "与", ",", "，")
    return replace(new, kind=found[-1].kind) if joined and new.unit in ("%", "‰", "倍") else new
