"""Numbered items that stand in one line: （一）…；（二）…。 Each gets a line of its own."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import Line

_ITEM = re.compile(
    r"(?<=[。；;])\s*(?=[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}\s*[.．、]\s*[^\d\s])"
)


def apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Cut a line that begins with a number before the numbers that follow it in its text."""
    return tuple(part for line in lines for part in _parts(line))


def _parts(line: Line) -> list[Line]:
    marker = None if line.rows else read_marker(line.text)
    if marker is None:
        return [line]
    cuts, value = [0], marker.value
    for match in _ITEM.finditer(line.text):
        following = read_marker(line.text[match.end() :])
        if following and (following.rank, following.value) == (marker.rank, value + 1):
            cuts.append(match.end())
            value += 1
    if len(cuts) == 1:
        return [line]
    ends = [*cuts[1:], len(line.text)]
    texts = [line.text[start:end].rstrip() for start, end in zip(cuts, ends, strict=True)]
    first = replace(line, text=texts[0], lead=min(line.lead, len(texts[0])))
    return [first, *(replace(line, text=text, lead=0, gap=False) for text in texts[1:])]
