"""Finding the texts that mention ledger rows, without laying out all texts of a long draft."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain, dropwhile

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Paper, Table
from fzdraft.document.places import Place, head_of

Found = tuple[Place, Text]


class Stretch(Struct, frozen=True):
    """A holder and which of its own blocks are meant; `head` where its own line is meant too."""

    node_id: str
    node: tree.Node
    blocks: tuple[Block, ...]
    head: bool = True


def mentioning(draft: Draft, rows: Container[str], start: Place | None = None) -> Iterator[Found]:
    """Yield the texts that mention one of these rows, with their places, in reading order.

    With `start` begin at that text, and go on from the top when the end is reached; its own
    text comes last once more. A place that the draft does not have is the top.
    """
    stretches = [Stretch(name, node, tree.blocks_of(node)) for name, node in _holders(draft)]
    at = next((i for i, one in enumerate(stretches) if start and one.node_id == start.node), None)
    if start is None or at is None:
        yield from chain.from_iterable(_mentioning(one, rows) for one in stretches)
        return
    before, after = _halves(stretches[at], start)
    yield from dropwhile(lambda one: _is_before(one[0], start), _mentioning(after, rows))
    around = [*stretches[at + 1 :], *stretches[:at], before]
    yield from chain.from_iterable(_mentioning(one, rows) for one in around)


def _holders(draft: Draft) -> Iterator[tuple[str, tree.Node]]:
    for paper_id, paper in tree.papers(draft):
        yield paper_id, paper
        for node in tree.nodes(paper):
            if not isinstance(node, Paper):
                yield node.id, node


def _halves(one: Stretch, start: Place) -> tuple[Stretch, Stretch]:
    """Return a stretch up to a place, with its block, and from it on."""
    if not start.block:
        return Stretch(one.node_id, one.node, ()), one
    at = tree.index_in(one.blocks, start.block)
    before = Stretch(one.node_id, one.node, one.blocks[: at + 1], one.head)
    return before, Stretch(one.node_id, one.node, one.blocks[at:], head=False)


def _is_before(place: Place, start: Place) -> bool:
    """Tell a cell of the table of `start` that stands before it."""
    return place.block == start.block and (place.row, place.column) < (start.row, start.column)


def _mentioning(one: Stretch, rows: Container[str]) -> Iterator[Found]:
    if one.head and _mentions(tree.name_of(one.node), rows):
        yield head_of(one.node_id, one.node), tree.name_of(one.node)
    for block in one.blocks:
        if isinstance(block, Table):
            yield from _cells(one.node_id, block, rows)
            continue
        for mark in block.text.marks:
            if mark.payload in rows and mark.kind == "value":
                yield Place(one.node_id, "paragraph", block.id), block.text
                break


def _cells(node_id: str, table: Table, rows: Container[str]) -> Iterator[Found]:
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if _mentions(cell, rows):
                yield Place(node_id, "cell", table.id, r, c), cell


def _mentions(text: Text, rows: Container[str]) -> bool:
    return any(mark.payload in rows and mark.kind == "value" for mark in text.marks)
