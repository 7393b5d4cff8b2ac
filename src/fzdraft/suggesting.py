"""例句, 续写 and 常用句 as both shells use them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fzdraft.document.model import Reporter
from fzdraft.document.places import Place
from fzdraft.librarian import Librarian
from fzdraft.storage import resources

if TYPE_CHECKING:
    from fzdraft.corpus.going_on import GoingOn
    from fzdraft.corpus.ranking import Manner
    from fzdraft.corpus.suggestion import Caret, Favourite, Suggestion
    from fzdraft.document.edits import Edit
    from fzdraft.document.model import Draft, ReporterKind, Source

_TYPED_FROM = 12_000
"""Sentences of the library that 续写 knows: some 600,000 characters, a second of sorting."""

_AS_LAST_YEAR = 5
"""How often 续写 hears last year's report: where a unit says the same again, it goes on so."""


class Suggesting(Librarian):
    """The part of the program that offers sentences. All of it is for jobs, off the GUI thread."""

    _ranking: Manner | None = None

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
