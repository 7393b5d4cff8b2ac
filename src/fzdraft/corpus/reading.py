"""Reading documents back out of the index: entries for lists, a whole one to read."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

import msgspec

from fzdraft.corpus.model import Entry, Number, Passage, Shown
from fzdraft.corpus.pieces import texts_of
from fzdraft.corpus.search import plain
from fzdraft.corpus.texts import TextRow
from fzdraft.document import describe
from fzdraft.document.model import Source
from fzdraft.language.width import widen
from fzdraft.report.aspects import AspectWords

_COLUMNS = "id, title, unit, region, kind, year, characters, first, last, numbers"


class Indexed(NamedTuple):
    """A row of the table documents."""

    id: int
    title: str
    unit: str
    region: str
    kind: str
    year: int | None
    characters: int
    first: int
    last: int
    numbers: int


def documents(db: sqlite3.Connection, document: int | None = None) -> list[Indexed]:
    """Return what is indexed, all or one."""
    query = f"SELECT {_COLUMNS} FROM documents"
    if document is None:
        return [Indexed(*row) for row in db.execute(query)]
    return [Indexed(*row) for row in db.execute(f"{query} WHERE id = ?", (document,))]


def entry(found: Indexed, row: TextRow) -> Entry:
    """Put together what the index and the texts know of a document."""
    values = found._asdict()
    sentences = values.pop("last") - values.pop("first") + 1
    values |= {"sentences": sentences, "builtin": bool(row.builtin), "path": row.path}
    return msgspec.convert(values | {"provenance": row.facts.provenance, "added": row.added}, Entry)


def shown(db: sqlite3.Connection, entry: Entry, source: Source, words: AspectWords) -> Shown:
    """Return a document to read, with its paragraphs in full-width marks and its numbers."""
    texts = _paragraphs(source, words)
    rows = db.execute(
        "SELECT s.node, w.block, s.heading, w.content, w.aspect FROM documents d"
        " JOIN words w ON w.rowid BETWEEN d.first AND d.last"
        " JOIN sections s ON s.id = w.section WHERE d.id = ? GROUP BY s.node, w.block"
        " ORDER BY min(w.rowid)",
        (entry.id,),
    )
    passages = tuple(
        Passage(node, block, section, content, aspect, texts.get((node, block), ""))
        for node, block, section, content, aspect in rows
    )
    return Shown(entry, describe.to_json(source), passages, tuple(_numbers(db, entry.id)))


def _numbers(db: sqlite3.Connection, document: int) -> list[Number]:
    rows = db.execute(
        "SELECT n.sentence, n.value, n.unit, n.bound, n.kind, n.start, n.end, w.text,"
        " n.indicator, n.label"
        " FROM documents d JOIN numbers n ON n.sentence BETWEEN d.first AND d.last"
        " JOIN words w ON w.rowid = n.sentence WHERE d.id = ? ORDER BY n.sentence, n.start",
        (document,),
    )
    told = ((*row[:7], plain(row[7]), *row[8:]) for row in rows)
    return [Number(**dict(zip(Number.__struct_fields__, one, strict=True))) for one in told]


def _paragraphs(source: Source, words: AspectWords) -> dict[tuple[str, str], str]:
    """Return every paragraph and table by its node and its block."""
    found: dict[tuple[str, str], str] = {}
    for passage in texts_of(source, words, None)[0]:
        place, text = (passage.node, passage.block), widen(passage.text)
        found[place] = f"{found[place]}\n{text}" if place in found else text
    return found
