"""Guessing who reports."""

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Elements, Paper, Paragraph, Reporter, Source
from fzdraft.report.reporter import guess_reporter


def document(title: str = "", body: str = "", *signatures: str) -> Source:
    preamble = (Paragraph("p1", Text(body)),)
    return Source(Paper("报告", Elements(signatures=signatures), Text(title), preamble))


@pytest.mark.parametrize(
    ("source", "reporter"),
    [
        (
            document("甲市乙区2023年法治政府建设年度报告", "我区坚持，我区落实，我市要求。"),
            Reporter("county", "甲市乙区人民政府", "乙区", "甲市乙区", "我区"),
        ),
        (
            document("", "我局坚持。", "甲县市场监督管理局"),
            Reporter("department", "甲县市场监督管理局", "市场监督管理局", "甲县", "我局"),
        ),
        (
            document("丙镇2024年度法治政府建设工作报告", "我镇坚持。"),
            Reporter("town", "丙镇人民政府", "丙镇", "丙镇", "我镇"),
        ),
        (
            document("", "", "中共丁经济技术开发区工作委员会", "丁经济技术开发区管理委员会"),
            Reporter(
                "zone", "丁经济技术开发区管理委员会", "丁经济技术开发区", "丁经济技术开发区", ""
            ),
        ),
        (
            document("戊市2023年法治政府建设情况报告", "我市坚持。"),
            Reporter("city", "戊市人民政府", "戊市", "戊市", "我市"),
        ),
        (
            document("", "2023年，己县坚持依法行政。"),
            Reporter("county", "己县人民政府", "己县", "己县", ""),
        ),
        (
            document("2026年辛省政府工作报告", "各位代表："),
            Reporter("city", "辛省人民政府", "辛省", "辛省", ""),
        ),
        (
            document("壬海大学2024年度法治工作报告", "2024年，学校以法治思想为指导。"),
            Reporter("department", "壬海大学", "壬海大学", "", ""),
        ),
        (
            document("癸河镇党委书记2023年度述法报告", "根据要求报告如下。"),
            Reporter("town", "癸河镇人民政府", "癸河镇", "癸河镇", ""),
        ),
        (
            document("关于2023年度工作情况的总结", "2023年，我街道认真落实，省政府要求。"),
            Reporter("town", "", "", "", "我街道"),
        ),
        (document("", "庚街道办工作"), Reporter("county", "", "", "", "")),
    ],
)
def test_the_reporter_is_read_from_names_and_words(source: Source, reporter: Reporter):
    assert reporter == guess_reporter(source)
