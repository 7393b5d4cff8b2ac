"""What an editor's caret does to a draft: put, enter, back, forward — each one Edit.

Nothing is lost silently: a heading whose number is taken away becomes a paragraph,
and what stood below it flows to the section before it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.cutting import glue, paragraph, replaced
from fzdraft.document.difference import difference
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetRunIn, SetText, apply
from fzdraft.document.flat import (
    Flat,
    Item,
    Spot,
    end_of,
    is_run_in,
    place_of,
    runs_in,
    standing,
    start_of,
)
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text, cut
from fzdraft.document.model import Draft, Paper, Paragraph, Table
from fzdraft.document.places import Place, read_text, texts
from fzdraft.document.splicing import spliced
from fzdraft.document.wording import reworded


class Change(Struct, frozen=True):
    """An edit (None: nothing changes) and where the caret stands after it."""

    edit: Edit | None
    caret: Spot


class Aim(Struct, frozen=True):
    """Where the caret goes: line and offset; in a table it stays at `table`."""

    line: int
    offset: int
    table: Spot


def put(draft: Draft, start: Spot, end: Spot, new: str) -> Change:
    """Replace what stands between two spots; each line break in `new` begins a paragraph.

    A heading and a paragraph that the cut leaves over do not run together; two
    paragraphs, or two headings, do.
    """
    if start.place == end.place and (start.place.part == "cell" or "\n" not in new):
        edit = reworded(draft, start.place, start.offset, end.offset, new)
        pushed = _pushed(draft, edit, start, end)
        return Change(edit, Spot(start.place, start.offset + len(new) + pushed))
    (lines, a), (others, b) = standing(draft, start.place), standing(draft, end.place)
    if lines.paper_id != others.paper_id:
        return _across(draft, lines, others, start, end, new)
    first = lines[a]
    last = first if a == b else lines[b]
    middle, at, offset = replaced(draft, first, last, start, end, new)
    return _change(lines, a, b + 1, middle, Aim(a + at, offset, start))


def _pushed(draft: Draft, edit: Edit, start: Spot, end: Spot) -> int:
    """Return how far numbers before it in its text that follow along push a number written over."""
    told = edit.edits if isinstance(edit, Batch) else ()
    after = next((e.text for e in told if isinstance(e, SetText) and e.place == start.place), None)
    if after is None:
        return 0
    now = {mark.id: mark.start for mark in after.marks}
    for mark in read_text(draft, start.place).marks:
        if mark.kind == "value" and mark.start <= start.offset and end.offset <= mark.end:
            return now.get(mark.id, mark.start) - mark.start
    return 0


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
    if runs_in(section, spot.place.block):
        return Change(SetRunIn(spot.place.node, False), spot)
    return _insert_before(draft, spot)


def back(draft: Draft, spot: Spot) -> Change:
    """Backspace at the start of a text."""
    lines, index = standing(draft, spot.place)
    item = lines[index]
    if item.kind in ("title", "name", "table") or index == 0:
        return Change(None, spot)
    if item.kind == "heading":
        return _demoted(draft, lines, index, 0)
    before = lines[index - 1]
    if before.kind == "heading" and not before.text.plain:
        return _without(lines, index - 1, index)
    if before.kind == "paragraph":
        return _joined(lines, index - 1)
    if not item.text.plain:
        return _removed(lines, index, end_of(before))
    if before.kind == "heading" and before.level > 1 and not is_run_in(before):
        return Change(SetRunIn(before.node, True), spot)
    return Change(None, end_of(before))


def forward(draft: Draft, spot: Spot) -> Change:
    """Delete at the end of a text."""
    lines, index = standing(draft, spot.place)
    item = lines[index]
    if item.kind == "table" or index + 1 == len(lines):
        return Change(None, spot)
    after = lines[index + 1]
    if item.kind == "heading" and not item.text.plain:
        return _without(lines, index, index + 1)
    if after.kind in ("table", "name"):
        return Change(None, start_of(after))
    if item.kind == "paragraph":
        return _forward_paragraph(draft, lines, index)
    if after.kind == "paragraph" and not after.text.plain:
        return _removed(lines, index + 1, spot)
    below = item.kind == "heading" and item.level > 1 and after.kind == "paragraph"
    if below and not is_run_in(item):
        return Change(SetRunIn(item.node, True), spot)
    return Change(None, start_of(after))


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
    lines, index = standing(draft, spot.place)
    item, after = lines[index], lines[index + 1 : index + 2]
    if item.kind != "title" and spot.offset == 0 and item.text.plain:
        return _insert_before(draft, spot)
    tail = cut(item.text, spot.offset, len(item.text.plain))
    follows = after and after[0].kind == "paragraph"
    if not tail.plain and follows and (is_run_in(item) or not after[0].text.plain):
        return Change(None, start_of(after[0]))
    head = replace(item, text=cut(item.text, 0, spot.offset))
    aim = Aim(index + 1, 0, spot)
    if tail.plain and is_run_in(item):
        moved = replace(after[0], text=glue(tail, Text("。"), after[0].text))
        return _change(lines, index, index + 2, [head, moved], aim)
    return _change(lines, index, index + 1, [head, _new_paragraph(draft, item.node, tail)], aim)


def _forward_paragraph(draft: Draft, lines: Flat, index: int) -> Change:
    after = lines[index + 1]
    if after.kind == "paragraph":
        return _joined(lines, index)
    if not lines[index].text.plain:
        return _removed(lines, index, start_of(after))
    return _demoted(draft, lines, index + 1, 1)


def _demoted(draft: Draft, lines: Flat, index: int, back: int) -> Change:
    """Make a heading a paragraph; the caret stays before it (`back` 1) or goes with it (0)."""
    item, caret = lines[index], end_of(lines[index - 1])
    if not item.text.plain:
        return _removed(lines, index, caret)
    used = 1
    text = item.text
    if is_run_in(item):
        text, used = glue(text, Text("。"), lines[index + 1].text), 2
    line = _new_paragraph(draft, item.node, text)
    aim = Aim(index - back, caret.offset if back else 0, caret)
    return _change(lines, index, index + used, [line], aim)


def _joined(lines: Flat, index: int) -> Change:
    first, second = lines[index], lines[index + 1]
    line = replace(first, text=glue(first.text, second.text))
    offset = len(first.text.plain)
    aim = Aim(index, offset, Spot(place_of(first), offset))
    return _change(lines, index, index + 2, [line], aim)


def _removed(lines: Flat, index: int, caret: Spot) -> Change:
    return Change(_edit(lines, spliced(lines, index, index + 1, [])), caret)


def _without(lines: Flat, index: int, caret: int) -> Change:
    """Take an empty heading out; the caret goes to the start of the line `caret`."""
    if lines[caret].kind == "table":
        return _removed(lines, index, start_of(lines[caret]))
    aim = Aim(caret - (caret > index), 0, start_of(lines[caret]))
    return _change(lines, index, index + 1, [], aim)


def _insert_before(draft: Draft, spot: Spot) -> Change:
    """Put an empty paragraph before the line of the caret, which stays on its text."""
    lines, index = standing(draft, spot.place)
    line = _new_paragraph(draft, spot.place.node, Text())
    return Change(_edit(lines, spliced(lines, index, index, [line])), spot)


def _across(draft: Draft, one: Flat, other: Flat, start: Spot, end: Spot, new: str) -> Change:
    """Cut to the end of one paper and from the start of the other; their titles stay."""
    first = put(draft, start, end_of(one[-1]), new)
    middle = apply(draft, first.edit)[0] if first.edit else draft
    second = put(middle, Spot(Place(other.paper_id, "title"), 0), end, "")
    edits = tuple(edit for edit in (first.edit, second.edit) if edit is not None)
    return Change(Batch(edits), first.caret)


def _cell_below(draft: Draft, spot: Spot) -> Spot:
    """Return the cell under this one, or the line after the table."""
    place = replace(spot.place, row=spot.place.row + 1)
    lines, index = standing(draft, spot.place)
    table = lines[index].block
    assert isinstance(table, Table)
    if place.row < len(table.rows):
        return Spot(place, len(table.rows[place.row][place.column].plain))
    return start_of(lines[index + 1]) if index + 1 < len(lines) else spot


def _change(lines: Flat, start: int, end: int, new: list[Item], aim: Aim) -> Change:
    """Return the edit that puts new lines in the place of others, and where the caret goes."""
    paper = spliced(lines, start, end, new)
    line = Flat(lines.paper_id, paper)[aim.line]
    place = aim.table.place if line.kind == "table" else place_of(line)
    return Change(_edit(lines, paper), Spot(place, aim.offset))


def _edit(lines: Flat, new: Paper) -> Edit | None:
    return difference(lines.paper_id, lines.paper, new)


def _new_paragraph(draft: Draft, node: str, text: Text) -> Item:
    return paragraph(node, new_id(draft, "p"), text)


def after_table(draft: Draft, node: str, table: str, new: str) -> Change:
    """Begin a paragraph after a table that nothing follows."""
    blocks = tree.blocks_of(tree.find(draft, node))
    index = next(i for i, block in enumerate(blocks) if block.id == table) + 1
    name = new_id(draft, "p")
    edit = SetBlocks(node, (*blocks[:index], Paragraph(name, Text(new)), *blocks[index:]))
    return Change(edit, Spot(Place(node, "paragraph", name), len(new)))
