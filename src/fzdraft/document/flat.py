"""A paper as one row of lines, as an editor sees it, and the way back to the tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Section, Table
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


def flatten(paper_id: str, paper: Paper) -> list[Item]:
    """Return every line of a paper in reading order, its title first."""
    items = [Item("title", paper_id, paper.title)]
    items += [block_item(paper_id, block) for block in paper.preamble]
    _flatten_sections(paper.sections, 1, items)
    for attachment in paper.attachments:
        items.append(Item("name", attachment.id, attachment.name, shell=attachment))
        items += [block_item(attachment.id, block) for block in attachment.blocks]
        _flatten_sections(attachment.sections, 1, items)
    return items


def _flatten_sections(sections: tuple[Section, ...], level: int, items: list[Item]) -> None:
    for position, section in enumerate(sections, 1):
        items.append(
            Item("heading", section.id, section.heading, level, section, position=position)
        )
        items += [block_item(section.id, block) for block in section.blocks]
        _flatten_sections(section.sections, level + 1, items)


def rebuild(paper: Paper, items: Sequence[Item]) -> Paper:
    """Return the paper that these lines make; unchanged parts stay the same objects.

    What stood below a heading that is gone flows to what stands before it, and no
    heading is more than one level below the one above it.
    """
    edges = [0, *(i for i, item in enumerate(items) if item.kind == "name"), len(items)]
    body, *parts = [items[one:end] for one, end in pairwise(edges)]
    blocks, sections = _grow(body[1:])
    attachments = tuple(_attachment(part) for part in parts)
    new = replace(
        paper, title=body[0].text, preamble=blocks, sections=sections, attachments=attachments
    )
    return paper if new == paper else new


def _attachment(items: Sequence[Item]) -> Attachment:
    shell = items[0].shell
    assert isinstance(shell, Attachment)
    blocks, sections = _grow(items[1:])
    new = replace(shell, name=items[0].text, blocks=blocks, sections=sections)
    return shell if new == shell else new


def _grow(items: Sequence[Item]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Return the blocks before the first heading and the sections from it on."""
    first = next((i for i, item in enumerate(items) if item.kind == "heading"), len(items))
    blocks = tuple(_block(item) for item in items[:first])
    sections: list[Section] = []
    while first < len(items):
        level = items[first].level
        ends = (i for i in range(first + 1, len(items)) if 0 < items[i].level <= level)
        end = next(ends, len(items))
        sections.append(_section(items[first:end]))
        first = end
    return blocks, tuple(sections)


def _section(items: Sequence[Item]) -> Section:
    shell = items[0].shell
    assert isinstance(shell, Section)
    blocks, sections = _grow(items[1:])
    run_in = shell.run_in and bool(blocks) and isinstance(blocks[0], Paragraph)
    new = replace(shell, heading=items[0].text, run_in=run_in, blocks=blocks, sections=sections)
    return shell if new == shell else new


def _block(item: Item) -> Block:
    assert item.block is not None
    if isinstance(item.block, Table) or item.block.text is item.text:
        return item.block
    return replace(item.block, text=item.text)


def index_of(items: list[Item], place: Place) -> int:
    """Return which line holds a place; raises KeyError when none does."""
    for index, item in enumerate(items):
        if item.node == place.node and item.block and item.block.id == place.block:
            return index
        if not item.block and (item.node, item.kind) == (place.node, place.part):
            return index
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
