"""Texts set all at once are the texts set one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import drafts

from fzdraft.document import rewriting
from fzdraft.document.edits import Batch, SetField, SetText, apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.places import Place, texts
from fzdraft.document.rewriting import FEW, gathered, with_texts


@given(drafts(), st.data())
def test_many_texts_are_set_as_each_would_be(draft, data):
    places = [place for place, _ in texts(draft)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, min_size=1))
    new = {place: Text(f"新{number}") for number, place in enumerate(chosen)}
    one_by_one, _ = apply(draft, Batch(tuple(SetText(*item) for item in new.items())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rewriting, "FEW", 0)
        edit = with_texts(draft, new)
    at_once, inverse = apply(draft, edit)
    assert at_once == one_by_one
    assert apply(at_once, inverse)[0] == draft


def test_very_many_texts_are_one_edit_and_leave_the_rest_as_it_is():
    there = tuple(Paragraph(f"p{n}", Text("旧")) for n in range(2 * FEW))
    other = Section("s2", blocks=(Paragraph("q", Text("旧")),))
    draft = Draft(Paper(sections=(Section("s1", blocks=there), other)))
    new = {Place("s1", "paragraph", f"p{n}"): Text("新") for n in range(2 * FEW)}
    edit = with_texts(draft, new)
    assert len(edit.edits) == 1
    assert apply(draft, edit)[0].report.sections[1] is other


def test_no_texts_are_no_edit():
    assert with_texts(Draft(), {}) is None


def there() -> Draft:
    return Draft(Paper(preamble=tuple(Paragraph(f"p{n}", Text("旧")) for n in range(2 * FEW))))


def texts_to_set(count: int) -> tuple[SetText, ...]:
    return tuple(
        SetText(Place("report", "paragraph", f"p{n}"), Text(f"新{n}")) for n in range(count)
    )


@pytest.mark.parametrize(("count", "edits"), [(FEW, FEW + 1), (2 * FEW, 2)])
def test_a_batch_of_many_texts_is_gathered_and_does_the_same(count, edits):
    edit = Batch((*texts_to_set(count), SetField("year", 2025)))
    together = gathered(there(), edit)
    assert len(together.edits) == edits
    assert apply(there(), together)[0] == apply(there(), edit)[0]


def test_texts_in_a_paper_that_is_changed_otherwise_are_not_gathered():
    edit = Batch((*texts_to_set(2 * FEW), SetField("report", Paper())))
    assert gathered(there(), edit) is edit
