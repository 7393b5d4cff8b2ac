"""Filled tables: ours, and those that departments type by themselves."""

import datetime
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.departments import HEAD, NOTE, THIS, changed, filled, saved, typed_anew

from fzdraft.document.asking import Question, Sheet
from fzdraft.errors import UserError
from fzdraft.exporters.collection import collection
from fzdraft.importers.collection import read_collection

DUE = datetime.date(2024, 12, 20)
QUESTIONS = (
    Question("r1", 1, "行政复议申请", "宗", last="145", kind="whole"),
    Question("r2", 2, "审结率", "%", last="87.6", kind="rate"),
    Question("r3", 3, "普法活动", "场", last="76", kind="whole"),
)
SENT = collection(Sheet("东山区 2024", "东山区", 2024, 2023, QUESTIONS, "司法局", DUE))
FOR_ALL = collection(Sheet("东山区 2024", "东山区", 2024, 2023, QUESTIONS, "", DUE))


def read(data: bytes, name: str = "司法局.xlsx"):
    return read_collection(data, name, 2024)


def values(data: bytes) -> dict[str, str]:
    return {reply.row or reply.name: reply.value for reply in read(data).replies}


def test_a_sheet_comes_back_with_its_ids_and_lines():
    found = read(filled(SENT, {"r1": 150, "r3": "80余场"}, note={"r1": "含镇街"}))
    assert ("东山区 2024", "司法局", DUE, False) == (
        found.draft, found.department, found.due, found.overall,
    )  # fmt: skip
    first, second, third = found.replies
    assert ("r1", "150", "宗", "含镇街", 5) == (
        first.row, first.value, first.printed_unit, first.note, first.line,
    )  # fmt: skip
    assert ("", "at_least", "80") == (second.value, third.bound, third.value)


def test_inserted_lines_and_columns_do_no_harm():
    def act(page):
        page.insert_rows(1, 3)
        page["B1"] = "东山区司法局关于报送数据的函"
        page.insert_rows(HEAD + 5)

    data = changed(filled(SENT, {"r1": 150, "r2": 0.9}), act)
    assert {"r1": "150", "r2": "0.9", "r3": ""} == values(data)


def test_a_removed_line_is_simply_not_there():
    data = changed(filled(SENT, {"r1": 150, "r3": 80}), lambda page: page.delete_rows(HEAD + 2))
    assert {"r1": "150", "r3": "80"} == values(data)


def test_a_number_merged_over_two_lines_belongs_to_none():
    data = changed(filled(SENT, {"r1": 150}), lambda page: page.merge_cells("F5:F6"))
    troubles = [bool(reply.trouble) for reply in read(data).replies]
    assert [True, True, False] == troubles


def test_hidden_sheets_are_not_read_but_named():
    def act(page):
        other = page.parent.copy_worksheet(page)
        other.title, other.sheet_state = "草稿", "hidden"
        other.cell(HEAD + 1, THIS).value = 999

    found = read(changed(filled(SENT, {"r1": 150}), act))
    assert ["150", "", ""] == [reply.value for reply in found.replies]
    assert ("隐藏的表“草稿”没有读",) == found.notes


def test_every_visible_sheet_with_a_table_is_read():
    def act(page):
        other = page.parent.copy_worksheet(page)
        other.title = "补报"
        other.cell(HEAD + 1, THIS).value = None
        other.cell(HEAD + 3, THIS).value = 80

    found = read(changed(filled(SENT, {"r1": 150}), act))
    told = {(reply.sheet, reply.row): reply.value for reply in found.replies if reply.value}
    assert {("数据填报表", "r1"): "150", ("补报", "r3"): "80"} == told


def test_the_sheet_for_all_tells_who_is_responsible():
    found = read(filled(FOR_ALL, {"r1": 150}, whose={"r1": "司法局", "r2": "法院"}))
    assert (True, ["司法局", "法院", ""]) == (
        found.overall, [reply.department for reply in found.replies],
    )  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        ["序号", "数据名称", "单位", "2024年", "备注"],
        ["序号", "指标", "计量单位", "今年数", "说明"],
        ["序号", "项目", "单位", "本年度", "情况说明"],
        ["序号", "统计指标", "单位", "数量", "备注"],
    ],
)
def test_a_table_typed_anew_is_understood_by_its_headings(head):
    (reply,) = read(typed_anew([head, [1, "查处案件", "件", "145件", "全年"]], "数据")).replies
    assert ("查处案件", "145", "件", "全年") == (
        reply.name, reply.value, reply.printed_unit, reply.note,
    )  # fmt: skip


@pytest.mark.parametrize("title", ["填报单位：公安局", "填报单位（盖章）：公安局  2024年12月"])
def test_the_department_is_named_above_the_table(title):
    found = read(typed_anew([["名称", "单位", "2024年"], ["案件", "件", 1]], title))
    assert ("公安局", "公安局") == (found.department, found.replies[0].department)


def test_headings_over_two_lines_are_one():
    data = typed_anew(
        [
            ["序号", "数据名称", "单位", "数据", None],
            [None, None, None, "2023年", "2024年"],
            [1, "查处案件", "件", 100, 145],
        ]
    )
    (reply,) = read(data).replies
    assert ("100", "145") == (reply.last, reply.value)


def test_units_merged_over_several_lines_hold_for_all():
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["名称", "单位", "2024年"], ["甲类案件", "件", 1], ["乙类案件", None, 2]):
        page.append(row)
    page.merge_cells("B2:B3")
    assert ["件", "件"] == [reply.printed_unit for reply in read(saved(book)).replies]


def test_a_signature_below_the_table_is_no_answer():
    data = typed_anew([["名称", "单位", "2024年"], ["案件", "件", 1], ["填表人：张三"]])
    assert ["案件"] == [reply.name for reply in read(data).replies]


def test_an_unclear_cut_off_date_is_kept_as_a_remark():
    (reply,) = read(
        typed_anew([["名称", "单位", "2024年", "截止日期"], ["案件", "件", 1, "年底"]])
    ).replies
    assert (None, "截止日期：年底") == (reply.cutoff, reply.note)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为 .xlsx"),
        (b"hello", "不是 .xlsx"),
        (typed_anew([["会议", "时间"], ["常务会", "周一"]]), "没有找到填报表"),
        (typed_anew([["名称", "单位", "2022年"], ["案件", "件", 1]]), "没有找到填报表"),
    ],
    ids=["xls", "text", "another table", "another year"],
)
def test_what_is_no_filled_table_is_refused_with_a_way_out(data, words):
    with pytest.raises(UserError, match=words):
        read(data)


def test_the_remark_column_keeps_what_stood_behind_the_number():
    data = changed(
        filled(SENT, {"r1": "150宗（其中调解20宗）"}),
        lambda page: page.cell(HEAD + 1, NOTE, "含镇街"),
    )
    assert "含镇街；(其中调解20宗)" == read(data).replies[0].note


def test_a_million_merged_cells_are_no_trouble():
    merged = "".join(f'<mergeCell ref="I{line}:ZZ900000"/>' for line in range(20, 500))
    made = io.BytesIO()
    sent = io.BytesIO(filled(SENT, {"r1": 150}))
    with zipfile.ZipFile(sent) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"</mergeCells>", f"{merged}</mergeCells>".encode())
            new.writestr(name, part)
    assert {"r1": "150", "r2": "", "r3": ""} == values(made.getvalue())


CELLS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(
        ["数据名称", "单位", "2024年", "今年", "编号〔甲〕〔乙〕〔2024-13-45〕", "/", "60余"]
    ),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)),
)


@settings(max_examples=80)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12))
def test_whatever_stands_in_a_table_it_is_read_or_refused(rows):
    found = read(typed_anew([["数据名称", "单位", "2024年", "截止日期"], *rows]))
    values = [Decimal(reply.value) for reply in found.replies if reply.value]
    assert all(value.is_finite() for value in values)
