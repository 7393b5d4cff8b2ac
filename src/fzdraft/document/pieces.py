"""What became of a text: equal, deleted and inserted pieces that read well in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct

Kind = Literal["equal", "deleted", "inserted"]
Segment = Callable[[str], list[str]]

_WHOLE = re.compile(r"\d+(?:[.,]\d+)*[%‰]?|[A-Za-z]+|[^\dA-Za-z]+")
_NUMBER = re.compile(r"[\d.,%‰]+")
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]*|[。；\n]+")
_ISLAND = 3
_TELLING = 20_000
_MOST_CELLS = 400_000_000
"""Pairs of words that are looked at; they take a bit of memory each."""
_TRIMMED = 2
_FARTHEST = 60
_AFTER_MARK = {**dict.fromkeys("。！？；\n", 4), **dict.fromkeys("，：、）》”", 3)}


class Piece(Struct, frozen=True):
    """A stretch of text that both versions have, or only the old, or only the new one."""

    kind: Kind
    text: str


class _Change(Struct):
    """A place where old[a:b] became new[c:d]."""

    a: int
    b: int
    c: int
    d: int

    @property
    def size(self) -> int:
        return max(self.b - self.a, self.d - self.c)


def pieces_of(old: str, new: str, segment: Segment = list) -> tuple[Piece, ...]:
    """Return the pieces: equal and deleted ones give `old`, equal and inserted ones `new`.

    `segment` cuts Chinese text into words that change as wholes (default: characters);
    numbers and Latin words always do. Of two neighbours the deleted one comes first.
    """
    if old == new:
        return (Piece("equal", old),) if old else ()
    changes = _without_islands(_raw(old, new, segment), old, new)
    changes = _joined(_slid(changes, old, new))
    return _told([_trimmed(change, old, new) for change in changes], old, new)


def whole(kind: Kind, text: str) -> tuple[Piece, ...]:
    """Return a text that is all of one kind as pieces; () for an empty one."""
    return (Piece(kind, text),) if text else ()


def old_text(pieces: Sequence[Piece]) -> str:
    """Return the text before."""
    return "".join(piece.text for piece in pieces if piece.kind != "inserted")


def new_text(pieces: Sequence[Piece]) -> str:
    """Return the text after."""
    return "".join(piece.text for piece in pieces if piece.kind != "deleted")


def is_changed(pieces: Sequence[Piece]) -> bool:
    """Tell whether anything differs."""
    return any(piece.kind != "equal" for piece in pieces)


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return how much of two texts is common, in order (0 to 1); 0.0 where it is below `least`.

    Of texts longer than 20,000 characters the beginnings tell.
    """
    # The library takes 40 ms to load, and a window starts without comparing anything.
    from rapidfuzz.distance import Indel

    if not one or not other:
        return 0.0
    heads = one[:_TELLING], other[:_TELLING]
    return Indel.normalized_similarity(*heads, score_cutoff=least)


def _words(text: str, segment: Segment) -> list[str]:
    """Cut a text into what changes as a whole."""
    found: list[str] = []
    for match in _WHOLE.finditer(text):
        stretch = match[0]
        found += [stretch] if stretch[0].isalnum() and stretch[0].isascii() else segment(stretch)
    return found


def _raw(old: str, new: str, segment: Segment) -> list[_Change]:
    """Return the smallest set of changes in words, of very long texts in sentences."""
    from rapidfuzz.distance import Indel

    one, other = _words(old, segment), _words(new, segment)
    if len(one) * len(other) > _MOST_CELLS:
        one, other = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if len(one) * len(other) > _MOST_CELLS:
        one, other = [old], [new]
    at = list(accumulate(map(len, one), initial=0))
    to = list(accumulate(map(len, other), initial=0))
    found = (
        _Change(at[op.src_start], at[op.src_end], to[op.dest_start], to[op.dest_end])
        for op in Indel.opcodes(one, other)
        if op.tag != "equal"
    )
    return _joined(found)


def _joined(changes: Iterable[_Change]) -> list[_Change]:
    """Make one change of changes that touch."""
    made: list[_Change] = []
    for change in changes:
        if made and made[-1].b == change.a and made[-1].d == change.c:
            made[-1] = _Change(made[-1].a, change.b, made[-1].c, change.d)
        else:
            made.append(change)
    return made


def _without_islands(changes: list[_Change], old: str, new: str) -> list[_Change]:
    """Swallow the few equal characters between two changes that only chop a sentence up.

    Between two numbers even one character stays: 145宗，127件.
    """
    made: list[_Change] = []
    for change in changes:
        if made and change.a - made[-1].b <= _swallowed(made[-1], change, old, new):
            made[-1] = _Change(made[-1].a, change.b, made[-1].c, change.d)
        else:
            made.append(change)
    return made


def _swallowed(one: _Change, other: _Change, old: str, new: str) -> int:
    """Return up to how many equal characters between two changes are not worth keeping."""
    if any(_is_number(change, old, new) for change in (one, other)):
        return 0
    return min(_ISLAND, min(one.size, other.size) // 2)


def _is_number(change: _Change, old: str, new: str) -> bool:
    return bool(_NUMBER.fullmatch(old[change.a : change.b] + new[change.c : change.d]))


def _slid(changes: list[_Change], old: str, new: str) -> list[_Change]:
    """Move lone insertions and deletions to where a clause begins, when their words allow."""
    made: list[_Change] = []
    for index, change in enumerate(changes):
        left = change.a - (made[-1].b if made else 0)
        following = changes[index + 1].a if index + 1 < len(changes) else len(old)
        made.append(_placed(change, old, new, left, following - change.b))
    return made


def _placed(change: _Change, old: str, new: str, left: int, right: int) -> _Change:
    """Move a change by at most so many characters to where its ends read best."""
    if change.a != change.b and change.c != change.d:
        return change
    text, a, b = (old, change.a, change.b) if change.a != change.b else (new, change.c, change.d)
    best = max(_steps(text, a, b, left, right), key=lambda n: (_fit(text, a + n, b + n), -abs(n)))
    return _Change(change.a + best, change.b + best, change.c + best, change.d + best)


def _steps(text: str, a: int, b: int, left: int, right: int) -> range:
    """Return by how much [a, b) can move while the words on both sides stay the same."""
    back, ahead = 0, 0
    while back < min(left, _FARTHEST) and text[a - back - 1] == text[b - back - 1]:
        back += 1
    while ahead < min(right, _FARTHEST) and text[a + ahead] == text[b + ahead]:
        ahead += 1
    return range(-back, ahead + 1)


def _fit(text: str, a: int, b: int) -> int:
    """Rate the ends of a change: after a mark, best after a full stop, never inside a number."""
    return _edge(text, a) + _edge(text, b)


def _edge(text: str, at: int) -> int:
    if at in (0, len(text)):
        return 4
    if _cuts(text, at):
        return -9
    return _AFTER_MARK.get(text[at - 1], 0)


def _cuts(text: str, at: int) -> bool:
    """Tell whether a place lies inside a number or a Latin word."""
    if not 0 < at < len(text):
        return False
    return _is_glued(text[at - 1]) and _is_glued(text[at])


def _is_glued(char: str) -> bool:
    return (char.isascii() and (char.isalnum() or char in ".,%")) or char == "‰"


def _trimmed(change: _Change, old: str, new: str) -> _Change:
    """Take out what both sides begin or end with, where it is more than a character."""
    one, other = old[change.a : change.b], new[change.c : change.d]
    head = _shared(one, other)
    tail = _shared(one[head:][::-1], other[head:][::-1])
    return _Change(change.a + head, change.b - tail, change.c + head, change.d - tail)


def _shared(one: str, other: str) -> int:
    """Return how many first characters two texts share, whole numbers, 0 for too few."""
    pairs = zip(one, other, strict=False)
    count = next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(one), len(other)))
    while count and (_cuts(one, count) or _cuts(other, count)):
        count -= 1
    return count if count >= _TRIMMED else 0


def _told(changes: list[_Change], old: str, new: str) -> tuple[Piece, ...]:
    made: list[Piece] = []
    done = 0
    for change in changes:
        made += whole("equal", old[done : change.a])
        made += whole("deleted", old[change.a : change.b])
        made += whole("inserted", new[change.c : change.d])
        done = change.b
    return (*made, *whole("equal", old[done:]))
