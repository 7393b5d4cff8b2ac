"""Where a text stands in a draft, and reading and writing it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Block,
    Draft,
    Paper,
    Paragraph,
    Remark,
    Section,
    Table,
)
from fzdraft.document.place import Part as Part
from fzdraft.document.place import Place as Place

_HEAD: dict[type, Part] = {Paper: "title", Section: "heading", Attachment: "name"}


def read_text(draft: Draft, place: Place) -> Text:
    """Return the text at the place; raises KeyError when there is none."""
    node = tree.find(draft, place.node)
    if place.part in ("paragraph", "cell"):
        blocks = tree.blocks_of(node)
        return _block_text(blocks[tree.index_in(blocks, place.block)], place)
    text = getattr(node, place.part, None)
    if not isinstance(text, Text):
        raise KeyError(place)
    return text


def write_text(draft: Draft, place: Place, text: Text) -> Draft:
    """Return the draft with another text at the place; raises KeyError when there is none."""
    node = tree.find(draft, place.node)
    if place.part in ("paragraph", "cell"):
        blocks = tree.blocks_of(node)
        at = tree.index_in(blocks, place.block)
        new = _with_text(blocks[at], place, text)
        return tree.update(draft, place.node, (*blocks[:at], new, *blocks[at + 1 :]))
    read_text(draft, place)
    return tree.put(draft, place.node, replace(node, **{place.part: text}))


def texts(draft: Draft) -> list[tuple[Place, Text]]:
    """Return every text of the draft with its place, in reading order, report before letter."""
    found: list[tuple[Place, Text]] = []
    for paper_id, paper in tree.papers(draft):
        found.append((Place(paper_id, "title"), paper.title))
        _collect(paper_id, paper, found)
    return found


def head_of(node_id: str, node: tree.Node) -> Place:
    """Return where the name of a node stands: title of a paper, heading, name of an 附件."""
    return Place(node_id, _HEAD[type(node)])


def locate(draft: Draft, remark: Remark) -> Place | None:
    """Return the place in a draft that a remark of its import speaks of, None for none.

    The draft must be as it was imported: paths count sections from the root.
    """
    if remark.path is None:
        return None
    steps = list(remark.path)
    paper = draft.letter if steps[:1] == ["letter"] else draft.report
    node_id, node = "report" if paper is draft.report else "letter", cast(tree.Node | None, paper)
    for step, before in zip(steps, [None, *steps], strict=False):
        if isinstance(step, str) or node is None:
            continue
        children: tuple[tree.Node, ...] = node.sections
        if before == "attachment" and isinstance(node, Paper):
            children = node.attachments
        node = children[step] if step < len(children) else None
        node_id = "" if node is None or isinstance(node, Paper) else node.id
    return None if node is None else _place_in(node_id, node, remark.part, remark.paragraph)


def _place_in(node_id: str, node: tree.Node, part: str, paragraph: int | None) -> Place | None:
    blocks = tree.blocks_of(node)
    if part in ("paragraph", "preamble") and paragraph is not None and paragraph < len(blocks):
        block = blocks[paragraph]
        return Place(node_id, "paragraph" if isinstance(block, Paragraph) else "cell", block.id)
    if isinstance(node, Section):
        return Place(node_id, "heading")
    return Place(node_id, "name" if isinstance(node, Attachment) else "title")


def _collect(node_id: str, node: tree.Node, found: list[tuple[Place, Text]]) -> None:
    if isinstance(node, Section):
        found.append((Place(node_id, "heading"), node.heading))
    if isinstance(node, Attachment):
        found.append((Place(node_id, "name"), node.name))
    for block in tree.blocks_of(node):
        found.extend((place, _block_text(block, place)) for place in _block_places(node_id, block))
    for section in node.sections:
        _collect(section.id, section, found)
    for attachment in node.attachments if isinstance(node, Paper) else ():
        _collect(attachment.id, attachment, found)


def _block_places(node_id: str, block: Block) -> list[Place]:
    if isinstance(block, Paragraph):
        return [Place(node_id, "paragraph", block.id)]
    return [
        Place(node_id, "cell", block.id, row, column)
        for row, cells in enumerate(block.rows)
        for column in range(len(cells))
    ]


def _block_text(block: Block, place: Place) -> Text:
    if isinstance(block, Paragraph) and place.part == "paragraph":
        return block.text
    if isinstance(block, Table) and place.part == "cell":
        return _cell(block, place)
    raise KeyError(place)


def _cell(table: Table, place: Place) -> Text:
    cells = table.rows[place.row] if 0 <= place.row < len(table.rows) else ()
    if not 0 <= place.column < len(cells):
        raise KeyError(place)
    return cells[place.column]


def _with_text(block: Block, place: Place, text: Text) -> Block:
    _block_text(block, place)
    if isinstance(block, Paragraph):
        return replace(block, text=text)
    rows = [list(row) for row in block.rows]
    rows[place.row][place.column] = text
    return replace(block, rows=tuple(tuple(row) for row in rows))


def write_texts(draft: Draft, changed: Mapping[Place, Text]) -> Draft:
    """Return the draft with these texts at their places, in one walk over the tree."""
    papers = {name: _rewritten(name, paper, changed) for name, paper in tree.papers(draft)}
    return replace(draft, **papers)


def _rewritten(node_id: str, node: tree.Node, changed: Mapping[Place, Text]) -> tree.Node:
    blocks = tuple(_block_rewritten(node_id, block, changed) for block in tree.blocks_of(node))
    new: dict[str, object] = {
        "preamble" if isinstance(node, Paper) else "blocks": blocks,
        "sections": tuple(_rewritten(child.id, child, changed) for child in node.sections),
    }
    if isinstance(node, Paper):
        new["attachments"] = tuple(_rewritten(a.id, a, changed) for a in node.attachments)
    part: Part = _HEAD[type(node)]
    new[part] = changed.get(Place(node_id, part), getattr(node, part))
    return replace(node, **new)


def _block_rewritten(node_id: str, block: Block, changed: Mapping[Place, Text]) -> Block:
    for place in _block_places(node_id, block):
        if place in changed:
            block = _with_text(block, place, changed[place])
    return block
