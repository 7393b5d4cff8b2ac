"""Tables for WPS and Excel."""

import io

import openpyxl
import pytest

from fzdraft.exporters.sheet import sheet


def cells(data):
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_a_table_comes_back_as_it_was_written():
    written = sheet("数据", ["名称", "数值"], [["受理", 145], ["率", 99.97], ["甲", None]])
    assert [["名称", "数值"], ["受理", 145], ["率", 99.97], ["甲", None]] == cells(written)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1"])
def test_a_text_never_becomes_a_formula(text):
    page = openpyxl.load_workbook(io.BytesIO(sheet("数据", ["甲"], [[text]]))).active
    assert (text, "s", True) == (page["A2"].value, page["A2"].data_type, page["A2"].quotePrefix)


def test_characters_that_xml_forbids_are_left_out():
    assert [["甲"], ["乙丙"]] == cells(sheet("数据", ["甲"], [["乙\x0b丙"]]))
