"""Putting other lines in the place of some lines of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.flat import Flat, Item
from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Section, Table


def spliced(lines: Flat, start: int, end: int, new: Sequence[Item]) -> Paper:
    """Return the paper with `new` in the place of its lines from `start` up to `end`.

    Unchanged parts stay the same objects. What stood below a heading that is gone flows to
    what stands before it, and no heading is more than one level below the one above it.
    """
    run = lines.run_at(max(start - 1, 0))
    within = run.start < start and end <= run.end
    if within and all(item.block and item.node == run.head.node for item in new):
        first, last = start - run.start - 1, end - run.start - 1
        blocks = (*run.blocks[:first], *map(_block, new), *run.blocks[last:])
        return _with_blocks(lines, run.head, blocks)
    return _rebuilt(lines.paper, [*lines[:start], *new, *lines[end:]])


def _with_blocks(lines: Flat, head: Item, blocks: tuple[Block, ...]) -> Paper:
    """Return the paper with other own blocks of one holder, which begins with the line `head`."""
    shell = head.shell
    if shell is None:
        return replace(lines.paper, preamble=blocks)
    if isinstance(shell, Section):
        shell = replace(shell, run_in=_may_run_in(shell, blocks))
    return tree.put_below(lines.paper, head.node, replace(shell, blocks=blocks))


def _may_run_in(shell: Section, blocks: tuple[Block, ...]) -> bool:
    """Tell whether a heading still has a first paragraph that goes on in its line."""
    return shell.run_in and bool(blocks) and isinstance(blocks[0], Paragraph)


def _rebuilt(paper: Paper, items: Sequence[Item]) -> Paper:
    """Return the paper that these lines make."""
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
    run_in = _may_run_in(shell, blocks)
    new = replace(shell, heading=items[0].text, run_in=run_in, blocks=blocks, sections=sections)
    return shell if new == shell else new


def _block(item: Item) -> Block:
    assert item.block is not None
    if isinstance(item.block, Table) or item.block.text is item.text:
        return item.block
    return replace(item.block, text=item.text)
