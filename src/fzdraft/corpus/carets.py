"""What stands around a caret: section, aspect, words before it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from fzdraft.corpus.counting_out import aspect_at
from fzdraft.corpus.model import Reading
from fzdraft.corpus.slots import owner_of, read
from fzdraft.corpus.suggestion import Caret, Favourite
from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, Section, walk
from fzdraft.document.places import Place, read_text, texts
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.report.aspects import Aspect, AspectWords, Passage, is_named, passages
from fzdraft.report.names import names_for

_HERE = "here"
_ABOVE = 3
_TITLE = "法治政府建设年度报告"
"""What is drafted where no title is known."""


def caret_in(draft: Draft, place: Place, offset: int, words: AspectWords) -> Caret:
    """Read the surroundings of an offset in a text of a draft; KeyError for no such place."""
    text = widen(read_text(draft, place).plain)
    found, headings = _passage(draft, place, words), _headings(draft, place.node)
    return Caret(
        reporter=draft.reporter,
        year=draft.year,
        headings=headings,
        content=found.content if found else "other",
        aspect=_aspect(text[:offset], found, words),
        before=text[:offset],
        above=tuple(_above(draft, place)),
        said=tuple(_said(draft)),
        starts=not text[:offset].strip() and _is_first(draft, place),
        named=is_named(headings, words),
        letter=found is None,
        title=draft.report.title.plain or _TITLE,
    )


def _is_first(draft: Draft, place: Place) -> bool:
    """Tell whether no text stands before a paragraph in its section."""
    for block in tree.blocks_of(tree.find(draft, place.node)):
        if block.id == place.block:
            return True
        if isinstance(block, Paragraph) and block.text.plain.strip():
            return False
    return True


def caret_under(
    headings: Iterable[str], before: str, reporter: Reporter, year: int | None, words: AspectWords
) -> Caret:
    """Describe a place by the headings above it and the words before it, for the command line.

    Of several paragraphs in `before` the last is the caret's own.
    """
    above = tuple(heading.strip() for heading in headings if heading.strip())
    *over, own = widen(before).split("\n") if before else [""]
    found = _classify(above, own, words, year)
    said = [text[start:end] for text in (*over, own) for start, end in sentences(text)]
    return Caret(
        reporter=reporter,
        year=year,
        headings=above,
        content=found.content,
        aspect=_aspect(own, found, words),
        before=own,
        above=tuple(text for text in over if text.strip()),
        said=tuple(said),
        starts=not before.strip(),
        named=is_named(above, words),
        title=_TITLE,
    )


def _aspect(before: str, found: Passage | None, words: AspectWords) -> Aspect | None:
    """Say what is being written about: the item that is begun, else the paragraph."""
    return aspect_at(before, max(0, len(before) - 1), found, words) if found else None


def _classify(
    headings: tuple[str, ...], text: str, words: AspectWords, year: int | None
) -> Passage:
    """Say what a paragraph under these headings is for."""
    block = Paragraph(_HERE, Text(text))
    paper = Paper(preamble=(block,))
    if headings:
        section = Section(_HERE, Text(headings[-1]), blocks=(block,))
        for heading in reversed(headings[:-1]):
            section = Section(heading, Text(heading), sections=(section,))
        paper = Paper(sections=(section,))
    return passages(paper, words, year)[0]


def _passage(draft: Draft, place: Place, words: AspectWords) -> Passage | None:
    """Say what the place is for; an empty place is what its headings make it."""
    if place.node not in ("report", *tree.ids_below(draft.report)):
        return None
    node = "" if place.node == "report" else place.node
    found = [p for p in passages(draft.report, words, draft.year) if p.node == node]
    exact = next((p for p in found if p.block == place.block), None)
    if exact is not None and exact.text.strip():
        return exact
    bare = _classify(_headings(draft, place.node), "", words, draft.year)
    if bare.aspect is None and found:
        return replace(bare, content=found[0].content, aspect=found[0].aspect)
    return bare


def _headings(draft: Draft, node: str) -> tuple[str, ...]:
    """Return the headings above a node's text, widest first."""
    for _, paper in tree.papers(draft):
        names: dict[tuple[int, ...], str] = {}
        for path, section in walk(paper.sections):
            names[path] = section.heading.plain
            if section.id == node:
                return tuple(names[path[:depth]] for depth in range(1, len(path) + 1))
    return ()


def _above(draft: Draft, place: Place) -> list[str]:
    """Return the last paragraphs before a place in reading order, its section's or not."""
    found: list[str] = []
    for other, text in texts(draft):
        if other == place:
            break
        if other.part == "paragraph" and text.plain.strip():
            found.append(widen(text.plain))
    return found[-_ABOVE:]


def _said(draft: Draft) -> Iterable[str]:
    for place, text in texts(draft):
        if place.part == "paragraph":
            plain = widen(text.plain)
            yield from (plain[start:end] for start, end in sentences(plain))


def favourite_of(draft: Draft, words: str, node: str, reading: Reading) -> Favourite:
    """Return a sentence to keep (收藏) with slots for its numbers, years and names.

    `node` is the section that it stands in; KeyError where there is none.
    """
    place = Place(node, "heading" if node not in ("report", "letter") else "title")
    found = _passage(draft, place, reading.words.aspects)
    aspect = found.aspect if found else None
    text = widen(words.strip())
    lists = reading.words
    names = names_for(draft.reporter, lists.divisions, lists.name_words)
    owner = owner_of(names, draft.reporter.region, draft.reporter.unit)
    slots = read(text, aspect, owner, reading, draft.year).slots
    content = found.content if found else "other"
    return Favourite(0, text, slots, content, aspect, draft.report.title.plain, draft.year)
