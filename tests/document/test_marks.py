"""Marks stay on their words, whatever happens to the text: proved by tagging every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from fzdraft.document.marks import Mark, Text, cut, join, splice, with_mark, without_marks
from fzdraft.document.model import Draft, Paper
from fzdraft.document.soundness import faults

WORDS = st.text(st.sampled_from("新词𠀀，"), max_size=5)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Text, int, int]:
    """A text and a span of it, often along the edges of a mark."""
    text = draw(texts())
    edges = [0, len(text.plain), *(e for mark in text.marks for e in (mark.start, mark.end))]
    place = st.sampled_from(edges) | st.integers(0, len(text.plain))
    start, end = sorted((draw(place), draw(place)))
    return text, start, end


def tags(text: Text) -> list[tuple[str, frozenset[str]]]:
    """Every character with the marks that lie on it."""
    return [
        (char, frozenset(mark.id for mark in text.marks if mark.start <= place < mark.end))
        for place, char in enumerate(text.plain)
    ]


def lies_around(mark: Mark, start: int, end: int) -> bool:
    """Whether words written over [start, end) are words of this mark."""
    if start == end:
        return mark.start < start < mark.end
    return mark.start <= start and end <= mark.end


@given(spans(), WORDS)
def test_every_character_keeps_its_marks_and_new_words_inside_a_mark_join_it(span, new):
    text, start, end = span
    around = frozenset(mark.id for mark in text.marks if lies_around(mark, start, end))
    old, spliced = tags(text), splice(text, start, end, new)
    written = [(char, around) for char in new]
    assert tags(spliced) == [*old[:start], *written, *old[end:]]
    assert all(mark.start < mark.end for mark in spliced.marks)


@given(st.data(), texts())
def test_a_text_stays_sound_under_any_typing(data, text):
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text.plain)))
        end = data.draw(st.integers(start, len(text.plain)))
        text = splice(text, start, end, data.draw(WORDS))
    assert faults(Draft(Paper(title=without_values(text)))) == []


def without_values(text: Text) -> Text:
    return without_marks(text, *(mark.id for mark in text.marks if mark.kind == "value"))


@given(spans())
def test_a_text_cut_in_three_and_joined_reads_as_before(span):
    text, start, end = span
    parts = cut(text, 0, start), cut(text, start, end), cut(text, end, len(text.plain))
    assert tags(join(*parts)) == tags(text)


@given(spans())
def test_a_cut_keeps_the_marks_on_the_words_it_takes(span):
    text, start, end = span
    assert tags(cut(text, start, end)) == tags(text)[start:end]


@given(spans(), st.sampled_from(["verify", "carried", "comment"]))
def test_a_new_mark_lies_on_its_words_and_pushes_aside_only_its_kind(span, kind):
    text, start, end = span
    marked = with_mark(text, Mark("new", kind, start, end))
    others = [mark for mark in text.marks if mark.kind != kind]
    assert [mark for mark in marked.marks if mark.kind != kind] == others
    new = [Mark("new", kind, start, end)] if start < end else []
    assert [mark for mark in marked.marks if mark.id == "new"] == new
    assert faults(Draft(Paper(title=without_values(marked)))) == []


@given(texts())
def test_a_mark_that_is_taken_away_takes_nothing_along(text):
    for mark in text.marks:
        left = [other for other in text.marks if other.id != mark.id]
        assert without_marks(text, mark.id) == Text(text.plain, tuple(left))


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (1, 0), (0, 3), (3, 3)])
def test_what_lies_outside_the_text_is_our_bug(start, end):
    with pytest.raises(IndexError):
        splice(Text("报告"), start, end, "")
    with pytest.raises(IndexError):
        with_mark(Text("报告"), Mark("m", "verify", start, end))
