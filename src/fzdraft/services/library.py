"""What the window asks of the library of sample reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Reporter, Source
from fzdraft.document.places import Place
from fzdraft.services.values import (
    FoundNumber,
    Progress,
    Sample,
)

if TYPE_CHECKING:
    from fzdraft.corpus.going_on import GoingOn
    from fzdraft.corpus.model import Entry, Hit, Line
    from fzdraft.corpus.same import Same
    from fzdraft.corpus.suggestion import Favourite, Suggestion


class Library(Protocol):
    """The library of sample reports: its documents, numbers and sentences."""

    def library_ready_apart(self, progress: Progress) -> list[str]:
        """Bring built-in reports and the library's index up to date (job); return what to say."""

    def library_add_apart(self, paths: list[Path], progress: Progress) -> list[Line]:
        """Take files and folders in, in a process of its own (job).

        An exception of `progress` stops between two files; what is in stays in.
        """

    def library_refresh_apart(self, progress: Progress) -> list[Line]:
        """Read again the files of the library that changed since (job)."""

    def library_list(self) -> list[Entry]:
        """List the documents of the library, the built-in ones last (job)."""

    def library_read(self, document: int) -> Sample:
        """Return a document of the library to read (job)."""

    def library_remove(self, document: int) -> Entry:
        """Take a document out of the library; its file stays as it is (job)."""

    def library_search(self, asked: str, most: int = 20) -> list[Hit]:
        """Find sentences of the library by their words, with what to highlight (job)."""

    def library_same(self, indicator: str) -> list[Same]:
        """Return every value of an indicator over all documents, newest first (job)."""

    def counted_alike(self, unit: str, others: Iterable[str]) -> str:
        """Return the first of the other units that counts the same as this one, "" for none."""

    def library_indicators(self) -> list[tuple[str, int]]:
        """List the indicators of the library with how many numbers each has (job)."""

    def number_at(self, draft: Draft, place: Place, offset: int) -> FoundNumber | None:
        """Return the number of a draft in which an offset of a text stands (job)."""

    def suggestions(
        self, draft: Draft, place: Place, offset: int, most: int = 5, asked: str = ""
    ) -> list[Suggestion]:
        """Return sentences to write at an offset of a text, best first, adapted (job).

        `asked` are words that somebody searches for (the box of 例句).
        """

    def take_suggestion(
        self, draft: Draft, suggestion: Suggestion, place: Place, offset: int
    ) -> Edit:
        """Return the one edit that puts a suggestion at an offset, its numbers 待填."""

    def continuation(
        self, reporter: Reporter, year: int | None, last_year: Source | None
    ) -> GoingOn:
        """Return what offers 续写: it knows the library and last year's report (job)."""

    def kept_suggestions(self, draft: Draft) -> list[Suggestion]:
        """Return the sentences that the user keeps (我的常用句), ready for a draft (job)."""

    def keep_from_library(self, document: int, words: str, node: str) -> Favourite:
        """Keep words of a section of a document, with that document as their source (job)."""

    def keep_suggestion(self, draft: Draft, suggestion: Suggestion, node: str) -> Favourite:
        """Keep an offered sentence as a 常用句, its numbers empty (job)."""

    def keep_favourite(self, draft: Draft, words: str, node: str) -> Favourite:
        """Keep words of a section of the draft as a 常用句 (job)."""

    def drop_favourite(self, favourite: int) -> None:
        """Keep a 常用句 no longer (job)."""
