"""Every number of a document with its label, its indicator and its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.model import Draft, walk
from fzdraft.document.outline import labels as labels_of
from fzdraft.document.places import Place, texts
from fzdraft.language.digits import unit_scale
from fzdraft.language.sentences import sentences
from fzdraft.report.aspects import Aspect, AspectWords, Content, Passage, aspect_words, passages
from fzdraft.report.indicators import Dictionary, dictionary, match
from fzdraft.report.label_words import LabelWords, label_words
from fzdraft.report.labels import Label, labels
from fzdraft.report.measures import Measures, measures
from fzdraft.report.quantities import Quantity, quantities

Path = tuple[str | int, ...]

# The most characters of its sentence that are kept before a number.
_BEFORE = 300


class Reader(Struct, frozen=True, eq=False):
    """The word lists with which the numbers of a document are read.

    A reader equals itself only, so that what was read with it can be remembered.
    """

    measures: Measures
    labels: LabelWords
    indicators: Dictionary
    aspects: AspectWords


class Where(Struct, frozen=True):
    """Where a text stands: its place, and how people (`section`) and machines name it.

    `content` says what a paragraph of the report is for, `aspect` what it is about.
    """

    place: Place
    section: str
    path: Path
    part: str
    paragraph: int | None = None
    content: Content | None = None
    aspect: Aspect | None = None


class Finding(Struct, frozen=True):
    """One number of a document: what it counts, how much, where.

    `indicator` is empty where none fits; `part_of` is the index of the finding that it is
    a part of; offsets of the quantity count in the text at `where.place`; `before` is its
    sentence up to the number.
    """

    indicator: str
    label: Label
    quantity: Quantity
    part_of: int | None
    where: Where
    sentence: str
    text: str
    before: str

    @property
    def value(self) -> Decimal:
        """Return the value as a number."""
        return Decimal(self.quantity.value)

    @property
    def amount(self) -> Decimal:
        """Return the value, of money in whole units: 9 万元 is 90000."""
        return self.value * unit_scale(self.quantity.unit)


def reader(
    lists: Mapping[str, Mapping[str, Any]], own_indicators: Mapping[str, Any] | None = None
) -> Reader:
    """Compile the parsed resources quantities, labels, verbs, indicators, aspects (by that name).

    `own_indicators` is a user's indicators.toml; raises UserError for a slip in it.
    """
    return Reader(
        measures(lists["quantities"]),
        label_words(lists["labels"], lists["verbs"]),
        dictionary(lists["indicators"], own_indicators),
        aspect_words(lists["aspects"]),
    )


def extract(draft: Draft, words: Reader) -> tuple[Finding, ...]:
    """Read every number of a draft's texts, in reading order, report before letter."""
    found: list[Finding] = []
    about = _about(draft, words)
    for text, where in places(draft):
        passage = about.get((where.place.node, where.place.block))
        read = read_paragraph(text, passage.aspect if passage else None, words)
        if read:
            if passage:
                where = replace(where, content=passage.content, aspect=passage.aspect)
            found += [_placed(finding, where, len(found)) for finding in read]
    return tuple(found)


def places(draft: Draft) -> Iterator[tuple[str, Where]]:
    """Yield every text of a draft with where it stands."""
    wheres = _Wheres(draft)
    for place, text in texts(draft):
        if text.plain:
            yield text.plain, wheres.of(place)


@lru_cache(maxsize=1024)
def read_paragraph(text: str, aspect: str | None, words: Reader) -> tuple[Finding, ...]:
    """Read the numbers of one text by itself; indices count within it and it has no place.

    Texts that did not change since the last reading cost nothing.
    """
    return tuple(findings(text, quantities(text, words.measures), aspect, words))


def findings(text: str, read: list[Quantity], aspect: str | None, words: Reader) -> list[Finding]:
    """Label quantities of a text that are read already and find the indicator of each."""
    if not read:
        return []
    spans = sentences(text) or [(0, len(text))]
    ends, said = [end for _, end in spans], [text[start:end] for start, end in spans]
    told = labels(text, read, words.labels)
    first: dict[int, int] = {}
    for index, label in enumerate(told):
        first.setdefault(label.quantity, index)
    found = []
    for label in told:
        quantity = read[label.quantity]
        at = bisect_right(ends, quantity.start)
        start = max(spans[at][0], quantity.start - _BEFORE)
        before = text[start : quantity.end]
        indicator = match(label.name, quantity.unit, before, aspect, words.indicators)
        part_of = None if label.whole is None else first[label.whole]
        span = text[quantity.start : quantity.end]
        shown = said[at], span, text[start : quantity.start]
        found.append(Finding(indicator, label, quantity, part_of, _NOWHERE, *shown))
    return found


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as the command line prints it."""
    quantity, where = finding.quantity, finding.where
    value = finding.value
    cell = {"row": where.place.row, "column": where.place.column} if where.part == "cell" else {}
    return {
        "indicator": finding.indicator or None,
        "label": finding.label.name,
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "kind": quantity.kind,
        "part_of": finding.part_of,
        "section": where.section,
        "path": list(where.path),
        "part": where.part,
        "paragraph": where.paragraph,
        "sentence": finding.sentence,
        "start": quantity.start,
        "end": quantity.end,
        "text": finding.text,
        "thing": finding.label.thing,
        "verb": finding.label.verb,
        **cell,
    }


_NOWHERE = Where(Place("", "paragraph"), "", (), "paragraph")


def _placed(finding: Finding, where: Where, before: int) -> Finding:
    part_of = None if finding.part_of is None else finding.part_of + before
    return replace(finding, part_of=part_of, where=where)


def _about(draft: Draft, words: Reader) -> dict[tuple[str, str], Passage]:
    """Say of every paragraph what it is for, by the ids of its holder and its block."""
    return {
        (passage.node or paper_id, passage.block): passage
        for paper_id, paper in tree.papers(draft)
        for passage in passages(paper, words.aspects, draft.year)
    }


class _Wheres:
    """Names places; paths and labels are found once for a draft."""

    def __init__(self, draft: Draft) -> None:
        self._sections = labels_of(draft)
        self._paths: dict[str, Path] = {}
        self._blocks: dict[tuple[str, str], int] = {}
        for paper_id, paper in tree.papers(draft):
            root: Path = ("letter",) if paper_id == "letter" else ()
            self._add(paper_id, paper, root)
            for path, section in walk(paper.sections):
                self._add(section.id, section, (*root, *path))
            for position, attachment in enumerate(paper.attachments):
                above: Path = (*root, "attachment", position)
                self._add(attachment.id, attachment, above)
                for path, section in walk(attachment.sections):
                    self._add(section.id, section, (*above, *path))

    def of(self, place: Place) -> Where:
        """Return how a place is named."""
        node = place.node
        preamble = place.part == "paragraph" and node in ("report", "letter")
        part = "preamble" if preamble else place.part
        paragraph = self._blocks.get((node, place.block))
        return Where(place, self._sections[node], self._paths[node], part, paragraph)

    def _add(self, node_id: str, node: tree.Node, path: Path) -> None:
        self._paths[node_id] = path
        for index, block in enumerate(tree.blocks_of(node)):
            self._blocks[node_id, block.id] = index
