"""How many there should be, and how many are listed: “五公开”, 石鼓、清姜……六个司法所."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.language.digits import read_chinese
from fzdraft.report.extract import Where
from fzdraft.report.verdicts import Outcome, Verdict

_DIGITS = "[两三四五六七八九十]|十[一二]"
_QUOTED = re.compile(
    rf"“(?P<list>[^“”]{{1,80}}、[^“”]{{1,80}})”(?:的|等)?“(?P<number>{_DIGITS})(?P<what>[^“”、，0-9]{{1,6}})”"
)
_ITEM = r"[^，,。；;：:！？\n（()）“”《》、0-9]{1,20}"
_ROW = re.compile(
    rf"(?P<list>{_ITEM}(?:、{_ITEM}){{2,20}})(?<![等第出确了])(?!十大)"
    rf"(?P<number>{_DIGITS}|[3-9]|1[0-2])"
    r"(?P<what>(?:个|项|家|大|条|类|种|部|所)(?!规定|代表|严禁|考古)[\u4e00-\u9fff]{1,6})"
)
_MORE = re.compile("和|与|及|以及|、")


def listed(text: str, where: Where) -> Iterator[Verdict]:
    """Count the members of every list that says how many it has."""
    for match in _QUOTED.finditer(text):
        yield _counted(match, where, {len(match["list"].split("、"))})
    for match in _ROW.finditer(text):
        members = match["list"].split("、")
        joints = len(_MORE.findall(members[-1]))
        yield _counted(match, where, {len(members), len(members) + joints})


def _counted(match: re.Match[str], where: Where, counts: set[int]) -> Verdict:
    digits = match["number"]
    number = int(digits) if digits.isdecimal() else int(read_chinese(digits) or 0)
    outcome: Outcome = "holds" if number in counts else "doubt"
    told = f"“{digits}{match['what']}”，列出的是 {min(counts)} 项"
    return Verdict("list", outcome, told, (), where, match.start("list"), match.end())
