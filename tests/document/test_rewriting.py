"""Texts set all at once are the texts set one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import drafts

from fzdraft.document import rewriting
from fzdraft.document.edits import Batch, SetText, apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.places import Place, texts
from fzdraft.document.rewriting import FEW, with_texts


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
