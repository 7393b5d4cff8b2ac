"""How the library speaks of its documents: kinds, years and what became of files, in Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzdraft.services import Entry, Line

KINDS = {"county": "县区", "city": "省市", "department": "部门", "town": "镇街", "zone": "园区"}
FATES = {
    "added": "收入",
    "reread": "重读",
    "known": "没有变化",
    "duplicate": "重复没收",
    "refused": "没有收",
}
CONTENTS = {
    "achievements": "举措成效",
    "shortcomings": "不足",
    "first_responsible": "第一责任人",
    "next_year": "下年安排",
    "other": "",
}

_SHORT = 30


def name_of(entry: Entry) -> str:
    """Return what a document is called: its title, else its unit and year.

    A title that many bear (政府工作报告) is told apart by the file where no unit is known.
    """
    name, file = entry.title or f"{entry.unit}{year_of(entry.year)}报告", file_of(entry)
    if entry.unit or not file or any(map(str.isdecimal, name)):
        return name
    return file if name in file else f"{name}（{file}）"


def file_of(entry: Entry) -> str:
    """Return the name of a document's file without its ending, nothing for a built-in one."""
    return PurePath(entry.path).stem


def year_of(year: int | None) -> str:
    """Return the year of a report in words."""
    return f"{year}年" if year else "年份不明"


def shortened(text: str) -> str:
    """Return the beginning of a sentence, short enough for a line."""
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def facts_of(entry: Entry) -> str:
    """Return the line below the name: unit, year, kind, length."""
    kind = KINDS[entry.kind] if entry.unit else ""
    parts = [entry.unit, year_of(entry.year), kind, f"{entry.characters:,} 字"]
    return " · ".join([part for part in parts if part] + (["自带"] if entry.builtin else []))


def counted(entries: Sequence[Entry]) -> str:
    """Return how large the library is."""
    own = sum(not entry.builtin for entry in entries)
    sentences = sum(entry.sentences for entry in entries)
    return f"参考稿 {len(entries):,} 篇（您收入的 {own:,} 篇），{sentences:,} 句"


def became(lines: Sequence[Line]) -> str:
    """Return what became of the files, counted."""
    counts = Counter(line.fate for line in lines)
    told = [f"{word} {counts[fate]:,} 份" for fate, word in FATES.items() if counts[fate]]  # type: ignore[index]
    return "，".join(told) + "。" if told else "那里没有文件。"
