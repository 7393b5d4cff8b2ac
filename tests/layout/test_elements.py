"""What each element of a document looks like: indents, gaps, alignment."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace
from tests.layout.drafts import LETTER, draft_of, in_style, laid_out, skin, with_letter

from fzdraft.document import model
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Elements, Section
from fzdraft.layout.blocks import Flow, Table, plain
from fzdraft.layout.skin import properties_of


def with_elements(elements: Elements) -> Flow:
    return laid_out(draft_of(["正文。"], elements, "某县报告"))


def of_table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(Text(cell) for cell in row) for row in rows)
    made = laid_out(model.Draft(model.Paper(preamble=(model.Table("t", cells),))))
    (table,) = made.blocks
    return table


def test_a_paper_is_issued_by_its_signers_once_it_has_a_number():
    signed = Elements(signatures=("某局",))
    assert in_style(with_elements(signed), "mark") == []
    numbered = replace(signed, doc_number=LETTER.elements.doc_number)
    assert [plain(p) for p in in_style(with_elements(numbered), "mark")] == ["某局文件"]


def test_the_widest_row_of_signatories_ends_one_character_from_the_edge():
    made = with_elements(replace(LETTER.elements, signatories=("张三", "李四", "王小五")))
    (upper,), (number,) = in_style(made, "signatories"), in_style(made, "doc_number")
    line = 156 / 25.4 * 72 / 15.75
    assert upper.far_from + len("签发人：张三　李四") + 1 == pytest.approx(line)
    assert number.far_from - upper.far_from == pytest.approx(4)
    assert (upper.before, number.before) == (2.0, 0.0)


def test_five_signatories_stand_on_three_rows_without_gaps():
    made = with_elements(replace(LETTER.elements, signatories=tuple("甲乙丙丁戊")))
    rows = [*in_style(made, "signatories"), *in_style(made, "doc_number")]
    assert [row.before for row in rows] == [2.0, 0.0, 0.0]


def test_a_date_without_a_signer_stands_one_line_below_the_text():
    day = datetime.date(2024, 1, 5)
    (alone,) = in_style(with_elements(Elements(date=day)), "date")
    (signed,) = in_style(with_elements(Elements(date=day, signatures=("某局",))), "date")
    assert (alone.before, alone.right, signed.before) == (1.0, 4.0, 0.0)


def test_wrapped_lines_of_copies_align_after_the_colon():
    copies = with_elements(LETTER.elements).colophon[0][0]
    assert (copies.left, copies.first) == (1.0 + len("抄送："), -len("抄送："))


@pytest.mark.parametrize(("length", "rows"), [(18, 1), (19, 2)])
def test_printer_and_date_share_a_row_as_long_as_a_character_stays_between(length, rows):
    made = with_elements(replace(LETTER.elements, printer="某" * length))
    assert len(made.colophon[1]) == rows


def test_only_the_first_name_of_the_attachment_note_has_a_gap_above():
    found = tuple(Attachment(name, Text(name)) for name in "甲乙丙")
    draft = draft_of(["正文。"], title="某县报告")
    made = laid_out(replace(draft, report=replace(draft.report, attachments=found)))
    assert [p.before for p in in_style(made, "attachment_note")] == [1.0, 0.0, 0.0]


def test_an_empty_line_stands_between_the_title_of_an_attachment_and_its_table():
    table = model.Table("t", ((Text("甲"),),))
    draft = draft_of(["正文。"], title="某县报告")
    report = replace(draft.report, attachments=(Attachment("a", Text("表"), (table,)),))
    title, empty, last = laid_out(replace(draft, report=report)).blocks[-3:]
    assert (title.style, plain(empty), type(last)) == ("attachment_title", "", Table)


def test_text_below_a_table_stands_half_a_line_away():
    table = model.Table("t", ((Text("甲"),),))
    below = model.Paragraph("p", Text("正文。"))
    made = laid_out(model.Draft(model.Paper(preamble=(table, below))))
    assert made.blocks[1].before == 0.5


def test_short_columns_are_centred_and_long_ones_begin_at_the_left():
    table = of_table(("短", "长"), ("一" * 8, "一" * 9))
    assert [[cell.align for cell in row] for row in table.rows] == [
        ["center", "center"],
        ["center", "left"],
    ]
    assert [row[0].style for row in table.rows] == ["table_head", "table_cell"]


def test_a_table_with_room_gives_every_column_its_longest_line_and_more():
    one, other = of_table(("甲", "乙"), ("一", "一" * 9)).columns
    em, padding = 12 - 0.25, 2 * 4.0
    assert other / one == pytest.approx((9.5 * em + padding) / (1.5 * em + padding))


def test_a_run_in_heading_in_the_face_of_the_text_is_one_run():
    made = laid_out(draft_of(["一、甲", "（一）乙", "1.丙。正文。"]))
    assert [len(p.runs) for p in in_style(made, "heading3")] == [1]


def test_paragraphs_behind_a_run_in_heading_are_all_there():
    texts = [model.Paragraph(name, Text(f"{name}。")) for name in "甲乙丙"]
    section = Section("s", Text("标题"), run_in=True, blocks=tuple(texts))
    made = laid_out(model.Draft(model.Paper(sections=(section,))))
    assert [plain(block) for block in made.blocks] == ["一、标题。甲。", "乙。", "丙。"]


def test_a_report_behind_its_letter_has_no_red_head_and_no_colophon_of_its_own():
    draft = with_letter()
    report = replace(draft.report, elements=LETTER.elements)
    made = laid_out(replace(draft, report=report))
    assert len(in_style(made, "mark")) == len(in_style(made, "recipients")) == 1
    assert len(made.colophon) == 2


def test_a_report_that_begins_with_a_table_begins_a_page_behind_its_letter():
    table = model.Table("t", ((Text("甲"),),))
    made = laid_out(replace(with_letter(), report=model.Paper(preamble=(table,))))
    assert [getattr(block, "new_page", None) for block in made.blocks[-2:]] == [True, None]


def test_a_file_is_called_after_the_paper_that_goes_out_first():
    created = datetime.datetime(2024, 1, 5)
    made = properties_of(with_letter(), skin("submit"), created)
    assert made.title == LETTER.title.plain
