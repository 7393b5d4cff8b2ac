"""The 尚缺数据清单 that our own 送审稿 prints at its end: a list for people, no body text."""

from __future__ import annotations

import re

from fzdraft.importers.lines import Line, squeeze

LEFT_OUT = "文里有送审稿打印的尚缺数据清单，不是正文，没有读进来；里面手写的数请到数据台账里填"
_TITLE = re.compile("(?:附件?[0-9一二三]{0,2}[:：.、]?)?尚缺数据清单")
_HEAD = ("章节", "数据", "单位", "上一年", "本年")
_LEAST = 4
"""So many of the head's columns tell the list, where somebody took one out."""
_GROUP = re.compile(r".{1,40}[（(]\d{1,4}项[）)]")


def without_missing_list(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], bool]:
    """Return the lines without the list, and whether there was one; what stands around it stays.

    Its tables are known by their head, its rows as plain text by their tabs, and its title
    and the name of a 责任单位 by the table that follows.
    """
    kept: list[Line] = []
    inside = False
    for line in lines:
        if _is_head(line):
            kept = _without_names(kept)
            inside = not line.rows
        elif not (inside and _is_row(line)):
            inside = False
            kept.append(line)
    return tuple(kept), len(kept) < len(lines)


def _is_head(line: Line) -> bool:
    """Tell the head of the list: a table that begins with it, or a line of its words."""
    cells = line.rows[0] if line.rows else line.text.split("\t")
    found = [squeeze(cell) for cell in cells if squeeze(cell) in _HEAD]
    return len(found) >= _LEAST and len(cells) <= len(_HEAD) + 1


def _is_row(line: Line) -> bool:
    return not line.rows and line.text.count("\t") >= 2


def _without_names(kept: list[Line]) -> list[Line]:
    """Take the name of a 责任单位 and the title of the list off the end of what was kept."""
    end = len(kept)
    if end and _GROUP.fullmatch(_words(kept[end - 1])):
        end -= 1
    if end and _TITLE.fullmatch(_words(kept[end - 1])):
        end -= 1
    return kept[:end]


def _words(line: Line) -> str:
    """Return what a line says without the number that its heading prints."""
    return re.sub(r"^[一二三四五六七八九十]{1,3}[、.．]", "", squeeze(line.text))
