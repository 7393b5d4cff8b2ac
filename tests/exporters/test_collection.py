"""数据填报表 as a department gets it."""

import datetime
import io

import openpyxl
import pytest
from msgspec.structs import replace

from fzdraft.document.asking import Question, Sheet
from fzdraft.exporters.collection import collection

COUNT = Question(
    "r1", 1, "行政复议申请", "宗", last="145", sentence="受理【145】宗。", kind="whole"
)
RATE = Question("r2", 2, "审结率", "%", last="87.6", kind="rate")
MONEY = Question("r3", 3, "赔偿金额", "万元", this="12.5", cutoff=datetime.date(2024, 11, 30))
SHEET = Sheet(
    "平川市东山区人民政府 2024",
    "东山区",
    2024,
    2023,
    (COUNT, RATE, MONEY),
    "司法局",
    datetime.date(2024, 12, 20),
)


def page(sheet=SHEET):
    return openpyxl.load_workbook(io.BytesIO(collection(sheet))).worksheets[0]


def row(line, columns="BCDEFGHI"):
    shown = page()
    return [shown[f"{column}{line}"].value for column in columns]


def test_it_says_whose_it_is_and_until_when():
    shown = page()
    assert "东山区2024年法治政府建设年度报告数据填报表" == shown["B1"].value
    assert "填报单位：司法局" == shown["B2"].value
    assert shown["B3"].value.startswith("请在12月20日前反馈。")


def test_a_line_shows_what_is_asked_and_what_it_was():
    assert [1, "行政复议申请", "宗", 145, None, None, None, "受理【145】宗。"] == row(5)
    assert [3, "赔偿金额", "万元", None, 12.5, datetime.datetime(2024, 11, 30), None, None] == row(
        7
    )


def test_only_the_cells_to_fill_are_open():
    shown = page()
    opened = [c.coordinate for line in shown["A5:I7"] for c in line if not c.protection.locked]
    assert shown.protection.sheet
    assert [f"{column}{line}" for line in (5, 6, 7) for column in "FGH"] == opened


def test_the_ids_stand_in_a_hidden_column():
    shown = page()
    assert shown.column_dimensions["A"].hidden
    assert ["r1", "r2", "r3"] == [shown[f"A{line}"].value for line in (5, 6, 7)]


def test_each_cell_asks_for_its_kind_of_number():
    rules = {
        str(place): (rule.type, rule.formula1, rule.formula2)
        for rule in page().data_validations.dataValidation
        for place in rule.sqref.ranges
    }
    assert ("whole", "0", None) == rules["F5"]
    assert ("decimal", "0", "100") == rules["F6"]
    assert "decimal" == rules["F7"][0]
    assert "date" == rules["G5"][0]


def test_it_prints_on_a4_across_with_its_headings_on_every_page():
    shown = page()
    setup = shown.page_setup
    assert ("landscape", 9, 1, 0) == (
        setup.orientation,
        setup.paperSize,
        setup.fitToWidth,
        setup.fitToHeight,
    )
    assert "$4:$4" == shown.print_title_rows


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1"])
def test_no_words_of_the_draft_become_a_formula(words):
    question = replace(COUNT, name=words, unit=words, note=words, sentence=words, row=words)
    shown = page(replace(SHEET, questions=(question,), department=words, unit=words))
    kinds = {cell.data_type for line in shown.iter_rows() for cell in line if cell.value}
    assert (words, "s") == (shown["C5"].value, shown["C5"].data_type)
    assert "f" not in kinds


def test_the_table_for_all_asks_who_is_responsible():
    question = replace(COUNT, department="司法局")
    shown = page(replace(SHEET, questions=(question,), department=""))
    assert ("责任单位", "司法局") == (shown["I4"].value, shown["I5"].value)
    assert not shown["I5"].protection.locked


def test_the_same_table_gives_the_same_bytes():
    assert collection(SHEET) == collection(SHEET)
