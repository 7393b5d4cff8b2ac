"""A suggestion taken into a draft: marks, rows, one step."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.corpus.inserting import insertion
from fzdraft.corpus.suggestion import Blank, Suggestion
from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row
from fzdraft.document.places import Place, read_text

PLACE = Place("report", "paragraph", "p")
OFFERED = Suggestion(
    text="受理申请××宗，办结××宗。",
    original="受理申请145宗，办结127宗。",
    kind="metric",
    purpose="metric",
    document=1,
    title="某区报告",
    section="二",
    year=2023,
    similar=0,
    slots=(
        Blank(4, 6, "number", "宗", "复议受理", "行政复议申请·受理"),
        Blank(10, 12, "number", "宗", "复议审结", "行政复议申请·办结"),
    ),
    score=1.0,
    label="独有句",
    unique=True,
)


def draft(text: str = "", *rows: Row, marks: tuple[Mark, ...] = ()) -> Draft:
    return Draft(Paper(preamble=(Paragraph("p", Text(text, marks)),)), year=2025, rows=rows)


def taken(before: Draft, offset: int = 0, offered: Suggestion = OFFERED):
    after, back = apply(before, insertion(before, offered, PLACE, offset))
    assert apply(after, back)[0] == before, "one step takes it back"
    return after


def marked(after: Draft, kind: str):
    text = read_text(after, PLACE)
    return [(text.plain[m.start : m.end], m.payload) for m in text.marks if m.kind == kind]


def test_every_number_waits_for_its_value_in_a_row_of_its_own():
    after = taken(draft("开头。"), 3)
    assert read_text(after, PLACE).plain == "开头。受理申请××宗，办结××宗。"
    assert marked(after, "value") == [("××", "r1"), ("××", "r2")]
    assert [(row.indicator, row.unit, row.values) for row in after.rows] == [
        ("复议受理", "宗", {}),
        ("复议审结", "宗", {}),
    ]


def test_what_the_ledger_counts_already_keeps_its_row_and_shows_its_value():
    label = OFFERED.slots[0].label
    known = Row("x", indicator="复议受理", label=label, unit="宗", values={2025: "160"})
    after = taken(draft("", known))
    assert read_text(after, PLACE).plain == "受理申请160宗，办结××宗。"
    assert marked(after, "value") == [("160", "x"), ("××", after.rows[1].id)]
    assert len(after.rows) == 2


def test_an_indicator_under_another_label_is_another_row():
    known = Row("x", indicator="复议受理", label="全市复议", unit="宗", values={2025: "160"})
    assert read_text(taken(draft("", known)), PLACE).plain == OFFERED.text


def test_two_numbers_of_one_indicator_are_two_rows():
    twice = replace(OFFERED, slots=(OFFERED.slots[0], replace(OFFERED.slots[0], start=10, end=12)))
    after = taken(draft(), 0, twice)
    assert [(row.id, row.indicator) for row in after.rows] == [("r1", "复议受理"), ("r2", "")]


def test_a_unique_sentence_keeps_its_source_and_a_usual_one_does_not():
    after = taken(draft())
    assert marked(after, "source") == [(OFFERED.text, "参考稿库：某区报告（2023年）")]
    assert marked(taken(draft(), 0, replace(OFFERED, unique=False)), "source") == []


def test_a_sentence_of_last_year_that_it_goes_into_is_no_longer_last_years():
    old = Mark("c1", "carried", 0, 6, "去年的话。")
    assert marked(taken(draft("去年的话。呢", marks=(old,)), 2), "carried") == []
    beside = Mark("c1", "carried", 0, 5, "去年的话。")
    assert len(marked(taken(draft("去年的话。", marks=(beside,)), 5), "carried")) == 1


def test_a_name_that_is_left_open_waits_to_be_written():
    text = "印发《××工作指引》，培训××次。"
    number = Blank(13, 15, "number", "次", "", "培训")
    offered = replace(OFFERED, text=text, slots=(Blank(3, 5, "place"), number))
    after = taken(draft(), 0, offered)
    assert [("××", "")] == marked(after, "verify")
    assert [("××", "r1")] == marked(after, "value")
