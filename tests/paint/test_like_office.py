"""Lines end where LibreOffice ends them, for a face that both have (measured: 741 of 752)."""

import html
import re
import subprocess
from itertools import accumulate

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips
from PySide6.QtGui import QFontDatabase
from tests.exporters.paper import OFFICE, pdfs
from tests.layout.drafts import SAMPLES
from tests.layout.flows import standard

from fzdraft.layout.blocks import Paragraph, Run
from fzdraft.layout.breaker import HANGING
from fzdraft.layout.lines import Column, Setting, set_paragraph
from fzdraft.layout.profile import POINTS_PER_MM, Face
from fzdraft.paint.fonts import load_fonts

FACE = "AR PL UKai CN"
PITCH = 28.95
WIDE = str.maketrans(",:;!?()", "，：；！？（）")
FORMAT = """<w:pPr {ns}><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>
<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>"""
FACES = """<w:rPr {ns}><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"
w:hint="eastAsia"/><w:spacing w:val="-5"/><w:sz w:val="32"/>
<w:lang w:eastAsia="zh-CN"/></w:rPr>"""


def paragraphs():
    """The paragraphs of the five samples with more than 40 characters, marks widened."""
    lines = [line for path in sorted(SAMPLES.glob("s*.txt")) for line in read(path)]
    return [line for line in lines if len(line) > 40]


def read(path):
    text = path.read_text(encoding="utf-8-sig")
    wide = re.sub(r"(?<!\d)[,:;!?()]|[,:;!?()](?!\d)", lambda mark: mark[0].translate(WIDE), text)
    return [line.strip() for line in wide.split("\n")]


def squeezed(text):
    return re.sub(r"\s", "", text)


def document(texts):
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1587), Twips(1474)
    for text in texts:
        paragraph = made.add_paragraph()
        paragraph._p.insert(0, parse_xml(FORMAT.format(ns=nsdecls("w"))))
        run = paragraph.add_run(text)
        run._r.insert(0, parse_xml(FACES.format(ns=nsdecls("w"), face=FACE)))
    return made


def office_lines(path):
    """Return the lines of all pages; poppler loses some marks that hang outside the text."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True).stdout
    rows, page = {}, 0
    for found in re.finditer(r'<page|<word xMin="(.+?)" yMin="(.+?)" .+?>(.*?)</word>', out):
        page += found[1] is None
        if found[1] is not None:
            row = rows.setdefault((page, round(float(found[2]) / PITCH)), [])
            row.append((float(found[1]), html.unescape(found[3])))
    return ["".join(word for _, word in sorted(rows[key])) for key in sorted(rows)]


def office_ends(lines, texts):
    """Yield where the lines of every paragraph end, a lost hanging mark put back."""
    left = iter([*lines, ""])
    following = next(left)
    for text in map(squeezed, texts):
        found, stops = "", set()
        while len(found) < len(text):
            found, following = found + following, next(left)
            lost = text[len(found) : len(found) + 1]
            found += lost if lost in HANGING and following[:1] != lost else ""
            stops.add(len(found))
        assert found == text
        yield stops


def own_ends(text, fonts):
    column = Column(28 * POINTS_PER_MM, 156 * POINTS_PER_MM)
    strips = set_paragraph(Paragraph("body", (Run(text),)), column, Setting(standard(), fonts))
    return set(accumulate(len(squeezed(strip.glyphs[0].text)) for strip in strips))


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_at_least_985_of_1000_lines_end_as_in_libreoffice(tmp_path, qapp):
    if not QFontDatabase.hasFamily(FACE):
        pytest.skip(f"{FACE} is not installed")
    texts = paragraphs()
    document(texts).save(tmp_path / "x.docx")
    pdf = pdfs({"x": (tmp_path / "x.docx").read_bytes()}, tmp_path)["x"]
    widths = load_fonts({"fang": Face(FACE, "")}).widths
    pairs = [
        (office, own_ends(text, widths), text)
        for text, office in zip(texts, office_ends(office_lines(pdf), texts), strict=True)
    ]
    equal, all_ends = sum(len(a & b) for a, b, _ in pairs), sum(len(a) for a, _, _ in pairs)
    print(f"{equal} of {all_ends} lines, {len(texts)} paragraphs")
    assert len(texts) == 95
    assert equal / all_ends >= 0.985
    assert [text[:20] for a, b, text in pairs if len(a) != len(b)] == []
