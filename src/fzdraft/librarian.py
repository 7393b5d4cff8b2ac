"""The library of sample reports as both shells use it."""

from __future__ import annotations

import threading
import tomllib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from fzdraft.document.model import Reporter
from fzdraft.document.places import Place, read_text
from fzdraft.services import FoundNumber, Sample
from fzdraft.storage import aside, resources
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, make_folder
from fzdraft.storage.folders import Found, found_file, look

if TYPE_CHECKING:
    from fzdraft.corpus.going_on import GoingOn
    from fzdraft.corpus.library import Library
    from fzdraft.corpus.model import BuiltIn, Entry, File, Hit, Line, Shown, Stats
    from fzdraft.corpus.ranking import Manner
    from fzdraft.corpus.same import Same
    from fzdraft.corpus.suggestion import Caret, Favourite, Suggestion
    from fzdraft.document.edits import Edit
    from fzdraft.document.model import Draft, ReporterKind, Source
    from fzdraft.report.extract import Finding, Reader
    from fzdraft.report.recognisers import Recognisers

Progress = Callable[[int, int, str], None]
_ONE = threading.RLock()
"""Held by the thread that has the library open; see resources.COMPILING for the reason."""
_TYPED_FROM = 12_000
"""Sentences of the library that 续写 knows: some 600,000 characters, a second of sorting."""
_AS_LAST_YEAR = 5
"""How often 续写 hears last year's report: where a unit says the same again, it goes on so."""
_FEW = 20
"""So many documents are indexed sooner than a process starts."""


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class Librarian(ABC):
    """The part of the program that keeps the library. All of it is for jobs, off the GUI thread."""

    _directories: Directories
    _given: Path | None
    _ranking: Manner | None = None

    @abstractmethod
    def read_bytes(self, data: bytes, name: str) -> Source:
        """Read a document from memory."""

    @abstractmethod
    def figures(self, source: Source) -> tuple[Finding, ...]:
        """Return every number of a document, in reading order."""

    @abstractmethod
    def figures_of(self, draft: Draft) -> tuple[Finding, ...]:
        """Return every number of a draft, in reading order."""

    @abstractmethod
    def recognisers(self) -> Recognisers:
        """Return the word lists."""

    @abstractmethod
    def reader(self) -> Reader:
        """Return the word lists with which numbers are read."""

    @abstractmethod
    def _reporter(self, unit: str) -> Reporter:
        """Return a unit by its profile, else as its name tells."""

    def library_ready(self, progress: Progress = _silent) -> list[str]:
        """Bring built-in reports and index up to date; return what there is to say about it.

        Quick when nothing changed; after a kill or with a new version the rest is done here.
        """
        with self.library() as library:
            library.catch_up(list(self._builtins()), progress)
            return library.notes

    def library_ready_apart(self, progress: Progress = _silent) -> list[str]:
        """Do the same; where many documents wait, in a process of its own."""
        from fzdraft.indexing import ready_apart

        with self.library() as library:
            pending, notes = library.stats().pending, library.notes
        if pending <= _FEW:
            return [*notes, *self.library_ready(progress)]
        return [*notes, *ready_apart(type(self), self._given, progress)]

    def library_add(self, paths: Iterable[Path], progress: Progress = _silent) -> list[Line]:
        """Take files and whole folders into the library and say what became of each file."""
        return self._take(look(paths), progress)

    def library_add_apart(self, paths: list[Path], progress: Progress = _silent) -> list[Line]:
        """Do the same in a process of its own; an exception of `progress` stops it."""
        from fzdraft.indexing import add_apart

        return add_apart(type(self), self._given, paths, progress)  # type: ignore[no-any-return]

    def library_refresh(self, progress: Progress = _silent) -> list[Line]:
        """Read again the files of the library that changed since."""
        with self.library() as library:
            paths = library.known_paths()
        return self._take([found_file(path) for path in paths], progress)

    def library_refresh_apart(self, progress: Progress = _silent) -> list[Line]:
        """Do the same in a process of its own."""
        with self.library() as library:
            paths = library.known_paths()
        return self.library_add_apart(paths, progress)

    def library_list(self) -> list[Entry]:
        """List the documents, the built-in ones last."""
        with self.library() as library:
            return library.entries()

    def library_show(self, document: int) -> Shown:
        """Return a document to read; UserError for an id that is not there."""
        with self.library() as library:
            return library.show(document)

    def library_read(self, document: int) -> Sample:
        """Return a document as it was read, with its numbers; UserError for an unknown id."""
        with self.library() as library:
            entry, source = library.entry(document), library.source(document)
        numbers = tuple(map(_found_number, self.figures(source)))
        return Sample(entry, source, numbers)

    def library_remove(self, document: int) -> Entry:
        """Take a document out and return what it was; its file stays as it is."""
        with self.library() as library:
            return library.remove(document)

    def library_stats(self) -> Stats:
        """Count what is in the library."""
        with self.library() as library:
            return library.stats()

    def library_search(self, asked: str, most: int = 20) -> list[Hit]:
        """Find sentences by their words, best first."""
        with self.library() as library:
            return library.search(asked, most)

    def library_same(self, indicator: str) -> list[Same]:
        """Return every value of an indicator over all documents, the newest year first."""
        with self.library() as library:
            return library.same(indicator)

    def counted_alike(self, unit: str, others: Iterable[str]) -> str:
        """Return the first of the other units that counts the same as this one, "" for none."""
        from fzdraft.report.indicators import same_unit

        words = self.reader().indicators
        return next((other for other in others if same_unit(unit, other, words)), "")

    def library_indicators(self) -> list[tuple[str, int]]:
        """List the indicators of the library with how many numbers each has, most first."""
        with self.library() as library:
            return library.indicators()

    def number_at(self, draft: Draft, place: Place, offset: int) -> FoundNumber | None:
        """Return the number in which an offset stands, or right behind which.

        A marked one is its ledger row's; any other is read from the text.
        """
        rows = {row.id: row for row in draft.rows}
        for mark in read_text(draft, place).marks:
            row = rows.get(mark.payload) if mark.kind == "value" else None
            if row is not None and row.indicator and mark.start <= offset <= mark.end:
                value = row.values.get(draft.year, "") if draft.year else ""
                span = mark.start, mark.end
                return FoundNumber(place, *span, row.label, value, row.unit, row.indicator, "")
        return next(
            (
                _found_number(one)
                for one in self.figures_of(draft)
                if one.where.place == place and one.quantity.start <= offset <= one.quantity.end
            ),
            None,
        )

    def suggestions(
        self, draft: Draft, place: Place, offset: int, most: int = 5, asked: str = ""
    ) -> list[Suggestion]:
        """Return sentences to write at an offset of a text, best first, ready to insert."""
        from fzdraft.corpus.carets import caret_in

        caret = caret_in(draft, place, offset, self.recognisers().aspects)
        return self.suggestions_at(replace(caret, asked=asked), most)

    def suggestions_at(self, caret: Caret, most: int = 5) -> list[Suggestion]:
        """Return sentences for a place that is described, for the command line."""
        with self.library() as library:
            return library.suggest(caret, self.manner(), most)

    def caret_under(
        self, headings: Iterable[str], before: str, reporter: Reporter, year: int | None
    ) -> Caret:
        """Describe a place by the headings above it and the words before it."""
        from fzdraft.corpus.carets import caret_under

        return caret_under(headings, before, reporter, year, self.recognisers().aspects)

    def writer(self, unit: str, region: str, kind: ReporterKind) -> Reporter:
        """Return for whom is written; without a name the kind has to do (我区 …)."""
        if not unit:
            return Reporter(kind, region=region, self_name=self.manner().selves[kind])
        known = self._reporter(unit)
        return replace(known, region=region) if region else known

    def take_suggestion(
        self, draft: Draft, suggestion: Suggestion, place: Place, offset: int
    ) -> Edit:
        """Return the one edit that puts a suggestion at an offset, its numbers 待填."""
        from fzdraft.corpus.inserting import insertion

        return insertion(draft, suggestion, place, offset)

    def continuation(
        self, reporter: Reporter, year: int | None, last_year: Source | None
    ) -> GoingOn:
        """Return what offers 续写 to a unit that writes: library and last year's report."""
        from fzdraft.corpus.adapting import target
        from fzdraft.corpus.continuation import Continuation
        from fzdraft.corpus.going_on import GoingOn
        from fzdraft.corpus.pieces import texts_of
        from fzdraft.language.width import widen

        words, own = self.recognisers(), list[str]()
        if last_year is not None:
            passages = texts_of(last_year, words.aspects, last_year.year)[0]
            own = [widen(passage.text) for passage in passages]
        aim = target(reporter, year, words, self.manner().fixed)
        with self.library() as library:
            texts = library.learnt(aim, _TYPED_FROM)
        return GoingOn(Continuation([*texts, *own * _AS_LAST_YEAR]), aim, words.measures)

    def favourites(self) -> list[Favourite]:
        """List the sentences that the user keeps (收藏), the newest first."""
        with self.library() as library:
            return library.favourites()

    def keep_favourite(self, draft: Draft, words: str, node: str) -> Favourite:
        """Keep a sentence of a section of the draft; its numbers and names become slots."""
        from fzdraft.corpus.carets import favourite_of
        from fzdraft.corpus.model import Reading

        reading = Reading(self.recognisers(), self.reader())
        with self.library() as library:
            return library.keep(favourite_of(draft, words, node, reading))

    def keep_from_library(self, document: int, words: str, node: str) -> Favourite:
        """Keep words of a section of a document, with that document as their source."""
        from fzdraft.corpus.carets import favourite_of
        from fzdraft.corpus.model import Reading
        from fzdraft.report.intake import to_draft

        reading = Reading(self.recognisers(), self.reader())
        with self.library() as library:
            entry, read = library.entry(document), to_draft(library.source(document))[0]
            whose = replace(read.reporter, unit=entry.unit, region=entry.region, kind=entry.kind)
            draft = replace(read, reporter=whose, year=entry.year)
            found = favourite_of(draft, words, node, reading)
            return library.keep(replace(found, title=entry.title))

    def keep_suggestion(self, draft: Draft, suggestion: Suggestion, node: str) -> Favourite:
        """Keep an offered sentence with its empty numbers."""
        from fzdraft.corpus.carets import favourite_of
        from fzdraft.corpus.keeping import kept
        from fzdraft.corpus.model import Reading

        reading = Reading(self.recognisers(), self.reader())
        with self.library() as library:
            return library.keep(
                kept(favourite_of(draft, suggestion.text, node, reading), suggestion)
            )

    def kept_suggestions(self, draft: Draft) -> list[Suggestion]:
        """Return the kept sentences ready for a draft, the newest first."""
        with self.library() as library:
            return library.kept(draft.reporter, draft.year, self.manner())

    def drop_favourite(self, favourite: int) -> None:
        """Keep a sentence no longer."""
        with self.library() as library:
            library.drop_favourite(favourite)

    def manner(self) -> Manner:
        """Return how sentences are ranked: suggest.toml and powers.toml, read once."""
        from fzdraft.corpus.ranking import manner

        if self._ranking is None:
            names = ("suggest.toml", "powers.toml")
            self._ranking = manner(*(tomllib.loads(resources.resource_text(n)) for n in names))
        return self._ranking

    def _take(self, found: Iterable[Found], progress: Progress) -> list[Line]:
        from fzdraft.corpus.model import File

        files: list[File] = [File(f.path, f.size, f.modified, f.trouble) for f in found]
        with self.library() as library:
            library.catch_up(list(self._builtins()))
            return library.add(files, progress)

    @contextmanager
    def library(self) -> Iterator[Library]:
        """Open the library for one piece of work, in one thread at a time."""
        from fzdraft.corpus.library import Library
        from fzdraft.corpus.model import Reading, Tools
        from fzdraft.outgoing import words

        tools = Tools(
            reading=Reading(self.recognisers(), self.reader()),
            cut=words,
            read=read_bytes,
            parse=self.read_bytes,
            move_aside=lambda path: aside.move_aside(path, aside.now()),
            now=lambda: aside.now().isoformat(),
        )
        with _ONE, Library(make_folder(self._directories.library), tools) as library:
            yield library

    def _builtins(self) -> Iterator[BuiltIn]:
        """Describe the shipped reports; their texts are read only where they are new."""
        from fzdraft.corpus.model import BuiltIn, Facts
        from fzdraft.corpus.texts import checksum_of

        known = resources.resource_text("corpus", "provenance.toml")
        for name, facts in tomllib.loads(known).items():
            data = resources.resource_bytes("corpus", f"{name}.txt")
            facts = {**facts, "title": facts["title"] or f"{facts['unit']}{facts['year']}年报告"}
            version = checksum_of(data + repr(sorted(facts.items())).encode())
            load = _loader(self.read_bytes, data, f"{name}.txt")
            yield BuiltIn(name, version, _facts(facts, Facts), load)


def _found_number(one: Finding) -> FoundNumber:
    quantity, label = one.quantity, one.label.name
    span = quantity.start, quantity.end
    said = quantity.value, quantity.unit, one.indicator, one.sentence
    return FoundNumber(one.where.place, *span, label, *said)


def _loader(read: Callable[[bytes, str], Source], data: bytes, name: str) -> Callable[[], Source]:
    return lambda: read(data, name)


def _facts(table: dict[str, Any], into: Any) -> Any:
    from msgspec import convert

    return convert(table, into)
