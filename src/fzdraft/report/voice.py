"""A department's words in the report's own voice: who speaks, full-width marks, no list numbers."""

from __future__ import annotations

import re

from fzdraft.document.model import Reporter
from fzdraft.language.width import widen
from fzdraft.report.senders import name_in_report

_UNITS = (
    "分局|局|委员会|委(?!托|派|任)|办公室|办(?!理|事|案|公|结|法|好|成)|院|部门|部(?!署|分|队)|处(?!理|罚|置|于|在)|"
    "所(?!在|有|属|辖)|支队|大队|队(?!伍)|中心|单位|镇|乡|街道|园区|科(?!技|学)|联"
)
_SELF = re.compile(
    rf"我({_UNITS})|(?<![基根成资日文原标版剧])本(局|委(?!托|派|任)|院|镇|街道|中心)"
)
_ALL = re.compile(
    "(?<![健安保完齐周成])全"
    "(镇|街道|乡(?!村)|局(?=干部|上下|共有|共|执法|工作人员|党员|职工|各|系统|行政))(?!面)"
)
_OWN_ORGAN = re.compile(
    "(?:(?<=^)|(?<=[，。；：]))(镇|街道|乡|局)(?=党委|党工委|党组|政府|人民|主要|领导|班子|机关|纪委|人大|司法所|综合|综治)"
)
_LIST_NUMBER = re.compile(
    r"^[\s　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])[\s　]*"
)
_FULL_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def in_our_voice(text: str, department: str, reporter: Reporter) -> str:
    """Return a department's paragraph as the report would say it.

    我局 in a county's report becomes 区城管局, 本区 becomes the report's own 我区; what the
    report may say itself stays. List numbers in front go, marks and digits get their width.
    """
    text = widen(_LIST_NUMBER.sub("", text).strip().translate(_FULL_DIGITS))
    own = reporter.self_name
    if own:
        text = text.replace(f"本{own[1:]}", own) if len(own) == 2 else text
    name = name_in_report(department, reporter)
    if not name:
        return text

    def said(match: re.Match[str]) -> str:
        """Name the department, unless the report says this word of itself."""
        return match[0] if f"我{match[match.lastindex or 0]}" == own else name

    def named(match: re.Match[str]) -> str:
        theirs = name.endswith(match[1]) and f"我{match[1]}" != own
        return name if theirs else match[0]

    return _OWN_ORGAN.sub(named, _ALL.sub(said, _SELF.sub(said, text)))
