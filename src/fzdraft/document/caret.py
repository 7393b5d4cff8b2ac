"""What an editor's caret does to a draft: put, enter, back, forward — each one Edit.

Nothing is lost silently: a heading whose number is taken away becomes a paragraph,
and what stood below it flows to the section before it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.cutting import fresh_ids, glue, paragraph, replaced
from fzdraft.document.difference import difference
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetRunIn, SetText, apply
from fzdraft.document.flat import (
    Item,
    Spot,
    end_of,
    flatten,
    index_of,
    is_run_in,
    key_of,
    place_of,
    rebuild,
    runs_in,
    start_of,
)
from fzdraft.document.marks import Text, cut
from fzdraft.document.model import Draft, Paper, Paragraph, Table
from fzdraft.document.places import Place, read_text, texts
from fzdraft.document.wording import reworded


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
        pushed = _pushed(draft, edit, start, end)
        return Change(edit, Spot(start.place, start.offset + len(new) + pushed))
    one, other = _paper_of(draft, start.place), _paper_of(draft, end.place)
    if one != other:
        return _across(draft, one, other, start, end, new)
    items = flatten(one, _paper(draft, one))
    a, b = index_of(items, start.place), index_of(items, end.place)
    middle, at, offset = replaced(draft, items[a], items[b], start, end, new)
    return _change(draft, one, items[:a] + middle + items[b + 1 :], a + at, offset, start)


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
        return _removed(draft, paper, items, index, end_of(before))
    if before.kind == "heading" and before.level > 1 and not is_run_in(before):
        return Change(SetRunIn(before.node, True), spot)
    return Change(None, end_of(before))


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
        return Change(None, start_of(after))
    if item.kind == "paragraph":
        return _forward_paragraph(draft, paper, items, index)
    if after.kind == "paragraph" and not after.text.plain:
        return _removed(draft, paper, items, index + 1, spot)
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
    paper, items, index = _stand(draft, spot.place)
    item, after = items[index], items[index + 1 : index + 2]
    if item.kind != "title" and spot.offset == 0 and item.text.plain:
        return _insert_before(draft, spot)
    tail = cut(item.text, spot.offset, len(item.text.plain))
    follows = after and after[0].kind == "paragraph"
    if not tail.plain and follows and (is_run_in(item) or not after[0].text.plain):
        return Change(None, start_of(after[0]))
    head = replace(item, text=cut(item.text, 0, spot.offset))
    if tail.plain and is_run_in(item):
        moved = replace(after[0], text=glue(tail, Text("。"), after[0].text))
        row = [*items[:index], head, moved, *items[index + 2 :]]
    else:
        row = [*items[:index], head, _new_paragraph(draft, item.node, tail), *items[index + 1 :]]
    return _change(draft, paper, row, index + 1, 0, spot)


def _forward_paragraph(draft: Draft, paper: str, items: list[Item], index: int) -> Change:
    item, after = items[index], items[index + 1]
    if after.kind == "paragraph":
        return _joined(draft, paper, items, index)
    if not item.text.plain:
        return _removed(draft, paper, items, index, start_of(after))
    return _demoted(draft, paper, items, index + 1, 1)


def _demoted(draft: Draft, paper: str, items: list[Item], index: int, back: int) -> Change:
    """Make a heading a paragraph; the caret stays before it (`back` 1) or goes with it (0)."""
    item, caret = items[index], end_of(items[index - 1])
    if not item.text.plain:
        return _removed(draft, paper, items, index, caret)
    used = 1
    text = item.text
    if is_run_in(item):
        text, used = glue(text, Text("。"), items[index + 1].text), 2
    line = _new_paragraph(draft, item.node, text)
    row = [*items[:index], line, *items[index + used :]]
    offset = caret.offset if back else 0
    return _change(draft, paper, row, index - back, offset, caret)


def _joined(draft: Draft, paper: str, items: list[Item], index: int) -> Change:
    first, second = items[index], items[index + 1]
    line = replace(first, text=glue(first.text, second.text))
    row = [*items[:index], line, *items[index + 2 :]]
    offset = len(first.text.plain)
    return _change(draft, paper, row, index, offset, Spot(place_of(first), offset))


def _removed(draft: Draft, paper: str, items: list[Item], index: int, caret: Spot) -> Change:
    row = [*items[:index], *items[index + 1 :]]
    edit = difference(paper, _paper(draft, paper), rebuild(_paper(draft, paper), row))
    return Change(edit, caret)


def _without(draft: Draft, paper: str, items: list[Item], index: int, caret: int) -> Change:
    """Take an empty heading out; the caret goes to the start of the line `caret`."""
    if items[caret].kind == "table":
        return _removed(draft, paper, items, index, start_of(items[caret]))
    row = [*items[:index], *items[index + 1 :]]
    return _change(draft, paper, row, caret - (caret > index), 0, start_of(items[caret]))


def _insert_before(draft: Draft, spot: Spot) -> Change:
    """Put an empty paragraph before the line of the caret, which stays on its text."""
    paper, items, index = _stand(draft, spot.place)
    row = [*items[:index], _new_paragraph(draft, spot.place.node, Text()), *items[index:]]
    edit = difference(paper, _paper(draft, paper), rebuild(_paper(draft, paper), row))
    return Change(edit, spot)


def _across(draft: Draft, one: str, other: str, start: Spot, end: Spot, new: str) -> Change:
    """Cut to the end of one paper and from the start of the other; their titles stay."""
    last = end_of(flatten(one, _paper(draft, one))[-1])
    first = put(draft, start, last, new)
    middle = apply(draft, first.edit)[0] if first.edit else draft
    second = put(middle, Spot(Place(other, "title"), 0), end, "")
    edits = tuple(edit for edit in (first.edit, second.edit) if edit is not None)
    return Change(Batch(edits), first.caret)


def _cell_below(draft: Draft, spot: Spot) -> Spot:
    """Return the cell under this one, or the line after the table."""
    place = replace(spot.place, row=spot.place.row + 1)
    _, items, index = _stand(draft, spot.place)
    table = items[index].block
    assert isinstance(table, Table)
    if place.row < len(table.rows):
        return Spot(place, len(table.rows[place.row][place.column].plain))
    return start_of(items[index + 1]) if index + 1 < len(items) else spot


def _change(
    draft: Draft, paper: str, items: list[Item], at: int, offset: int, start: Spot
) -> Change:
    """Return the edit to these lines with the caret in line `at` (in a table: at `start`)."""
    old = _paper(draft, paper)
    new = rebuild(old, items)
    if items[at].kind == "table":
        place = start.place
    else:
        key = key_of(items[at])
        place = next(place_of(item) for item in flatten(paper, new) if key_of(item) == key)
    return Change(difference(paper, old, new), Spot(place, offset))


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
    return paper, items, index_of(items, place)


def _new_paragraph(draft: Draft, node: str, text: Text) -> Item:
    return paragraph(node, fresh_ids(draft, 1)[0], text)


def after_table(draft: Draft, node: str, table: str, new: str) -> Change:
    """Begin a paragraph after a table that nothing follows."""
    blocks = tree.blocks_of(tree.find(draft, node))
    index = next(i for i, block in enumerate(blocks) if block.id == table) + 1
    name = fresh_ids(draft, 1)[0]
    edit = SetBlocks(node, (*blocks[:index], Paragraph(name, Text(new)), *blocks[index:]))
    return Change(edit, Spot(Place(node, "paragraph", name), len(new)))
