"""A PDF that stands as the standard wants it, can be searched, and is the same twice."""

import datetime
import io
import re

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from tests.exporters.paper import Ink, lines, pages, text
from tests.layout import drafts
from tests.layout.flows import UNIT, body, line, report, standard, table

from fzdraft.exporters.pdf import export_pdf
from fzdraft.layout.blocks import Flow, plain
from fzdraft.layout.skin import Properties

pytestmark = pytest.mark.usefixtures("qapp")
PROPERTIES = Properties("年度报告", UNIT, "报告", datetime.datetime(2024, 1, 5, 9, 30))
HEADINGS = [
    line("heading1", "一、主要工作", heading="一、主要工作"),
    line("heading2", "（一）党的领导", heading="（一）党的领导"),
    body(1500),
    line("heading1", "二、存在问题", heading="二、存在问题"),
]


def made(folder, flow, name="x"):
    path = folder / f"{name}.pdf"
    path.write_bytes(export_pdf(flow, standard(), PROPERTIES))
    return path


@pytest.fixture(scope="module")
def paper(tmp_path_factory, qapp):
    return made(tmp_path_factory.mktemp("pdf"), report(*HEADINGS, body(600), table(3), body(30)))


def test_the_same_flow_gives_the_same_bytes():
    first, second = (export_pdf(report(*HEADINGS), standard(), PROPERTIES) for _ in range(2))
    assert first == second


def test_other_words_give_another_identity():
    files = [export_pdf(report(body(n)), standard(), PROPERTIES) for n in (30, 40)]
    first, second = (PdfReader(io.BytesIO(data)).trailer["/ID"] for data in files)
    assert first != second


def test_headings_are_bookmarks_below_their_title(paper):
    title, (first, (second,), third) = PdfReader(paper).outline
    assert [item["/Title"] for item in (title, first, second, third)] == [
        "报告",
        "一、主要工作",
        "（一）党的领导",
        "二、存在问题",
    ]


def test_a_bookmark_leads_to_its_page_and_height(paper):
    reader = PdfReader(paper)
    last = reader.outline[1][2]
    page = reader.get_destination_page_number(last)
    assert "二、存在问题" in squeezed(reader.pages[page].extract_text())
    assert 0 < last["/Top"] < 842


def test_properties_are_set_and_hold_no_other_time(paper):
    found = dict(PdfReader(paper).metadata)
    assert (found["/Title"], found["/Author"]) == ("年度报告", UNIT)
    assert found["/CreationDate"] == found["/ModDate"] == "D:20240105093000"


def test_every_font_is_embedded(paper):
    reader = PdfReader(paper)
    fonts = [f for page in reader.pages for f in page["/Resources"]["/Font"].values()]
    files = [f.get_object()["/DescendantFonts"][0]["/FontDescriptor"] for f in fonts]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(found) for found in files)


def squeezed(found):
    return re.sub(r"\s", "", found)


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_sentence_of_a_sample_can_be_found(tmp_path, name):
    flow = drafts.laid_out(drafts.sample(name))
    found = text(made(tmp_path, flow))
    sentences = [s for block in flow.blocks for s in re.split("(?<=[。；])", plain(block))]
    assert [s for s in sentences if squeezed(s) not in found] == []


def test_words_come_in_reading_order_without_a_layout_engine(paper):
    found = squeezed("".join(page.extract_text() for page in PdfReader(paper).pages))
    flow = report(*HEADINGS)
    places = [found.index(squeezed(plain(block))[:20]) for block in flow.blocks[:6]]
    assert places == sorted(places)


def test_the_red_head_stands_at_its_millimetres(paper):
    ink = Ink(paper, 1)
    (rule,) = ink.rules("red")
    assert ink.top("red") == pytest.approx(72.0, abs=0.3)
    assert rule[1:] == pytest.approx((28.0, 184.0), abs=0.2)
    number = next(row for row in lines(paper, 1) if "〔2024〕" in row[3])
    bottom = ink.box(number[0] - 4, number[0] + 4)[2]
    assert rule[0] - 0.53 - bottom == pytest.approx(4.0, abs=0.3)


def test_full_pages_hold_22_lines_between_the_margins(paper):
    full = [row for row in lines(paper, 2) if "— 2 —" not in row[3] and "—2—" not in row[3]]
    ink = Ink(paper, 2).box(30, 263)
    assert len(full) == 22
    assert (ink[0], ink[1]) == pytest.approx((40.4, 28.2), abs=0.4)
    assert ink[2] <= 262.0


def test_the_last_rule_is_at_262_mm_on_the_last_page(paper):
    rules = Ink(paper, pages(paper)).rules()
    assert rules[-1] == pytest.approx((262.2, 28.0, 184.0), abs=0.2)


def test_the_dash_of_the_page_number_is_7_mm_below_the_text(tmp_path):
    path = made(tmp_path, Flow((body(1300),)))
    odd, even = (Ink(path, page).box(263, 280) for page in (1, 2))
    assert odd[3] == pytest.approx(184 - 13.75 / 72 * 25.4, abs=0.6)
    assert even[1] == pytest.approx(28 + 13.75 / 72 * 25.4, abs=0.6)
    rows = Ink(path, 1).black[round(263 / 25.4 * 300) :]
    dash = rows[:, round((odd[3] - 2) / 25.4 * 300)].nonzero()[0]
    assert 263 + dash.min() / 300 * 25.4 == pytest.approx(269.0, abs=0.3)


def test_characters_that_no_face_has_do_no_harm(tmp_path):
    found = text(made(tmp_path, Flow((line("body", "前\U000e0fff、后都印得出。"),))))
    assert re.fullmatch("前.*、后都印得出。", found)


def test_a_sheet_of_another_size_keeps_it():
    wide = replace(standard(), page=replace(standard().page, width=184.0, height=260.0))
    box = PdfReader(io.BytesIO(export_pdf(report(), wide, PROPERTIES))).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (184, 260)
