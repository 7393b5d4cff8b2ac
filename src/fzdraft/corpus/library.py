"""The library of sample reports: what goes in, what comes out, and what is found in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec
from msgspec.structs import replace

from fzdraft.corpus import reading, repair, same, schema, search
from fzdraft.corpus.adapting import Target, target
from fzdraft.corpus.favourites import Favourites
from fzdraft.corpus.harvest import Harvest, harvest
from fzdraft.corpus.index import Index
from fzdraft.corpus.keeping import offer
from fzdraft.corpus.learning import learnt
from fzdraft.corpus.model import (
    BuiltIn,
    Entry,
    Facts,
    File,
    Hit,
    Line,
    Progress,
    Shown,
    Stats,
    Tools,
)
from fzdraft.corpus.ranking import Manner
from fzdraft.corpus.same import Same
from fzdraft.corpus.suggest import suggest
from fzdraft.corpus.suggestion import Caret, Favourite, Suggestion
from fzdraft.corpus.texts import TextRow, Texts, checksum_of, content_of
from fzdraft.document.model import Reporter, Source
from fzdraft.errors import UserError

_BATCH = 1_000_000
"""Characters indexed in one transaction: so much work a killed program does again."""


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class Library:
    """An open library, for one thread; close it, or use it in a `with`.

    Texts are kept for good one by one; their index follows in batches. A program that is killed
    in between leaves documents that wait for their index: `catch_up` goes on.
    """

    def __init__(self, folder: Path, tools: Tools) -> None:
        """Open the library in a folder that is there; raises UserError.

        A damaged file is moved aside; `notes` says so.
        """
        self._folder, self._tools = folder, tools
        self.notes: list[str] = []
        self._weight = 0
        with schema.told():
            self._open()

    def _open(self) -> None:
        aside = self._tools.move_aside
        self._texts_db = repair.open_texts(self._folder / schema.TEXTS, aside, self.notes)
        with schema.closed_on_error(self._texts_db):
            path = self._folder / schema.INDEX
            self._index_db = repair.open_index(path, aside, self.notes)
        self._texts, self._favourites = Texts(self._texts_db), Favourites(self._texts_db)
        self._index = Index(self._index_db, self._tools.cut)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close both files; what was not committed is given up."""
        self._index_db.close()
        self._texts_db.close()

    @property
    def index(self) -> sqlite3.Connection:
        """The open index.db, for measuring."""
        return self._index_db

    # What goes in ----------------------------------------------------------------------

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

    # What comes out --------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """List the documents that are indexed, the built-in ones last, by id."""
        with self._guarded():
            rows = {row.id: row for row in self._texts.rows()}
            found = reading.documents(self._index_db)
        entries = [reading.entry(one, rows[one.id]) for one in found if one.id in rows]
        return sorted(entries, key=lambda entry: (entry.builtin, entry.id))

    def entry(self, document: int) -> Entry:
        """Return one document; UserError for an id that is not there."""
        with self._guarded():
            row = self._texts.row(document)
            found = reading.documents(self._index_db, document)
        if row is None or not found:
            raise UserError(f"参考稿库里没有编号是 {document} 的文件。", "请先列出来看看编号。")
        return reading.entry(found[0], row)

    def show(self, document: int) -> Shown:
        """Return a document with its structure, paragraphs and numbers; UserError without."""
        entry = self.entry(document)
        with self._guarded():
            source = self._texts.source(document)
            words = self._tools.reading.words.aspects
            return reading.shown(self._index_db, entry, source, words)

    def source(self, document: int) -> Source:
        """Return a document as its importer read it; KeyError for an id that is not there."""
        with self._guarded():
            return self._texts.source(document)

    def stats(self) -> Stats:
        """Count what is there."""
        entries = self.entries()
        with self._guarded():
            pending = len(self._pending()[0])
        years = Counter(str(entry.year or "") for entry in entries)
        return Stats(
            documents=len(entries),
            builtin=sum(entry.builtin for entry in entries),
            characters=sum(entry.characters for entry in entries),
            sentences=sum(entry.sentences for entry in entries),
            numbers=sum(entry.numbers for entry in entries),
            pending=pending,
            bytes=self._bytes(),
            kinds=dict(Counter(entry.kind for entry in entries).most_common()),
            years=dict(sorted(years.items())),
        )

    def known_paths(self) -> list[Path]:
        """List the files that documents were read from, for looking whether they changed."""
        with self._guarded():
            return [Path(row.path) for row in self._texts.rows() if row.path]

    def search(self, asked: str, most: int = 20) -> list[Hit]:
        """Find sentences by words in their text, best first, with what to highlight."""
        parts = {part: self._tools.cut(part) for part in asked.split()}
        with self._guarded():
            return search.search(self._index_db, parts, most)

    def suggest(self, caret: Caret, manner: Manner, most: int = 5) -> list[Suggestion]:
        """Return sentences to write at a place, best first, ready to insert."""
        aim = target(caret.reporter, caret.year, self._tools.reading.words, manner.fixed)
        with self._guarded():
            kept = self._favourites.all()
            return suggest(self._index_db, caret, aim, manner, self._tools.cut, most, kept)

    def kept(self, reporter: Reporter, year: int | None, manner: Manner) -> list[Suggestion]:
        """Return the sentences that the user keeps, ready for a draft, the newest first."""
        aim = target(reporter, year, self._tools.reading.words, manner.fixed)
        return [offer(favourite, aim) for favourite in self.favourites()]

    def learnt(self, aim: Target, most: int) -> list[str]:
        """Return so many sentences in the words of a draft's unit, for 续写."""
        with self._guarded():
            return learnt(self._index_db, aim, most)

    def same(self, indicator: str) -> list[Same]:
        """Return every value of an indicator over all documents (各地同类数据)."""
        with self._guarded():
            return same.same(self._index_db, indicator, self._tools.reading)

    def indicators(self) -> list[tuple[str, int]]:
        """List the indicators of the library with how many numbers each has, most first."""
        with self._guarded():
            return same.indicators(self._index_db)

    def favourites(self) -> list[Favourite]:
        """List the sentences that the user keeps, the newest first."""
        with self._guarded():
            return self._favourites.all()

    def keep(self, favourite: Favourite) -> Favourite:
        """Keep a sentence (收藏) and return it with its id."""
        with self._guarded():
            return self._favourites.keep(replace(favourite, added=self._tools.now()))

    def drop_favourite(self, number: int) -> None:
        """Keep a sentence no longer."""
        with self._guarded():
            self._favourites.drop(number)

    def alike(self, sentence: int) -> list[tuple[int, int]]:
        """Return (sentence, document) of near-equal sentences in other documents."""
        with self._guarded():
            return search.alike(self._index_db, sentence)

    # Inside ------------------------------------------------------------------------------

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

    def _pending(self) -> tuple[dict[int, str], list[int]]:
        """Return the texts without an index of their version, and the index without texts."""
        texts, indexed = self._texts.versions(), self._index.versions()
        waiting = {one: sum_ for one, sum_ in texts.items() if indexed.get(one) != sum_}
        return waiting, [one for one in indexed if one not in texts]

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

    def _bytes(self) -> int:
        paths = [self._folder / name for name in (schema.TEXTS, schema.INDEX)]
        return sum(path.stat().st_size for path in paths)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell faults of the disk in a sentence; put a damaged file aside."""
        try:
            with schema.told():
                yield
        except sqlite3.DatabaseError as error:
            if not repair.is_damage(error):
                raise
            self._mend()
            raise UserError(
                "参考稿库有一个文件坏了，已移到一边。", "请再试一次，会由存着的文字重新编好。"
            ) from error

    def _mend(self) -> None:
        """Put aside whatever is damaged and open the library again."""
        texts_are_whole = repair.is_whole(self._texts_db)
        self.close()
        with schema.told():
            if texts_are_whole:
                repair.put_aside(self._folder / schema.INDEX, self._tools.move_aside)
            else:
                repair.salvage(self._folder / schema.TEXTS, self._tools.move_aside, self.notes)
            self._open()


def _line(file: File, fate: str, reason: str, known: TextRow | None) -> Line:
    return msgspec.convert(
        {"path": str(file.path), "fate": fate, "reason": reason}
        | {"document": known.id if known else None},
        Line,
    )
