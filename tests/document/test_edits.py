"""Whatever was done can be undone, to the last mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.document.moves import careless_edits, edits
from tests.strategies import drafts

from fzdraft.document.edits import Batch, SetElements, SetRow, SetRunIn, SetText, apply
from fzdraft.document.history import History, do, redo, undo
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Draft, Elements, Paper, Row, Table
from fzdraft.document.places import Place
from fzdraft.document.soundness import faults


@given(st.data(), drafts(), st.integers(1, 8))
@settings(max_examples=60)
def test_any_sequence_of_edits_undone_gives_the_same_draft(data, draft, count):
    now, inverses = draft, []
    for _ in range(count):
        now, inverse = apply(now, data.draw(careless_edits(now)))
        inverses.append(inverse)
    for inverse in reversed(inverses):
        now, _ = apply(now, inverse)
    assert now == draft


@given(st.data(), drafts(), st.integers(1, 8))
@settings(max_examples=60)
def test_a_history_goes_all_the_way_back_and_forth(data, draft, count):
    history = History(draft)
    for _ in range(count):
        edit, burst = (
            data.draw(careless_edits(history.draft)),
            data.draw(st.sampled_from("ab") | st.just("")),
        )
        history = do(history, edit, "改", burst)
    steps = len(history.done)
    back = history
    for _ in range(steps):
        back = undo(back)
    assert (back.draft, back.done) == (draft, ())
    for _ in range(steps):
        back = redo(back)
    assert (back.draft, len(back.done)) == (history.draft, steps)


@given(st.data(), drafts(), st.integers(1, 6))
@settings(max_examples=50)
def test_a_sound_draft_stays_sound(data, draft, count):
    for _ in range(count):
        draft, _ = apply(draft, data.draw(edits(draft)))
    assert faults(draft) == []


@given(st.data(), drafts())
@settings(max_examples=50)
def test_an_inverse_knows_its_own_way_back(data, draft):
    changed, inverse = apply(draft, data.draw(careless_edits(draft)))
    same, again = apply(changed, inverse)
    assert (same, apply(same, again)[0]) == (draft, changed)


def test_a_step_of_several_edits_is_undone_in_reverse():
    place = Place("report", "title")
    both = Batch((SetText(place, Text("一")), SetText(place, Text("二"))))
    changed, inverse = apply(Draft(), both)
    assert changed.report.title == Text("二")
    assert apply(changed, inverse)[0] == Draft()


def test_a_row_that_is_removed_comes_back_in_its_place():
    draft = Draft(rows=(Row("r1"), Row("r2"), Row("r3")))
    changed, inverse = apply(draft, SetRow("r2", None))
    assert [row.id for row in changed.rows] == ["r1", "r3"]
    assert apply(changed, inverse)[0] == draft


@pytest.mark.parametrize(
    "edit",
    [
        SetText(Place("s9", "heading"), Text()),
        SetText(Place("report", "heading"), Text()),
        SetText(Place("report", "paragraph", "p9"), Text()),
        SetText(Place("report", "cell", "t1", 0, 1), Text()),
        SetText(Place("report", "cell", "t1", -1, 0), Text()),
        SetElements(Elements(), letter=True),
        SetRunIn("a1", True),
    ],
)
def test_an_edit_of_what_is_not_there_is_our_bug(edit):
    table = Table("t1", ((Text(),),))
    draft = Draft(Paper(preamble=(table,), attachments=(Attachment("a1"),)))
    with pytest.raises(KeyError):
        apply(draft, edit)
