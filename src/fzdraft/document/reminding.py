"""催报: who has not answered what, as text to paste into a group chat."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from fzdraft.document.asking import UNDECIDED
from fzdraft.document.model import Draft
from fzdraft.document.replies import Owed

_NAMED = 8


def reminder(draft: Draft, owed: Sequence[Owed], due: datetime.date | None = None) -> str:
    """Return the text, grouped by department; where nothing is owed it says thanks."""
    unit = draft.reporter.short_name or draft.reporter.unit
    report = f"{unit}{draft.year or ''}年法治政府建设年度报告"
    if not owed:
        return f"{report}的数据已经报齐，谢谢各单位！"
    named = [one for one in owed if one.department != UNDECIDED]
    lines = [_head(report, named)] if named else [f"各单位好！{report}还有数据没有报。"]
    lines += [_line(number, one) for number, one in enumerate(named, 1)]
    lines += [
        f"另有 {len(one.rows)} 项还没有定责任单位：{_names(one)}。"
        for one in owed
        if one.department == UNDECIDED
    ]
    when = f"请在{due.month}月{due.day}日前反馈" if due else "请尽快反馈"
    return "\n".join([*lines, f"{when}；刚刚报过的请忽略。辛苦大家！"])


def _head(report: str, owed: Sequence[Owed]) -> str:
    all_bureaus = all(one.department.endswith("局") for one in owed)
    measure = "个局" if all_bureaus else "个单位"
    names = "、".join(one.department for one in owed)
    return f"各单位好！{report}的数据还差{len(owed)}{measure}：{names}。"


def _line(number: int, one: Owed) -> str:
    word = "还没有报，共" if one.silent else "还差"
    return f"{number}. {one.department}（{word} {len(one.rows)} 项）：{_names(one)}。"


def _names(one: Owed) -> str:
    shown = "、".join(one.names[:_NAMED])
    return shown + (f"等 {len(one.names)} 项" if len(one.names) > _NAMED else "")
