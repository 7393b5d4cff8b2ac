"""What a document gives to the library: its sentences with slots, its numbers, its facts. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.likeness import keys, skeleton, sketch
from fzdraft.corpus.model import Facts, Reading, Slot
from fzdraft.corpus.pieces import texts_of
from fzdraft.corpus.slots import Owner, owner_of, read
from fzdraft.document.model import Reporter, Source
from fzdraft.language.counting import count_characters
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.report.aspects import Passage
from fzdraft.report.divisions import places
from fzdraft.report.extract import Finding
from fzdraft.report.names import names_for
from fzdraft.report.reporter import guess_reporter


class Number(Struct, frozen=True):
    """A quantity of a sentence, in its code points, with what it counts."""

    start: int
    end: int
    value: str
    unit: str
    bound: str
    kind: str
    indicator: str
    label: str


class Sentence(Struct, frozen=True):
    """A sentence with its span in the widened paragraph, its slots and keys of likeness.

    `rank` counts the sentences of its paragraph from 0.
    """

    start: int
    end: int
    text: str
    slots: tuple[Slot, ...]
    numbers: tuple[Number, ...]
    keys: str
    rank: int


class Piece(Struct, frozen=True):
    """A paragraph with what it is for and its sentences; `section` as its headings print it."""

    passage: Passage
    section: str
    sentences: tuple[Sentence, ...]


class Harvest(Struct, frozen=True):
    """All that one document gives."""

    title: str
    reporter: Reporter
    year: int | None
    characters: int
    pieces: tuple[Piece, ...]
    sketch: tuple[int, ...]


def harvest(source: Source, reading: Reading, facts: Facts | None = None) -> Harvest:
    """Read a document: whose it is, what each paragraph is for, its sentences with their slots.

    Marks are widened one for one, so that offsets hold for the text as found; `facts` win
    over what is guessed.
    """
    known = facts or Facts()
    words = reading.words
    year = known.year or source.year
    reporter = _reporter(source, known, reading)
    names = names_for(reporter, words.divisions, words.name_words)
    owner = owner_of(names, reporter.region, reporter.unit)
    found, above = texts_of(source, words.aspects, year)
    pieces = tuple(
        Piece(passage, above[passage.node], tuple(_sentences(passage, owner, reading, year)))
        for passage in found
    )
    return Harvest(
        known.title or source.report.title.plain,
        reporter,
        year,
        sum(count_characters(passage.text) for passage in found),
        pieces,
        tuple(sketch(sentence.text for piece in pieces for sentence in piece.sentences)),
    )


def _reporter(source: Source, known: Facts, reading: Reading) -> Reporter:
    """Guess who reports; where no region is found the one place of the title is it."""
    guessed = guess_reporter(source)
    region = guessed.region
    if not region:
        named = places(known.unit or source.report.title.plain, reading.words.divisions)
        region = named[0].name if len(named) == 1 else ""
    return replace(
        guessed, kind=known.kind or guessed.kind, unit=known.unit or guessed.unit, region=region
    )


def _sentences(
    passage: Passage, owner: Owner, reading: Reading, year: int | None
) -> Iterator[Sentence]:
    """Read a paragraph once and hand its slots to the sentences that hold them."""
    text = widen(passage.text)
    found = read(text, passage.aspect, owner, reading, year)
    for rank, (start, end) in enumerate(sentences(text)):
        inside = tuple(
            replace(slot, start=slot.start - start, end=slot.end - start)
            for slot in found.slots
            if start <= slot.start and slot.end <= end
        )
        numbers = tuple(
            _number(finding, start)
            for finding in found.numbers
            if start <= finding.quantity.start < end
        )
        said = text[start:end]
        yield Sentence(start, end, said, inside, numbers, keys(skeleton(said, inside)), rank)


def _number(finding: Finding, start: int) -> Number:
    q = finding.quantity
    return Number(
        q.start - start,
        q.end - start,
        q.value,
        q.unit,
        q.bound,
        q.kind,
        finding.indicator,
        finding.label.name,
    )
