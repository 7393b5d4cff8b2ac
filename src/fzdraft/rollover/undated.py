"""Days and months without a year (5月8日, 今年9月): what happened then happened last year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fzdraft.language.sentences import sentences
from fzdraft.report.years import Day, days
from fzdraft.rollover.proposals import Proposal, doubt

_NAMED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
# Behind these a day bounds what is counted, or goes on with a span that has begun.
_BOUND = re.compile(r"(?:截至|截止|截止到|截至到|每年?|[-—－–~～至到、])\s*$|\d\s*$")
_FROM_JANUARY = re.compile(r"\s*(?:\d{1,2}\s*日)?\s*起?\s*[-—－–~～至到]{1,2}\s*(\d{1,2})\s*月")
# A day of every year: 12月4日国家宪法日, 6月“安全生产月”; and a day that something ends by.
_EVERY = re.compile(
    "[^，。；;]{0,6}(?:国家|全国|全民|世界|国际|宪法|安全|宣传|消费者)[^，。；;]{0,10}[日周月]|底?[之以]?前"
)
# 宪法日, 消费者权益日, 国家安全教育日, 防灾减灾日, 禁毒日, 消防日: each year the same day.
_EVERY_YEAR = {(12, 4), (3, 15), (4, 15), (5, 12), (6, 26), (11, 9)}
_ONCE, _NOT_WHOLE = "去年某月某日的事，今年不会是同一天", "没有统计到年底，今年请写全年的"


def day_proposals(text: str, asked: Iterable[Proposal]) -> Iterator[Proposal]:
    """Doubt every day without a year; sentences that are `asked` about already are left out."""
    spans = sentences(text)
    known = [(one.start, one.end) for one in asked if one.harm]
    for day in days(text):
        start, end = next(span for span in spans if day.start < span[1])
        is_known = any(start <= left < end for left, _ in known)
        if not is_known and not _is_no_event(text, day):
            months = _FROM_JANUARY.match(text, day.end) if day.month == 1 else None
            yield doubt(
                "date",
                day.start,
                months.end() if months else day.end,
                "没有统计到年底，今年请写全年的"
                if months
                else "去年某月某日的事，今年不会是同一天",
                harm=0,
                drop=True,
                same=f"day:{text[start:end]}",
            )


def _is_no_event(text: str, day: Day) -> bool:
    """Tell a day that bounds a count, comes round every year or stands in a name."""
    months = _FROM_JANUARY.match(text, day.end) if day.month == 1 else None
    whole = months is not None and int(months[1]) == 12
    every = _BOUND.search(text, 0, day.start) or _EVERY.match(text, day.end)
    named = any(match.start() < day.start < match.end() for match in _NAMED.finditer(text))
    return bool(whole or every or named) or (day.month, day.day) in _EVERY_YEAR
