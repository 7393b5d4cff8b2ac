"""What a user may do to a draft, as strategies: any edit, any move of the outline."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace
from tests.strategies import ELEMENTS, REPORTERS, texts

from fzdraft.document import caret, finding, restructure, tree
from fzdraft.document.edits import (
    Batch,
    Edit,
    SetBlocks,
    SetElements,
    SetField,
    SetRow,
    SetRunIn,
    SetSections,
    SetText,
)
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text, splice
from fzdraft.document.model import Draft, Paragraph, Row, Section, walk
from fzdraft.document.places import texts as texts_of


def sections_of(draft: Draft) -> list[Section]:
    """Every section of the draft, those of attachments and letter included."""
    tops = [paper.sections for _, paper in tree.papers(draft)]
    tops += [a.sections for _, paper in tree.papers(draft) for a in paper.attachments]
    return [section for top in tops for _, section in walk(top)]


def holders_of(draft: Draft) -> list[str]:
    """Every node that may hold sections."""
    attachments = [a.id for _, paper in tree.papers(draft) for a in paper.attachments]
    sections = [section.id for section in sections_of(draft)]
    return [*(name for name, _ in tree.papers(draft)), *attachments, *sections]


def outline_moves(draft: Draft) -> st.SearchStrategy[Edit | None]:
    """Moves of the outline; None where a move is not possible."""
    names = [section.id for section in sections_of(draft)]
    holders = st.sampled_from(holders_of(draft))
    fresh = Section(new_id(draft, "s"))
    add = st.builds(lambda holder: restructure.insert(draft, holder, 0, fresh), holders)
    top = [name for name, _ in tree.papers(draft)]
    if not names:
        return st.sampled_from([restructure.insert(draft, name, 0, fresh) for name in top])
    one = st.sampled_from(names)
    return st.one_of(
        st.builds(lambda name: restructure.promote(draft, name), one),
        st.builds(lambda name: restructure.demote(draft, name), one),
        st.builds(
            lambda name, by: restructure.step(draft, name, by), one, st.sampled_from([-1, 1])
        ),
        st.builds(
            lambda name, holder, index: restructure.move(draft, name, holder, index),
            one,
            holders,
            st.integers(0, 3),
        ),
        st.builds(lambda name: restructure.remove(draft, name), one),
        add.filter(lambda edit: restructure.level_of(draft, edit.parent) < 4),
    )


@st.composite
def typings(draw: st.DrawFn, draft: Draft) -> Edit:
    """Typing anywhere in the draft."""
    place, text = draw(st.sampled_from(texts_of(draft)))
    start = draw(st.integers(0, len(text.plain)))
    end = draw(st.integers(start, len(text.plain)))
    return SetText(place, splice(text, start, end, draw(st.text(max_size=3))))


def _others(draft: Draft) -> st.SearchStrategy[Edit]:
    """Edits of elements, blocks, rows and whole fields."""
    fresh = Paragraph(new_id(draft, "p"))
    row = Row(new_id(draft, "r"), values={2024: "1"})
    holders = st.sampled_from(holders_of(draft))
    sections = [SetRunIn(found.id, not found.run_in) for found in sections_of(draft)]
    rows = [SetRow(old.id, replace(old, state="verified")) for old in draft.rows]
    return st.one_of(
        st.builds(SetElements, ELEMENTS),
        st.builds(SetField, st.just("reporter"), REPORTERS),
        st.builds(SetField, st.just("year"), st.none() | st.integers(2015, 2030)),
        st.builds(
            lambda name: SetBlocks(name, (*tree.blocks_of(tree.find(draft, name)), fresh)), holders
        ),
        st.builds(lambda text: SetField("report", replace(draft.report, title=text)), texts(())),
        st.sampled_from([SetRow(row.id, row), *rows, *sections]),
    )


@st.composite
def keystrokes(draw: st.DrawFn, draft: Draft) -> Edit | None:
    """What an editor does at its caret or with a selection over any texts."""
    lines = texts_of(draft)
    first = draw(st.integers(0, len(lines) - 1))
    last = draw(st.just(first) | st.integers(first, len(lines) - 1))
    start = draw(_offsets(lines[first][1]))
    end = draw(_offsets(lines[last][1]).filter(lambda at: first < last or at >= start))
    one, other = caret.Spot(lines[first][0], start), caret.Spot(lines[last][0], end)
    key = draw(st.sampled_from(["put", "enter", "back", "forward"]))
    if key == "put":
        return caret.put(draft, one, other, draw(st.text("新7。\n", max_size=3))).edit
    if key == "enter":
        return caret.enter(draft, one).edit
    if key == "back":
        return caret.back(draft, replace(one, offset=0)).edit
    return caret.forward(draft, replace(one, offset=len(lines[first][1].plain))).edit


def _offsets(text: Text) -> st.SearchStrategy[int]:
    """Places in a text, often its edges and those of its marks."""
    edges = {0, len(text.plain), *(at for mark in text.marks for at in (mark.start, mark.end))}
    return st.sampled_from(sorted(edges)) | st.integers(0, len(text.plain))


@st.composite
def reshapings(draw: st.DrawFn, draft: Draft) -> Edit | None:
    """Splitting and merging sections, replacing words everywhere."""
    names = [section.id for section in sections_of(draft)]
    blocks = [(section.id, b.id) for section in sections_of(draft) for b in section.blocks]
    if not blocks or draw(st.integers(0, 2)) == 0:
        hits = finding.find_all(draft, draw(st.sampled_from(["报", "一", "0"])))
        return finding.replace_all(draft, hits, draw(st.sampled_from(["", "新", "79"])))
    if draw(st.booleans()):
        return restructure.merge(draft, draw(st.sampled_from(names)))
    return restructure.split(draft, *draw(st.sampled_from(blocks)))


def edits(draft: Draft) -> st.SearchStrategy[Edit]:
    """Any edit that keeps a sound draft sound."""
    moves = outline_moves(draft) | keystrokes(draft) | reshapings(draft)
    one = typings(draft) | _others(draft) | moves.filter(bool)
    return one | st.builds(lambda edit: Batch((edit,)), one)


def careless_edits(draft: Draft) -> st.SearchStrategy[Edit]:
    """Edits that may leave a draft unsound, and that still know their way back."""
    rows = [SetRow(row.id, None) for row in draft.rows]
    emptied = [SetSections(name, ()) for name in holders_of(draft)]
    fields = [SetField("letter", None), SetField("rows", ()), SetField("template", "town")]
    return edits(draft) | st.sampled_from([*rows, *emptied, *fields])
