"""Red heads, sign-offs and 版记 that a file lays out with tables, boxes, tabs and spaces."""

from fzdraft.document.model import Source
from fzdraft.importers.lines import Line, Reading
from fzdraft.importers.structure import recognise

BODY = (
    Line("关于2023年法治政府建设情况的报告"),
    Line("市人民政府："),
    Line("2023年，我区扎实推进法治政府建设。"),
    Line("一、主要成效"),
    Line("全年受理行政复议申请145件。"),
)


def table(*rows: tuple[str, ...]) -> Line:
    return Line(rows=rows)


def read(*lines: Line) -> Source:
    return recognise(Reading(lines))


def test_a_joint_head_of_boxes_names_all_who_issue():
    found = read(Line("甲区人民政府"), Line("乙县人民政府"), Line("文件"), *BODY)
    assert ("甲区人民政府", "乙县人民政府") == found.report.elements.issuers


def test_a_joint_head_may_have_its_word_first_or_on_the_last_name():
    expected = ("甲区人民政府", "乙县人民政府")
    first = read(Line("文件"), Line("甲区人民政府"), Line("乙县人民政府"), *BODY)
    last = read(Line("甲区人民政府"), Line("乙县人民政府文件"), *BODY)
    assert (expected, expected) == (first.report.elements.issuers, last.report.elements.issuers)


def test_a_joint_head_in_a_table():
    head = table(("甲区人民政府", "文件"), ("乙县人民政府", ""))
    number = table(("甲政〔2024〕3号", "签发人：张三"))
    elements = read(head, number, *BODY).report.elements
    assert ("甲区人民政府", "乙县人民政府") == elements.issuers
    assert ("甲政〔2024〕3号", ("张三",)) == (str(elements.doc_number), elements.signatories)


def test_a_sign_off_in_a_table():
    for sign_off in (
        table(("", "甲区人民政府"), ("", "2024年1月5日")),
        table(("", "甲区人民政府\n2024年1月5日")),
    ):
        elements = read(*BODY, sign_off).report.elements
        assert (("甲区人民政府",), 2024) == (elements.signatures, elements.date.year)


def test_two_who_sign_beside_each_other():
    beside = table(("甲区人民政府\n2024年1月5日", "乙县人民政府\n2024年1月5日"))
    elements = read(*BODY, beside).report.elements
    assert ("甲区人民政府", "乙县人民政府") == elements.signatures


def test_a_colophon_in_a_table():
    colophon = table(
        ("抄送：市司法局，区委办公室。", ""), ("甲区人民政府办公室", "2024年1月6日印发")
    )
    sign_off = (Line("甲区人民政府"), Line("2024年1月5日"))
    elements = read(*BODY, *sign_off, colophon).report.elements
    assert ("市司法局", "区委办公室") == elements.copies_to
    assert ("甲区人民政府办公室", 6) == (elements.printer, elements.print_date.day)


def test_a_table_of_data_stays_a_table():
    data = table(("单位", "件数", "日期"), ("甲区司法局", "3", "2024年1月5日"))
    assert [data.rows] == [
        tuple(tuple(cell.plain for cell in row) for row in block.rows)
        for block in read(*BODY, data).report.sections[0].blocks[1:]
    ]


def test_a_date_still_to_be_filled_in_ends_the_body_and_is_kept_as_a_note():
    found = read(*BODY, Line("甲区人民政府"), Line("2024年×月×日"))
    elements = found.report.elements
    assert (("甲区人民政府",), None) == (elements.signatures, elements.date)
    assert "2024年×月×日" in found.notes
