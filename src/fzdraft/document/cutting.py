"""Cutting lines of a paper and putting text in their place: what stays, where the caret goes."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.document.flat import Item, Spot
from fzdraft.document.ids import new_ids
from fzdraft.document.marks import Mark, Text, cut, join
from fzdraft.document.model import Draft, Paragraph, Table
from fzdraft.document.wording import blackened


def replaced(
    draft: Draft, a: Item, b: Item, start: Spot, end: Spot, new: str
) -> tuple[list[Item], int, int]:
    """Return the lines in the place of those from `a` to `b`, and the caret: line, offset."""
    if a.kind == "table" or b.kind == "table":
        return _replaced_at_table(a, b, start, end, new)
    pieces = new.split("\n")
    head, tail = _halves(a, b, start, end, new)
    if len(pieces) > 1:
        return _pasted(draft, a, b, head, tail, pieces, end.offset)
    head = glue(head, Text(new))
    if a is b or (a.kind == "paragraph") == (b.kind == "paragraph"):
        return [_with_text(a, glue(head, tail))], 0, len(head.plain)
    rest = _rest(b, tail, end.offset)
    if rest and a.kind == "paragraph" and not head.plain:
        return rest, 0, 0
    return [_with_text(a, head), *rest], 0, len(head.plain)


def _halves(a: Item, b: Item, start: Spot, end: Spot, new: str) -> tuple[Text, Text]:
    """Return what stays before and after the cut; sentences that the cut harms turn black."""
    head = cut(a.text, 0, start.offset)
    tail = cut(b.text, end.offset, len(b.text.plain))
    if start == end and new == "\n":
        return head, tail
    head = blackened(head, a.text, start.offset, end.offset if a is b else len(a.text.plain))
    return head, blackened(tail, b.text, start.offset if a is b else 0, end.offset)


def _pasted(
    draft: Draft, a: Item, b: Item, head: Text, tail: Text, pieces: list[str], end: int
) -> tuple[list[Item], int, int]:
    first = _with_text(a, glue(head, Text(pieces[0])))
    names = new_ids(draft, "p", len(pieces) - 1)
    texts = [Text(piece) for piece in pieces[1:]]
    rest: list[Item] = []
    if a is b or b.kind == "paragraph":
        texts[-1] = glue(texts[-1], tail)
    else:
        rest = _rest(b, tail, end)
    lines = [paragraph(a.node, name, text) for name, text in zip(names, texts, strict=True)]
    return [first, *lines, *rest], len(lines), len(pieces[-1])


def _rest(b: Item, tail: Text, end: int) -> list[Item]:
    """Return the last line of a cut as it stays: nothing when all of it was cut away."""
    return [] if end and not tail.plain else [_with_text(b, tail)]


def _replaced_at_table(
    a: Item, b: Item, start: Spot, end: Spot, new: str
) -> tuple[list[Item], int, int]:
    """Empty the cells that the cut covers; a table that it enters stays."""
    if a is b:
        return [_with_cells(a, start, end, new)], 0, start.offset + len(new)
    if a.kind == "table":
        first = _with_cells(a, start, None, new)
    else:
        head = cut(a.text, 0, start.offset)
        first = _with_text(a, glue(blackened(head, a.text, start.offset, 10**9), Text(new)))
    if b.kind == "table":
        rest = [_with_cells(b, None, end, "")]
    else:
        tail = cut(b.text, end.offset, len(b.text.plain))
        rest = _rest(b, blackened(tail, b.text, 0, end.offset), end.offset)
    return [first, *rest], 0, start.offset + len(new)


def _with_cells(item: Item, start: Spot | None, end: Spot | None, new: str) -> Item:
    """Cut the cells from `start` (or the first) to `end` (or the last) and write `new` first."""
    table = item.block
    assert isinstance(table, Table)
    one = (start.place.row, start.place.column) if start else (0, -1)
    other = (end.place.row, end.place.column) if end else (len(table.rows), 0)
    rows = [list(row) for row in table.rows]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if one <= (r, c) <= other:
                head = cut(text, 0, start.offset) if start and one == (r, c) else Text()
                tail = cut(text, end.offset, len(text.plain)) if end and other == (r, c) else Text()
                row[c] = glue(head, Text(new if start and one == (r, c) else ""), tail)
    return replace(item, block=replace(table, rows=tuple(tuple(row) for row in rows)))


def _with_text(item: Item, text: Text) -> Item:
    return replace(item, text=text)


def paragraph(node: str, block_id: str, text: Text) -> Item:
    """Return the line of a new paragraph."""
    return Item("paragraph", node, text, block=Paragraph(block_id, text))


def glue(*texts: Text) -> Text:
    """Join texts; a mark that a split had cut in two becomes one again."""
    joined = join(*texts)
    marks: list[Mark] = []
    for mark in joined.marks:
        half = (mark.id, mark.kind, mark.payload, mark.start)
        twin = next((m for m in marks if (m.id, m.kind, m.payload, m.end) == half), None)
        if twin is None:
            marks.append(_apart(mark, marks))
        else:
            marks[marks.index(twin)] = replace(twin, end=mark.end)
    return Text(joined.plain, tuple(marks))


def _apart(mark: Mark, others: list[Mark]) -> Mark:
    """Give a mark another id where one beside it has the same: each comes and goes alone."""
    used = {other.id for other in others}
    fresh = mark.id
    while fresh in used:
        fresh += "_"
    return replace(mark, id=fresh)
