"""What 续写 learns of a library: its sentences in the words of the draft's unit."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from fzdraft.corpus.adapting import BLANK, Adapted, Target, adapt, levelled
from fzdraft.corpus.clauses import unpacked
from fzdraft.corpus.model import Slot
from fzdraft.corpus.search import plain, slots_of
from fzdraft.document.model import ReporterKind

GAP = " "
_LOOKED_AT = 60_000
"""Of so many sentences, the newest, the clauses are counted in a larger library."""
_SHARED = 3
"""So many sentences make a clause usual; so many of them are learnt."""
_SLICE = 500


def learnt(db: sqlite3.Connection, aim: Target, most: int) -> list[str]:
    """Return so many sentences of an open index as the draft could have them, in their order.

    Sentences that follow one another in a paragraph are one text. Own names and 自称 become
    the draft's. A gap stands for numbers, years and names that have no counterpart: nothing is
    offered across it.
    """
    found: list[str] = []
    before: tuple[int, int, str] | None = None
    for sentence, text, section, block, slots, kind, region in _rows(db, chosen(db, most)):
        said = in_own_words(plain(text), slots_of(slots), kind, region, aim)
        if before == (sentence - 1, section, block):
            found[-1] += said
        else:
            found.append(said)
        before = sentence, section, block
    return found


def _rows(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    for first in range(0, len(ids), _SLICE):
        part = ids[first : first + _SLICE]
        yield from db.execute(
            "SELECT w.rowid, w.text, w.section, w.block, w.slots, d.kind, d.region FROM words w"
            " JOIN sections h ON h.id = w.section JOIN documents d ON d.id = h.document"
            f" WHERE w.rowid IN ({','.join('?' * len(part))}) ORDER BY w.rowid",
            part,
        )


def chosen(db: sqlite3.Connection, most: int) -> list[int]:
    """Return the ids of the sentences to learn: all, or of a larger library so many.

    Half of them hold a clause that other documents have as well, the rest came in last.
    """
    rows = list(islice(_newest(db), max(most, _LOOKED_AT) + 1))
    if len(rows) <= most:
        return sorted(one for one, _ in rows)
    usual = _usual(rows)[: most // 2]
    known = set(usual)
    newest = [one for one, _ in rows if one not in known]
    return sorted([*usual, *newest[: most - len(usual)]])


def _newest(db: sqlite3.Connection) -> Iterator[tuple[int, bytes]]:
    """Yield sentences with their clauses, what came in last first."""
    for first, packed in db.execute("SELECT first, packed FROM clauses ORDER BY first DESC"):
        kept = msgspec.msgpack.decode(packed, type=list[bytes])
        yield from reversed(list(enumerate(kept, first)))


def _usual(rows: list[tuple[int, bytes]]) -> list[int]:
    """Return sentences with a clause that several share, of every clause only a few."""
    keys = {one: {c.key for c in unpacked(kept) if c.key} for one, kept in rows}
    counts = Counter(key for found in keys.values() for key in found)
    taken, usual = Counter[int](), list[int]()
    for one, found in keys.items():
        shared = [key for key in found if counts[key] >= _SHARED > taken[key]]
        if shared:
            taken.update(shared)
            usual.append(one)
    return usual


def in_own_words(
    text: str, slots: Iterable[Slot], kind: ReporterKind, region: str, aim: Target
) -> str:
    """Return a sentence with the draft's names and gaps for what is another report's.

    A gap where its level (依法治市) cannot become the draft's.
    """
    parts, last = list[str](), 0
    for slot in slots:
        parts += [text[last : slot.start], _own(text, slot, kind, aim)]
        last = slot.end
    said = levelled(Adapted("".join([*parts, text[last:]]), ()), kind, region, aim)
    return said.text if said else GAP


def _own(text: str, slot: Slot, kind: ReporterKind, aim: Target) -> str:
    """Return the draft's name in the place of an own name; a gap for anything else."""
    if slot.what != "own":
        return GAP
    ready = adapt(text[: slot.end], (slot,), kind, None, aim)
    name = ready.text[slot.start :] if ready else BLANK
    return GAP if BLANK in name else name
