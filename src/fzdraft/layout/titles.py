"""Titles broken by meaning into balanced lines (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise

_WHOLE = re.compile(
    r"《[^》]*》|“[^”]*”|〔[^〕]*〕|（[^）]*）"
    r"|\d+(?:[.,:—～至-]\d+)*(?:年度|年|月|日|%|个|周年)?|[A-Za-z0-9][A-Za-z0-9.+-]*"
)
_NEVER_FIRST = "的地得了和与及暨、，。；：！？》”’）〕…—·"
_NEVER_LAST = "《“‘（〔和与及暨"
_BODY_END = re.compile(
    r"(?:政府|委员会|人大常委会|党委|局|厅|院|办公室|部|镇|乡|街道办事处|管委会)$"
)
_YEAR_START = re.compile(r"(?:19|20)\d\d[年—-]")
_LAST_LINE = 4
_MANY_LINES = 4
_MANY_CUTS = 40


def break_title(
    title: str,
    width: Callable[[str], float],
    room: float,
    segment: Callable[[str], list[str]],
    names: Iterable[str] = (),
) -> list[str]:
    """Break a title into as few balanced lines as fit into `room`.

    Words (by `segment`), names, 《…》 and numbers with their unit stay whole unless one is
    wider than a line; the lines joined are the title.
    """
    if width(title) <= room:
        return [title]
    pieces = _pieces(title, segment, tuple(names), width, room)
    cuts = _cuts(pieces)
    for lines in range(2, _MANY_LINES + 1) if len(cuts) <= _MANY_CUTS else ():
        found = _best(title, cuts, lines, width, room)
        if found:
            return found
    return _greedy(pieces, width, room)


def _pieces(
    title: str,
    segment: Callable[[str], list[str]],
    names: tuple[str, ...],
    width: Callable[[str], float],
    room: float,
) -> list[str]:
    """Return the parts of the title that must not be torn apart."""
    parts = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name]
    whole = re.compile("|".join([*parts, _WHOLE.pattern]))
    pieces: list[str] = []
    end = 0
    for match in whole.finditer(title):
        pieces += [*segment(title[end : match.start()]), match[0]]
        end = match.end()
    pieces += segment(title[end:])
    return [bit for piece in pieces if piece for bit in _fitting(piece, width, room, segment)]


def _fitting(
    piece: str, width: Callable[[str], float], room: float, segment: Callable[[str], list[str]]
) -> list[str]:
    """Cut a piece that is wider than a line into words, and those into characters."""
    if width(piece) <= room:
        return [piece]
    words = [word for word in segment(piece) if word]
    return words if len(words) > 1 else list(piece)


def _cuts(pieces: list[str]) -> list[int]:
    """Return the offsets between two pieces where a line may end."""
    offset, cuts = 0, []
    for piece, following in pairwise(pieces):
        offset += len(piece)
        if following[0] not in _NEVER_FIRST and piece[-1] not in _NEVER_LAST:
            cuts.append(offset)
    return cuts


def _best(
    title: str, cuts: list[int], count: int, width: Callable[[str], float], room: float
) -> list[str]:
    """Return the lines of lowest cost in `count` lines, [] when they do not fit."""
    best: tuple[float, list[str]] = (float("inf"), [])
    for chosen in combinations(cuts, count - 1):
        lines = [title[start:end] for start, end in pairwise((0, *chosen, len(title)))]
        widths = [width(line) for line in lines]
        if max(widths) <= room and len(lines[-1]) >= _LAST_LINE:
            cost = _shape(widths, room) + sum(_cost(*pair) for pair in pairwise(lines))
            best = min(best, (cost, lines), key=lambda pair: pair[0])
    return best[1]


def _shape(widths: list[float], room: float) -> float:
    """Prefer balance; a waist in the middle (an hourglass) is what the standard excludes."""
    longest, shortest = max(widths), min(widths)
    waist = any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    return 2 * ((longest - shortest) / room) ** 2 + (1.0 if waist else 0.0)


def _cost(line: str, following: str) -> float:
    """Judge a break by meaning: before 关于, before a year, after the issuing body are best."""
    if following.startswith("关于"):
        return -0.6
    if _YEAR_START.match(following) or _BODY_END.search(line):
        return -0.4
    if line.endswith(("的", "、", "》")):
        return -0.1
    return 0.1


def _greedy(pieces: list[str], width: Callable[[str], float], room: float) -> list[str]:
    """Fill line after line; for titles too long for any balance."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and width(lines[-1] + piece) > room:
            lines.append("")
        lines[-1] += piece
    return lines
