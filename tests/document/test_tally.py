"""Counting characters and what is still open."""

from __future__ import annotations

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Row, Section, Table
from fzdraft.document.tally import Tally, tallies, whole

VALUE = Text("办结 145宗。", (Mark("v", "value", 3, 6, "r1"), Mark("k", "verify", 0, 2)))
CARRIED = Text("去年的话。", (Mark("c", "carried", 0, 5, "去年的话。"),))
PART = Section("b", Text("小节"), blocks=(Paragraph("p2", CARRIED),))
CHAPTER = Section("a", Text("标题"), blocks=(Paragraph("p1", VALUE),), sections=(PART,))
TABLE = Table("t", ((Text("一"), Text("二三")),))
DRAFT = Draft(
    Paper(
        title=Text("某某报告"),
        preamble=(Paragraph("p0", Text("开头。")),),
        sections=(CHAPTER,),
        attachments=(Attachment("x", Text("清单"), (TABLE,)),),
    ),
    year=2024,
    rows=(Row("r1", values={2023: "145"}),),
)


def test_a_section_counts_its_heading_its_text_and_its_parts():
    assert tallies(DRAFT)["a"] == Tally(
        2 + 7 + 2 + 5, 7 + 5, carried=5, unfilled=1, verify=1, values=1
    )


def test_a_paper_counts_its_title_and_preamble_alone():
    assert tallies(DRAFT)["report"] == Tally(7, 3)


def test_cells_of_tables_count():
    assert tallies(DRAFT)["x"] == Tally(5, 3)


def test_the_whole_is_the_sum_of_its_parts():
    assert whole(DRAFT) == Tally(7 + 16 + 5, 3 + 12 + 3, carried=5, unfilled=1, verify=1, values=1)


def test_a_filled_number_is_not_open_any_more():
    filled = Draft(DRAFT.report, year=2024, rows=(Row("r1", values={2024: "160"}),))
    assert tallies(filled)["a"].unfilled == 0


def test_what_is_carried_is_counted_by_its_own_characters():
    text = Text("今年。去年的话。", (Mark("c", "carried", 3, 8, "去年的话。"),))
    assert whole(Draft(Paper(preamble=(Paragraph("p", text),)))).carried == 5
