"""花脸稿: two flows in one, its words marked as deleted or inserted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from fzdraft.document.aligning import aligned, merged, unmoved
from fzdraft.document.comparing import Comparison
from fzdraft.document.pieces import pieces_of
from fzdraft.layout.blocks import Block, Change, Flow, Paragraph, Run, Table, plain

Segment = Callable[[str], list[str]]
Group = tuple[Paragraph, ...]


def redline(old: Flow, new: Flow, comparison: Comparison, segment: Segment) -> Flow:
    """Return both flows as one, in which every word that differs is marked.

    Without what is inserted it is `old`, without what is deleted `new`; what moved is
    deleted there and inserted here. `comparison` says which sections and blocks of the
    two documents belong together, `segment` cuts Chinese text into words.
    """
    before = {block.source: block for block in old.blocks}
    after = {block.source: block for block in new.blocks}
    pairs = _pairs(before, after, _partners(comparison))
    still = unmoved(list(before), list(after), pairs, lambda key: len(plain(after[key])) + 1.0)
    blocks: list[Block] = []
    for one, other in merged(list(before), list(after), still):
        blocks += _shown(before[one] if one else None, after[other] if other else None, segment)
    colophon = tuple(_colophon(old.colophon, new.colophon, segment))
    return replace(new, blocks=tuple(_settled(blocks)), colophon=colophon)


def _partners(comparison: Comparison) -> dict[str, str]:
    """Return which section or block of the old document one of the new goes back to."""
    found: dict[str, str] = {}
    for part in comparison.parts:
        one, other = getattr(part.old, "id", ""), getattr(part.new, "id", "")
        found |= {other: one} if one and other else {}
        for block in part.blocks:
            found |= {block.new.id: block.old.id} if block.old and block.new else {}
    return found


def _pairs(
    before: Mapping[str, Block], after: Mapping[str, Block], partners: Mapping[str, str]
) -> dict[str, str]:
    """Return which blocks of the flows become one; elements of a document go by their name."""
    elements = {key: key for key in after if key.startswith(("report.", "letter."))}
    return {
        key: one
        for key, one in (elements | dict(partners)).items()
        if key in after and one in before and _shape(before[one]) == _shape(after[key])
    }


def _shape(block: Block) -> tuple[object, ...]:
    """Return what two blocks must share to be one: else one is deleted, the other inserted."""
    if isinstance(block, Table):
        return (len(block.columns),)
    indents = block.first, block.left, block.right, block.far_from
    return block.style, block.align, bool(block.far), *indents


def _shown(old: Block | None, new: Block | None, segment: Segment) -> list[Block]:
    match old, new:
        case Paragraph(), Paragraph():
            return [_reworded(old, new, segment)]
        case Table(), Table():
            return [replace(new, rows=tuple(_rows(old, new, segment)))]
    return [_marked(old, "deleted")] if old is not None else [_marked(new, "inserted")]  # type: ignore[arg-type]


def _reworded(old: Paragraph, new: Paragraph, segment: Segment) -> Paragraph:
    runs = _runs(old.runs, new.runs, segment)
    return replace(new, runs=runs, far=_runs(old.far, new.far, segment))


def _runs(old: tuple[Run, ...], new: tuple[Run, ...], segment: Segment) -> tuple[Run, ...]:
    """Mark what differs between two rows of runs; every word keeps its face."""
    one, other = ("".join(run.text for run in runs) for runs in (old, new))
    made: list[Run] = []
    a = c = 0
    for piece in pieces_of(one, other, segment):
        size = len(piece.text)
        if piece.kind == "deleted":
            made += _cut(old, a, a + size, "deleted")
        else:
            made += _cut(new, c, c + size, "inserted" if piece.kind == "inserted" else "")
            c += size
        a += size if piece.kind != "inserted" else 0
    return tuple(made)


def _cut(runs: tuple[Run, ...], start: int, end: int, change: Change) -> Iterator[Run]:
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            yield Run(text, run.face, change)
        offset += len(run.text)


def _marked(block: Block, change: Change) -> Block:
    """Mark a whole block; a deleted heading is no bookmark."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, change) for row in block.rows))
    return _alone(block, change)


def _alone(paragraph: Paragraph, change: Change) -> Paragraph:
    runs, far = (
        tuple(replace(run, change=change) for run in row) for row in (paragraph.runs, paragraph.far)
    )
    heading = "" if change == "deleted" else paragraph.heading
    return replace(paragraph, runs=runs, far=far, heading=heading, mark=change)


def _row(row: tuple[Paragraph, ...], change: Change) -> tuple[Paragraph, ...]:
    return tuple(_alone(cell, change) for cell in row)


def _rows(old: Table, new: Table, segment: Segment) -> Iterator[tuple[Paragraph, ...]]:
    """Yield the rows of both tables, those that both have cell by cell."""
    before, after = ([_line(row) for row in table.rows] for table in (old, new))
    for a, c in aligned(before, after):
        if a is not None and c is not None:
            cells = zip(old.rows[a], new.rows[c], strict=True)
            yield tuple(_reworded(one, other, segment) for one, other in cells)
        elif a is not None:
            yield _row(old.rows[a], "deleted")
        elif c is not None:
            yield _row(new.rows[c], "inserted")


def _line(row: tuple[Paragraph, ...]) -> str:
    return "\t".join(plain(cell) for cell in row)


def _colophon(
    old: Sequence[Group], new: Sequence[Group], segment: Segment
) -> Iterator[tuple[Paragraph, ...]]:
    """Yield the groups of both 版记, in the order of the form."""
    before, after = ({group[0].source: group for group in groups} for groups in (old, new))
    for one, other in merged(list(before), list(after), _kept(before, after)):
        if one is not None and other is not None:
            lines = zip(before[one], after[other], strict=True)
            yield tuple(_reworded(*pair, segment) for pair in lines)
        elif one is not None:
            yield _row(before[one], "deleted")
        elif other is not None:
            yield _row(after[other], "inserted")


def _kept(before: Mapping[str, Group], after: Mapping[str, Group]) -> dict[str, str]:
    shapes = [
        {key: [*map(_shape, group)] for key, group in part.items()} for part in (before, after)
    ]
    return {key: key for key in after if key in before and shapes[0][key] == shapes[1][key]}


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks so that no marked end of a paragraph stands before a table or the end.

    Such an end cannot be taken away (there is nothing for the paragraph to join), so the
    end of the last paragraph that stays is marked in its place.
    """
    stretch: list[Paragraph] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Table):
            yield block
            continue
        stretch.append(block)
        if following is None or isinstance(following, Table):
            yield from _unmarked_end(stretch)
            stretch = []


def _unmarked_end(stretch: list[Paragraph]) -> list[Paragraph]:
    """Take the mark off the last end, so that both versions keep their number of paragraphs."""
    first = len(stretch)
    while first and stretch[first - 1].mark:
        first -= 1
    stays, tail = stretch[:first], stretch[first:]
    turn = next((i for i, p in enumerate(tail) if p.mark == "inserted"), len(tail))
    if 0 < turn < len(tail):
        return [*stays, *tail[: turn - 1], *_spliced(tail[turn - 1], tail[turn:])]
    if not tail or not stays:
        return stretch
    *others, last = tail
    if last.mark == "deleted":  # what stays ends where this ends: so it looks like it
        last = replace(stays[-1], runs=last.runs, far=last.far, heading="", keep_next=None)
    ended = replace(stays[-1], mark=tail[0].mark)
    return [*stays[:-1], ended, *others, replace(last, mark="")]


def _spliced(gone: Paragraph, added: list[Paragraph]) -> list[Paragraph]:
    """Put the last deleted paragraph into the first inserted one; the last end stays."""
    first = replace(added[0], runs=gone.runs + added[0].runs, far=gone.far + added[0].far)
    *others, last = [first, *added[1:]]
    return [*others, replace(last, mark="")]
