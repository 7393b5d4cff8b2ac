"""A paper as one row of lines, as an editor sees it, and the way back to the tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, overload

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Block,
    Draft,
    Paper,
    Paragraph,
    Section,
    Table,
)
from fzdraft.document.places import Place

Kind = Literal["title", "name", "heading", "paragraph", "table"]


class Item(Struct, frozen=True, gc=False):
    """One line: a title, a name of an attachment, a heading, a paragraph or a whole table.

    `node` is the id of its holder, `shell` the section or attachment that it heads,
    `position` counts a heading among its siblings from 1.
    """

    kind: Kind
    node: str
    text: Text = Text()
    level: int = 0
    shell: Section | Attachment | None = None
    block: Block | None = None
    position: int = 0


class Spot(Struct, frozen=True, gc=False):
    """A place in a text of the draft; `offset` counts code points."""

    place: Place
    offset: int


def block_item(node: str, block: Block) -> Item:
    """Return the line of a paragraph or a table."""
    if isinstance(block, Paragraph):
        return Item("paragraph", node, block.text, block=block)
    return Item("table", node, block=block)


class Run(Struct, frozen=True, gc=False):
    """The line that a holder begins with and its own blocks; `start` counts the lines before."""

    head: Item
    blocks: tuple[Block, ...]
    start: int

    @property
    def end(self) -> int:
        """The number of the first line behind it."""
        return self.start + 1 + len(self.blocks)


class Flat(Sequence[Item]):
    """Every line of a paper in reading order, its title first; a line is made when asked for."""

    def __init__(self, paper_id: str, paper: Paper) -> None:
        """Lay out the holders of a paper, not their lines."""
        self.paper_id, self.paper = paper_id, paper
        self.runs: list[Run] = []
        self._add(Item("title", paper_id, paper.title), paper.preamble)
        self._add_sections(paper.sections, 1)
        for one in paper.attachments:
            self._add(Item("name", one.id, one.name, shell=one), one.blocks)
            self._add_sections(one.sections, 1)
        self._starts = [run.start for run in self.runs]

    def _add(self, head: Item, blocks: tuple[Block, ...]) -> None:
        self.runs.append(Run(head, blocks, self.runs[-1].end if self.runs else 0))

    def _add_sections(self, sections: tuple[Section, ...], level: int) -> None:
        for position, one in enumerate(sections, 1):
            self._add(
                Item("heading", one.id, one.heading, level, one, position=position), one.blocks
            )
            self._add_sections(one.sections, level + 1)

    def __len__(self) -> int:
        """Count the lines."""
        return self.runs[-1].end

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        """Return a line, or the lines of a slice without a step."""
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            return [item for run in self.runs for item in _lines_in(run, start, stop)]
        return self._line(range(len(self))[index])

    def _line(self, index: int) -> Item:
        run = self.run_at(index)
        at = index - run.start
        return block_item(run.head.node, run.blocks[at - 1]) if at else run.head

    def run_at(self, index: int) -> Run:
        """Return the holder of a line."""
        return self.runs[bisect_right(self._starts, index) - 1]

    def run_of(self, node: str) -> Run | None:
        """Return the run of a holder, None where the paper has none of this id."""
        return next((run for run in self.runs if run.head.node == node), None)

    def index_of(self, place: Place) -> int:
        """Return which line holds a place; raises KeyError when none does."""
        run = self.run_of(place.node)
        if run is None or (not place.block and run.head.kind != place.part):
            raise KeyError(place)
        return run.start + (tree.index_in(run.blocks, place.block) + 1 if place.block else 0)


def _lines_in(run: Run, start: int, stop: int) -> list[Item]:
    """Return the lines of a holder from the number `start` up to `stop` of the whole."""
    head = [run.head] if start <= run.start < stop else []
    first = max(start - run.start - 1, 0)
    blocks = run.blocks[first : max(stop - run.start - 1, first)]
    return [*head, *[block_item(run.head.node, block) for block in blocks]]


def standing(draft: Draft, place: Place) -> tuple[Flat, int]:
    """Return the lines of the paper that holds a place, and which holds it; raises KeyError."""
    for paper_id, paper in tree.papers(draft):
        lines = Flat(paper_id, paper)
        if lines.run_of(place.node) is not None:
            return lines, lines.index_of(place)
    raise KeyError(place)


def place_of(item: Item) -> Place:
    """Return the place of a line; of a table its first cell."""
    if item.block is None:
        return Place(item.node, item.kind)  # type: ignore[arg-type]
    return Place(item.node, "cell" if item.kind == "table" else "paragraph", item.block.id)


def start_of(item: Item) -> Spot:
    """Return the spot before the first character."""
    return Spot(place_of(item), 0)


def end_of(item: Item) -> Spot:
    """Return the spot after the last character; of a table: of its last cell."""
    if not isinstance(item.block, Table):
        return Spot(place_of(item), len(item.text.plain))
    row = len(item.block.rows) - 1
    column = len(item.block.rows[row]) - 1
    place = replace(place_of(item), row=row, column=column)
    return Spot(place, len(item.block.rows[row][column].plain))


def key_of(item: Item) -> tuple[str, str]:
    """Return what names a line even when its holder changes."""
    return (item.kind, item.block.id if item.block else item.node)


def is_run_in(item: Item) -> bool:
    """Tell whether a line is a heading that its first paragraph follows in the same line."""
    shell = item.shell
    return isinstance(shell, Section) and bool(shell.blocks) and runs_in(shell, shell.blocks[0].id)


def runs_in(node: tree.Node, block: str) -> bool:
    """Tell whether the block goes on in the line of its section's heading."""
    if not isinstance(node, Section) or not node.run_in or not node.blocks:
        return False
    first = node.blocks[0]
    return isinstance(first, Paragraph) and first.id == block
