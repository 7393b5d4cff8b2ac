"""Of two very long nodes that belong together, only the part that is looked at."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.model import Block, Paper

NEAR = 40
"""So many blocks more than those looked at are compared on each side."""


def nearby(
    old: tree.Node, new: tree.Node, first: str, last: str
) -> tuple[tree.Node, tree.Node, bool]:
    """Return both nodes with their blocks around those from `first` to `last` of the new one.

    The third value tells whether anything was left out; short nodes come back as they are.
    """
    before, after = tree.blocks_of(old), tree.blocks_of(new)
    start, end = _index(after, first, 0), _index(after, last, 0)
    if max(len(before), len(after)) <= end - start + 4 * NEAR:
        return old, new, False
    one, other = _index(before, first, start), _index(before, last, end)
    return _part(old, one, other), _part(new, start, end), True


def _index(blocks: tuple[Block, ...], name: str, otherwise: int) -> int:
    try:
        return tree.index_in(blocks, name)
    except KeyError:
        return otherwise


def _part(node: tree.Node, first: int, last: int) -> tree.Node:
    field = "preamble" if isinstance(node, Paper) else "blocks"
    part = tree.blocks_of(node)[max(first - NEAR, 0) : last + NEAR]
    changed: tree.Node = replace(node, **{field: part})
    return changed
