"""index.db: writing what a document gives, and taking it out again."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable

import msgspec

from fzdraft.corpus.harvest import Harvest
from fzdraft.corpus.likeness import is_near

SEAM = "\x1f"
"""Stands between the words of an indexed sentence; without it they are the sentence again."""
_COUNTED_WHOLLY, _STEP = 50_000, 4
"""Of a large library the words of every fourth sentence are counted, four times each."""
_FEW = 5
_COMMON = 8
"""How often a word has to be seen in one transaction for its count to matter."""
_RANGES = (
    ("words", "rowid", slice(0, 2)),
    ("numbers", "sentence", slice(0, 2)),
    ("clauses", "first", slice(0, 2)),
    ("sections", "id", slice(2, 4)),
)
"""What belongs to a document by ranges of its numbers."""


class Index:
    """The derived tables; the caller opens transactions, and ends them after `finish`.

    Counts of words are not taken back when a document leaves: they only say what is common.
    """

    def __init__(self, connection: sqlite3.Connection, cut: Callable[[str], list[str]]) -> None:
        """Keep an open index.db and what cuts text into words."""
        self._db = connection
        self._cut = cut
        self._seen, self._step = Counter[str](), 1
        self._known: set[str] | None = None

    def versions(self) -> dict[int, str]:
        """Return the checksum under which each document was indexed."""
        return dict(self._db.execute("SELECT id, checksum FROM documents").fetchall())

    def near(self, harvest: Harvest) -> int | None:
        """Return a document of which this is nearly a copy, None for very short ones."""
        if len(harvest.sketch) < _FEW:
            return None
        marks = ",".join("?" * len(harvest.sketch))
        rows = self._db.execute(
            f"SELECT document FROM sketches WHERE hash IN ({marks})", harvest.sketch
        )
        found = Counter[int](document for (document,) in rows)
        for document, common in found.most_common(3):
            if common >= _FEW and is_near(self._sketch(document), list(harvest.sketch)):
                return document
        return None

    def _sketch(self, document: int) -> list[int]:
        row = self._db.execute("SELECT sketch FROM documents WHERE id = ?", (document,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=list[int]) if row else []

    def put(self, document: int, checksum: str, harvest: Harvest) -> None:
        """Index a document anew."""
        self.drop(document)
        first, section = self._next("words"), self._next("sections")
        sections = self._put_sections(document, harvest, section)
        last, numbers = self._put_sentences(harvest, first, sections)
        reporter = harvest.reporter
        facts = (reporter.unit, reporter.region, reporter.kind, harvest.year, harvest.characters)
        extent = (first, last, numbers, section, section + len(sections) - 1)
        sketch = msgspec.msgpack.encode(harvest.sketch)
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document, checksum, harvest.title, *facts, *extent, sketch),
        )
        self._db.executemany(
            "INSERT INTO sketches VALUES (?, ?)", [(mark, document) for mark in harvest.sketch]
        )

    def _put_sections(self, document: int, harvest: Harvest, first: int) -> dict[str, int]:
        """Write the headings once; return the number of each section by its id."""
        headings = {piece.passage.node: piece.section for piece in harvest.pieces}
        numbered = {node: number for number, node in enumerate(headings, first)}
        rows = [(numbered[node], document, node, said) for node, said in headings.items()]
        self._db.executemany("INSERT INTO sections VALUES (?, ?, ?, ?)", rows)
        return numbered

    def _put_sentences(
        self, harvest: Harvest, sentence: int, sections: dict[str, int]
    ) -> tuple[int, int]:
        """Write sentences and numbers; return the number of the last and how many numbers."""
        rows, numbers, clauses = [], [], []
        every, encode, cut = list[str](), msgspec.msgpack.encode, self._cut
        if not self._seen:
            self._step = 1 if sentence < _COUNTED_WHOLLY else _STEP
        for piece in harvest.pieces:
            at = piece.passage
            place = (sections[at.node], at.block, at.content)
            for said in piece.sentences:
                parts = cut(said.text)
                if not sentence % self._step:
                    every += parts
                slots = encode(said.slots) if said.slots else b""
                rows.append(
                    (sentence, SEAM.join(parts), said.keys, *place, said.aspect, said.rank, slots)
                )
                clauses.append(said.clauses)
                for q in said.numbers:
                    counted = (q.value, q.unit, q.bound, q.kind, q.start, q.end)
                    numbers.append((sentence, *counted, q.indicator, q.label))
                sentence += 1
        self._db.executemany(
            "INSERT INTO words(rowid, text, keys, section, block, content, aspect, rank_in, slots)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._put_clauses(sentence - len(clauses), clauses)
        self._db.executemany("INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", numbers)
        self._seen.update(every)
        return sentence - 1, len(numbers)

    def _put_clauses(self, first: int, clauses: list[bytes]) -> None:
        """Write the clauses of a document's sentences in one row: cheaper than a column of each."""
        if clauses:
            packed = msgspec.msgpack.encode(clauses)
            self._db.execute("INSERT INTO clauses VALUES (?, ?)", (first, packed))

    def finish(self) -> None:
        """Write which words are common; to be called before a transaction is committed.

        FTS5 would have to walk through all places of a common word to count them. Long words
        are written however rare, so that a search finds 复议 inside 行政复议.
        """
        if self._known is None:
            self._known = {term for (term,) in self._db.execute("SELECT term FROM terms")}
        fresh = {word for word in self._seen if len(word) > 2} - self._known
        self._known |= fresh
        least = _COMMON / self._step
        told = [
            (word, count * self._step)
            for word, count in self._seen.items()
            if count >= least or word in fresh
        ]
        self._db.executemany(
            "INSERT INTO terms VALUES (?, ?)"
            " ON CONFLICT(term) DO UPDATE SET count = count + excluded.count",
            told,
        )
        self._seen.clear()

    def drop(self, document: int) -> None:
        """Take a document out, if it is there."""
        found = self._db.execute(
            "SELECT first, last, first_section, last_section FROM documents WHERE id = ?",
            (document,),
        ).fetchone()
        if found is None:
            return
        for table, key, ends in _RANGES:
            self._db.execute(f"DELETE FROM {table} WHERE {key} BETWEEN ? AND ?", found[ends])
        self._db.executemany(
            "DELETE FROM sketches WHERE hash = ? AND document = ?",
            [(mark, document) for mark in self._sketch(document)],
        )
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))

    def forget(self) -> None:
        """Forget what was seen in a transaction that is rolled back."""
        self._seen.clear()
        self._known = None

    def _next(self, table: str) -> int:
        """Return the number behind the last row of a table."""
        last = f"SELECT rowid FROM {table} ORDER BY rowid DESC LIMIT 1"
        found = self._db.execute(last).fetchone()
        return found[0] + 1 if found else 1
