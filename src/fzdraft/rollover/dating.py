"""The years of one text: which move on with the report, which stay, which somebody must decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.language.sentences import sentences
from fzdraft.report.deeds import Deed
from fzdraft.report.years import Relative, Year, relatives, years
from fzdraft.rollover.proposals import Context, Proposal, change, doubt, keep

HARM_EVENT, HARM_DATE, HARM_TITLE = 90, 80, 60
_EDITION = re.compile(r"\s*年?\s*(?:版|修[订正改]|[）)]?(?:蓝皮书|年鉴))")
_BASE = re.compile(r"(?:比|较|与|同|相比于?|对比)(?:去年|上年)?[\s（(]*$")
_UP_TO = re.compile(r"(?:截至|截止|截止到|截至到|从|自)\s*$")
_WHOLE = re.compile(r"1\s*月?\s*[-—－–~～至到]+\s*1[0-2]\s*月|年度|年底|年末")
# What a certain year was given to: 被纳入作为2023年规章审议项目.
_LISTED = re.compile(r"(?:作为|列为|列入|纳入|入选|入围|确定为|评为)(?:了)?\s*$")
_DIGITS = {str(d): "〇一二三四五六七八九"[d] for d in range(10)}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def year_proposals(
    text: str, heading: bool, acts: list[Deed], context: Context
) -> Iterator[Proposal]:
    """Propose something for every year of a text; `acts` are its completed acts of one time."""
    for year in years(text, context.old):
        yield _judged(text, year, heading, acts, context)


def relative_proposals(text: str) -> Iterator[Proposal]:
    """Report the words that mean a year without naming it; they stay."""
    for word in relatives(text):
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
}


def _said(word: Relative) -> str:
    return word.word


def _judged(text: str, year: Year, heading: bool, acts: list[Deed], context: Context) -> Proposal:
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
            return _moving(text, year, heading, acts, context)
        case "later":
            return keep("year", year.start, year.end, "说的是以后的年份，照旧")
        case _:
            return _past(text, year, context)


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


def _period(text: str, year: Year, context: Context) -> Proposal:
    """Keep plan periods; a span of years that ends with last year's report may have moved on."""
    named = _bracketed(text, year.start)
    if year.last == context.old and not named and year.year < context.old:
        return doubt(
            "period", year.start, year.end, "到去年为止的年份段，今年可能要顺延", harm=HARM_TITLE
        )
    return keep("period", year.start, year.end, "规划、方案的期限照旧")


def _in_title(text: str, year: Year, context: Context) -> Proposal:
    if year.year != context.old:
        return keep("title_year", year.start, year.end, "文件名里的年份，照原文")
    title = _title_around(text, year.start)
    return doubt(
        "title_year",
        year.start,
        year.end,
        "文件名里是去年的年份，今年多半另有一份",
        harm=HARM_TITLE,
        new=shifted(text, year, context.step),
        same=f"title_year:{title}:{year.year}",
    )


def _date(text: str, year: Year, context: Context) -> Proposal:
    """Move a cut-off date or a whole year of months; any other day of last year is a fact."""
    if year.year not in (context.old, context.old + 1):
        return keep("date", year.start, year.end, "是以前的日期，照旧")
    new = shifted(text, year, context.step)
    cutoff = _UP_TO.search(text, 0, year.start) or _WHOLE.search(text, year.start, year.end + 6)
    if cutoff is not None:
        return change("date", year.start, year.end, new, "统计的起止时间，跟着报告年份走")
    return doubt(
        "date",
        year.start,
        year.end,
        "去年某一天的事，今年不会是同一天",
        harm=HARM_DATE,
        new=new,
        drop=True,
        same=f"date:{text[year.start : year.end]}",
    )


def _moving(text: str, year: Year, heading: bool, acts: list[Deed], context: Context) -> Proposal:
    """Move a report year on, unless it names an edition or dates a completed act."""
    if _EDITION.match(text, year.end):
        return keep("year", year.start, year.end, "法规、书刊的版本年份，照旧")
    new = shifted(text, year, context.step)
    act = None if heading else _act_of(text, year, acts)
    if act is None and _LISTED.search(text, 0, year.start):
        return _event(text, year, sentence_at(text, year.start), new)
    if act is None:
        word = "报告年份" if year.role == "report" else "下一年"
        return change("year", year.start, year.end, new, f"{word}，改好了")
    return _event(text, year, (act.sentence_start, act.sentence_end), new)


def _event(text: str, year: Year, sentence: tuple[int, int], new: str) -> Proposal:
    """Doubt the year of a completed act; all that date acts of one sentence are one question."""
    return doubt(
        "event",
        year.start,
        year.end,
        "这句说的是去年办完的事，改了年份就不真了",
        harm=HARM_EVENT,
        new=new,
        drop=True,
        same=f"event:{text[slice(*sentence)]}:{year.year}",
    )


def _past(text: str, year: Year, context: Context) -> Proposal:
    """Move the base of a comparison on; what happened earlier stays."""
    if year.year == context.old - 1 and _BASE.search(text, 0, year.start):
        new = shifted(text, year, context.step)
        return change("year", year.start, year.end, new, "作比较的上一年，跟着走")
    return keep("year", year.start, year.end, "是更早的事，照旧")


def _act_of(text: str, year: Year, acts: list[Deed]) -> Deed | None:
    """Return the completed act that a year dates: in its clause, or led by it in its sentence."""
    for act in acts:
        inside = act.start <= year.start < act.end
        leads = act.sentence_start <= year.start < act.start
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
    found = (span for span in sentences(text) if index < span[1])
    return next(found, (0, len(text)))
