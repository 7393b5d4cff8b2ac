"""Finding sentences: the rarest words first, so that a large library answers at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from fzdraft.corpus.index import SEAM
from fzdraft.corpus.likeness import ALIKE, likeness, pairs, skeleton
from fzdraft.corpus.model import Hit, Slot

MOST_POSTINGS = 20_000
"""How many occurrences one query may weigh; more words than that say little."""
_CANDIDATES = 200
_RELATED = 12
_SLOTS = msgspec.msgpack.Decoder(tuple[Slot, ...])


def rarest(db: sqlite3.Connection, words: Iterable[str], bound: int | None = None) -> list[str]:
    """Return words, rarest first, until their postings are many; what is not counted is rare.

    The rarest is always among them; one alone may have more postings than the bound.
    """
    wanted = {word for word in words if any(map(str.isalnum, word))}
    chosen, postings = list[str](), 0
    bound = MOST_POSTINGS if bound is None else bound
    known = counts(db, wanted)
    for count, word in sorted((known.get(word, 0), word) for word in wanted):
        postings += count
        if chosen and postings > bound:
            break
        chosen.append(word)
    return chosen


def candidates(
    db: sqlite3.Connection,
    words: Sequence[str],
    most: int = _CANDIDATES,
    bound: int | None = None,
) -> list[tuple[int, float]]:
    """Return sentences with any of the words and their scores, best first (BM25).

    A single word that stands everywhere ranks nothing: then the newest come first.
    """
    chosen = rarest(db, words, bound)
    if not chosen:
        return []
    any_of = " OR ".join('"' + word.replace('"', '""') + '"' for word in chosen)
    query = f"text : ({any_of})"
    if len(chosen) == 1 and counts(db, chosen).get(chosen[0], 0) > MOST_POSTINGS:
        newest = "SELECT rowid, 0.0 FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return db.execute(newest, (query, most)).fetchall()
    ranked = "SELECT rowid, -rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
    return db.execute(ranked, (query, most)).fetchall()


def last_sentence(db: sqlite3.Connection) -> int:
    """Return the number of the newest sentence: about how many there are."""
    found = db.execute("SELECT rowid FROM words ORDER BY rowid DESC LIMIT 1").fetchone()
    return int(found[0]) if found else 0


def counts(db: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Return how often words stand in the library, those that it counted."""
    asked = json.dumps(list(words))
    return dict(
        db.execute(
            "SELECT term, count FROM json_each(?) JOIN terms ON term = value", (asked,)
        ).fetchall()
    )


def related(db: sqlite3.Connection, parts: Iterable[str]) -> list[str]:
    """Return words of the library that hold a part (复议: 行政复议), a few of the shortest of each.

    All parts are looked for in one walk through the words, which is half of a search.
    """
    parts = [part for part in parts if len(part) > 1]
    if not parts:
        return []
    holds = " OR ".join(["instr(term, ?)"] * len(parts))
    rows = db.execute(f"SELECT term FROM terms WHERE {holds} ORDER BY length(term)", parts)
    terms = [term for (term,) in rows]
    held = [[term for term in terms if part in term and term != part] for part in parts]
    return [term for few in held for term in few[:_RELATED]]


def search(db: sqlite3.Connection, asked: Mapping[str, Sequence[str]], most: int) -> list[Hit]:
    """Find sentences that hold something asked, whole or all of its words; most of it first.

    `asked` maps what was asked to its words; longer words of the library that hold it are
    looked up too. Words may be cut otherwise in a text than alone, so where the index gives
    nothing every text is looked through: 0.7 µs a sentence.
    """
    words = [word for part, cut in asked.items() for word in (part, *cut)]
    words += related(db, asked)
    looked_for = [word for part, cut in asked.items() for word in (part, *_telling(cut))]
    found = _weighed(db, candidates(db, words), asked)
    return hits(db, (found or _everywhere(db, asked))[:most], tuple(looked_for))


def _weighed(
    db: sqlite3.Connection, found: list[tuple[int, float]], asked: Mapping[str, Sequence[str]]
) -> list[tuple[int, float]]:
    """Keep the sentences that hold something asked, most of it first."""
    marks = ",".join("?" * len(found))
    rows = db.execute(
        f"SELECT rowid, text FROM words WHERE rowid IN ({marks})", [one for one, _ in found]
    )
    held = {sentence: _held(plain(text), asked) for sentence, text in rows}
    kept = [one for one in found if held[one[0]]]
    return sorted(kept, key=lambda one: (-held[one[0]], -one[1]))


def _everywhere(db: sqlite3.Connection, asked: Iterable[str]) -> list[tuple[int, float]]:
    """Look through all sentences, the newest first, for one that holds the longest asked."""
    longest = max(asked, key=len, default="")
    return db.execute(
        "SELECT rowid, 0.0 FROM words WHERE ? <> '' AND instr(replace(text, ?, ''), ?)"
        " ORDER BY rowid DESC LIMIT ?",
        (longest, SEAM, longest, _CANDIDATES),
    ).fetchall()


def _held(text: str, asked: Mapping[str, Sequence[str]]) -> float:
    """Count what a sentence holds: 1 for what stands there whole, ½ for all words of it."""
    count = 0.0
    for part, cut in asked.items():
        telling = _telling(cut)
        if part in text:
            count += 1
        elif telling and all(word in text for word in telling):
            count += 0.5
    return count


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if len(word) > 1]


def _texts(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    marks = ",".join("?" * len(ids))
    rows = db.execute(f"SELECT rowid, text FROM words WHERE rowid IN ({marks})", ids)
    return {sentence: plain(text) for sentence, text in rows}


_HIT = """
    SELECT w.rowid, d.id, d.title, d.year, d.kind, h.heading, w.content, w.aspect, w.text,
        w.slots, h.node, w.block
    FROM words w JOIN sections h ON h.id = w.section JOIN documents d ON d.id = h.document
    WHERE w.rowid = ?
"""


def hits(
    db: sqlite3.Connection, scored: Iterable[tuple[int, float]], asked: tuple[str, ...] = ()
) -> list[Hit]:
    """Return sentences by id with all that is known of them; `asked` is highlighted."""
    found = []
    for sentence, score in scored:
        row = db.execute(_HIT, (sentence,)).fetchone()
        if row is not None:
            found.append(_hit(row, score, asked))
    return found


def _hit(row: tuple[Any, ...], score: float, asked: tuple[str, ...]) -> Hit:
    text = plain(row[8])
    values = dict(zip(("sentence", "document", "title", "year", "kind"), row[:5], strict=True))
    values |= {"section": row[5], "content": row[6], "aspect": row[7], "text": text}
    values |= {"slots": slots_of(row[9]), "spans": highlights(text, asked)}
    return msgspec.convert(values | {"node": row[10], "block": row[11], "score": score}, Hit)


def plain(indexed: str) -> str:
    """Return the sentence of its indexed words."""
    return indexed.replace(SEAM, "")


def slots_of(packed: bytes) -> tuple[Slot, ...]:
    """Read the slots of a sentence as the index keeps them."""
    return _SLOTS.decode(packed) if packed else ()


def highlights(text: str, asked: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where any of the words stand in a text, ordered, none overlapping."""
    spans: list[tuple[int, int]] = []
    low = text.lower()
    if len(low) != len(text):
        low = text
    for word in filter(None, asked):
        start = low.find(word.lower())
        while start >= 0:
            spans.append((start, start + len(word)))
            start = low.find(word.lower(), start + len(word))
    return tuple(_merged(sorted(spans)))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def alike(db: sqlite3.Connection, sentence: int, most: int = _CANDIDATES) -> list[tuple[int, int]]:
    """Return (sentence, document) of the near-equal sentences of other documents, oldest first.

    At most so many that share a key are compared in full.
    """
    own = db.execute(
        "SELECT w.keys, h.document, w.text, w.slots FROM words w JOIN sections h"
        " ON h.id = w.section WHERE w.rowid = ?",
        (sentence,),
    ).fetchone()
    if own is None or not own[0]:
        return []
    rows = db.execute(
        "SELECT w.rowid, h.document, w.text, w.slots FROM words w JOIN sections h"
        " ON h.id = w.section WHERE words MATCH ? AND h.document <> ? ORDER BY w.rowid LIMIT ?",
        (f"keys : ({' OR '.join(own[0].split())})", own[1], most),
    )
    mine = _pairs(*own[2:])
    return [(row[0], row[1]) for row in rows if likeness(mine, _pairs(*row[2:])) >= ALIKE]


def _pairs(text: str, slots: bytes) -> set[str]:
    return pairs(skeleton(plain(text), slots_of(slots)))
