"""What a document gives to the library: sentences and clauses with slots, numbers, facts. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.clauses import clauses_of
from fzdraft.corpus.counting_out import aspect_at
from fzdraft.corpus.likeness import keys, skeleton, sketch
from fzdraft.corpus.model import Facts, Reading, Slot
from fzdraft.corpus.pieces import texts_of
from fzdraft.corpus.slots import Owner, owner_of, read
from fzdraft.document.model import Elements, Paper, Paragraph, Reporter, Source, walk
from fzdraft.language.counting import count_characters
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.report.aspects import Aspect, Passage
from fzdraft.report.divisions import Divisions, places
from fzdraft.report.extract import Finding
from fzdraft.report.names import names_for
from fzdraft.report.reporter import guess_reporter

_BEGINNING, _OFTEN = 30, 3
"""Of so many paragraphs the place that is named so often is whom a nameless document is about."""


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
    """A sentence with its span in the widened paragraph, its slots, clauses and keys of likeness.

    `rank` counts the sentences of its paragraph from 0; `aspect` is what its 一是 is about;
    `clauses` are packed.
    """

    start: int
    end: int
    text: str
    slots: tuple[Slot, ...]
    numbers: tuple[Number, ...]
    keys: str
    rank: int
    aspect: Aspect | None
    clauses: bytes


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
    """Guess who reports; where nobody signs it is the place that the document speaks of."""
    guessed = guess_reporter(source)
    if not guessed.region:
        place = _place(source, known, reading.words.divisions)
        named = guess_reporter(Source(Paper(elements=Elements(signatures=(place,)))))
        unit = guessed.unit or (named.unit if place else "")
        if place:
            guessed = replace(named, unit=unit, self_name=guessed.self_name)
    return replace(guessed, kind=known.kind or guessed.kind, unit=known.unit or guessed.unit)


def _place(source: Source, known: Facts, divisions: Divisions) -> str:
    """Return the one place of the title, else the one that the beginning speaks of most."""
    titled = places(known.unit or known.title or source.report.title.plain, divisions)
    if len(titled) == 1:
        return titled[0].name
    blocks = [
        *source.report.preamble,
        *(b for _, s in walk(source.report.sections[:1]) for b in s.blocks),
    ]
    texts = [block.text.plain for block in blocks[:_BEGINNING] if isinstance(block, Paragraph)]
    counts = Counter(place.divisions[0].name for text in texts for place in places(text, divisions))
    most = counts.most_common(2)
    clear = most and most[0][1] >= _OFTEN and (len(most) == 1 or most[0][1] >= 2 * most[1][1])
    return most[0][0] if clear else ""


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
        about = aspect_at(text, start, passage, reading.words.aspects)
        likeness = keys(skeleton(said, inside))
        parts = clauses_of(said, inside)
        yield Sentence(start, end, said, inside, numbers, likeness, rank, about, parts)


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
