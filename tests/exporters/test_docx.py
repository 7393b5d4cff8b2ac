"""What is inside a .docx: the flow's words, real styles, no foreign fonts."""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.layout.drafts import draft_of, laid_out, profile, skin, with_head, with_letter

from fzdraft.document.marks import Text
from fzdraft.document.model import Table
from fzdraft.exporters.docx import export_docx
from fzdraft.layout.blocks import Block, Flow, plain
from fzdraft.layout.blocks import Table as Grid
from fzdraft.layout.skin import Properties, properties_of

CREATED = datetime.datetime(2024, 1, 5, 9, 30, tzinfo=datetime.UTC)


def written(flow: Flow) -> bytes:
    return export_docx(flow, profile(), Properties())


def opened(flow: Flow) -> Document:
    return docx.Document(io.BytesIO(written(flow)))


def part(name: str, flow: Flow) -> str:
    return zipfile.ZipFile(io.BytesIO(written(flow))).read(f"word/{name}.xml").decode()


def paragraphs(document: Document) -> list[str]:
    """Return the words of all paragraphs in reading order, those in tables too."""
    found = document.element.body.iter("{*}p")
    texts = (docx.text.paragraph.Paragraph(p, document).text for p in found)
    return [text.replace("\n", "") for text in texts if text]


def expected(flow: Flow) -> list[str]:
    body = [text for block in flow.blocks for text in texts(block) if text]
    return body + [plain(line) for group in flow.colophon for line in group]


def texts(block: Block) -> list[str]:
    if isinstance(block, Grid):
        return [plain(cell) for row in block.rows for cell in row]
    return [plain(block)]


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=30))
def test_the_words_read_back_are_the_words_of_the_flow(lines, title):
    flow = laid_out(with_head(lines))
    draft = draft_of(lines, title=title)
    table = Table("t", tuple((Text(line), Text(title)) for line in lines))
    draft = replace(draft, report=replace(draft.report, preamble=(table,)))
    for made in (flow, laid_out(draft)):
        assert paragraphs(opened(made)) == expected(made)


def test_headings_are_real_styles_with_outline_levels():
    document = opened(laid_out(draft_of(["一、甲", "（一）乙。正文。", "1.丙", "文。"])))
    styles = [paragraph.style for paragraph in document.paragraphs]
    levels = [style.base_style.name for style in styles if style.base_style.name != "Normal"]
    assert [style.name for style in styles] == ["一级标题", "二级标题", "三级标题", "公文正文"]
    assert levels == ["Heading 1", "Heading 2", "Heading 3"]


def test_every_run_asks_for_east_asian_forms():
    document = opened(laid_out(with_letter()))
    hints = [r.find("{*}rPr/{*}rFonts") for r in document.element.body.iter("{*}r")]
    tabs = [r for r in document.element.body.iter("{*}r") if r.find("{*}tab") is not None]
    assert sum(hint is None for hint in hints) == len(tabs)


@pytest.mark.parametrize("name", ["document", "styles", "settings", "footer1", "footer2"])
def test_no_theme_font_comes_in(name):
    assert "Theme" not in part(name, laid_out(with_letter())).replace("themeFontLang", "")


def test_lines_are_forced_only_in_the_title():
    document = opened(laid_out(with_letter()))
    broken = [p.style.name for p in document.paragraphs if "\n" in p.text]
    assert set(broken) == {"公文标题"}


def test_indents_are_never_spaces():
    document = opened(laid_out(draft_of(["　　正文。", "一、　甲"])))
    assert paragraphs(document) == ["正文。", "一、甲"]


def test_body_paragraphs_are_indented_by_two_characters():
    assert 'w:firstLineChars="200"' in part("styles", laid_out(draft_of(["正文。"])))


def test_fonts_are_named_with_what_may_stand_in_for_them():
    fonts = part("fontTable", laid_out(draft_of([])))
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,' in fonts


def test_the_file_says_who_wrote_it_and_when():
    properties = properties_of(with_letter(), skin("review"), CREATED)
    data = export_docx(laid_out(with_letter()), profile(), properties)
    core = docx.Document(io.BytesIO(data)).core_properties
    assert core.title == "宝鸡市渭滨区人民政府关于报送2021年法治政府建设工作总结的报告（送审稿）"
    assert (core.author, core.category) == ("宝鸡市渭滨区人民政府", "送审稿")
    assert (core.created, core.comments) == (CREATED, "")


def test_nothing_of_the_librarys_template_is_left():
    names = zipfile.ZipFile(io.BytesIO(written(laid_out(with_letter())))).namelist()
    assert not [name for name in names if "theme" in name or "thumbnail" in name]


@pytest.mark.parametrize(("lines", "begins_a_page"), [(2, True), (6, False)])
def test_a_colophon_without_room_begins_a_page(lines, begins_a_page):
    flow = laid_out(with_head(["正" * (28 * lines - 2)]))
    assert ("pageBreakBefore" in part("document", flow)) is begins_a_page


def test_a_flow_may_go_without_page_numbers():
    names = zipfile.ZipFile(io.BytesIO(written(Flow(page_numbers=False)))).namelist()
    assert not [name for name in names if "footer" in name]


@pytest.mark.timeout(8)
def test_a_table_of_18000_cells_is_written_in_a_moment():
    grid = Table("t", ((Text("145"),) * 60,) * 300)
    draft = draft_of([])
    draft = replace(draft, report=replace(draft.report, preamble=(grid,)))
    assert written(laid_out(draft)).startswith(b"PK")


def test_a_title_longer_than_office_stores_is_whole_on_the_paper():
    title = "甲" * 300
    data = export_docx(laid_out(draft_of([], title=title)), profile(), Properties(title=title))
    document = docx.Document(io.BytesIO(data))
    assert title in "".join(paragraphs(document))
    assert document.core_properties.title == title[:255]


def test_half_a_character_in_a_title_does_not_stop_the_paper():
    draft = draft_of(["正文。"], title="题\ud800\x01目")
    told = properties_of(draft, skin("review"), CREATED)
    document = docx.Document(io.BytesIO(export_docx(laid_out(draft), profile(), told)))
    assert "题目" in document.core_properties.title
