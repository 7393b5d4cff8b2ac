"""The .docx as LibreOffice prints it, measured in millimetres (GB/T 9704-2012)."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exporters import paper
from tests.exporters.paper import Ink
from tests.layout.drafts import (
    LETTER,
    draft_of,
    form,
    joint,
    profile,
    sample,
    sample_lines,
    skin,
    with_letter,
    words,
)

from fzdraft.document.model import Draft, Elements
from fzdraft.exporters.docx import export_docx
from fzdraft.layout.flow import flow
from fzdraft.layout.skin import Properties

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(paper.OFFICE is None, reason="LibreOffice is not installed"),
]
HAN = "法治政府建设年度报告总结推进" * 200
CHARACTER = 15.75 / 72 * 25.4
LAST_LINES = (1, 10, 18, 19)
COLOPHON = Elements(
    copies_to=("市委办公室",), printer="某县人民政府办公室", print_date=datetime.date(2024, 1, 6)
)
NAMES = {
    "short": ("某县人民政府",),
    "letter": LETTER.elements.issuers,
    "long": ("中共大连长兴岛经济技术开发区工作委员会",),
}


def printed(draft: Draft, closing: str = "sealed") -> bytes:
    made = flow(draft, replace(form(), closing=closing), profile(), skin("submit"), words)
    return export_docx(made, profile(), Properties(title="测试"))


def documents() -> dict[str, bytes]:
    made = {name: printed(sample(name)) for name in ("s0", "s1", "s2", "s3", "s4")}
    for name, issuers in NAMES.items():
        elements = replace(LETTER.elements, issuers=issuers)
        made[name] = printed(replace(with_letter(), letter=replace(LETTER, elements=elements)))
    secret = replace(LETTER.elements, copy_number="000001", secrecy="机密★1年", urgency="特急")
    made["secret"] = printed(draft_of([HAN[:60]], secret, "某县报告"))
    made["full"] = printed(draft_of([HAN[: 28 * 22 * 3 + 26]]))
    for count in LAST_LINES:
        made[f"ends{count}"] = printed(draft_of([HAN[: 28 * count - 2]], COLOPHON))
    made["moved"] = printed(draft_of([HAN[: 28 * 20 - 2]], COLOPHON))
    made["joint"] = printed(joint())
    unsealed = Elements(signatures=("宝鸡市渭滨区人民政府",), date=datetime.date(2024, 1, 5))
    made["unsealed"] = printed(draft_of([HAN[:26]], unsealed), "unsealed")
    return made


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return paper.pdfs(documents(), tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module")
def ink(pdfs):
    seen: dict[tuple[str, int], Ink] = {}

    def read(name: str, page: int) -> Ink:
        return seen.setdefault((name, page), Ink(pdfs[name], page))

    return read


@pytest.mark.parametrize("name", [*NAMES, "secret"])
def test_the_mark_begins_72_mm_below_the_top_of_the_sheet(ink, name):
    assert ink(name, 1).top("red") == pytest.approx(72, abs=0.5)


@pytest.mark.parametrize("name", [*NAMES, "secret"])
def test_a_mark_stays_on_one_line_inside_the_text_area(ink, name):
    top, left, bottom, right = ink(name, 1).box(60, 105, "red")
    assert bottom - top < 18
    assert left > 28
    assert right < 184


@pytest.mark.parametrize("name", NAMES)
def test_the_red_rule_is_as_wide_as_the_text(ink, name):
    ((_, left, right),) = ink(name, 1).rules("red")
    assert (left, right) == (pytest.approx(28, abs=0.3), pytest.approx(184, abs=0.3))


@pytest.mark.parametrize("name", NAMES)
def test_the_red_rule_stands_4_mm_below_the_number(ink, name):
    page = ink(name, 1)
    ((rule, _, _),) = page.rules("red")
    thickness = 1.5 / 72 * 25.4
    number_bottom = page.box(95, rule - thickness - 0.2)[2]
    assert rule - thickness - number_bottom == pytest.approx(4, abs=0.5)


def test_number_and_signatory_stand_one_character_in(ink):
    page = ink("letter", 1)
    ((rule, _, _),) = page.rules("red")
    _, left, _, right = page.box(95, rule - 1)
    assert left == pytest.approx(28 + CHARACTER, abs=0.6)
    assert right == pytest.approx(184 - CHARACTER, abs=0.6)


def text_lines(pdf: Path, page: int) -> list[tuple[float, float, float, str]]:
    return [line for line in paper.lines(pdf, page) if line[0] < 263]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_full_page_has_22_lines_of_28_characters(pdfs, page):
    lines = text_lines(pdfs["full"], page)
    counts = [len(words) for _, _, _, words in lines]
    assert counts == ([26] if page == 1 else [28]) + [28] * 21


def test_full_lines_reach_from_margin_to_margin(pdfs):
    lines = text_lines(pdfs["full"], 2)
    assert all(left == pytest.approx(28, abs=0.2) for _, left, _, _ in lines)
    assert all(right == pytest.approx(183.8, abs=0.3) for _, _, right, _ in lines)


def test_the_text_ends_at_the_bottom_of_the_text_area(ink):
    assert ink("full", 2).box(40, 263)[2] == pytest.approx(261, abs=1)


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_interior_pages_have_22_lines_unless_a_heading_moves_to_its_text(pdfs, name):
    last = paper.pages(pdfs[name])
    pages = [text_lines(pdfs[name], page) for page in range(1, last + 1)]
    for page, following in pairwise(pages[1:]):
        top_of_next = "".join(words for _, _, _, words in following[: 22 - len(page)])
        assert top_of_next == "" or re.match("[一二三四五六七八九十]+、|（", top_of_next)
        assert len(page) >= 20


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_sentence_of_a_sample_is_on_paper(pdfs, name):
    found = paper.text(pdfs[name])
    number = r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]?|\d+[.．])"
    sentences = [
        re.sub(r"\s", "", re.sub(number, "", sentence))
        for line in sample_lines(name)
        for sentence in re.split(r"(?<=。)", line)
    ]
    assert [sentence for sentence in sentences if sentence not in found] == []


@pytest.mark.parametrize("count", LAST_LINES)
def test_the_last_rule_of_the_colophon_is_the_bottom_of_the_text_area(pdfs, ink, count):
    rules = ink(f"ends{count}", 1).rules()
    assert paper.pages(pdfs[f"ends{count}"]) == 1
    assert len(rules) == 3
    assert rules[-1][0] == pytest.approx(262, abs=0.5)
    for _, left, right in rules:
        assert (left, right) == (pytest.approx(28, abs=0.3), pytest.approx(184, abs=0.3))


def test_a_colophon_without_room_stands_alone_at_the_same_place(pdfs, ink):
    assert paper.pages(pdfs["moved"]) == 2
    assert ink("moved", 2).rules()[-1][0] == pytest.approx(262, abs=0.5)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(ink):
    odd, even = ink("full", 1).box(263, 290), ink("full", 2).box(263, 290)
    indent = 13.75 / 72 * 25.4
    assert odd[3] == pytest.approx(184 - indent, abs=0.7)
    assert even[1] == pytest.approx(28 + indent, abs=0.7)


def test_the_dash_of_the_page_number_stands_7_mm_below_the_text(ink):
    page = ink("full", 2)
    left = page.box(263, 290)[1]
    assert page.column_top(left, 263) == pytest.approx(269, abs=0.5)


def test_sealed_date_stands_four_characters_in(pdfs):
    lines = text_lines(pdfs["letter"], 1)
    date = next(line for line in lines if line[3].startswith("2021年12月15日"))
    assert date[2] == pytest.approx(184 - 4 * CHARACTER, abs=0.5)


def test_unsealed_name_stands_two_in_and_the_date_two_after_its_start(pdfs):
    name, date = text_lines(pdfs["unsealed"], 1)[-2:]
    assert name[2] == pytest.approx(184 - 2 * CHARACTER, abs=0.5)
    assert date[1] - name[1] == pytest.approx(2 * CHARACTER, abs=0.5)


def test_joint_signers_and_date_stand_below_each_other(pdfs):
    pdf = pdfs["joint"]
    one, other, date = text_lines(pdf, paper.pages(pdf))[-3:]
    assert one[2] == pytest.approx(184, abs=0.6)
    assert other[2] == pytest.approx(184, abs=0.6)
    assert date[2] == pytest.approx(184 - 4 * CHARACTER, abs=0.5)


def test_the_signature_never_stands_on_a_page_without_text(pdfs):
    last = text_lines(pdfs["joint"], paper.pages(pdfs["joint"]))
    assert len(last) > 3
