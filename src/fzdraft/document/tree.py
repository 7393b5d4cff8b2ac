"""Finding and replacing nodes of a draft by id.

The nodes are the papers ("report", "letter"), sections and attachments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Block,
    Draft,
    Paper,
    Paragraph,
    Row,
    Section,
    Source,
)

Part = Section | Attachment
Node = Paper | Part


def find(draft: Draft, node_id: str) -> Node:
    """Return the paper, section or attachment with this id; raises KeyError."""
    for paper_id, paper in papers(draft):
        if paper_id == node_id:
            return paper
        found = _find_below(paper, node_id)
        if found is not None:
            return found
    raise KeyError(node_id)


def has(draft: Draft, node_id: str) -> bool:
    """Tell whether there is a paper, section or attachment with this id."""
    return any(
        paper_id == node_id or _find_below(paper, node_id) is not None
        for paper_id, paper in papers(draft)
    )


def papers(draft: Draft) -> Iterator[tuple[str, Paper]]:
    """Yield the report and, where there is one, the letter, with their ids."""
    yield "report", draft.report
    if draft.letter is not None:
        yield "letter", draft.letter


def holders(draft: Draft) -> Iterator[tuple[str, Node]]:
    """Yield every paper, section and attachment with its id, in reading order."""
    for paper_id, paper in papers(draft):
        yield paper_id, paper
        for child in children(paper):
            for node in nodes(child):
                assert not isinstance(node, Paper)
                yield node.id, node


def blocks_of(node: Node) -> tuple[Block, ...]:
    """Return a node's own blocks (of a paper: its preamble)."""
    return node.preamble if isinstance(node, Paper) else node.blocks


def name_of(node: Node) -> Text:
    """Return what a node is called: title of a paper, heading of a section, name of an 附件."""
    if isinstance(node, Paper):
        return node.title
    return node.heading if isinstance(node, Section) else node.name


def texts_of(block: Block) -> tuple[Text, ...]:
    """Return the texts of a block: the one of a paragraph, the cells of a table row by row."""
    if isinstance(block, Paragraph):
        return (block.text,)
    return tuple(cell for row in block.rows for cell in row)


def children(node: Node) -> tuple[Part, ...]:
    """Return the sections of a node and, of a paper, its attachments behind them."""
    if isinstance(node, Paper):
        return (*node.sections, *node.attachments)
    return node.sections


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all that is below it in reading order, attachments last."""
    yield node
    for child in children(node):
        yield from nodes(child)


LONG = 3000
"""Blocks and parts from which a document is long: what goes through all of it takes its time."""


def is_long(document: Draft | Source) -> bool:
    """Tell a document of LONG blocks and parts or more, without going through all of it."""
    left = LONG
    for paper in (document.report, document.letter):
        for node in nodes(paper) if paper else ():
            left -= len(blocks_of(node)) + len(children(node))
            if left <= 0:
                return True
    return False


def ids(draft: Draft) -> list[str]:
    """Return every id in use: nodes, blocks and rows."""
    found = [row.id for row in draft.rows]
    for paper_id, paper in papers(draft):
        found += [paper_id, *ids_below(paper)]
    return found


def ids_below(node: Node) -> list[str]:
    """Return the ids of a node's blocks, sections and attachments, all levels down."""
    found = [block.id for block in blocks_of(node)]
    for child in children(node):
        found.append(child.id)
        found += ids_below(child)
    return found


def update(
    draft: Draft,
    node_id: str,
    blocks: tuple[Block, ...] | None = None,
    sections: tuple[Section, ...] | None = None,
) -> Draft:
    """Give the node other blocks or other child sections; raises KeyError."""
    node = find(draft, node_id)
    changes: dict[str, object] = {}
    if blocks is not None:
        changes["preamble" if isinstance(node, Paper) else "blocks"] = blocks
    if sections is not None:
        changes["sections"] = sections
    return put(draft, node_id, replace(node, **changes))


def put(draft: Draft, node_id: str, node: Node) -> Draft:
    """Put `node` in the place of the node with this id; raises KeyError."""
    if node_id in ("report", "letter"):
        return replace(draft, **{node_id: node})
    for paper_id, paper in papers(draft):
        changed = paper if isinstance(node, Paper) else _put_below(paper, node_id, node)
        if changed is not paper:
            return replace(draft, **{paper_id: changed})
    raise KeyError(node_id)


def put_below(paper: Paper, node_id: str, node: Part) -> Paper:
    """Put a section or attachment in the place of that with this id in a paper."""
    changed = _put_below(paper, node_id, node)
    assert isinstance(changed, Paper)
    return changed


_STOOD: dict[str, int] = {}
"""Where blocks and rows stood that were looked for lately: a hint, so that no long chapter is
gone through anew for every question about the paragraph that somebody writes."""
_HINTS = 1000


def index_in(things: Sequence[Block | Row], name: str) -> int:
    """Return which of these blocks or rows has an id; raises KeyError when none has."""
    near = _STOOD.get(name, 0)
    if near < len(things) and things[near].id == name:
        return near
    for index, thing in enumerate(things):
        if thing.id == name:
            if len(_STOOD) >= _HINTS:
                _STOOD.clear()
            _STOOD[name] = index
            return index
    raise KeyError(name)


def parent_of(draft: Draft, node_id: str) -> tuple[str, int]:
    """Return the id of the node above a section and the section's index in it."""
    for paper_id, paper in papers(draft):
        found = _parent_below(paper_id, paper, node_id)
        if found is not None:
            return found
    raise KeyError(node_id)


def _find_below(node: Node, node_id: str) -> Node | None:
    for child in children(node):
        if child.id == node_id:
            return child
        found = _find_below(child, node_id)
        if found is not None:
            return found
    return None


def _put_below(node: Node, node_id: str, new: Part) -> Node:
    """Return the node with the new one below it, or the same object when it is not there."""
    for field in ("sections", "attachments") if isinstance(node, Paper) else ("sections",):
        row: tuple[Part, ...] = getattr(node, field)
        for index, child in enumerate(row):
            changed = new if child.id == node_id else _put_below(child, node_id, new)
            if changed is not child:
                return replace(node, **{field: (*row[:index], changed, *row[index + 1 :])})
    return node


def _parent_below(own_id: str, node: Node, node_id: str) -> tuple[str, int] | None:
    for index, section in enumerate(node.sections):
        if section.id == node_id:
            return own_id, index
    for child in children(node):
        found = _parent_below(child.id, child, node_id)
        if found is not None:
            return found
    return None
