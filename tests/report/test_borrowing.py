"""A department's paragraph enters the draft with its numbers and where they came from."""

import pytest
from msgspec.structs import replace

from fzdraft.document import collected
from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.material import Excerpt, Material
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, Row, Section, Table
from fzdraft.document.places import Place, read_text
from fzdraft.document.soundness import faults
from fzdraft.report.borrowing import borrow
from fzdraft.report.chips import fill, fittings

COUNTY = Reporter("county", "汕头市澄海区人民政府", "澄海区", "汕头市澄海区", "我区")
OWN = Place("s1", "paragraph", "p1")


def draft_of(
    theirs: str,
    department: str = "城管局",
    ours: str = "落实三项制度。",
    rows: tuple[Row, ...] = (),
) -> Draft:
    """A section with one paragraph (|…| are numbers of the rows in their order) and material."""
    plain, marks = "", []
    for count, part in enumerate(ours.split("|")):
        if count % 2:
            row = rows[count // 2].id
            marks.append(Mark(f"v{count}", "value", len(plain), len(plain) + len(part), row))
        plain += part
    section = Section("s1", Text("执法"), blocks=(Paragraph("p1", Text(plain, tuple(marks))),))
    material = Material("m1", department, f"{department}材料.docx", excerpts=(Excerpt(theirs),))
    return Draft(
        Paper(sections=(section,)), reporter=COUNTY, year=2024, rows=rows, materials=(material,)
    )


def take(draft: Draft, numbers) -> Draft:
    return apply(draft, borrow(draft, ("m1", 0), "s1", "p1", numbers).edit)[0]


def taken(draft: Draft) -> Place:
    """The place of the paragraph that was taken over."""
    return Place("s1", "paragraph", draft.report.sections[0].blocks[1].id)


def marked(draft: Draft, place: Place, kind: str) -> list[tuple[str, str]]:
    text = read_text(draft, place)
    return [(text.plain[m.start : m.end], m.payload) for m in text.marks if m.kind == kind]


def test_it_stands_behind_the_paragraph_in_the_reports_voice_with_its_source(numbers):
    draft = take(draft_of("（一）我局落实责任,开展培训。"), numbers)
    assert read_text(draft, taken(draft)).plain == "区城管局落实责任，开展培训。"
    assert marked(draft, taken(draft), "source") == [
        ("区城管局落实责任，开展培训。", "material:m1:0")
    ]
    assert collected.used(draft) == {("m1", 0)}


def test_its_numbers_become_rows_to_be_verified_with_file_and_paragraph(numbers):
    draft = take(draft_of("我局办理行政处罚案件160宗。"), numbers)
    assert marked(draft, taken(draft), "value") == [("160", "r1")]
    assert draft.rows == (
        Row(
            "r1",
            indicator="行政处罚案件",
            label="行政处罚案件·办理",
            scope="城管局",
            unit="宗",
            values={2024: "160"},
            department="城管局",
            source="城管局 城管局材料.docx 第1段",
            state="unverified",
        ),
    )


def test_numbers_of_last_year_and_changes_stay_words(numbers):
    draft = take(
        draft_of("2024年受理案件160宗，同比增长10%，较去年的145宗多；2023年办结99宗。"), numbers
    )
    assert [shown for shown, _ in marked(draft, taken(draft), "value")] == ["160"]


def test_a_waiting_row_that_the_department_answers_for_is_used_and_its_mentions_follow(numbers):
    row = Row("r1", "复议受理", unit="件", values={2023: "145"})
    before = draft_of("全年受理行政复议申请160宗。", "司法局", "受理复议|145|件。", (row,))
    draft = take(before, numbers)
    assert marked(draft, taken(draft), "value") == [("160", "r1")]
    assert read_text(draft, OWN).plain == "受理复议160件。"
    assert draft.rows[0].values == {2023: "145", 2024: "160"}


def test_a_row_of_the_whole_county_is_not_filled_by_one_department(numbers):
    row = Row("r1", "复议受理", unit="件", values={2023: "145"})
    draft = take(
        draft_of("我局受理行政复议申请3宗。", "城管局", "受理复议|145|件。", (row,)), numbers
    )
    assert draft.rows[0].values == {2023: "145"}
    assert [(one.scope, one.values) for one in draft.rows[1:]] == [("城管局", {2024: "3"})]


def test_a_second_value_of_one_indicator_and_scope_has_no_key(numbers):
    draft = take(draft_of("行政处罚案件160宗。甲街道行政处罚案件20宗。"), numbers)
    assert [(one.indicator, one.values[2024]) for one in draft.rows] == [
        ("行政处罚案件", "160"),
        ("", "20"),
    ]


def test_taking_is_sound_and_one_step_that_undo_takes_back(numbers):
    before = draft_of("我局办理行政处罚案件160宗，罚没款73.5万元。")
    draft, inverse = apply(before, borrow(before, ("m1", 0), "s1", "p1", numbers).edit)
    assert faults(draft) == []
    assert apply(draft, inverse)[0] == before


def test_a_table_comes_as_a_table(numbers):
    draft = draft_of("")
    excerpt = Excerpt("镇街　受理", "", (("镇街", "受理"), ("莲下", "12")))
    draft = replace(draft, materials=(replace(draft.materials[0], excerpts=(excerpt,)),))
    table = take(draft, numbers).report.sections[0].blocks[1]
    assert isinstance(table, Table)
    assert [[cell.plain for cell in row] for row in table.rows] == [
        ["镇街", "受理"],
        ["莲下", "12"],
    ]


def test_what_is_not_there_is_a_key_error(numbers):
    with pytest.raises(KeyError):
        borrow(draft_of("甲"), ("m9", 0), "s1", "p1", numbers)


REVIEW = (Row("r1", unit="宗", values={2023: "145"}), Row("r2", unit="宗", values={2023: "127"}))
OURS = "共受理行政复议申请|145|宗，办结案件|127|宗。"


def test_numbers_that_fit_open_numbers_of_the_section_are_found(numbers):
    draft = draft_of("全年受理行政复议申请160宗，办结150宗。", "司法局", OURS, REVIEW)
    found = fittings(draft, ("m1", 0), "s1", numbers)
    assert [(one.row, one.last, one.value, one.unit, one.partial) for one in found] == [
        ("r1", "145", "160", "宗", False),
        ("r2", "127", "150", "宗", False),
    ]


def test_a_blank_number_is_found_by_the_words_around_it(numbers):
    row = Row("r1", unit="件")
    draft = draft_of("全年受理行政复议申请160件。", "司法局", "受理行政复议申请|××|件。", (row,))
    assert [one.row for one in fittings(draft, ("m1", 0), "s1", numbers)] == ["r1"]


def test_nothing_is_forced_on_another_unit_or_another_thing(numbers):
    draft = draft_of("开展普法活动160场次，调解纠纷30件次。", "司法局", OURS, REVIEW)
    assert fittings(draft, ("m1", 0), "s1", numbers) == ()


def test_one_departments_share_of_what_the_county_counts_is_told(numbers):
    row = Row("r1", unit="个", values={2023: "199"})
    draft = draft_of("全镇划分基础网格28个。", "莲下镇", "全区划分为|199|个基础网格。", (row,))
    assert [one.partial for one in fittings(draft, ("m1", 0), "s1", numbers)] == [True]


def test_filling_keeps_the_source_and_marks_the_excerpt_as_used(numbers):
    before = draft_of("全年受理行政复议申请160宗，办结150宗。", "司法局", OURS, REVIEW)
    found = fittings(before, ("m1", 0), "s1", numbers)
    draft, inverse = apply(before, fill(before, ("m1", 0), "s1", found[:1]))
    assert read_text(draft, OWN).plain == "共受理行政复议申请160宗，办结案件127宗。"
    assert (draft.rows[0].source, draft.rows[0].state) == (
        "司法局 司法局材料.docx 第1段",
        "unverified",
    )
    assert collected.used(draft) == {("m1", 0)}
    assert faults(draft) == []
    assert apply(inverse and draft, inverse)[0] == before
