"""Titles: what looks like one, and which lines above the body are it."""

from __future__ import annotations

import itertools
import re

from fzdraft.importers.lines import squeeze
from fzdraft.importers.organs import is_organ, organ_of_title, read_signers

_TITLE_END = re.compile(
    r"(报告|总结|汇报|情况|通知|通报|意见|决定|决议|批复|答复|复函|函|公告|公报|通告|条例|规定|规则|"
    r"办法|细则|方案|预案|纲要|大纲|规划|要点|计划|安排|说明|请示|纪要|议案|讲话|制度|措施|清单|标准|"
    r"工作思路|令|名单|章程|提案|建议|材料|公开|公示)([（(].{1,20}[)）])?$"
)
_REPORT_END = re.compile(r"(报告|总结|汇报|情况|述职|材料)([（(].{1,20}[)）])?$")
_LONGEST = 80
_SUBJECT = re.compile(r"(?:19|20)\d\d年|关于")


def is_title_like(text: str) -> bool:
    """Tell whether a line could be (the end of) a title."""
    return len(text) <= 80 and _TITLE_END.search(text) is not None and "。" not in text


def is_report_title(text: str) -> bool:
    """Tell whether a title is that of a report."""
    return _REPORT_END.search(text) is not None


def choose_title(
    groups: list[list[str]], titled: set[str]
) -> tuple[list[str], list[str], list[str]]:
    """Return the lines before the title, its lines (the last that end as titles end), the rest.

    Where none ends so, it is the last group of lines that are printed as a title.
    """
    lines = [text for group in groups for text in group]
    starts = list(itertools.accumulate((len(group) for group in groups), initial=0))
    for end in range(len(lines), 0, -1):
        if _TITLE_END.search(squeeze(lines[end - 1])):
            first = max(start for start in starts if start < end)
            start = first + _title_offset(lines[first:end])
            if lines[start].startswith("关于") and start and is_organ(lines[start - 1]):
                start -= 1
            return lines[:start], lines[start:end], lines[end:]
    for start, group in reversed(list(zip(starts, groups, strict=False))):
        end = start + len(group)
        if all(text in titled for text in group) and len("".join(group)) <= _LONGEST:
            return lines[:start], lines[start:end], lines[end:]
    last = starts[-2] if groups else 0
    is_title = _is_unusual_title(lines[last:])
    return lines[:last], lines[last:] if is_title else [], [] if is_title else lines[last:]


def close_gaps(text: str) -> str:
    """Join a title that is printed with a space between its characters."""
    parts = text.split()
    return "".join(parts) if len(parts) > 2 and max(map(len, parts)) == 1 else text


def _is_unusual_title(group: list[str]) -> bool:
    """Tell whether the lines right above the body name a year or a matter, as titles do."""
    whole = "".join(group)
    return 8 <= len(whole) <= 80 and _SUBJECT.search(whole) is not None


def _title_offset(group: list[str]) -> int:
    """Return where the title starts in its group, behind the same or another title."""
    start = 0
    for index, (text, following) in enumerate(itertools.pairwise(group)):
        is_whole = is_title_like(text) and not following.startswith(("的", "（", "("))
        is_stray = _SUBJECT.search(following) and not _leads_on(text, following)
        is_other = set(_SUBJECT.findall(text)) & set(_SUBJECT.findall(following))
        if is_whole or is_other or is_stray:
            start = index + 1
    return start


def _leads_on(text: str, following: str) -> bool:
    """Tell whether a title may go on with a year or 关于 after this line."""
    if organ_of_title(following) or following.startswith(text):
        return False
    names = [read_signers(name) for name in re.split("[、和]", text)]
    return _SUBJECT.search(text) is not None or all(names)
