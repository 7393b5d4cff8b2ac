"""Ids of a draft: which are in use, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import count, islice
from operator import attrgetter

from fzdraft.document import tree
from fzdraft.document.model import Draft

_WINDOW = 1000
_id = attrgetter("id")


def fresh_ids(draft: Draft, prefix: str) -> Iterator[str]:
    """Yield different short ids that the draft does not use yet, as many as are asked for.

    Rows begin with r, paragraphs and tables with p, what holds them with s or a.
    """
    for first in count(_count(draft, prefix) + 1, _WINDOW):
        names = [f"{prefix}{number}" for number in range(first, first + _WINDOW)]
        used = used_ids(draft, frozenset(names))
        yield from (name for name in names if name not in used)


def new_id(draft: Draft, prefix: str) -> str:
    """Return a short id that the draft does not use yet."""
    return next(fresh_ids(draft, prefix))


def new_ids(draft: Draft, prefix: str, number: int) -> list[str]:
    """Return so many different short ids that the draft does not use yet."""
    return list(islice(fresh_ids(draft, prefix), number))


def used_ids(draft: Draft, names: Set[str]) -> set[str]:
    """Return which of these ids a paper, section, attachment, block or row has."""
    used = {*names & {holder for holder, _ in tree.holders(draft)}}
    used.update(frozenset(names).intersection(map(_id, draft.rows)))
    for _, node in tree.holders(draft):
        used.update(frozenset(names).intersection(map(_id, tree.blocks_of(node))))
    return used


def _count(draft: Draft, prefix: str) -> int:
    """Count what is numbered with a prefix: from there on a number seldom is in use."""
    if prefix == "r":
        return len(draft.rows)
    nodes = [node for _, node in tree.holders(draft)]
    return sum(len(tree.blocks_of(node)) for node in nodes) if prefix == "p" else len(nodes)
