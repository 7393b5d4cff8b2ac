"""Finding the texts that mention ledger rows, without laying out all texts of a long draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, dropwhile

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Table
from fzdraft.document.places import Place, head_of
from fzdraft.document.standing import mentioning_among

Found = tuple[Place, Text]


class Stretch(Struct, frozen=True):
    """A holder and which of its own blocks are meant; `head` where its own line is meant too."""

    node_id: str
    node: tree.Node
    blocks: tuple[Block, ...]
    head: bool = True


def mentioning(draft: Draft, rows: Collection[str]) -> Iterator[Found]:
    """Yield the texts that mention one of these rows, with their places, in reading order."""
    for name, node in tree.holders(draft):
        blocks = mentioning_among(name, tree.blocks_of(node), rows)
        yield from _mentioning(Stretch(name, node, blocks), rows)


def mentioning_from(draft: Draft, rows: Collection[str], start: Place) -> Iterator[Found]:
    """Yield the same from the text at a place on, and go on from the top; its own comes again.

    A place that the draft does not have is the top.
    """
    parts = [Stretch(name, node, tree.blocks_of(node)) for name, node in tree.holders(draft)]
    at = next((i for i, one in enumerate(parts) if one.node_id == start.node), 0)
    before, after = _halves(parts[at], start)
    yield from dropwhile(lambda one: _is_before(one[0], start), _mentioning(after, rows))
    around = [*parts[at + 1 :], *parts[:at], before]
    yield from chain.from_iterable(_mentioning(one, rows) for one in around)


def _halves(one: Stretch, start: Place) -> tuple[Stretch, Stretch]:
    """Return a stretch up to a place, with its block, and from it on."""
    try:
        at = tree.index_in(one.blocks, start.block)
    except KeyError:
        return Stretch(one.node_id, one.node, ()), one
    before = Stretch(one.node_id, one.node, one.blocks[: at + 1], one.head)
    return before, Stretch(one.node_id, one.node, one.blocks[at:], head=False)


def _is_before(place: Place, start: Place) -> bool:
    """Tell a cell of the table of `start` that stands before it."""
    return place.block == start.block and (place.row, place.column) < (start.row, start.column)


def _mentioning(one: Stretch, rows: Collection[str]) -> Iterator[Found]:
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


def _cells(node_id: str, table: Table, rows: Collection[str]) -> Iterator[Found]:
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if _mentions(cell, rows):
                yield Place(node_id, "cell", table.id, r, c), cell


def _mentions(text: Text, rows: Collection[str]) -> bool:
    return any(mark.payload in rows and mark.kind == "value" for mark in text.marks)
