"""texts.db: every document of the library as it was read; the index is made of this."""

from __future__ import annotations

import sqlite3
import zlib
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Struct

from fzdraft.corpus.model import BuiltIn, Facts, File
from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Section, Source, walk

_COLUMNS = "id, path, builtin, checksum, added, facts, size, modified"


class TextRow(Struct, frozen=True):
    """A kept document without its text."""

    id: int
    path: str
    builtin: str
    checksum: str
    added: str
    facts: Facts
    size: int
    modified: int


class Texts:
    """The documents by id; every change is a transaction of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep an open texts.db."""
        self._db = connection

    def rows(self) -> list[TextRow]:
        """List all documents by id."""
        return [_row(found) for found in self._db.execute(f"SELECT {_COLUMNS} FROM texts")]

    def row(self, document: int) -> TextRow | None:
        """Return one document, None when there is none of this id."""
        return self._one("id = ?", document)

    def at_path(self, path: str) -> TextRow | None:
        """Return the document that was read from a file."""
        return self._one("path = ? AND path <> ''", path)

    def same_as(self, checksum: str, content: str) -> int | None:
        """Return the id of a document with the same bytes or the same words."""
        found = self._db.execute(
            "SELECT id FROM texts WHERE checksum = ? UNION SELECT id FROM texts WHERE content = ?",
            (checksum, content),
        ).fetchone()
        return found[0] if found else None

    def versions(self) -> dict[int, str]:
        """Return the checksum of every document by its id."""
        return dict(self._db.execute("SELECT id, checksum FROM texts").fetchall())

    def source(self, document: int) -> Source:
        """Return the document as its importer read it; KeyError when there is none."""
        found = self._db.execute("SELECT source FROM texts WHERE id = ?", (document,)).fetchone()
        if found is None:
            raise KeyError(document)
        return msgspec.json.decode(zlib.decompress(found[0]), type=Source)

    def add(self, file: File, checksum: str, source: Source, facts: Facts, now: str) -> int:
        """Keep a new document and return its id."""
        values = (str(file.path), "", file.size, file.modified, checksum, content_of(source), now)
        return self._insert((*values, _packed(facts), _pack_source(source)))

    def add_builtin(self, report: BuiltIn, source: Source) -> int:
        """Keep a report that the program brings along."""
        values = ("", report.name, 0, 0, report.checksum, content_of(source), "")
        return self._insert((*values, _packed(report.facts), _pack_source(source)))

    def replace(self, document: int, file: File, checksum: str, source: Source, now: str) -> None:
        """Keep the new text of a file that changed, under its old id."""
        values = (file.size, file.modified, checksum, content_of(source), now, _pack_source(source))
        self._db.execute(
            "UPDATE texts SET size = ?, modified = ?, checksum = ?, content = ?, added = ?,"
            " source = ? WHERE id = ?",
            (*values, document),
        )

    def touch(self, document: int, file: File) -> None:
        """Remember the new time of a file whose bytes are the same."""
        self._db.execute(
            "UPDATE texts SET size = ?, modified = ? WHERE id = ?",
            (file.size, file.modified, document),
        )

    def remove(self, document: int) -> None:
        """Forget a document."""
        self._db.execute("DELETE FROM texts WHERE id = ?", (document,))

    def _insert(self, values: tuple[object, ...]) -> int:
        columns = "path, builtin, size, modified, checksum, content, added, facts, source"
        places = ", ".join("?" * len(values))
        done = self._db.execute(f"INSERT INTO texts({columns}) VALUES ({places})", values)
        assert done.lastrowid is not None
        return done.lastrowid

    def _one(self, where: str, value: object) -> TextRow | None:
        found = self._db.execute(f"SELECT {_COLUMNS} FROM texts WHERE {where}", (value,)).fetchone()
        return _row(found) if found else None


def _row(found: tuple[Any, ...]) -> TextRow:
    document, path, builtin, checksum, added, facts, size, modified = found
    known = msgspec.json.decode(facts, type=Facts)
    return TextRow(document, path, builtin, checksum, added, known, size, modified)


def _packed(facts: Facts) -> bytes:
    return msgspec.json.encode(facts)


def _pack_source(source: Source) -> bytes:
    return zlib.compress(msgspec.json.encode(source), 6)


def checksum_of(data: bytes) -> str:
    """Return what tells these bytes from others."""
    return blake2b(data, digest_size=16).hexdigest()


def content_of(source: Source) -> str:
    """Return what tells the words of a report from others, whatever format carries them."""
    words = "".join(filter(str.isalnum, "".join(_texts(source.report))))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _texts(paper: Paper) -> list[str]:
    found = [paper.title.plain, *_of_blocks(paper.preamble), *_of_sections(paper.sections)]
    for attachment in paper.attachments:
        found += _of_attachment(attachment)
    return found


def _of_attachment(attachment: Attachment) -> list[str]:
    own = [attachment.name.plain, *_of_blocks(attachment.blocks)]
    return own + _of_sections(attachment.sections)


def _of_sections(sections: tuple[Section, ...]) -> list[str]:
    found = []
    for _, section in walk(sections):
        found += [section.heading.plain, *_of_blocks(section.blocks)]
    return found


def _of_blocks(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text.plain)
        else:
            found += [cell.plain for row in block.rows for cell in row]
    return found
