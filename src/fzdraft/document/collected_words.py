"""What came back, in words and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from typing import Any

from fzdraft.document.model import Bound
from fzdraft.document.replies import Collected, Outcome, Proposal, Returned
from fzdraft.language.digits import plain

OUTCOMES: dict[Outcome, str] = {
    "new": "新报的",
    "changed": "和台账不一样",
    "conflict": "几处报的不一样",
    "none": "说没有",
    "unreadable": "看不懂",
    "unknown": "对不上是哪一项",
    "same": "和台账一样",
}
"""What people call the outcomes, in the order in which they look at them."""
_BOUNDS: dict[Bound, tuple[str, str, str]] = {
    "exact": ("", "", ""),
    "at_least": ("", "余", ""),
    "at_most": ("", "", "以内"),
    "about": ("约", "", ""),
}
"""What stands before the value, between it and its unit, and behind."""


def value_words(proposal: Proposal) -> str:
    """Write the value with its unit and bound: 60余宗; nothing where there is none."""
    if not proposal.value:
        return ""
    before, after, behind = _BOUNDS[proposal.reply.bound]
    return f"{before}{proposal.value}{after}{proposal.unit}{behind}"


def written_words(proposal: Proposal) -> str:
    """Quote what stands in the cell; nothing for an empty one."""
    return f"“{proposal.reply.raw}”" if proposal.reply.raw else ""


def difference_words(proposal: Proposal) -> str:
    """Say how the value differs from the ledger's: 台账 145，多 2; nothing where it does not."""
    if not (proposal.old and proposal.value) or proposal.old == proposal.value:
        return ""
    by = Decimal(proposal.value) - Decimal(proposal.old)
    return f"台账 {proposal.old}，{'多' if by > 0 else '少'} {plain(abs(by))}"


def proposal_words(proposal: Proposal) -> str:
    """Say one proposal in a line: what, how much, against what, what is odd, where it stands."""
    value = value_words(proposal) or written_words(proposal)
    rivals = f"另见 {'、'.join(proposal.rivals)}" if proposal.rivals else ""
    parts = (difference_words(proposal), proposal.problem, rivals)
    more = "；".join(filter(None, parts))
    return "　".join(filter(None, (proposal.name, value, more, f"〔{proposal.source}〕")))


def collected_lines(report: Collected, taken: Set[int]) -> Iterator[str]:
    """Yield all that came back as lines: what was taken, what waits for a person, what lacks."""
    for file in report.files:
        yield from _file_lines(file)
    for outcome, words in OUTCOMES.items():
        for at, one in enumerate(report.proposals):
            if one.outcome == outcome and outcome != "same":
                kept = "收下了" if at in taken else f"没收（{words}）"
                yield f"{kept}　{proposal_words(one)}"
    for owed in report.owed:
        yield f"还差　{owed.department} {len(owed.rows)} 项：{'、'.join(owed.names)}"
    for taught in report.learned:
        yield f"责任单位　{taught.name} 改为 {taught.department}"


def _file_lines(file: Returned) -> Iterator[str]:
    if file.trouble:
        yield f"没读　{file.name}：{file.trouble}"
    for words in (*file.notes, file.late):
        if words:
            yield f"请看一眼　{file.name}：{words}"


def collected_json(report: Collected, taken: Set[int]) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "files": [
            {
                "file": file.name,
                "department": file.department,
                "rows": len(file.replies),
                "late": bool(file.late),
                "notes": list(file.notes),
                "trouble": file.trouble,
            }
            for file in report.files
        ],
        "rows": [_row_json(one, at in taken) for at, one in enumerate(report.proposals)],
        "missing": [
            {"department": one.department, "rows": list(one.rows), "labels": list(one.names)}
            for one in report.owed
        ],
        "departments": [
            {"row": one.row, "label": one.name, "department": one.department}
            for one in report.learned
        ],
    }


def _row_json(one: Proposal, taken: bool) -> dict[str, Any]:
    reply = one.reply
    return {
        "row": one.row or None,
        "label": one.name,
        "value": float(one.value) if one.value else None,
        "unit": one.unit,
        "bound": reply.bound,
        "outcome": one.outcome,
        "adopted": taken,
        "ledger": float(one.old) if one.old else None,
        "last_year": float(one.last) if one.last else None,
        "problem": one.problem,
        "department": one.department,
        "cutoff": reply.cutoff.isoformat() if reply.cutoff else None,
        "note": reply.note,
        "written": reply.raw,
        "file": reply.file,
        "sheet": reply.sheet,
        "line": reply.line,
        "source": one.source,
        "rivals": list(one.rivals),
    }
