"""A paper as one row of lines, as an editor sees it, and the way back to the tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.edits import (
    Batch,
    Edit,
    SetBlocks,
    SetField,
    SetRunIn,
    SetSections,
    SetText,
)
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Section, Table
from fzdraft.document.places import Place

Kind = Literal["title", "name", "heading", "paragraph", "table"]


class Item(Struct, frozen=True):
    """One line: a title, a name of an attachment, a heading, a paragraph or a whole table.

    `node` is the id of its holder, `shell` the section or attachment that it heads.
    """

    kind: Kind
    node: str
    text: Text = Text()
    level: int = 0
    shell: Section | Attachment | None = None
    block: Block | None = None


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
    for section in sections:
        items.append(Item("heading", section.id, section.heading, level, section))
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


def difference(node_id: str, old: tree.Node, new: tree.Node) -> Edit | None:
    """Return the smallest edit that makes `new` out of `old`, None when they are equal."""
    edits = _differences(node_id, old, new)
    if not edits:
        return None
    return edits[0] if len(edits) == 1 else Batch(tuple(edits))


def _differences(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    if old is new:
        return []
    if isinstance(old, Paper) and isinstance(new, Paper) and not _same_ids(old, new):
        return [SetField(node_id, new)]
    edits = _own_text(node_id, old, new) + _own_blocks(node_id, old, new)
    if _ids(old.sections) == _ids(new.sections):
        pairs: list[tuple[tree.Node, tree.Node]] = list(
            zip(old.sections, new.sections, strict=True)
        )
    else:
        pairs = []
        edits.append(SetSections(node_id, new.sections))
    if isinstance(old, Paper) and isinstance(new, Paper):
        pairs += zip(old.attachments, new.attachments, strict=True)
    return edits + [e for one, other in pairs for e in _differences(_id(one), one, other)]


def _own_text(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    edits: list[Edit] = []
    match old, new:
        case Paper(), Paper() if old.title != new.title:
            edits.append(SetText(Place(node_id, "title"), new.title))
        case Attachment(), Attachment() if old.name != new.name:
            edits.append(SetText(Place(node_id, "name"), new.name))
        case Section(), Section():
            if old.heading != new.heading:
                edits.append(SetText(Place(node_id, "heading"), new.heading))
            if old.run_in != new.run_in:
                edits.append(SetRunIn(node_id, new.run_in))
    return edits


def _own_blocks(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    before, after = tree.blocks_of(old), tree.blocks_of(new)
    if before == after:
        return []
    if len(before) == len(after):
        changed = [(b, a) for b, a in zip(before, after, strict=True) if b != a]
        match changed:
            case [(Paragraph(id=one), Paragraph(id=other, text=text))] if one == other:
                return [SetText(Place(node_id, "paragraph", one), text)]
    return [SetBlocks(node_id, after)]


def _same_ids(old: Paper, new: Paper) -> bool:
    return [a.id for a in old.attachments] == [a.id for a in new.attachments]


def _ids(sections: tuple[Section, ...]) -> list[str]:
    return [section.id for section in sections]


def _id(node: tree.Node) -> str:
    assert not isinstance(node, Paper)
    return node.id
