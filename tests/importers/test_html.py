"""Saved web pages."""

import base64

import pytest

from fzdraft.errors import UserError
from fzdraft.importers.html import decode_page, read_page
from fzdraft.importers.table import read


def texts(page: str) -> list[str]:
    return [line.text for line in read_page(page).lines]


def test_blocks_are_lines_and_scripts_are_not():
    page = (
        "<html><head><title>网站</title><script>var a=1;</script></head><body><nav>首页</nav>"
        "<p>第一段，<b>粗</b>体。</p><p>第二段。<br>第三段。</p><div style='display: none'>藏</div>"
        "<!-- 注释 --></body></html>"
    )
    assert ["第一段，粗体。", "第二段。", "第三段。"] == texts(page)


def test_line_breaks_of_the_file_do_not_split_words():
    assert ["法治政府 2024 年"] == texts("<p>法治\n   政府 2024\n年</p>")


def test_a_table_of_data_is_one_line_with_rows():
    page = "<table><tr><th>项目</th><th>数量</th></tr><tr><td>复议</td></tr></table>"
    assert [(("项目", "数量"), ("复议", ""))] == [line.rows for line in read_page(page).lines]


def test_a_table_for_layout_is_entered():
    assert ["左", "右"] == texts(
        "<table><tr><td><table><tr><td>左</td></tr></table></td><td>右</td></tr></table>"
    )


def test_the_page_says_its_encoding():
    page = '<meta charset="gb2312"><p>镕基法治</p>'
    assert page == decode_page(page.encode("gb18030"))


def test_a_page_gives_the_document_without_its_menus():
    source = read(
        """<meta name="ArticleTitle" content="某区2023年法治政府建设年度报告">
        <ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul>
        <h1>某区2023年法治政府建设年度报告</h1>
        <p>来源：区司法局　发布时间：2024-01-09　【字体：大 中 小】</p>
        <p>2023年，某区扎实推进法治政府建设。</p><p>一、主要做法</p><p>全年办理案件3件。</p>
        <p>【打印本页】 【关闭窗口】</p><p>版权所有：某区人民政府办公室</p>""".encode(),
        "a.html",
    )
    report = source.report
    assert "某区2023年法治政府建设年度报告" == report.title.plain
    assert ["主要做法"] == [section.heading.plain for section in report.sections]
    assert ["全年办理案件3件。"] == [block.text.plain for block in report.sections[0].blocks]
    assert ("区司法局", "2024-01-09") == (source.metadata["来源"], source.metadata["发布时间"])


def test_a_line_that_leads_elsewhere_is_known_as_a_link():
    hidden, link = "<a style='display:none'>藏</a>", "<a href='/a'>政务公开</a>"
    page = f"{hidden}<p>{link}</p><p>正文，{link}见此</p>"
    assert [True, False] == [line.is_beside for line in read_page(page).lines]


def test_sentences_beside_the_main_text_are_left_out():
    main = "".join(f"<p>第{number}项工作已经完成，成效十分明显。</p>" for number in range(12))
    page = (
        "<form><div>欢迎访问本站。您是第100位访客，请您多提意见。</div>"
        "<h1>某区2023年法治政府建设年度报告</h1>"
        f"<div>{main}</div><div>本站所有内容未经许可，不得转载。</div></form>"
    )
    source = read(page.encode(), "a.html")
    assert "某区2023年法治政府建设年度报告" == source.report.title.plain
    assert 12 == len(source.report.preamble)
    assert 2 == len(source.notes)


def test_paragraphs_in_a_cell_stay_apart():
    page = "<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>"
    assert [(("甲\n乙", "丙"),)] == [line.rows for line in read_page(page).lines]


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15 (filtered)"></head><body lang=ZH-CN>
<p class=MsoTitle align=center>某区2023年法治政府建设情况报告</p>
<p class=MsoNormal>2023年，某区扎实推进法治政府建设。
<span style='mso-hide:all'>藏</span></p>
<h1><span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;</span></span>主要成效</h1>
<p class=MsoNormal>受理<del>127</del><ins>145</ins>件。</p>
<h1>存在不足</h1><p class=MsoNormal>还有<o:p>&nbsp;</o:p>差距。</p>
<![if !supportFootnotes]>
<div style='mso-element:footnote-list'><hr><p>据统计年鉴</p></div><![endif]>
</body></html>"""


def test_a_page_saved_by_word_keeps_its_headings_and_notes():
    found = read(WORD_PAGE.encode(), "a.htm")
    assert "某区2023年法治政府建设情况报告" == found.report.title.plain
    assert ["主要成效", "存在不足"] == [s.heading.plain for s in found.report.sections]
    assert "受理145件。" == found.report.sections[0].blocks[0].text.plain
    assert ("脚注：据统计年鉴",) == found.notes


def test_a_page_of_frames_says_where_its_text_is():
    page = b'<html><frameset><frame src="a.htm"><frame src="b.htm"></frameset></html>'
    with pytest.raises(UserError, match="框架"):
        read(page, "a.html")


def test_a_page_in_one_file_is_read():
    page = "<meta charset=gb2312><h1>某区2023年法治政府建设情况报告</h1><p>扎实推进法治建设。</p>"
    body = base64.encodebytes(page.encode("gb18030"))
    data = (
        b"From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b' type="text/html"; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html; '
        b'charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + body
        + b"\r\n----x\r\nContent-Type: image/png\r\n\r\nAAAA\r\n----x--\r\n"
    )
    found = read(data, "a.mht")
    assert "某区2023年法治政府建设情况报告" == found.report.title.plain
    assert ["扎实推进法治建设。"] == [block.text.plain for block in found.report.preamble]


def test_items_of_a_numbered_list_have_the_numbers_that_a_browser_prints():
    page = (
        "<ol start=3><li><p>甲</p></li><li>乙<ol type=a><li>丙</li></ol></li>"
        "<li value=9>丁</li></ol><ul><li>戊</li></ul><ol><li>（一）己</li></ol>"
    )
    assert ["3.甲", "4.乙", "a.丙", "9.丁", "戊", "（一）己"] == texts(page)
