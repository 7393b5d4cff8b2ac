"""What keeps a draft from going out."""

from __future__ import annotations

from msgspec.structs import replace
from tests.layout.drafts import draft_of, skin, with_head, with_letter

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paragraph, Row
from fzdraft.layout.open_marks import open_marks

MARKS = (
    Mark("a", "value", 2, 5, "r"),
    Mark("b", "verify", 6, 7),
    Mark("c", "comment", 0, 2, "问一下"),
    Mark("d", "carried", 0, 7, "去年的话"),
)


def marked(year: int = 2024) -> Draft:
    draft = draft_of([])
    report = replace(draft.report, preamble=(Paragraph("p", Text("受理145宗。", MARKS)),))
    return replace(draft, report=report, rows=(Row("r", values={2023: "145"}),), year=year)


def test_unfilled_and_unverified_places_keep_a_submission_back():
    assert [str(m) for m in open_marks(marked(), skin("submit"))] == ["待填：145", "待核：。"]


def test_they_say_where_they_are():
    first = open_marks(marked(), skin("submit"))[0]
    assert (first.place.node, first.place.block, first.start, first.end) == ("report", "p", 2, 5)


def test_a_filled_value_is_not_open():
    assert [m.kind for m in open_marks(marked(2023), skin("submit"))] == ["verify"]


def test_a_review_copy_may_go_with_open_marks():
    assert open_marks(marked(), skin("review")) == []


def test_a_letter_that_stays_at_home_holds_nothing_back():
    letter = replace(with_letter().letter, preamble=marked().report.preamble)
    draft = replace(with_letter(), letter=letter, rows=marked().rows, year=2024)
    assert open_marks(draft, skin("public")) == []
    assert len(open_marks(draft, skin("submit"))) == 2


def test_a_secret_paper_is_not_published():
    draft = with_head(["正文。"])
    elements = replace(draft.report.elements, secrecy="机密★1年")
    secret = replace(draft, report=replace(draft.report, elements=elements))
    assert [str(m) for m in open_marks(secret, skin("public"))] == ["密级：机密★1年"]
    assert open_marks(secret, skin("submit")) == []
