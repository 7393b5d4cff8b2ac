"""Every text of a draft has one place, where it is read and written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.strategies import drafts, sources

from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Draft,
    Paper,
    Paragraph,
    Remark,
    Section,
    Table,
    outgoing,
)
from fzdraft.document.places import Place, locate, read_text, texts, write_text, write_texts
from fzdraft.document.soundness import faults, missing_rows

MARKED = Text("写在这里")


@given(drafts())
@settings(max_examples=60)
def test_every_text_is_read_at_its_place(draft):
    found = texts(draft)
    assert len({place for place, _ in found}) == len(found)
    for place, text in found:
        assert read_text(draft, place) == text


@given(drafts())
@settings(max_examples=30)
def test_writing_at_a_place_changes_that_text_alone(draft):
    before = texts(draft)
    for index in range(0, len(before), 3):
        place = before[index][0]
        expected = [*before[:index], (place, MARKED), *before[index + 1 :]]
        assert texts(write_text(draft, place, MARKED)) == expected


@given(drafts())
@settings(max_examples=30)
def test_writing_many_texts_is_writing_one_after_another(draft):
    wanted = {place: MARKED for place, _ in texts(draft)[::2]}
    expected = draft
    for place in wanted:
        expected = write_text(expected, place, MARKED)
    assert write_texts(draft, wanted) == expected
    assert write_texts(draft, {}) == draft


@pytest.mark.parametrize(
    "place",
    [
        Place("nobody", "title"),
        Place("report", "name"),
        Place("s1", "title"),
        Place("report", "cell", "nothing"),
        Place("report", "paragraph", "t1"),
    ],
)
def test_a_place_that_is_not_there_is_our_bug(place):
    table = Table("t1", ((Text(),),))
    draft = Draft(Paper(preamble=(table,), sections=(Section("s1"),)))
    with pytest.raises(KeyError):
        read_text(draft, place)
    with pytest.raises(KeyError):
        write_text(draft, place, MARKED)


def test_the_letter_goes_out_where_there_is_one():
    report, letter = Paper(title=Text("报告")), Paper(title=Text("函"))
    assert outgoing(Draft(report)) == report
    assert outgoing(Draft(report, letter)) == letter


@given(drafts(), sources())
@settings(max_examples=60)
def test_arbitrary_drafts_and_sources_are_sound(draft, source):
    assert faults(draft) == []
    assert faults(source) == []
    assert missing_rows(draft) == []


def test_a_remark_leads_to_the_place_in_the_draft():
    section = Section("s1", blocks=(Paragraph("p1"),), sections=(Section("s1.1"),))
    attachment = Attachment("a1", sections=(Section("a1.1"),))
    paper = Paper(preamble=(Paragraph("p0"),), sections=(section,), attachments=(attachment,))
    draft = Draft(paper, Paper(sections=(Section("ls1"),)))
    expected = [
        ((), "title", None, Place("report", "title")),
        ((), "preamble", 0, Place("report", "paragraph", "p0")),
        ((0, 0), "heading", None, Place("s1.1", "heading")),
        ((0,), "paragraph", 0, Place("s1", "paragraph", "p1")),
        (("attachment", 0), "name", None, Place("a1", "name")),
        (("attachment", 0, 0), "heading", None, Place("a1.1", "heading")),
        (("letter", 0), "heading", None, Place("ls1", "heading")),
        ((5,), "heading", None, None),
        (None, "", None, None),
    ]
    remarks = [Remark("x", "", path, part, index) for path, part, index, _ in expected]
    assert [place for *_, place in expected] == [locate(draft, remark) for remark in remarks]
