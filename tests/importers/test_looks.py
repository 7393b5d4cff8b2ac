"""Titles and headings that only their print tells."""

from fzdraft.document.model import Source, walk
from fzdraft.importers.lines import Line, Look, Reading
from fzdraft.importers.structure import recognise

PLAIN, BLACK = Look("仿宋_GB2312", 32), Look("黑体", 32)
KAI, TITLE = Look("楷体_GB2312", 32), Look("方正小标宋简体", 44, centred=True)
TEXT = "2023年，我区扎实推进法治政府建设，各项工作取得新的进展，现将有关情况报告如下。"


def prose() -> Line:
    return Line(TEXT, look=PLAIN)


def read(*lines: Line) -> Source:
    return recognise(Reading(lines))


def outline(source: Source) -> list[tuple[int, str]]:
    return [(len(path), section.heading.plain) for path, section in walk(source.report.sections)]


def test_large_centred_lines_are_the_title_whatever_they_say():
    found = read(Line("法治甲区", look=TITLE), Line("建设纪实", look=TITLE), prose(), prose())
    assert "法治甲区建设纪实" == found.report.title.plain


def test_a_title_ends_where_the_print_changes():
    lines = Line("甲区2023年工作总结", look=TITLE), Line("第一批", look=PLAIN), prose()
    found = read(*lines)
    assert "甲区2023年工作总结" == found.report.title.plain
    assert "第一批" == found.report.preamble[0].text.plain


def test_headings_without_numbers_are_known_by_their_face_and_said_to_be_guessed():
    found = read(
        prose(),
        Line("主要成效", look=BLACK),
        Line("抓学习", look=KAI),
        prose(),
        Line("抓执法", look=KAI),
        prose(),
        prose(),
        Line("存在不足", look=BLACK),
        prose(),
        prose(),
    )
    assert [(1, "主要成效"), (2, "抓学习"), (2, "抓执法"), (1, "存在不足")] == outline(found)
    remarks = [remark for remark in found.warnings if remark.code == "heading_by_look"]
    assert [(0,), (0, 0), (0, 1), (1,)] == [remark.path for remark in remarks]


def test_a_heading_that_lost_its_number_has_the_level_of_its_like():
    found = read(
        prose(),
        Line("一、主要成效", look=BLACK),
        prose(),
        Line("存在不足", look=BLACK),
        prose(),
        Line("三、下步安排", look=BLACK),
        prose(),
    )
    assert [(1, "主要成效"), (1, "存在不足"), (1, "下步安排")] == outline(found)


def test_emphasis_among_numbered_headings_of_plain_print_is_text():
    bold = Look("仿宋_GB2312", 32, bold=True)
    found = read(
        prose(),
        Line("一、主要成效", look=PLAIN),
        prose(),
        Line("重点项目", look=bold),
        prose(),
        prose(),
        prose(),
    )
    assert [(1, "主要成效")] == outline(found)


def test_text_without_any_look_is_left_alone():
    assert [] == outline(read(Line("甲区2023年工作总结"), Line(TEXT), Line("主要成效"), Line(TEXT)))


def test_a_run_in_heading_without_its_stop_ends_where_the_print_changes():
    heading, text = (
        "（一）加强组织领导",
        "区委常委会专题研究法治政府建设工作，部署年度重点任务，推动落实。",
    )
    found = read(prose(), Line("一、成效"), Line(heading + text, look=PLAIN, lead=len(heading)))
    section = found.report.sections[0].sections[0]
    assert ("加强组织领导", True, text) == (
        section.heading.plain,
        section.run_in,
        section.blocks[0].text.plain,
    )
    assert [(0, 0)] == [r.path for r in found.warnings if r.code == "heading_by_look"]


def test_items_labels_and_options_in_bold_are_no_headings():
    bold = Look("黑体", 32, bold=True)
    texts = ("①创新发展", "时间：2024年1月5日", "A．全部正确", "▲投标文件", "3个工作日")
    lines = [line for text in texts for line in (Line(text, look=bold), prose(), prose())]
    assert [] == outline(read(prose(), *lines))
