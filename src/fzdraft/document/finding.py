"""Finding and replacing words in every text of a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from fzdraft.document.edits import Batch, Edit, apply
from fzdraft.document.ledger import Fill, fill_rows
from fzdraft.document.marks import Mark, Text, splice
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, texts
from fzdraft.document.rewriting import gathered, with_texts
from fzdraft.document.wording import blackened
from fzdraft.language.digits import as_value


class Hit(Struct, frozen=True):
    """Words found at a place, [start, end) in code points."""

    place: Place
    start: int
    end: int


def find_all(draft: Draft, words: str) -> list[Hit]:
    """Return where the words stand, in reading order; capitals do not matter."""
    if not words:
        return []
    return [
        Hit(place, start, start + len(words))
        for place, text in texts(draft)
        for start in _starts(text.plain, words)
    ]


def replace_all(draft: Draft, hits: Sequence[Hit], new: str) -> Edit | None:
    """Return one edit that puts `new` in the place of every hit; None where that changes nothing.

    As if each were written by hand: a sentence of last year that changes is no longer
    carried, and a number of the ledger takes its new value in all its mentions.
    """
    by_place: dict[Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)
    stands = {place: text for place, text in texts(draft) if place in by_place}
    known = {row.id: row for row in draft.rows} if draft.year is not None else {}
    told: dict[str, Fill] = {}
    changed: dict[Place, Text] = {}
    for place, text in stands.items():
        after = _replaced(text, by_place[place], new, known, told)
        if after != text:
            changed[place] = after
    words = with_texts(draft, changed)
    before = apply(draft, words)[0] if words else draft
    numbers = gathered(before, fill_rows(before, told))
    edits = tuple(edit for edit in (words, numbers) if edit is not None)
    return Batch(edits) if edits else None


def _replaced(
    text: Text, hits: Sequence[Hit], new: str, rows: Mapping[str, Row], told: dict[str, Fill]
) -> Text:
    """Return a text with its hits replaced; what becomes of the ledger is noted in `told`."""
    after = text
    numbers: dict[str, tuple[Mark, list[Hit]]] = {}
    for hit in reversed(hits):
        number = _number_at(text, hit, new)
        if number is not None:
            numbers.setdefault(number.id, (number, []))[1].append(hit)
        elif text.plain[hit.start : hit.end] != new:
            after = blackened(splice(after, hit.start, hit.end, new), text, hit.start, hit.end)
    for number, inside in numbers.values():
        words = text.plain
        for hit in inside:
            words = words[: hit.start] + new + words[hit.end :]
        words = words[number.start : len(words) - len(text.plain) + number.end]
        value, row = as_value(words), rows.get(number.payload)
        if value is not None and row is not None:
            told.setdefault(row.id, Fill(value, bound=row.bound))
        here = next(mark for mark in after.marks if mark.id == number.id)
        after = splice(after, here.start, here.end, words)
    return after


def _number_at(text: Text, hit: Hit, new: str) -> Mark | None:
    """Return the number of the ledger that a hit is part of, unless all of it is taken away."""
    for mark in text.marks:
        if mark.kind == "value" and mark.start <= hit.start and hit.end <= mark.end:
            whole = (hit.start, hit.end) == (mark.start, mark.end)
            return mark if new or not whole else None
    return None


def _starts(plain: str, words: str) -> list[int]:
    low, sought = _low(plain), _low(words)
    found, start = [], low.find(sought)
    while start >= 0:
        found.append(start)
        start = low.find(sought, start + len(sought))
    return found


def _low(text: str) -> str:
    """Return small letters, unless that would move characters."""
    low = text.lower()
    return low if len(low) == len(text) else text
