"""Whose material it is, by its file name, its signature and how it begins."""

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Elements, Paper, Paragraph, Reporter, Source
from fzdraft.report.senders import guess_department, name_in_report, same_department

COUNTY = Reporter("county", "汕头市澄海区人民政府", "澄海区", "汕头市澄海区", "我区")


@pytest.mark.parametrize(
    ("file", "department"),
    [
        ("城管局材料.docx", "城管局"),
        ("区教育局2024年法治政府建设工作总结.docx", "教育局"),
        ("2024年法治政府建设材料（城管局）.docx", "城管局"),
        ("附件3：区信访局-数据.xlsx", "信访局"),
        ("莲下镇2024年法治政府建设情况.txt", "莲下镇"),
        ("国家税务总局汕头市澄海区税务局材料.docx", "税务局"),
        ("区委政法委报送材料.docx", "政法委"),
        ("中共汕头市澄海区委宣传部普法总结.docx", "宣传部"),
        ("澄海区人民政府办公室.docx", "政府办"),
        ("03 市场监管局.docx", "市场监管局"),
        ("应急管理局应急预案统计表.xlsx", "应急管理局"),
        ("发改局.txt", "发改局"),
        ("发展和改革局优化营商环境材料.docx", "发展和改革局"),
        ("报司法局材料.docx", ""),
        ("发司法局材料.docx", ""),
        ("法治政府建设工作总结.docx", ""),
        ("新建 文本文档.txt", ""),
    ],
)
def test_the_file_name_tells_the_department(file, department):
    assert guess_department(file, Source(), COUNTY, ()) == department


def test_the_signature_tells_where_the_file_name_does_not():
    source = Source(Paper(elements=Elements(signatures=("汕头市澄海区教育局",))))
    assert guess_department("总结.docx", source, COUNTY, ()) == "教育局"


def test_the_first_line_tells_where_nothing_else_does():
    source = Source(Paper(preamble=(Paragraph("p1", Text("2024年，区水务局深入贯彻")),)))
    assert guess_department("1.docx", source, COUNTY, ()) == "水务局"


def test_a_name_that_is_known_already_is_used_again():
    source = Source(Paper(elements=Elements(signatures=("汕头市澄海区城市管理和综合执法局",))))
    assert guess_department("1.docx", source, COUNTY, ("司法局", "城管局")) == "城管局"


def test_a_short_name_and_its_long_form_are_one_department():
    assert same_department("城管局", "城市管理和综合执法局")
    assert not same_department("司法局", "教育局")


@pytest.mark.parametrize(
    ("department", "called"),
    [
        ("城管局", "区城管局"),
        ("政法委", "区委政法委"),
        ("莲下镇", "莲下镇"),
        ("市场监管局", "区市场监管局"),
        ("", ""),
    ],
)
def test_a_county_calls_its_departments_by_level(department, called):
    assert name_in_report(department, COUNTY) == called


def test_a_department_calls_its_offices_as_they_are():
    assert name_in_report("法规科", Reporter("department", self_name="我局")) == "法规科"
