"""Workbooks as departments send them read as sentences where they are lists of figures."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from fzdraft.document.collected import excerpts_of
from fzdraft.document.material import Excerpt
from fzdraft.errors import UserError
from fzdraft.importers import workbook_text
from fzdraft.importers.workbook_text import is_cut, is_workbook, read_workbook_text


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for count, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{count}")
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def lines(*rows: list[object]) -> list[str]:
    return [one.text for one in excerpts_of(read_workbook_text(workbook(list(rows))))]


def test_a_name_and_its_number_read_as_one_line():
    assert lines(["受理行政复议申请数", 160], ["办结率", "99.5%"]) == [
        "受理行政复议申请：160",
        "办结率99.5%",
    ]


def test_serial_numbers_and_units_in_a_column_or_in_the_name_are_understood():
    assert lines(
        ["序号", "指标", "数值", "单位"], [1, "受理数", 160, "件"], [2, "罚没款（万元）", 73.5]
    ) == [
        "受理160件",
        "罚没款73.5万元",
    ]


def test_a_per_cent_that_is_a_share_is_not_given_a_false_sign():
    assert lines(["甲", "乙"], ["办结率（%）", 0.9987]) == ["甲：乙", "办结率（%）：0.9987"]


def test_a_wider_table_stays_a_table():
    rows = [["镇街", "受理", "办结"], ["凤翔", 12, 11], ["莲下", 22, 20]]
    assert excerpts_of(read_workbook_text(workbook(rows))) == (
        Excerpt(
            "镇街　受理　办结\n凤翔　12　11\n莲下　22　20",
            "",
            (("镇街", "受理", "办结"), ("凤翔", "12", "11"), ("莲下", "22", "20")),
        ),
    )


def test_a_lone_first_line_is_the_title_and_several_sheets_are_sections():
    source = read_workbook_text(workbook([["区信访局数据"], ["信访件", 12, "件"]]))
    assert source.report.title.plain == "区信访局数据"
    several = read_workbook_text(
        workbook([["甲数据"], ["信访件", 12, "件"]], [["乙数据"], ["工单", 5, "件"]])
    )
    assert [(one.heading, one.text) for one in excerpts_of(several)] == [
        ("甲数据", "信访件12件"),
        ("乙数据", "工单5件"),
    ]


def test_what_is_too_long_is_cut_and_told(monkeypatch):
    monkeypatch.setattr(workbook_text, "MAX_ROWS", 2)
    source = read_workbook_text(workbook([["一", "二"], ["三", "四"], ["五", "六"]]))
    assert is_cut(source)
    assert len(excerpts_of(source)) == 2


def test_an_empty_or_an_old_workbook_is_refused_in_plain_words():
    with pytest.raises(UserError, match="没有内容"):
        read_workbook_text(workbook([]))
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")
    assert is_workbook(old)
    with pytest.raises(UserError, match="老格式的表格"):
        read_workbook_text(old)


def test_a_document_is_no_workbook(shared_dir):
    document = next((shared_dir / "data" / "gov_docx").rglob("*.docx"))
    assert is_workbook(workbook([["一"]]))
    assert not is_workbook(document.read_bytes())
