"""What a 花脸稿 is made of, for Word and WPS, which no test can ask."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from lxml import etree
from tests.layout.drafts import draft_of, edited, laid_out, profile, sample, words

from fzdraft.document.comparing import compare
from fzdraft.document.model import Draft
from fzdraft.exporters.docx import export_docx
from fzdraft.exporters.pdf import export_pdf
from fzdraft.layout.pages import paginate
from fzdraft.layout.placed import Stroke
from fzdraft.layout.redline import redline
from fzdraft.layout.skin import Properties

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = Properties("花脸稿", "某县司法局", "", datetime.datetime(2024, 1, 5, 8, 30))


def marked(old: Draft, new: Draft):
    return redline(laid_out(old), laid_out(new), compare(old, new, words), words)


@pytest.fixture(scope="module")
def document():
    made = marked(sample("s0"), edited(sample("s0"), 1))
    data = export_docx(made, profile(), PROPERTIES)
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def test_every_change_has_its_number_an_author_and_a_time(document):
    changes = list(document.iter(f"{W}ins", f"{W}del"))
    assert len(changes) > 20
    assert len(changes) == len({change.get(f"{W}id") for change in changes})
    assert {"某县司法局"} == {change.get(f"{W}author") for change in changes}
    times = {change.get(f"{W}date") for change in changes}
    assert {"2024-01-05T08:30:00Z", "2024-01-05T08:32:00Z"} == times


def test_deleted_text_is_written_as_deleted_text_and_nothing_else_is(document):
    inside = [t for d in document.iter(f"{W}del") for t in d.iter(f"{W}t", f"{W}delText")]
    assert {f"{W}delText"} == {text.tag for text in inside}
    assert len(inside) == len(list(document.iter(f"{W}delText")))


def test_the_mark_of_a_paragraph_stands_last_in_its_properties(document):
    tracked = [p for p in document.iter(f"{W}pPr") if p.find(f"{W}rPr/{W}ins") is not None]
    assert tracked
    assert {f"{W}rPr"} == {properties[-1].tag for properties in tracked}


def test_the_styles_are_those_of_the_plain_document(document):
    data = export_docx(laid_out(edited(sample("s0"), 1)), profile(), PROPERTIES)
    plain = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))

    def styles(root):
        return {style.get(f"{W}val") for style in root.iter(f"{W}pStyle")}

    assert styles(plain) == styles(document)


def test_the_same_pair_is_the_same_file():
    made = marked(sample("s0"), edited(sample("s0"), 1))
    once, twice = (export_docx(made, profile(), PROPERTIES) for _ in range(2))
    assert once == twice
    assert export_pdf(made, profile(), PROPERTIES) == export_pdf(made, profile(), PROPERTIES)


def strokes(old: str, new: str) -> list[Stroke]:
    (page,) = paginate(marked(draft_of([old]), draft_of([new])), profile(), {})
    return list(page.strokes)


def baseline(text: str) -> float:
    (page,) = paginate(laid_out(draft_of([text])), profile(), {})
    return page.glyphs[0].y


def test_a_deletion_is_struck_and_an_addition_underlined_in_black():
    one, other, _ = strokes("受理145宗。", "受理160宗。")
    line = baseline("受理145宗。")
    assert line - 10 < one.y1 == one.y2 < line - 3
    assert line < other.y1 == other.y2 < line + 6
    assert one.x2 <= other.x1
    assert {"000000"} == {stroke.color for stroke in (one, other)}


def test_a_bar_stands_in_the_margin_beside_changed_lines_only():
    long = "依法行政" * 20
    bars = [s for s in strokes(f"{long}145宗。{long}", f"{long}160宗。{long}") if s.x1 == s.x2]
    left = profile().page.left / 25.4 * 72
    assert 1 == len(bars)
    assert 0 < left - bars[0].x1 < 20


def test_two_equal_documents_have_no_stroke():
    assert [] == strokes("受理145宗。", "受理145宗。")
