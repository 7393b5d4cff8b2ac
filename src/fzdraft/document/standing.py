"""Where rows are mentioned among very many blocks: a memo that follows each edit.

What is known of some blocks is brought up to date for others by those that differ, so that
telling a number does not go through a hundred thousand paragraphs again.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from itertools import chain, compress, count
from operator import attrgetter, is_not

from fzdraft.document import tree
from fzdraft.document.model import Block, Draft

MANY = 3000
"""Blocks of one holder from which a memo is worth its while."""
FEW = 100
"""Rows for which it is: where more are asked for, nearly every block is meant."""
_FEW_BLOCKS = 3
"""So many are looked for one by one, where each mostly stands where it stood."""
Blocks = tuple[Block, ...]


class Standing:
    """In which of many blocks each row is mentioned."""

    def __init__(self, blocks: Blocks) -> None:
        """Look through all of them, a second for a million."""
        self._blocks: Blocks = ()
        self._of: dict[str, set[str]] = {}
        self.follow(blocks)

    def follow(self, blocks: Blocks) -> None:
        """Be about other blocks from now on, at the cost of those that differ."""
        gone, come = difference(self._blocks, blocks)
        for block in gone:
            for row in _mentioned(block):
                self._of[row].discard(block.id)
        for block in come:
            for row in _mentioned(block):
                self._of.setdefault(row, set()).add(block.id)
        self._blocks = blocks

    def blocks(self, rows: Collection[str]) -> Iterator[Block]:
        """Return the blocks that mention one of these rows, in their order."""
        ids = set[str]().union(*(self._of.get(row, ()) for row in rows))
        if len(ids) <= _FEW_BLOCKS:
            found = sorted(tree.index_in(self._blocks, name) for name in ids)
            return iter([self._blocks[at] for at in found])
        return compress(self._blocks, map(ids.__contains__, map(attrgetter("id"), self._blocks)))


_KNOWN: dict[str, Standing] = {}
_LOCK = threading.Lock()


def mentioning_among(holder: str, blocks: Blocks, rows: Collection[str]) -> Blocks:
    """Return at least those blocks of a holder that mention one of these rows, in their order."""
    if len(blocks) < MANY or len(rows) > FEW or not _LOCK.acquire(blocking=False):
        return blocks
    try:
        return tuple(_known(holder, blocks).blocks(rows))
    finally:
        _LOCK.release()


def prepare(draft: Draft) -> None:
    """Look through the long chapters of a draft once; work for a job."""
    for holder, node in tree.holders(draft):
        if len(tree.blocks_of(node)) >= MANY:
            with _LOCK:
                _known(holder, tree.blocks_of(node))


def forget() -> None:
    """Let go of the draft that was worked on."""
    with _LOCK:
        _KNOWN.clear()


def _known(holder: str, blocks: Blocks) -> Standing:
    if holder not in _KNOWN:
        _KNOWN[holder] = Standing(blocks)
    _KNOWN[holder].follow(blocks)
    return _KNOWN[holder]


def difference(old: Blocks, new: Blocks) -> tuple[Blocks, Blocks]:
    """Return what two rows of blocks, mostly the same objects, do not share."""
    if len(old) == len(new):
        differs = list(map(is_not, old, new))
        return tuple(compress(old, differs)), tuple(compress(new, differs))
    shorter = min(len(old), len(new))
    head = next(compress(count(), map(is_not, old, new)), shorter)
    back = map(is_not, reversed(old), reversed(new))
    tail = min(next(compress(count(), back), shorter), shorter - head)
    return old[head : len(old) - tail], new[head : len(new) - tail]


def _mentioned(block: Block) -> Iterator[str]:
    marks = chain.from_iterable(text.marks for text in tree.texts_of(block))
    return (mark.payload for mark in marks if mark.kind == "value")
