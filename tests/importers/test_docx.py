"""Word documents: what is seen is read, once and in order."""

import io
import zipfile

from tests.importers.word import NAMESPACES, package, paragraph, run

from fzdraft.importers.docx import read_package
from fzdraft.importers.lines import Look
from fzdraft.importers.package import Package

LEVELS = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="7">
{"".join(LEVEL.format(depth, *level) for depth, level in enumerate(LEVELS))}
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_package(Package(package(body, **parts))).lines]


def numbered(text: str, level: int, list_id: int = 3) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def test_runs_of_one_paragraph_are_one_line():
    assert ["受理145宗"] == lines(f"<w:p>{run('受理1')}{run('45')}{run('宗')}</w:p>")


def test_a_line_break_starts_a_new_line():
    assert ["一、工作", "（一）学习"] == lines(
        f"<w:p>{run('一、工作')}<w:r><w:br/></w:r>{run('（一）学习')}</w:p>"
    )


def test_tracked_changes_are_read_as_accepted():
    body = (
        f"<w:p>{run('受理')}<w:del><w:r><w:delText>127</w:delText></w:r></w:del>"
        f"<w:ins>{run('145')}</w:ins>{run('宗')}</w:p>"
    )
    assert ["受理145宗"] == lines(body)


def test_hidden_text_is_not_read():
    assert ["看得见"] == lines(f"<w:p>{run('看不见', '<w:vanish/>')}{run('看得见')}</w:p>")
    shown = run("看得见", '<w:vanish w:val="0"/>')
    assert ["看得见"] == lines(f"<w:p>{shown}</w:p>")


def test_content_controls_and_links_are_entered():
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件里')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('链接里')}</w:hyperlink>"
        f"<w:smartTag>{run('，标记里')}</w:smartTag></w:p>"
    )
    assert ["控件里", "链接里，标记里"] == lines(body)


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('某某区人民政府文件')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r></w:p>{paragraph('正文')}"
    )
    assert ["某某区人民政府文件", "正文"] == lines(body)


def test_automatic_numbers_are_printed():
    body = "".join(
        numbered(text, level)
        for text, level in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)]
    )
    expected = ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]
    assert expected == lines(body, numbering=NUMBERING)


def test_a_list_may_start_elsewhere():
    assert ["五、甲", "六、乙"] == lines(
        numbered("甲", 0, 4) + numbered("乙", 0, 4), numbering=NUMBERING
    )


def test_a_heading_style_without_number_is_a_hint():
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:styleId="2"><w:name w:val="heading 1"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    data = package(paragraph("存在问题", '<w:pStyle w:val="2"/>'), styles=styles)
    assert [1] == [line.level for line in read_package(Package(data)).lines]


def test_a_table_of_data_is_kept_and_a_frame_is_not():
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>{}</w:tr>".format
    table = row(cell(paragraph("项目")) + cell(paragraph("数量"))) + row(cell(paragraph("复议")))
    frame = row(cell(paragraph("框里的话")))
    found = read_package(Package(package(f"<w:tbl>{table}</w:tbl><w:tbl>{frame}</w:tbl>"))).lines
    assert [(("项目", "数量"), ("复议", "")), ()] == [line.rows for line in found]
    assert ["", "框里的话"] == [line.text for line in found]


def test_a_footnote_is_kept_among_the_notes_and_said():
    body = f"<w:p>{run('正文')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    note = f'<w:footnote w:id="2">{paragraph("据年鉴")}</w:footnote>'
    rule = f'<w:footnote w:id="0" w:type="separator">{paragraph("——")}</w:footnote>'
    footnotes = f"<w:footnotes {NAMESPACES}>{rule}{note}</w:footnotes>"
    reading = read_package(Package(package(body, footnotes=footnotes)))
    assert ("脚注：据年鉴",) == reading.notes
    assert ["footnote"] == [code for code, _ in reading.losses]


def test_a_footnote_without_its_text_is_said():
    body = f"<w:p>{run('正文')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    assert ["broken"] == [code for code, _ in read_package(Package(package(body))).losses]


def test_a_table_of_contents_is_not_read_twice():
    style = '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    styles = f"<w:styles {NAMESPACES}>{style}</w:styles>"
    body = paragraph("一、成效\t1", '<w:pStyle w:val="t"/>') + paragraph("一、成效")
    reading = read_package(Package(package(body, styles=styles)))
    assert ["一、成效"] == [line.text for line in reading.lines]
    assert (("目录：一、成效\t1",), "contents") == (reading.notes, reading.losses[0][0])


def test_strict_documents_are_read():
    strict = package(numbered("甲", 0), numbering=NUMBERING)
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = repacked(strict, transitional, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert ["一、甲"] == [line.text for line in read_package(Package(body)).lines]


def repacked(data: bytes, old: str, new: str) -> bytes:
    """Replace a text in every part of a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).decode().replace(old, new))
    return buffer.getvalue()


def test_a_part_in_utf_16_is_read():
    document = f"<w:document {NAMESPACES}><w:body>{paragraph('报告')}</w:body></w:document>"
    stated = f'<?xml version="1.0" encoding="UTF-16"?>{document}'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", stated.encode("utf-16"))
    assert ["报告"] == [line.text for line in read_package(Package(buffer.getvalue())).lines]


def test_broken_styles_are_said_and_the_text_is_read():
    reading = read_package(Package(package(paragraph("报告"), styles="<w:styles")))
    assert (["报告"], ["broken"]) == (
        [line.text for line in reading.lines],
        [code for code, _ in reading.losses],
    )


def test_an_accepted_deletion_joins_two_paragraphs():
    mark = "<w:rPr><w:del/></w:rPr>"
    assert ["前半句，后半句"] == lines(paragraph("前半句，", mark) + paragraph("后半句"))


def test_deleted_rows_and_cells_are_not_read():
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>".format
    kept = f"<w:tr>{cell('', paragraph('甲'))}{cell('', paragraph('乙'))}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('', paragraph('丙'))}</w:tr>"
    half = (
        f"<w:tr>{cell('', paragraph('丁'))}{cell('<w:cellDel/>', paragraph('戊'))}"
        f"{cell('', paragraph('己'))}</w:tr>"
    )
    found = read_package(Package(package(f"<w:tbl>{kept}{gone}{half}</w:tbl>"))).lines
    assert [(("甲", "乙"), ("丁", "己"))] == [line.rows for line in found]


def test_text_that_a_style_hides_is_not_read_and_this_is_said():
    style = '<w:style w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = f"<w:styles {NAMESPACES}>{style}</w:styles>"
    body = paragraph("藏", '<w:pStyle w:val="h"/>') + paragraph("见")
    reading = read_package(Package(package(body, styles=styles)))
    assert (["见"], ["hidden"]) == (
        [line.text for line in reading.lines],
        [code for code, _ in reading.losses],
    )


def test_symbols_are_read_as_characters():
    symbols = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'
    )
    reading = read_package(Package(package(f"<w:p>{run('结果')}{symbols}</w:p>")))
    assert (["结果☑≥□"], ["symbol"]) == (
        [line.text for line in reading.lines],
        [code for code, _ in reading.losses],
    )


def test_a_circled_number_made_by_a_field_is_read():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r"<w:r><w:instrText>eq \o\ac(○,3)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert ["第○,3条"] == lines(f"<w:p>{run('第')}{field}{run('条')}</w:p>")


def test_the_words_of_word_art_are_read():
    art = '<w:pict><v:shape><v:textpath string="某某区人民政府文件"/></v:shape></w:pict>'
    assert ["某某区人民政府文件", "正文"] == lines(f"<w:p><w:r>{art}</w:r>{run('正文')}</w:p>")


def test_pictures_and_embedded_files_are_said():
    picture = '<w:drawing><a:blip xmlns:a="urn:a"/></w:drawing>'
    body = f"<w:p>{run('正文')}<w:r>{picture}</w:r></w:p><w:altChunk/>"
    assert ["picture", "embedded"] == [
        code for code, _ in read_package(Package(package(body))).losses
    ]


def test_headers_are_kept_among_the_notes_and_page_numbers_are_not():
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
    targets = "".join(
        f'<Relationship Type="{relation.format(kind)}" Target="{name}.xml"/>'
        for kind, name in [("header", "h1"), ("footer", "f1")]
    )
    parts = {
        "_rels/document.xml.rels": f"<Relationships>{targets}</Relationships>",
        "h1.xml": f"<w:hdr {NAMESPACES}>{paragraph('内部资料')}</w:hdr>",
        "f1.xml": f"<w:ftr {NAMESPACES}>{paragraph('— 1 —')}</w:ftr>",
    }
    data = package(paragraph("正文"), **parts)
    assert ("页眉：内部资料",) == read_package(Package(data)).notes


def test_one_line_looks_as_all_of_its_letters_do():
    bold = '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/><w:b/>'
    body = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run("标", bold)}{run("题", bold)}</w:p>'
    half = f"<w:p>{run('半', bold)}{run('句')}</w:p>"
    found = read_package(Package(package(body + half))).lines
    assert [Look("黑体", 32, True, True), Look("", 32, False, False)] == [
        line.look for line in found
    ]


def test_the_strong_start_of_a_line_is_measured_its_number_included():
    kai = '<w:rFonts w:eastAsia="楷体_GB2312"/>'
    song = '<w:rFonts w:eastAsia="仿宋_GB2312"/>'
    number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    body = (
        f"<w:p><w:pPr>{number}</w:pPr>{run('加强', kai)}{run('领导', kai)}{run('全年', song)}</w:p>"
        f"<w:p>{run('全是', kai)}</w:p><w:p>{run('先', song)}{run('后', kai)}</w:p>"
    )
    found = read_package(Package(package(body, numbering=NUMBERING))).lines
    assert [len("（一）加强领导"), 0, 0] == [line.lead for line in found]
