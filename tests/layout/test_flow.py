"""What stands where on paper, and what leaves no trace."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace
from tests.layout.drafts import (
    JOINT,
    LETTER,
    draft_of,
    form,
    in_style,
    joint,
    laid_out,
    profile,
    sample,
    skin,
    with_head,
    with_letter,
    words,
)

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import (
    Attachment,
    Draft,
    Elements,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from fzdraft.layout import blocks
from fzdraft.layout import blocks as layout
from fzdraft.layout.blocks import Flow, plain
from fzdraft.layout.flow import flow


def styles(made: Flow) -> list[str]:
    return [block.style for block in made.blocks if isinstance(block, layout.Paragraph)]


def one(made: Flow, style: str) -> layout.Paragraph:
    (paragraph,) = in_style(made, style)
    return paragraph


def with_elements(**changes: object) -> Flow:
    return laid_out(draft_of(["正文。"], replace(LETTER.elements, **changes), "某县报告"))


def unsealed(elements: Elements) -> Flow:
    draft = draft_of(["正文。"], elements, "某县报告")
    return flow(draft, replace(form(), closing="unsealed"), profile(), skin("submit"), words)


def test_an_upward_report_stands_in_the_order_of_the_standard():
    made = laid_out(with_head(["正文。"]))
    expected = ["mark", "doc_number", "title", "recipients", "body", "signature", "date"]
    assert styles(made) == expected


def test_the_mark_is_the_name_followed_by_wenjian():
    assert plain(one(with_elements(), "mark")) == "宝鸡市渭滨区人民政府文件"


def test_number_and_signatory_share_a_row():
    assert plain(one(with_elements(), "doc_number")) == "宝渭政字〔2021〕51号\t签发人：张某某"


def test_following_rows_of_signatories_begin_at_the_first_name():
    made = with_elements(signatories=("张三", "李四", "王五"))
    upper, last = one(made, "signatories"), one(made, "doc_number")
    assert (plain(upper), plain(last)) == ("签发人：张三　李四", "宝渭政字〔2021〕51号\t王五")
    assert last.far_from == upper.far_from + 4


def test_missing_elements_leave_no_trace():
    made = laid_out(draft_of(["正文。"]))
    assert [plain(block) for block in made.blocks] == ["正文。"]
    assert made.colophon == ()


def test_a_paper_without_a_red_head_begins_with_its_title_on_the_first_line():
    first, second = laid_out(draft_of(["正文。"], title="某县报告")).blocks
    assert (first.style, first.before, second.before) == ("title", 0.0, 1.0)


def test_below_a_red_rule_the_title_stands_two_lines_down():
    assert one(with_elements(), "title").before == 2.0


def test_a_review_copy_has_its_head_but_no_number_and_says_what_it_is():
    made = laid_out(with_head(["正文。"]), "review")
    assert plain(one(made, "doc_number")) == "签发人：张某某"
    assert plain(one(made, "stage")) == "（送审稿）"


@pytest.mark.parametrize("name", ["consult", "body", "public"])
def test_drafts_without_a_head_print_no_red_rule(name):
    assert not {"mark", "doc_number"} & set(styles(laid_out(with_head(["正文。"]), name)))


def test_a_public_copy_is_the_report_without_its_letter():
    made = laid_out(with_letter(), "public")
    assert plain(made.blocks[0]) == "宝鸡市渭滨区人民政府2021年法治政府建设工作总结"


def test_behind_its_letter_the_report_begins_a_page():
    made = laid_out(with_letter())
    breaks = [plain(block) for block in made.blocks if getattr(block, "new_page", False)]
    assert breaks == ["宝鸡市渭滨区人民政府2021年法治政府建设工作总结"]
    assert plain(made.colophon[0][0]).startswith("抄送：市委全面依法治市委员会办公室，市司法局，")


def test_headings_are_numbered_and_have_their_faces():
    lines = ["一、甲", "（一）乙", "正文。", "1.丙", "二、丁"]
    made = laid_out(draft_of(lines))
    assert [plain(block) for block in made.blocks] == [
        "一、甲",
        "（一）乙",
        "正文。",
        "1.丙",
        "二、丁",
    ]
    assert styles(made) == ["heading1", "heading2", "body", "heading3", "heading1"]


def test_only_the_heading_sentence_of_a_run_in_heading_has_its_face():
    (made,) = laid_out(draft_of(["一、强化领导。今年召开会议4次。"])).blocks
    assert [(run.text, run.face) for run in made.runs] == [
        ("一、强化领导。", ""),
        ("今年召开会议4次。", "fang"),
    ]
    assert made.heading == "一、强化领导"


def test_a_run_in_heading_with_its_own_mark_gets_no_second_one():
    section = Section(
        "s", Text("怎么办？"), run_in=True, blocks=(Paragraph("p", Text("这样办。")),)
    )
    draft = draft_of([])
    draft = replace(draft, report=replace(draft.report, sections=(section,)))
    assert plain(laid_out(draft).blocks[0]) == "一、怎么办？这样办。"


def value(year: int) -> Flow:
    mark = Mark("m", "value", 2, 5, "r")
    draft = draft_of([])
    report = replace(draft.report, preamble=(Paragraph("p", Text("受理145宗。", (mark,))),))
    rows = (Row("r", unit="宗", values={2023: "145"}),)
    return laid_out(replace(draft, report=report, rows=rows, year=year), "review")


def test_an_unfilled_number_prints_as_a_blank_with_its_unit():
    assert "受理××宗。" in [plain(block) for block in value(2024).blocks]


def test_a_filled_number_prints_itself():
    assert [plain(block) for block in value(2023).blocks][-1] == "受理145宗。"


def test_spaces_and_control_characters_of_a_source_are_not_printed():
    assert plain(laid_out(draft_of(["　　正文\x0b。 "])).blocks[0]) == "正文。"


def test_sealed_signer_is_centred_over_the_date():
    made = with_elements(signatures=("某县政府",), date=datetime.date(2024, 1, 5))
    name, date = one(made, "signature"), one(made, "date")
    assert date.right == 4.0
    assert name.right == pytest.approx(4.0 + (_date_characters("2024年1月5日") - 4) / 2)


def _date_characters(text: str) -> float:
    """Full-width 15.75, half-width 7.75 and 3.45 points at each change of script."""
    digits = sum(char.isdigit() for char in text)
    return ((len(text) - digits) * 15.75 + digits * 7.75 + 5 * 3.45) / 15.75


def test_a_signer_without_a_date_stands_two_characters_from_the_right():
    made = with_elements(signatures=("宝鸡市渭滨区人民政府",), date=None)
    assert one(made, "signature").right == 2.0


def test_a_long_sealed_signer_never_leaves_the_paper():
    assert [p.right for p in in_style(laid_out(joint()), "signature")] == [0.0, 0.0]


def test_joint_signers_stand_each_on_its_row():
    made = in_style(laid_out(joint()), "signature")
    assert [plain(p) for p in made] == list(JOINT.signatures)
    assert [p.before for p in made] == [2.0, 0.0]


def test_an_unsealed_date_begins_two_characters_after_its_signer():
    made = unsealed(replace(LETTER.elements, signatures=("宝鸡市渭滨区人民政府",)))
    name, date = one(made, "signature"), one(made, "date")
    line = 156 / 25.4 * 72 / 15.75
    start_of_name = line - name.right - 10
    assert (name.right, date.align) == (2.0, "left")
    assert date.left - start_of_name == pytest.approx(2.0)


def test_an_unsealed_date_longer_than_its_signer_moves_the_signer_left():
    made = unsealed(Elements(signatures=("县府",), date=datetime.date(2024, 1, 5)))
    name, date = one(made, "signature"), one(made, "date")
    assert date.right == 2.0
    assert name.right == pytest.approx(4 + _date_characters("2024年1月5日") - 2)


def with_attachments(*names: str) -> Flow:
    draft = draft_of(["正文。"], title="某县报告")
    body = (Paragraph("b", Text("附件正文。")),)
    found = tuple(Attachment(f"a{i}", Text(name), body) for i, name in enumerate(names))
    return laid_out(replace(draft, report=replace(draft.report, attachments=found)))


def test_one_attachment_is_not_numbered():
    made = with_attachments("任务清单。")
    assert plain(one(made, "attachment_note")) == "附件：任务清单"
    assert plain(one(made, "attachment_label")) == "附件"


def test_several_attachments_are_numbered_and_begin_a_page_each():
    made = with_attachments("清单", "数据表")
    notes = in_style(made, "attachment_note")
    assert [plain(p) for p in notes] == ["附件：1.清单", "2.数据表"]
    assert [p.left for p in notes] == [6.0, 6.0]
    assert [p.left + p.first for p in notes] == [2.0, 5.0]
    labels = in_style(made, "attachment_label")
    assert [(plain(p), p.new_page) for p in labels] == [("附件1", True), ("附件2", True)]


def test_a_table_fills_the_line_and_its_head_repeats():
    cells = (("指标", "数值"), ("行政复议申请受理件数", "145"))
    table = Table("t", tuple(tuple(Text(cell) for cell in row) for row in cells))
    draft = draft_of([])
    made = laid_out(replace(draft, report=replace(draft.report, preamble=(table,))))
    (block,) = made.blocks
    assert sum(block.columns) == pytest.approx(28)
    assert plain(block) == "指标\t数值\n行政复议申请受理件数\t145"


def test_short_columns_of_a_table_keep_their_line_and_a_long_one_gives_way():
    cells = (("序号", "案件数量", "备注"), ("1", "13", "已全部录入执法监督平台并完成复核" * 3))
    table = Table("t", tuple(tuple(Text(cell) for cell in row) for row in cells))
    draft = draft_of([])
    made = laid_out(replace(draft, report=replace(draft.report, preamble=(table,))))
    first, second, third = made.blocks[0].columns
    padding, cell, em = 2 * 4.0, 12 - 0.25, 16 - 0.25
    assert (first * em - padding) / cell == pytest.approx(2.5, abs=0.01)
    assert (second * em - padding) / cell == pytest.approx(4.5, abs=0.01)
    assert first + second + third == pytest.approx(28)


def test_the_colophon_holds_copies_over_printer_and_date():
    (copies,), (printer,) = with_elements(copies_to=("市委", "市司法局。")).colophon
    assert plain(copies) == "抄送：市委，市司法局。"
    assert plain(printer) == "宝鸡市渭滨区人民政府办公室\t2021年12月16日印发"


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_paragraph_of_a_sample_is_in_the_flow(name):
    draft = sample(name)
    printed = "".join(plain(block) for block in laid_out(draft).blocks)
    for section in draft.report.sections:
        assert section.heading.plain in printed
        assert all(block.text.plain.strip() in printed for block in section.blocks)


def test_a_short_last_paragraph_goes_with_its_signature():
    made = in_style(laid_out(with_head(["开头。", "正文。"])), "body")
    assert [p.keep_next for p in made] == [None, True]
    made = in_style(laid_out(with_head(["开头。", "正文。" * 100])), "body")
    assert [p.keep_next for p in made] == [None, None]


def test_the_only_paragraph_stays_on_the_first_page():
    assert one(laid_out(with_head(["正文。"])), "body").keep_next is None


def test_the_last_name_of_the_attachment_note_goes_with_the_signature():
    notes = in_style(with_attachments("清单", "数据表"), "attachment_note")
    assert [p.keep_next for p in notes] == [None, True]


def test_an_attachment_prints_the_name_that_the_note_lists():
    made = with_attachments("清单。")
    assert plain(one(made, "attachment_title")) == "清单"


def test_a_signature_without_any_text_stands_alone():
    made = laid_out(draft_of([], Elements(signatures=("某县人民政府",))))
    assert [plain(block) for block in made.blocks] == ["某县人民政府"]


def test_without_a_title_the_text_stands_two_lines_below_the_red_rule():
    made = laid_out(draft_of(["正文。"], replace(LETTER.elements, recipients=())))
    assert one(made, "body").before == 2.0


def test_a_stage_note_stands_right_below_the_title():
    made = laid_out(with_head(["正文。"]), "review")
    assert (one(made, "stage").before or 0, one(made, "recipients").before) == (0, 1.0)


def test_a_printer_too_long_for_its_date_has_a_row_of_its_own():
    (name, date) = with_elements(printer="某" * 24).colophon[1]
    assert (plain(name), plain(date)) == ("某" * 24, "2021年12月16日印发")


def test_a_long_attachment_title_is_broken_by_meaning():
    title = one(
        with_attachments("某某县关于进一步加强行政规范性文件管理工作情况的报告"), "attachment_title"
    )
    assert title.runs[0].text.split("\n")[1] == "行政规范性文件管理工作情况的报告"


def lacking(year: int = 2024) -> Draft:
    """A draft with a number told and two that wait, of two departments."""
    rows = (
        Row("a", label="受理行政复议申请", unit="宗", values={2023: "145"}, department="司法局"),
        Row("b", label="处罚", scope="其中镇街", unit="宗", values={2023: "9"}),
        Row("c", label="培训", unit="场", values={2024: "3"}, department="司法局"),
    )
    words = "受理145宗，处罚9宗，培训3场。"
    marks = (Mark("1", "value", 2, 5, "a"), Mark("2", "value", 9, 10, "b"))
    section = Section("s", Text("工作"), blocks=(Paragraph("p", Text(words, marks)),))
    return Draft(Paper(sections=(section,)), rows=rows, year=year, origin_year=2023)


def test_a_review_copy_ends_with_what_is_missing_by_department():
    made = [plain(block) for block in laid_out(lacking(), "review").blocks]
    assert "受理××宗，处罚××宗，培训3场。" in made
    assert [
        "尚缺数据清单",
        "司法局（1项）",
        "章节\t数据\t单位\t上一年\t本年\n一\t受理行政复议申请\t宗\t145\t",
        "责任单位未定（1项）",
        "章节\t数据\t单位\t上一年\t本年\n一\t处罚（其中镇街）\t宗\t9\t",
    ] == made[-5:]


def test_the_tables_of_what_is_missing_stand_in_the_same_columns():
    draft = lacking()
    long = replace(draft.rows[0], label="受理行政复议申请和当事人自愿撤回申请的案件")
    made = laid_out(replace(draft, rows=(long, *draft.rows[1:])), "review").blocks
    tables = [block for block in made if isinstance(block, blocks.Table)]
    first, second = tables[-2:]
    assert first.columns == second.columns
    assert [cell.align for cell in first.rows[1]] == [cell.align for cell in second.rows[1]]


@pytest.mark.parametrize("skin", ["consult", "submit", "body", "public"])
def test_other_skins_have_no_list_of_missing_numbers(skin):
    assert "尚缺数据清单" not in [plain(block) for block in laid_out(lacking(), skin).blocks]


def test_where_nothing_is_missing_there_is_no_list():
    rows = (Row("a", values={2024: "1"}),)
    made = laid_out(replace(lacking(), rows=rows), "review").blocks
    assert "尚缺数据清单" not in [plain(block) for block in made]


def test_every_block_has_a_source_of_its_own_even_the_line_above_a_table_on_a_new_page():
    table = Table("t", ((Text("格"),),))
    flow = laid_out(Draft(Paper(preamble=(table,)), letter=LETTER))
    sources = [block.source for block in flow.blocks]
    assert ("" in sources, len(set(sources))) == (False, len(sources))
