"""What comes out of the library: documents, sentences, numbers, and what the user keeps."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from fzdraft.corpus import reading, same, search
from fzdraft.corpus.adapting import Target, target
from fzdraft.corpus.keeping import offer
from fzdraft.corpus.learning import learnt
from fzdraft.corpus.model import (
    Entry,
    Hit,
    Shown,
    Stats,
)
from fzdraft.corpus.opened import Opened
from fzdraft.corpus.ranking import Manner
from fzdraft.corpus.same import Same
from fzdraft.corpus.suggest import suggest
from fzdraft.corpus.suggestion import Caret, Favourite, Suggestion
from fzdraft.document.model import Reporter, Source
from fzdraft.errors import UserError


class Answering(Opened):
    """The part of a library that is asked."""

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
