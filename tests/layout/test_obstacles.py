"""What keeps a draft from going out."""

from __future__ import annotations

from msgspec.structs import replace
from tests.layout.drafts import draft_of, skin, with_head, with_letter

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paragraph, Row
from fzdraft.document.places import Place
from fzdraft.layout.obstacles import obstacles

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
    assert [m.said for m in obstacles(marked(), skin("submit"))] == ["待填：145", "待核：。"]


def test_they_say_where_they_are():
    first = obstacles(marked(), skin("submit"))[0]
    assert first.place == Place("report", "paragraph", "p")


def test_a_filled_value_is_not_open():
    assert [m.kind for m in obstacles(marked(2023), skin("submit"))] == ["verify"]


def test_a_review_copy_may_go_with_obstacles():
    assert obstacles(marked(), skin("review")) == []


def test_a_letter_that_stays_at_home_holds_nothing_back():
    letter = replace(with_letter().letter, preamble=marked().report.preamble)
    draft = replace(with_letter(), letter=letter, rows=marked().rows, year=2024)
    assert obstacles(draft, skin("public")) == []
    assert len(obstacles(draft, skin("submit"))) == 2


def test_a_secret_paper_is_not_published():
    draft = with_head(["正文。"])
    elements = replace(draft.report.elements, secrecy="机密★1年")
    secret = replace(draft, report=replace(draft.report, elements=elements))
    assert [m.said for m in obstacles(secret, skin("public"))] == ["密级：机密★1年"]
    assert obstacles(secret, skin("submit")) == []


def test_a_report_whose_letter_is_secret_is_not_published_either():
    draft = with_letter()
    elements = replace(draft.letter.elements, secrecy="秘密★1年")
    secret = replace(draft, letter=replace(draft.letter, elements=elements))
    assert [m.said for m in obstacles(secret, skin("public"))] == ["密级：秘密★1年"]
