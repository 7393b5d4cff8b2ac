"""The years of one text: which move on with the report, which stay, which somebody must decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fzdraft.language.sentences import sentences
from fzdraft.report.deeds import Deed
from fzdraft.report.quantities import Quantity
from fzdraft.report.years import Relative, Year, relatives, years
from fzdraft.rollover.earlier import past
from fzdraft.rollover.proposals import Context, Proposal, change, doubt, keep

HARM_EVENT, HARM_DATE, HARM_TITLE, HARM_NEIGHBOUR, HARM_BARE = 90, 80, 60, 52, 45
SENTENCE = "event:"
_LOOKS_LIKE = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9])")
# 23年 is a year, 连续23年, 近23年 and 23年来 are not.
_SHORT = re.compile(
    r"(?<![0-9０-９.．年第近约超满达续过入长为经历的])([12][0-9])\s*年(?=度|初|底|[^0-9内期来前以级制代多余生龄间之后])"
)
_EDITION = re.compile(r"\s*年?\s*(?:版|修[订正改]|[）)]?(?:蓝皮书|年鉴))")
_UP_TO = re.compile(r"(?:截至|截止|截止到|截至到)\s*$")
_WHOLE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*年\s*0?1\s*(?:月\s*(?:0?1\s*日)?)?\s*起?\s*[-—－–~～至到]{1,2}\s*"
    r"(?:(?P=year)\s*年\s*)?1[0-2]\s*月(?:\s*\d{1,2}\s*日)?"
)
# What a certain year was: 2023年是“十四五”承上启下之年. No other year is that.
_WAS = re.compile(r"(?:度|，|,|既|也|正|恰)*是[^。；;！？]{0,80}?(?:之年|一年|元年|年份|节点|周年)")
# A law of a certain year, or a meeting: 2023年新修订的行政复议法, 2023年第4次常务会议.
_ENACTED = re.compile(
    "度?第[0-9０-９一二三四五六七八九十]{1,3}(?:次|期|号|批)|(?:新|重新|全面|最新)?(?:修订|修正|修改|颁布|公布|出台|施行|实施|发布|印发|制定|通过)"
    "(?:并?(?:施行|实施|公布|颁布))?的(?=[^，。；、]{0,20}(?:》|法|条例|规定|办法|纲要|细则))"
)
# A paper that comes out every year: 《2022年度法治政府建设情况报告》.
_YEARLY = re.compile(
    "(?:度|全年)?[^《》“”]{0,30}(?:报告|总结|计划|要点|清单|目录|台账|通报|安排|白皮书|任务|方案|通知)"
    "[^《》“”]{0,8}[》”]"
)
# What a certain year was given to: 被纳入作为2023年规章审议项目.
_LISTED = re.compile(r"(?:作为|列为|列入|纳入|入选|入围|确定为|评为)(?:了)?\s*$")
_HELD = re.compile("组织|开展|举办|召开|完成|实施|参加")
_PAIR = re.compile(r"(?:19|20)[0-9]{2}")
_DIGITS = {str(d): "〇一二三四五六七八九"[d] for d in range(10)}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def year_proposals(
    text: str, acts: list[Deed], numbers: list[Quantity], context: Context, *, framed: bool
) -> Iterator[Proposal]:
    """Propose something for every year of a text; `acts` are its completed acts of one time.

    `framed` says that a year at the beginning is the report's own (a heading, the opening).
    Digits that look like a year and are neither one nor one of the `numbers` are told as well.
    """
    found = years(text, context.old)
    for year in found:
        own = framed and not text[: year.start].strip()
        yield _judged(text, year, [] if own else acts, numbers, context)
    known = [(y.start, y.end) for y in found] + [(n.start, n.end) for n in numbers]
    for match in _LOOKS_LIKE.finditer(text):
        if not any(start <= match.start() < end for start, end in known):
            yield _bare(match, context)
    yield from _short_years(text, context)


def _short_years(text: str, context: Context) -> Iterator[Proposal]:
    """Doubt a year of two digits (23年, 较22年) that is last year's or the one before."""
    for match in _SHORT.finditer(text):
        away = (context.old - int(match[1])) % 100
        if away in (0, 1):
            new = f"{(int(match[1]) + context.step) % 100:02d}"
            reason = "像是两位数的年份，请核对"
            yield doubt("year", *match.span(1), reason, harm=HARM_BARE, new=new)


def column_proposals(text: str, context: Context) -> Iterator[Proposal]:
    """Move the year that heads a column on: all of them go, or the row would have a gap."""
    for match in _LOOKS_LIKE.finditer(text):
        new = str(int(match[0]) + context.step)
        yield change("year", *match.span(), new, "表头的年份，一起跟着走")


def _bare(match: re.Match[str], context: Context) -> Proposal:
    """Keep four digits without 年 (“黑龙江2025”); those of last year are marked."""
    if match[0] != str(context.old):
        return keep("year", *match.span(), "名称里的数字，照旧")
    new = str(context.new)
    return doubt("year", *match.span(), "像是去年的年份，请核对", harm=HARM_BARE, new=new)


def relative_proposals(text: str) -> Iterator[Proposal]:
    """Report the words that mean a year without naming it; they stay, true or not."""
    for word in relatives(text):
        if word.word == "今年" and _WAS.match(text, word.end):
            reason = "这句说的是去年是什么样的一年，今年不会一样"
            yield doubt("relative", word.start, word.end, reason, harm=HARM_EVENT, drop=True)
            continue
        proposal = keep("relative", word.start, word.end, _RELATIVE[word.meaning])
        yield Proposal(
            kind="relative",
            start=word.start,
            end=word.end,
            reason=proposal.reason,
            options=proposal.options,
            same=f"relative:{_said(word)}",
        )


_RELATIVE = {
    "this_year": "说的是报告这一年，照旧",
    "last_year": "说的是上一年，请看清是哪一年",
    "next_year": "说的是下一年，照旧",
    "so_far": "年度报告宜写明截至哪一天",
    "part": "说的是报告这一年里的一段，请看清今年是不是",
    "lately": "说的是去年写稿那时候，请写明是哪一天",
}


def _said(word: Relative) -> str:
    return word.word


def _judged(
    text: str, year: Year, acts: list[Deed], numbers: list[Quantity], context: Context
) -> Proposal:
    match year.role:
        case "period":
            return _period(text, year, context)
        case "doc_number":
            return keep("year", year.start, year.end, "文号里的年份照旧")
        case "title_year":
            return _in_title(text, year, context)
        case "date":
            return _date(text, year, context)
        case "report" | "next":
            counted = [act for act in acts if not _counts(text, year, act, numbers)]
            return _moving(text, year, counted, context)
        case "later":
            return keep("year", year.start, year.end, "说的是以后的年份，照旧")
        case _:
            return past(text, year, numbers, context, shifted(text, year, context.step))


def shifted(text: str, year: Year, by: int) -> str:
    """Return the mention with its year moved, written as it was: Arabic, full-width or Chinese."""
    return (
        text[year.start : year.digits_start]
        + _like(text[year.digits_start : year.digits_end], year.year + by)
        + text[year.digits_end : year.end]
    )


def _like(digits: str, year: int) -> str:
    if "0" <= digits[0] <= "9":
        return str(year)
    if digits[0] in "１２":
        return str(year).translate(_WIDE)
    zero = next((char for char in digits if char in "零○Ｏ〇"), "〇")
    return "".join(zero if char == "0" else _DIGITS[char] for char in str(year))


def _front(text: str, year: Year) -> str:
    """Return the few words in front of a year."""
    return text[max(0, year.start - 12) : year.start]


def _period(text: str, year: Year, context: Context) -> Proposal:
    """Keep plan periods; a span of years that ends with last year's report may have moved on."""
    named = _bracketed(text, year.start)
    if year.last == context.old and not named and year.year < context.old:
        both = _PAIR.sub(lambda one: str(int(one[0]) + context.step), text[year.start : year.end])
        return doubt(
            "period",
            year.start,
            year.end,
            "到去年为止的年份段，今年可能要顺延",
            harm=HARM_TITLE,
            new=both if year.last - year.year == 1 else None,
        )
    return keep("period", year.start, year.end, "规划、方案的期限照旧")


def _in_title(text: str, year: Year, context: Context) -> Proposal:
    """Doubt last year in a title, and its neighbours where such a paper comes out every year.

    The title of the report itself moves with it.
    """
    if context.title and _title_around(text, year.start).strip("《》") == context.title:
        new = shifted(text, year, context.step)
        return change("title_year", year.start, year.end, new, "就是这份报告的名字，跟着改")
    away = abs(year.year - context.old)
    is_edition = _EDITION.match(text, year.end) is not None
    if is_edition or away > 1 or (away and not _YEARLY.match(text, year.end)):
        return keep("title_year", year.start, year.end, "文件名里的年份，照原文")
    return doubt(
        "title_year",
        year.start,
        year.end,
        _TITLES[year.year - context.old],
        harm=HARM_NEIGHBOUR if away else HARM_TITLE,
        new=shifted(text, year, context.step),
        same=f"title_year:{_title_around(text, year.start)}:{year.year}",
    )


_TITLES = {
    0: "文件名里是去年的年份，今年多半另有一份",
    -1: "文件名里是前一年的年份，这种文件每年都有，今年多半另有一份",
    1: "文件名里是下一年的年份，这种文件每年都有，今年多半另有一份",
}


def _date(text: str, year: Year, context: Context) -> Proposal:
    """Move a cut-off date or a whole year of months; any other day of last year is a fact."""
    if year.year not in (context.old, context.old + 1):
        when = "以前" if year.year < context.old else "以后"
        return keep("date", year.start, year.end, f"是{when}的日期，照旧")
    new = shifted(text, year, context.step)
    if _UP_TO.search(_front(text, year)) or _in_whole_year(text, year.start):
        return change("date", year.start, year.end, new, "统计的起止时间，跟着报告年份走")
    return doubt(
        "date",
        year.start,
        year.end,
        "去年某一天的事，今年不会是同一天",
        harm=HARM_DATE,
        new=new,
        drop=True,
        same=_row(text, sentence_at(text, year.start), year),
    )


def _in_whole_year(text: str, index: int) -> bool:
    """Tell whether a date belongs to a span of a whole year (2023年1月1日至2023年12月31日)."""
    return any(match.start() <= index < match.end() for match in _WHOLE.finditer(text))


def _counts(text: str, year: Year, act: Deed, numbers: list[Quantity]) -> bool:
    """Tell what is held every year and counted (组织2023年度考试，参考423人) from one act."""
    yearly = text[: year.end].endswith("度") and _HELD.match(act.act) is not None
    return yearly and any(act.sentence_start <= n.start < act.sentence_end for n in numbers)


def _moving(text: str, year: Year, acts: list[Deed], context: Context) -> Proposal:
    """Move a report year on, unless it names an edition or dates a completed act."""
    if _EDITION.match(text, year.end):
        return keep("year", year.start, year.end, "法规、书刊的版本年份，照旧")
    new = shifted(text, year, context.step)
    act = _act_of(text, year, acts)
    if _WAS.match(text, year.end):
        return _event(text, year, sentence_at(text, year.start), new, _WAS_THAT)
    if act is None and (_LISTED.search(_front(text, year)) or _ENACTED.match(text, year.end)):
        return _event(text, year, sentence_at(text, year.start), new)
    if act is None:
        word = "报告年份" if year.role == "report" else "下一年"
        return change("year", year.start, year.end, new, f"{word}，改好了")
    return _event(text, year, (act.sentence_start, act.sentence_end), new)


_DONE = "这句说的是去年办完的事，改了年份就不真了"
_WAS_THAT = "这句说的是那一年是什么样的一年，换了年份多半不真"


def _event(
    text: str, year: Year, sentence: tuple[int, int], new: str, reason: str = _DONE
) -> Proposal:
    """Doubt the year of a completed act; all that date acts of one sentence are one question."""
    return doubt(
        "event",
        year.start,
        year.end,
        reason,
        harm=HARM_EVENT,
        new=new,
        drop=True,
        same=_row(text, sentence, year),
    )


def _row(text: str, sentence: tuple[int, int], year: Year) -> str:
    """Return what all days and acts of one year in one sentence share: they are one question."""
    return f"{SENTENCE}{text[slice(*sentence)]}:{year.year}"


def _act_of(text: str, year: Year, acts: list[Deed]) -> Deed | None:
    """Return the completed act that a year dates: in its clause, or led by it in its sentence."""
    for act in acts:
        if not act.sentence_start <= year.start < act.sentence_end:
            continue
        inside = act.start <= year.start < act.end
        leads = year.start < act.start
        if inside or (leads and not years(text[year.end : act.start], year.year)):
            return act
    return None


def _bracketed(text: str, index: int) -> bool:
    """Tell whether an index stands inside 《》 or brackets."""
    return any(
        text.rfind(left, 0, index) > text.rfind(right, 0, index) for left, right in ("《》", "（）")
    )


def _title_around(text: str, index: int) -> str:
    start = text.rfind("《", 0, index)
    end = text.find("》", index)
    return text[start : end + 1]


def sentence_at(text: str, index: int) -> tuple[int, int]:
    """Return start and end of the sentence that holds an index."""
    found = (span for span in _spans(text) if index < span[1])
    return next(found, (0, len(text)))


@lru_cache(maxsize=4)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Split a text once for all that is asked about it."""
    return tuple(sentences(text))
