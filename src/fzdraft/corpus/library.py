"""The library of sample reports: what goes in, what comes out, and what is found in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from fzdraft.corpus import schema
from fzdraft.corpus.answering import Answering
from fzdraft.corpus.harvest import Harvest, harvest
from fzdraft.corpus.model import (
    BuiltIn,
    Entry,
    Facts,
    File,
    Line,
    Progress,
)
from fzdraft.corpus.texts import TextRow, checksum_of, content_of
from fzdraft.errors import UserError

_BATCH = 1_000_000
"""Characters indexed in one transaction: so much work a killed program does again."""


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class Library(Answering):
    """An open library, for one thread; close it, or use it in a `with`.

    Texts are kept for good one by one; their index follows in batches. A program that is killed
    in between leaves documents that wait for their index: `catch_up` goes on.
    """

    def add(self, files: Iterable[File], progress: Progress = _silent) -> list[Line]:
        """Take in files that are new, read changed ones again, and say what became of each.

        An exception of `progress` stops between two files: what is in stays in. Raises
        UserError when the disk is full or the library cannot be written.
        """
        waiting = list(files)
        lines = []
        with self._guarded(), self._batches():
            for done, file in enumerate(waiting):
                progress(done, len(waiting), file.path.name)
                lines.append(self._take(file))
        progress(len(waiting), len(waiting), "")
        return lines

    def catch_up(self, builtins: Sequence[BuiltIn], progress: Progress = _silent) -> int:
        """Bring the program's own reports and the index up to date; return how many were made.

        Costs nothing when nothing changed. `progress` may stop it between two documents.
        """
        with self._guarded():
            self._keep_builtins(builtins)
            waiting, gone = self._pending()
            with self._batches():
                for document in gone:
                    self._in_batch(0)
                    self._index.drop(document)
                for done, (document, checksum) in enumerate(waiting.items()):
                    progress(done, len(waiting), "")
                    self._make_again(document, checksum)
        return len(waiting)

    def remove(self, document: int) -> Entry:
        """Take a document out and return what it was; UserError for one that is not there."""
        entry = self.entry(document)
        if entry.builtin:
            raise UserError("这是程序自带的范例，不能移出。", "请选您自己收入的文件。")
        with self._guarded():
            self._texts.remove(document)
            with schema.transaction(self._index_db):
                self._index.drop(document)
        return entry

    def _take(self, file: File) -> Line:
        """Take in one file, or say why not."""
        path = str(file.path)
        known = self._texts.at_path(path)
        if file.trouble:
            return _line(file, "known" if known else "refused", file.trouble, known)
        if known and (known.size, known.modified) == (file.size, file.modified):
            return _line(file, "known", "", known)
        try:
            data = self._tools.read(file.path)
            checksum = checksum_of(data)
            if known and known.checksum == checksum:
                self._texts.touch(known.id, file)
                return _line(file, "known", "", known)
            source = self._tools.parse(data, file.path.name)
        except UserError as error:
            return _line(file, "refused", str(error), known)
        facts = Facts(title=source.report.title.plain.strip() or file.path.stem)
        found = harvest(source, self._tools.reading, facts)
        if not any(piece.sentences for piece in found.pieces):
            return _line(file, "refused", "这份文件里没有成段的文字。", known)
        twin = self._twin(checksum, content_of(source), found)
        if twin and twin[0] != (known.id if known else None):
            return Line(path, "duplicate", twin[1], twin[0])
        if known:
            self._texts.replace(known.id, file, checksum, source, self._tools.now())
            document = known.id
        else:
            document = self._texts.add(file, checksum, source, facts, self._tools.now())
        self._put(document, checksum, found)
        return Line(path, "reread" if known else "added", "", document)

    def _twin(self, checksum: str, content: str, found: Harvest) -> tuple[int, str] | None:
        """Return the document that says the same, and how much the same."""
        same = self._texts.same_as(checksum, content)
        if same is not None:
            return same, "和已收入的一份内容相同，没有再收。"
        near = self._index.near(found)
        if near is not None:
            return near, "和已收入的一份几乎相同（五句里至少四句一样），没有再收。"
        return None

    def _put(self, document: int, checksum: str, found: Harvest) -> None:
        """Index a document within the open batch: whole, or not at all when it is interrupted."""
        self._in_batch(found.characters)
        self._index_db.execute("SAVEPOINT one")
        try:
            self._index.put(document, checksum, found)
        except BaseException:
            if self._index_db.in_transaction:
                self._index_db.execute("ROLLBACK TO one")
            raise
        self._index_db.execute("RELEASE one")

    def _make_again(self, document: int, checksum: str) -> None:
        row = self._texts.row(document)
        if row is not None:
            source = self._texts.source(document)
            self._put(document, checksum, harvest(source, self._tools.reading, row.facts))

    def _keep_builtins(self, builtins: Sequence[BuiltIn]) -> None:
        """Let the kept texts of the program's own reports be those of this version."""
        kept = {row.builtin: row for row in self._texts.rows() if row.builtin}
        current = {report.name: report for report in builtins}
        for name, row in kept.items():
            if name not in current or current[name].checksum != row.checksum:
                self._texts.remove(row.id)
        for name, report in current.items():
            if name not in kept or kept[name].checksum != report.checksum:
                self._texts.add_builtin(report, report.load())

    @contextmanager
    def _batches(self) -> Iterator[None]:
        """Commit what is still open at the end, also where the work was stopped."""
        try:
            yield
        except sqlite3.Error:
            self._give_up()
            raise
        finally:
            self._commit()

    def _in_batch(self, characters: int) -> None:
        """Open a transaction where none is; commit one that has grown."""
        if self._weight > _BATCH:
            self._commit()
        if not self._index_db.in_transaction:
            self._index_db.execute("BEGIN IMMEDIATE")
        self._weight += characters

    def _commit(self) -> None:
        self._weight = 0
        if self._index_db.in_transaction:
            self._index.finish()
            self._index_db.execute("COMMIT")

    def _give_up(self) -> None:
        self._index.forget()
        if self._index_db.in_transaction:
            self._index_db.execute("ROLLBACK")


def _line(file: File, fate: str, reason: str, known: TextRow | None) -> Line:
    return msgspec.convert(
        {"path": str(file.path), "fate": fate, "reason": reason}
        | {"document": known.id if known else None},
        Line,
    )
