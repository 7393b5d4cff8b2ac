"""What an editor's caret does to a draft: put, enter, back, forward — each one Edit.

Nothing is lost silently: a heading whose number is taken away becomes a paragraph,
and what stood below it flows to the section before it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetRunIn, apply
from fzdraft.document.flat import Item, difference, flatten, rebuild
from fzdraft.document.marks import Mark, Text, cut, join
from fzdraft.document.model import Draft, Paper, Paragraph, Section, Table
from fzdraft.document.places import Place, texts
from fzdraft.document.wording import blackened, reworded


class Spot(Struct, frozen=True):
    """A place in a text of the draft; `offset` counts code points."""

    place: Place
    offset: int


class Change(Struct, frozen=True):
    """An edit (None: nothing changes) and where the caret stands after it."""

    edit: Edit | None
    caret: Spot


def put(draft: Draft, start: Spot, end: Spot, new: str) -> Change:
    """Replace what stands between two spots; each line break in `new` begins a paragraph.

    A heading and a paragraph that the cut leaves over do not run together; two
    paragraphs, or two headings, do.
    """
    if start.place == end.place and (start.place.part == "cell" or "\n" not in new):
        edit = reworded(draft, start.place, start.offset, end.offset, new)
        return Change(edit, Spot(start.place, start.offset + len(new)))
    one, other = _paper_of(draft, start.place), _paper_of(draft, end.place)
    if one != other:
        return _across(draft, one, other, start, end, new)
    items = flatten(one, _paper(draft, one))
    a, b = _index(items, start.place), _index(items, end.place)
    middle, at, offset = _replaced(draft, items[a], items[b], start, end, new)
    return _change(draft, one, items[:a] + middle + items[b + 1 :], a + at, offset, start)


def enter(draft: Draft, spot: Spot) -> Change:
    """Begin a new paragraph at the caret; in a heading go on to its first paragraph."""
    part, offset = spot.place.part, spot.offset
    if part == "cell":
        return Change(None, _cell_below(draft, spot))
    if part != "paragraph":
        return _enter_heading(draft, spot)
    if offset:
        return put(draft, spot, spot, "\n")
    section = tree.find(draft, spot.place.node)
    if _runs_in(section, spot.place.block):
        return Change(SetRunIn(spot.place.node, False), spot)
    return _insert_before(draft, spot)


def back(draft: Draft, spot: Spot) -> Change:
    """Backspace at the start of a text."""
    paper, items, index = _stand(draft, spot.place)
    item = items[index]
    if item.kind in ("title", "name", "table") or index == 0:
        return Change(None, spot)
    if item.kind == "heading":
        return _demoted(draft, paper, items, index, 0)
    before = items[index - 1]
    if before.kind == "heading" and not before.text.plain:
        return _without(draft, paper, items, index - 1, index)
    if before.kind == "paragraph":
        return _joined(draft, paper, items, index - 1)
    if not item.text.plain:
        return _removed(draft, paper, items, index, _end(before))
    if before.kind == "heading" and before.level > 1 and not _is_run_in(before):
        return Change(SetRunIn(before.node, True), spot)
    return Change(None, _end(before))


def forward(draft: Draft, spot: Spot) -> Change:
    """Delete at the end of a text."""
    paper, items, index = _stand(draft, spot.place)
    item = items[index]
    if item.kind == "table" or index + 1 == len(items):
        return Change(None, spot)
    after = items[index + 1]
    if item.kind == "heading" and not item.text.plain:
        return _without(draft, paper, items, index, index + 1)
    if after.kind in ("table", "name"):
        return Change(None, _start(after))
    if item.kind == "paragraph":
        return _forward_paragraph(draft, paper, items, index)
    if after.kind == "paragraph" and not after.text.plain:
        return _removed(draft, paper, items, index + 1, spot)
    below = item.kind == "heading" and item.level > 1 and after.kind == "paragraph"
    if below and not _is_run_in(item):
        return Change(SetRunIn(item.node, True), spot)
    return Change(None, _start(after))


def then_enter(draft: Draft, cleared: Change) -> Change:
    """Begin a new paragraph after a first change, as one step."""
    after = apply(draft, cleared.edit)[0] if cleared.edit is not None else draft
    second = enter(after, cleared.caret)
    edits = tuple(edit for edit in (cleared.edit, second.edit) if edit is not None)
    return Change(Batch(edits) if edits else None, second.caret)


def moved(draft: Draft, start: Spot, end: Spot, target: Spot, new: str) -> Change:
    """Take out what stands between two spots and put `new` in at a third, as one step."""
    after = _is_after(draft, target, end)
    first = put(draft, target, target, new) if after else put(draft, start, end, "")
    middle = apply(draft, first.edit)[0] if first.edit is not None else draft
    second = put(middle, start, end, "") if after else put(middle, target, target, new)
    edits = tuple(edit for edit in (first.edit, second.edit) if edit is not None)
    return Change(Batch(edits), first.caret if after else second.caret)


def _is_after(draft: Draft, one: Spot, other: Spot) -> bool:
    order = {place: number for number, (place, _) in enumerate(texts(draft))}
    return (order[one.place], one.offset) >= (order[other.place], other.offset)


def _enter_heading(draft: Draft, spot: Spot) -> Change:
    paper, items, index = _stand(draft, spot.place)
    item, after = items[index], items[index + 1 : index + 2]
    if item.kind != "title" and spot.offset == 0 and item.text.plain:
        return _insert_before(draft, spot)
    tail = cut(item.text, spot.offset, len(item.text.plain))
    follows = after and after[0].kind == "paragraph"
    if not tail.plain and follows and (_is_run_in(item) or not after[0].text.plain):
        return Change(None, _start(after[0]))
    head = replace(item, text=cut(item.text, 0, spot.offset))
    if tail.plain and _is_run_in(item):
        moved = replace(after[0], text=_glue(tail, Text("。"), after[0].text))
        row = [*items[:index], head, moved, *items[index + 2 :]]
    else:
        row = [*items[:index], head, _new_paragraph(draft, item.node, tail), *items[index + 1 :]]
    return _change(draft, paper, row, index + 1, 0, spot)


def _forward_paragraph(draft: Draft, paper: str, items: list[Item], index: int) -> Change:
    item, after = items[index], items[index + 1]
    if after.kind == "paragraph":
        return _joined(draft, paper, items, index)
    if not item.text.plain:
        return _removed(draft, paper, items, index, _start(after))
    return _demoted(draft, paper, items, index + 1, 1)


def _demoted(draft: Draft, paper: str, items: list[Item], index: int, back: int) -> Change:
    """Make a heading a paragraph; the caret stays before it (`back` 1) or goes with it (0)."""
    item, caret = items[index], _end(items[index - 1])
    if not item.text.plain:
        return _removed(draft, paper, items, index, caret)
    used = 1
    text = item.text
    if _is_run_in(item):
        text, used = _glue(text, Text("。"), items[index + 1].text), 2
    line = _new_paragraph(draft, item.node, text)
    row = [*items[:index], line, *items[index + used :]]
    offset = caret.offset if back else 0
    return _change(draft, paper, row, index - back, offset, caret)


def _joined(draft: Draft, paper: str, items: list[Item], index: int) -> Change:
    first, second = items[index], items[index + 1]
    line = replace(first, text=_glue(first.text, second.text))
    row = [*items[:index], line, *items[index + 2 :]]
    offset = len(first.text.plain)
    return _change(draft, paper, row, index, offset, Spot(_place(first), offset))


def _removed(draft: Draft, paper: str, items: list[Item], index: int, caret: Spot) -> Change:
    row = [*items[:index], *items[index + 1 :]]
    edit = difference(paper, _paper(draft, paper), rebuild(_paper(draft, paper), row))
    return Change(edit, caret)


def _without(draft: Draft, paper: str, items: list[Item], index: int, caret: int) -> Change:
    """Take an empty heading out; the caret goes to the start of the line `caret`."""
    if items[caret].kind == "table":
        return _removed(draft, paper, items, index, _start(items[caret]))
    row = [*items[:index], *items[index + 1 :]]
    return _change(draft, paper, row, caret - (caret > index), 0, _start(items[caret]))


def _insert_before(draft: Draft, spot: Spot) -> Change:
    """Put an empty paragraph before the line of the caret, which stays on its text."""
    paper, items, index = _stand(draft, spot.place)
    row = [*items[:index], _new_paragraph(draft, spot.place.node, Text()), *items[index:]]
    edit = difference(paper, _paper(draft, paper), rebuild(_paper(draft, paper), row))
    return Change(edit, spot)


def _across(draft: Draft, one: str, other: str, start: Spot, end: Spot, new: str) -> Change:
    """Cut to the end of one paper and from the start of the other; their titles stay."""
    last = _end(flatten(one, _paper(draft, one))[-1])
    first = put(draft, start, last, new)
    middle = apply(draft, first.edit)[0] if first.edit else draft
    second = put(middle, Spot(Place(other, "title"), 0), end, "")
    edits = tuple(edit for edit in (first.edit, second.edit) if edit is not None)
    return Change(Batch(edits), first.caret)


def _replaced(
    draft: Draft, a: Item, b: Item, start: Spot, end: Spot, new: str
) -> tuple[list[Item], int, int]:
    """Return the lines in the place of those from `a` to `b`, and the caret: line, offset."""
    if a.kind == "table" or b.kind == "table":
        return _replaced_at_table(a, b, start, end, new)
    pieces = new.split("\n")
    head, tail = _halves(a, b, start, end, new)
    if len(pieces) > 1:
        return _pasted(draft, a, b, head, tail, pieces, end.offset)
    head = _glue(head, Text(new))
    if a is b or (a.kind == "paragraph") == (b.kind == "paragraph"):
        return [_with_text(a, _glue(head, tail))], 0, len(head.plain)
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
    first = _with_text(a, _glue(head, Text(pieces[0])))
    names = fresh_ids(draft, len(pieces) - 1)
    texts = [Text(piece) for piece in pieces[1:]]
    rest: list[Item] = []
    if a is b or b.kind == "paragraph":
        texts[-1] = _glue(texts[-1], tail)
    else:
        rest = _rest(b, tail, end)
    lines = [_paragraph(a.node, name, text) for name, text in zip(names, texts, strict=True)]
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
        first = _with_text(a, _glue(blackened(head, a.text, start.offset, 10**9), Text(new)))
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
                row[c] = _glue(head, Text(new if start and one == (r, c) else ""), tail)
    return replace(item, block=replace(table, rows=tuple(tuple(row) for row in rows)))


def _cell_below(draft: Draft, spot: Spot) -> Spot:
    """Return the cell under this one, or the line after the table."""
    place = replace(spot.place, row=spot.place.row + 1)
    _, items, index = _stand(draft, spot.place)
    table = items[index].block
    assert isinstance(table, Table)
    if place.row < len(table.rows):
        return Spot(place, len(table.rows[place.row][place.column].plain))
    return _start(items[index + 1]) if index + 1 < len(items) else spot


def _change(
    draft: Draft, paper: str, items: list[Item], at: int, offset: int, start: Spot
) -> Change:
    """Return the edit to these lines with the caret in line `at` (in a table: at `start`)."""
    old = _paper(draft, paper)
    new = rebuild(old, items)
    if items[at].kind == "table":
        place = start.place
    else:
        key = _key(items[at])
        place = next(_place(item) for item in flatten(paper, new) if _key(item) == key)
    return Change(difference(paper, old, new), Spot(place, offset))


def _key(item: Item) -> tuple[str, str]:
    return (item.kind, item.block.id if item.block else item.node)


def _paper(draft: Draft, paper_id: str) -> Paper:
    paper = tree.find(draft, paper_id)
    assert isinstance(paper, Paper)
    return paper


def _paper_of(draft: Draft, place: Place) -> str:
    for paper_id, paper in tree.papers(draft):
        if any(item.node == place.node for item in flatten(paper_id, paper)):
            return paper_id
    raise KeyError(place)


def _stand(draft: Draft, place: Place) -> tuple[str, list[Item], int]:
    """Return the paper, its lines and the line of the place."""
    paper = _paper_of(draft, place)
    items = flatten(paper, _paper(draft, paper))
    return paper, items, _index(items, place)


def _index(items: list[Item], place: Place) -> int:
    for index, item in enumerate(items):
        if item.node == place.node and item.block and item.block.id == place.block:
            return index
        if not item.block and (item.node, item.kind) == (place.node, place.part):
            return index
    raise KeyError(place)


def _place(item: Item) -> Place:
    if item.block is None:
        return Place(item.node, item.kind)  # type: ignore[arg-type]
    return Place(item.node, "cell" if item.kind == "table" else "paragraph", item.block.id)


def _start(item: Item) -> Spot:
    return Spot(_place(item), 0)


def _end(item: Item) -> Spot:
    """Return the spot after the last character; of a table: of its last cell."""
    if not isinstance(item.block, Table):
        return Spot(_place(item), len(item.text.plain))
    row = len(item.block.rows) - 1
    column = len(item.block.rows[row]) - 1
    place = replace(_place(item), row=row, column=column)
    return Spot(place, len(item.block.rows[row][column].plain))


def _is_run_in(item: Item) -> bool:
    shell = item.shell
    return isinstance(shell, Section) and bool(shell.blocks) and _runs_in(shell, shell.blocks[0].id)


def _runs_in(node: tree.Node, block: str) -> bool:
    """Tell whether the block goes on in the line of its section's heading."""
    if not isinstance(node, Section) or not node.run_in or not node.blocks:
        return False
    first = node.blocks[0]
    return isinstance(first, Paragraph) and first.id == block


def _with_text(item: Item, text: Text) -> Item:
    return replace(item, text=text)


def _new_paragraph(draft: Draft, node: str, text: Text) -> Item:
    return _paragraph(node, fresh_ids(draft, 1)[0], text)


def _paragraph(node: str, block_id: str, text: Text) -> Item:
    return Item("paragraph", node, text, block=Paragraph(block_id, text))


def after_table(draft: Draft, node: str, table: str, new: str) -> Change:
    """Begin a paragraph after a table that nothing follows."""
    blocks = tree.blocks_of(tree.find(draft, node))
    index = next(i for i, block in enumerate(blocks) if block.id == table) + 1
    name = fresh_ids(draft, 1)[0]
    edit = SetBlocks(node, (*blocks[:index], Paragraph(name, Text(new)), *blocks[index:]))
    return Change(edit, Spot(Place(node, "paragraph", name), len(new)))


def fresh_ids(draft: Draft, count: int) -> list[str]:
    """Return ids for new paragraphs that the draft does not use yet."""
    used = set(tree.ids(draft))
    found: list[str] = []
    number = len(used)
    while len(found) < count:
        number += 1
        if f"p{number}" not in used:
            found.append(f"p{number}")
    return found


def _glue(*texts: Text) -> Text:
    """Join texts; a mark that a split had cut in two becomes one again."""
    joined = join(*texts)
    marks: list[Mark] = []
    for mark in joined.marks:
        twin = next(
            (m for m in marks if (m.id, m.kind, m.end) == (mark.id, mark.kind, mark.start)), None
        )
        if twin is None:
            marks.append(mark)
        else:
            marks[marks.index(twin)] = replace(twin, end=mark.end)
    return Text(joined.plain, tuple(marks))
