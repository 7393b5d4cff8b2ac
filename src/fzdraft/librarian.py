"""The library of sample reports as both shells use it."""

from __future__ import annotations

import threading
import tomllib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fzdraft.document.model import Reporter
from fzdraft.services import FoundNumber, Sample
from fzdraft.storage import aside, resources
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories, make_folder
from fzdraft.storage.folders import Found, found_file, look

if TYPE_CHECKING:
    from fzdraft.corpus.library import Library
    from fzdraft.corpus.model import BuiltIn, Entry, File, Hit, Line, Shown, Stats
    from fzdraft.document.model import Draft, Source
    from fzdraft.report.extract import Finding, Reader
    from fzdraft.report.recognisers import Recognisers

Progress = Callable[[int, int, str], None]

_ONE = threading.RLock()
"""Held by the thread that has the library open; see resources.COMPILING for the reason."""

_FEW = 20
"""So many documents are indexed sooner than a process starts."""


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class Librarian(ABC):
    """The part of the program that keeps the library. All of it is for jobs, off the GUI thread."""

    _directories: Directories
    _given: Path | None

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
        numbers = tuple(map(found_number, self.figures(source)))
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


def found_number(one: Finding) -> FoundNumber:
    """Return a number of a text as the window shows it."""
    quantity, label = one.quantity, one.label.name
    span = quantity.start, quantity.end
    said = quantity.value, quantity.unit, one.indicator, one.sentence
    return FoundNumber(one.where.place, *span, label, *said)


def _loader(read: Callable[[bytes, str], Source], data: bytes, name: str) -> Callable[[], Source]:
    return lambda: read(data, name)


def _facts(table: dict[str, Any], into: Any) -> Any:
    from msgspec import convert

    return convert(table, into)
