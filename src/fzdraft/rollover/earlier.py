"""Years before last year's report: bases of comparison move on, what is told yearly is doubted."""

from __future__ import annotations

import re

from fzdraft.report.quantities import Quantity
from fzdraft.report.years import Year
from fzdraft.rollover.proposals import Context, Proposal, change, doubt, keep

HARM_YEARLY = 48
_BASE = re.compile(r"(?:比|较|与|同|相比于?|对比)(?:去年|上年)?[\s（(]*$|(?:相当于|是|为)\s*$")
_TIMES = re.compile(r"度?[^，。；;]{0,12}?的?\s*[0-9０-９.]+\s*(?:倍|%|％)")
_FROM = re.compile(r"(?:由|从|自)\s*$")
_TO = re.compile(
    "度?[^，。；（）]{0,12}?[0-9０-９一二三四五六七八九十百][^，。；（）]{0,12}?"
    "(?:升|高|降|增加|增长|减少|扩大|压缩|缩短|压减|下滑|变)?[到至为][^，。；（）]{0,12}?[0-9０-９一二三四五六七八九十百]"
)
# What is held once a year about the year before: 2022年度考核结果.
_HELD = re.compile(
    "度?[^，。；;、《》“”（）]{0,12}(?:考核|考评|评估|测评|评议|绩效|督察反馈|先进|表彰|排名|述法|决算|审计|工作(?:汇报|报告|总结|情况))"
)
_CLAUSE = re.compile("[，,。；;、：:（）()！？]")
_NEAR = 3
"""So many years before last year may belong to one row of figures."""


def past(text: str, year: Year, numbers: list[Quantity], context: Context, new: str) -> Proposal:
    """Decide about an earlier year, `new` being its mention moved on; history stays."""
    start, end = year.start, year.end
    if year.role == "earlier" and year.year == context.old - 1:
        if _is_base(text, year):
            return change("year", start, end, new, "作比较的上一年，跟着走")
        if _HELD.match(text, end):
            reason = "每年都有的事，说的是前一年的，今年多半也要顺延"
            return doubt("year", start, end, reason, harm=HARM_YEARLY, new=new)
    if year.role == "earlier" and _in_row(text, year, numbers, context):
        return doubt("year", start, end, "往年的数，今年多半也要顺延", harm=0, new=new)
    return keep("year", start, end, "是更早的事，照旧")


def _is_base(text: str, year: Year) -> bool:
    """Tell the year before as the base of a comparison: 较2022年, 由2022年的95%提高到98%."""
    front = text[max(0, year.start - 12) : year.start]
    base = _BASE.search(front)
    if base is not None:
        return base[0][0] in "比较与同相对" or _TIMES.match(text, year.end) is not None
    return _FROM.search(front) is not None and _TO.match(text, year.end) is not None


def _in_row(text: str, year: Year, numbers: list[Quantity], context: Context) -> bool:
    """Tell a year whose clause counts something, in a row that reaches the year before last's."""
    left = max((m.end() for m in _CLAUSE.finditer(text, 0, year.start)), default=0)
    behind = _CLAUSE.search(text, year.end)
    right = behind.start() if behind else len(text)
    if not any(left <= number.start < right for number in numbers):
        return False
    years = (str(context.old - back) for back in range(1, context.old - year.year + 1))
    return year.year >= context.old - _NEAR and all(one in text for one in years)
