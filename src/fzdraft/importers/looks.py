"""Headings without a number, known by how they are printed: bold, larger, 黑体, 楷体."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import Line, Look

_LONGEST = 40
_LEVELS = 2
_LARGEST_SHARE = 0.4
_LARGER = 1.2
_TOP = 25
_NO_HEADING = re.compile(
    r"[。；;，,：:！？!?、]$|：|^(附\s*件|表|图|注|[（(\[【]|第[一二三四五六七八九十百]+条"
    r"|[\d①-⓿■-◿★☆▲●*•]|[A-Za-z]\s*[．.、])"
)
_STRONG = re.compile("黑体|楷|标宋|hei|kai", re.I)
_Print = tuple[str, int, bool]


def with_levels(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give a level to lines that are printed as headings are, where the file says how.

    A line printed like the numbered headings of a level has that level; in a document
    without any, the two strongest looks are the levels 1 and 2. Others stay as they are.
    """
    plain = _usual(lines)
    if plain is None:
        return lines
    candidates = [line for line in lines[:-1] if _is_candidate(line, plain)]
    if not candidates or len(candidates) > len(lines) * _LARGEST_SHARE:
        return lines
    levels = _learned(lines, plain) or _ordered(candidates)
    chosen = set(map(id, candidates))
    return tuple(_with_level(line, levels) if id(line) in chosen else line for line in lines)


def with_titles(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines at the top that are centred and a fifth larger than the text."""
    plain = _usual(lines)
    if plain is None:
        return lines
    least = plain[1] * _LARGER
    return tuple(
        replace(line, is_title=True) if index < _TOP and _is_large(line, least) else line
        for index, line in enumerate(lines)
    )


def _is_large(line: Line, least: float) -> bool:
    look = line.look
    return look is not None and look.centred and look.size >= least and len(line.text) <= _LONGEST


def _with_level(line: Line, levels: dict[_Print, int]) -> Line:
    level = levels.get(_print(line.look), 0)
    return replace(line, level=level, is_by_look=True) if level else line


def _print(look: Look | None) -> _Print:
    return (look.face, look.size, look.bold) if look else ("", 0, False)


def _usual(lines: tuple[Line, ...]) -> _Print | None:
    """Return how most characters are printed, None where the file does not say."""
    weights: Counter[_Print] = Counter()
    for line in lines:
        if line.look is not None:
            weights[_print(line.look)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else None


def _is_candidate(line: Line, plain: _Print) -> bool:
    if line.look is None or line.level or line.is_title or not 2 <= len(line.text) <= _LONGEST:
        return False
    if _NO_HEADING.search(line.text) or read_marker(line.text) is not None:
        return False
    return _is_stronger(_print(line.look), plain)


def _is_stronger(found: _Print, plain: _Print) -> bool:
    face, size, bold = found
    has_face = face != plain[0] and _STRONG.search(face) is not None
    return size >= plain[1] and (has_face or size > plain[1] or (bold and not plain[2]))


def _learned(lines: tuple[Line, ...], plain: _Print) -> dict[_Print, int]:
    """Return the levels of the looks that numbered headings have and the text has not."""
    found: dict[_Print, int] = {}
    for line in lines:
        marker = read_marker(line.text) if line.look is not None else None
        look = _print(line.look)
        if marker is not None and len(line.text) <= _LONGEST and look != plain:
            found.setdefault(look, marker.rank)
    has_numbers = any(read_marker(line.text) is not None for line in lines)
    return found or ({plain: 0} if has_numbers else {})


def _ordered(candidates: list[Line]) -> dict[_Print, int]:
    """Order looks by size, 黑体 before others, bold before plain; two levels at most."""
    looks = dict.fromkeys(_print(line.look) for line in candidates)
    ranked = sorted(looks, key=lambda look: (-look[1], "楷" in look[0], not look[2]))
    return {look: level for level, look in enumerate(ranked[:_LEVELS], 1)}
