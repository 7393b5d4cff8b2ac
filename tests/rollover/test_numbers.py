"""Every number becomes 待填, with last year's value in the ledger."""

from __future__ import annotations

import pytest

from fzdraft.document.edits import apply
from fzdraft.document.ledger import last_told, mentions, set_value
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Source, Table
from fzdraft.document.places import texts
from fzdraft.document.wording import open_values
from fzdraft.report.intake import from_draft, to_draft
from fzdraft.report.quantities import quantities


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_number_of_a_sample_is_marked(name, sample, rolled, words):
    source = sample(name)
    draft = rolled(source).draft
    base = dict(texts(to_draft(source)[0]))
    expected = marked = 0
    for place, text in texts(draft):
        found = quantities(base[place].plain, words.measures) if text.plain else []
        expected += len(found)
        marked += sum(mark.kind == "value" for mark in text.marks)
        shown = [text.plain[m.start : m.end] for m in text.marks if m.kind == "value"]
        assert [base[place].plain[q.number_start : q.number_end] for q in found] == shown
    assert expected == marked >= len(draft.rows) > 20
    assert {row.id for row in draft.rows} == set(mentions(draft))


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_no_number_is_filled_for_the_new_year(name, sample, rolled):
    draft = rolled(sample(name)).draft
    assert {row.id for row in draft.rows} == open_values(draft)
    assert {draft.origin_year} == {year for row in draft.rows for year in row.values}


def test_a_row_holds_value_unit_bound_and_what_is_counted(told):
    draft = told("全市产生案件9万余宗，持证率达99.97%。").draft
    first, second = draft.rows
    assert ("90000", "宗", "at_least", "产生案件") == (
        first.values[2023], first.unit, first.bound, first.label,
    )  # fmt: skip
    assert ("99.97", "%", "exact") == (second.values[2023], second.unit, second.bound)


def test_the_digits_of_last_year_stay_under_the_mark_and_the_unit_outside(told):
    text = told("受理申请145宗。").draft.report.sections[0].blocks[0].text
    (mark,) = [m for m in text.marks if m.kind == "value"]
    assert ("145", "受理申请145宗。") == (text.plain[mark.start : mark.end], text.plain)


def test_a_number_told_twice_is_one_row_and_its_rate_is_computed(told):
    draft = told(
        "全年受理行政复议申请160宗，审结140宗，审结率87.5%。",
        "我区发挥行政复议主渠道作用，受理行政复议申请160宗。",
    ).draft
    accepted, closed, rate = draft.rows
    assert (2, 1) == (len(mentions(draft)[accepted.id]), len(mentions(draft)[closed.id]))
    assert ("复议受理", "司法局") == (accepted.indicator, accepted.department)
    assert (closed.id, accepted.id) == rate.formula.of
    for row, value in ((accepted, "200"), (closed, "150")):
        draft = apply(draft, set_value(draft, row.id, value))[0]
    said = [text.plain for place, text in texts(draft) if place.part == "paragraph"]
    assert "全年受理行政复议申请200宗，审结150宗，审结率75%。" == said[0]
    assert said[1].endswith("受理行政复议申请200宗。")


def test_bare_numbers_of_a_table_count_and_its_first_column_does_not(rolled):
    rows = (("序号", "事项", "数量（件）"), ("1", "行政复议", "1,450"))
    cells = tuple(tuple(Text(words) for words in row) for row in rows)
    source = Source(Paper(sections=(Section("s1", blocks=(Table("t1", cells),)),)), year=2023)
    (row,) = rolled(source).draft.rows
    assert {2023: "1450"} == row.values


def test_what_last_years_draft_knew_of_its_numbers_goes_on(rolled):
    words = Text("受理行政复议申请145宗。")
    section = Section("s1", Text("工作"), blocks=(Paragraph("p1", words),))
    row = Row("x", "复议受理", unit="宗", department="复议科", values={2022: "120", 2023: "145"})
    old = Draft(Paper(sections=(section,)), rows=(row,), year=2023)
    (now,) = rolled(from_draft(old)).draft.rows
    assert ("复议科", {2022: "120", 2023: "145"}) == (now.department, now.values)


def after(draft: Draft, **values: str) -> str:
    """Fill rows by their indicator or label and return the first paragraph."""
    for name, value in values.items():
        row = next(row for row in draft.rows if name in (row.indicator, row.label))
        draft = apply(draft, set_value(draft, row.id, value))[0]
    return next(text.plain for place, text in texts(draft) if place.part == "paragraph")


def test_a_change_since_last_year_is_computed_and_its_word_turns_with_it(told):
    draft = told("受理行政复议申请145宗，同比增长20.8%，审结127宗，比上年下降5%。").draft
    assert [None, "change", None, "change"] == [
        row.formula and row.formula.kind for row in draft.rows
    ]
    words = "受理行政复议申请160宗，同比增长10.3%，审结127宗，比上年下降5%。"
    assert words == after(draft, 复议受理="160")
    words = "受理行政复议申请120宗，同比下降17.2%，审结150宗，比上年增长18%。"
    assert words == after(draft, 复议受理="120", 复议审结="150")


def test_a_change_told_of_something_else_is_told_by_hand(told):
    draft = told("受理行政复议申请145宗，全市生产总值同比增长20.8%。").draft
    assert [None, None] == [row.formula for row in draft.rows]


def test_last_years_value_is_told_as_the_document_told_it(told):
    draft = told("发放资料900余份，覆盖近3000人，办结127宗。").draft
    filled, _ = apply(draft, set_value(draft, draft.rows[0].id, "1163"))
    assert ["900余", "近3000", "127"] == [last_told(filled, row) for row in filled.rows]
    assert "exact" == filled.rows[0].bound


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("调解纠纷4 216件。", "163", "调解纠纷163件。"),
        ("罚款 58.6 万元。", "60", "罚款 60 万元。"),
        ("覆盖率只有六成。", "8", "覆盖率只有八成。"),
        ("数百名干部参加。", "163", "163名干部参加。"),
        ("上千人次受益。", "1200", "1200人次受益。"),
        ("发放资料3万余份。", "7", "发放资料7份。"),
        ("召开会议两次。", "7", "召开会议七次。"),
        ("覆盖率达百分之百。", "98", "覆盖率达百分之九十八。"),
    ],
)
def test_a_sentence_stays_whole_when_its_number_is_filled(before, value, after, told):
    draft = told(before).draft
    filled, _ = apply(draft, set_value(draft, draft.rows[0].id, value))
    assert after == filled.report.sections[0].blocks[0].text.plain


def test_other_words_with_that_character_are_no_shares(told):
    assert () == told("三成员组成专班，十成立功，百分之一成果。").draft.rows[1:]
