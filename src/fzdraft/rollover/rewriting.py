"""One text rewritten: marks laid on last year's words, then the chosen words put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from fzdraft.document.decisions import Decision
from fzdraft.document.marks import Mark, Text, splice, with_mark
from fzdraft.document.place import Place
from fzdraft.language.sentences import sentences

_Change = tuple[int, int, str]


def key_of(place: Place) -> str:
    """Return a short name of a place, the same in every run: it begins the ids of its marks."""
    if place.part == "paragraph":
        return place.block
    if place.part == "cell":
        return f"{place.block}.{place.row}.{place.column}"
    return f"{place.node}.{place.part}"


def carried_marks(plain: str, key: str) -> list[Mark]:
    """Return a mark 去年原话 for every sentence, its words of last year as payload."""
    return [
        Mark(f"{key}:c{start}", "carried", start, end, plain[start:end])
        for start, end in sentences(plain)
    ]


def rewritten(plain: str, marks: Iterable[Mark], decided: list[Decision]) -> Text:
    """Return last year's words as the draft has them; `marks` lie on them, none over its kind."""
    text = Text(plain, tuple(sorted(marks, key=lambda m: (m.start, m.end, m.kind))))
    doubted = [decision for decision in decided if decision.choice.verify]
    for decision in sorted(doubted, key=lambda d: d.end - d.start):
        text = flagged(text, decision.id, decision.start, decision.end)
    for start, end, new in reversed(_changes(decided)):
        text = splice(text, start, end, new)
    return text


def flagged(text: Text, name: str, start: int, end: int) -> Text:
    """Mark words 待核 as far as no other 待核 lies on them: the longest free stretch of them."""
    taken = [(m.start, m.end) for m in text.marks if m.kind == "verify"]
    edges = [(start, start), *(t for t in taken if t[0] < end and start < t[1]), (end, end)]
    free = [(left[1], right[0]) for left, right in pairwise(edges)]
    first, last = max(free, key=lambda piece: piece[1] - piece[0])
    return with_mark(text, Mark(name, "verify", first, last)) if first < last else text


def _changes(decided: list[Decision]) -> list[_Change]:
    """Return what is put in the place of which words, ordered, none overlapping."""
    dropped = {
        (d.sentence_start, d.sentence_start + len(d.sentence)) for d in decided if d.choice.drop
    }
    taken: list[_Change] = [(start, end, "") for start, end in dropped]
    for decision in decided:
        start, end, new = decision.start, decision.end, decision.choice.new
        if new is not None and not any(a < end and start < b for a, b, _ in taken):
            taken.append((start, end, new))
    return sorted(taken)
