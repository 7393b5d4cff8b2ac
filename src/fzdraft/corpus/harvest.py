"""What a document gives to the library: its sentences with slots, its numbers, its facts. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.corpus.likeness import keys, skeleton, sketch
from fzdraft.corpus.model import Facts, Slot
from fzdraft.document.model import Paper, Reporter, Source, walk
from fzdraft.language.counting import count_characters
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.report.aspects import Passage, passages
from fzdraft.report.names import Names, names_for, read_names
from fzdraft.report.quantities import Quantity, read_numbers
from fzdraft.report.recognisers import Recognisers
from fzdraft.report.reporter import guess_reporter
from fzdraft.report.years import years


class Sentence(Struct, frozen=True):
    """A sentence with its span in the widened paragraph, its slots and keys of likeness.

    `numbers` are its quantities, in code points of the sentence.
    """

    start: int
    end: int
    text: str
    slots: tuple[Slot, ...]
    numbers: tuple[Quantity, ...]
    keys: str


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


def harvest(source: Source, words: Recognisers, facts: Facts | None = None) -> Harvest:
    """Read a report: whose it is, what each paragraph is for, its sentences with their slots.

    Marks are widened one for one, so that offsets hold for the text as found; `facts` win
    over what is guessed.
    """
    known = facts or Facts()
    year = known.year or source.year
    reporter = _reporter(source, known)
    names = names_for(reporter, words.divisions, words.name_words)
    found = passages(source.report, words.aspects, year)
    above = _headings(source.report)
    pieces = tuple(
        Piece(passage, above.get(passage.node, ""), tuple(_sentences(passage, names, words, year)))
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


def _reporter(source: Source, known: Facts) -> Reporter:
    guessed = guess_reporter(source)
    return replace(guessed, kind=known.kind or guessed.kind, unit=known.unit or guessed.unit)


def _headings(paper: Paper) -> dict[str, str]:
    """Return the headings above the text of every section, as printed: 二、… / （三）…."""
    lines: dict[tuple[int, ...], str] = {}
    named: dict[str, str] = {}
    for path, section in walk(paper.sections):
        own = f"{section.found_number}{section.heading.plain}"
        above = lines.get(path[:-1], "")
        lines[path] = f"{above} / {own}" if above else own
        named[section.id] = widen(lines[path])
    return named


def _sentences(
    passage: Passage, names: Names, words: Recognisers, year: int | None
) -> Iterator[Sentence]:
    """Read a paragraph once and hand its slots to the sentences that hold them."""
    text = widen(passage.text)
    numbers, others = read_numbers(text, words.measures)
    slots = [Slot(q.number_start, q.number_end, "number", q.unit) for q in numbers]
    slots += [Slot(y.digits_start, y.digits_end, "year", y.role) for y in years(text, year)]
    own, foreign = read_names(text, names)
    slots += [Slot(f.start, f.end, "place", "body" if f.body else "place") for f in foreign]
    slots += [Slot(o.start, o.end, "own", o.form) for o in own]
    slots += [Slot(n.start, n.end, "digits", n.reason) for n in others]
    free = _apart(slots)
    for start, end in sentences(text):
        inside = tuple(_moved(s, start) for s in free if start <= s.start and s.end <= end)
        quantities = tuple(_shifted(q, start) for q in numbers if start <= q.start < end)
        said = text[start:end]
        yield Sentence(start, end, said, inside, quantities, keys(skeleton(said, inside)))


def _apart(slots: list[Slot]) -> list[Slot]:
    """Keep the first of slots that overlap, as the list ranks them, ordered by place.

    Of mere digits what nothing else covers is kept, so that none stays without a slot.
    """
    taken: set[int] = set()
    kept: list[Slot] = []
    for slot in slots:
        free = [index for index in range(slot.start, slot.end) if index not in taken]
        if len(free) == slot.end - slot.start:
            kept.append(slot)
        elif free and slot.what == "digits":
            kept.append(Slot(free[0], free[-1] + 1, "digits", slot.detail))
        else:
            continue
        taken.update(free)
    return sorted(kept, key=lambda slot: slot.start)


def _moved(slot: Slot, start: int) -> Slot:
    return Slot(slot.start - start, slot.end - start, slot.what, slot.detail)


def _shifted(quantity: Quantity, start: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start - start,
        end=quantity.end - start,
        number_start=quantity.number_start - start,
        number_end=quantity.number_end - start,
    )
