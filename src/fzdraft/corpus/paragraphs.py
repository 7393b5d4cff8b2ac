"""The paragraphs in which sentences of the index stand, and those before them, as bags of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from msgspec import Struct

from fzdraft.corpus.around import Stored, stored, telling_of

_BEFORE, _BEHIND = 4, 3
"""So many sentences before a paragraph, and so many behind a sentence of it, are looked at."""


class Around(Struct, frozen=True):
    """The words of a sentence's own paragraph, and of the one before it in its document."""

    own: frozenset[str]
    above: frozenset[str]


def paragraphs(
    db: sqlite3.Connection, wanted: Iterable[tuple[int, int]], firsts: Mapping[int, int]
) -> dict[int, Around]:
    """Return the words around sentences, given as (id, rank in the paragraph).

    `firsts` is the first sentence of the document of each, by its id.
    """
    places = {one: (max(firsts[one], one - rank - _BEFORE), one - rank) for one, rank in wanted}
    ids = (n for one, (start, _) in places.items() for n in range(start, one + _BEHIND + 1))
    rows = stored(db, ids)
    return {one: _around(one, start, first, rows) for one, (start, first) in places.items()}


def _around(one: int, start: int, first: int, rows: Mapping[int, Stored]) -> Around:
    inside = _alike(one, range(first, one + _BEHIND + 1), rows)
    above = _alike(first - 1, range(start, first), rows) if first > start else ()
    return Around(_words(inside), _words(above))


def _alike(one: int, ids: Iterable[int], rows: Mapping[int, Stored]) -> Iterable[Stored]:
    """Return the sentences of the paragraph of a sentence."""
    own = rows.get(one)
    found = (rows[n] for n in ids if n in rows)
    return [r for r in found if own and (r.section, r.block) == (own.section, own.block)]


def _words(rows: Iterable[Stored]) -> frozenset[str]:
    return frozenset[str]().union(*map(telling_of, rows))
