"""Correcting what a line was taken for: one edit, one way back, no word lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import drafts

from fzdraft.document import relabel
from fzdraft.document.edits import apply
from fzdraft.document.element_input import TITLE
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Elements, Paper, Paragraph, Section
from fzdraft.document.places import Place, texts
from fzdraft.document.soundness import faults
from fzdraft.errors import UserError


def words(name: str, plain: str) -> Paragraph:
    return Paragraph(name, Text(plain))


DRAFT = Draft(
    Paper(
        title=Text("某区报告"),
        elements=Elements(signatures=("某区人民政府",)),
        preamble=(words("p1", "总述。"), words("p2", "二、存在问题")),
        sections=(
            Section(
                "s1",
                Text("成效"),
                blocks=(words("p3", "（一）抓学习。学了三次。"), words("p4", "某区司法局")),
                sections=(
                    Section(
                        "s2",
                        Text("抓执法"),
                        run_in=True,
                        blocks=(words("p5", "办案三件。"),),
                        found_number="（二）",
                    ),
                ),
                found_number="一、",
            ),
        ),
    )
)


def shown(draft: Draft) -> list[str]:
    def lines(sections: tuple[Section, ...], depth: int) -> list[str]:
        return [
            line
            for section in sections
            for line in (
                f"{'#' * depth} {section.heading.plain}{' +' if section.run_in else ''}",
                *(block.text.plain for block in section.blocks),
                *lines(section.sections, depth + 1),
            )
        ]

    paper = draft.report
    return [block.text.plain for block in paper.preamble] + lines(paper.sections, 1)


def after(edit) -> Draft:
    changed, inverse = apply(DRAFT, edit)
    assert DRAFT == apply(changed, inverse)[0]
    assert [] == faults(changed)
    return changed


def paragraph(node: str, block: str) -> Place:
    return Place(node, "paragraph", block)


def test_a_paragraph_becomes_a_heading_without_its_number():
    found = shown(after(relabel.set_level(DRAFT, paragraph("report", "p2"), 1)))
    assert ["总述。", "# 存在问题", "# 成效"] == found[:3]


def test_a_paragraph_with_more_behind_its_first_sentence_becomes_a_run_in_heading():
    found = shown(after(relabel.set_level(DRAFT, paragraph("s1", "p3"), 2)))
    assert ["# 成效", "## 抓学习 +", "学了三次。", "某区司法局", "## 抓执法 +"] == found[2:7]


def test_a_heading_becomes_a_paragraph_with_the_number_that_was_printed():
    found = shown(after(relabel.set_level(DRAFT, Place("s1", "heading"), 0)))
    assert ["总述。", "二、存在问题", "一、成效", "（一）抓学习。学了三次。"] == found[:4]


def test_a_run_in_heading_becomes_the_line_that_it_was():
    found = shown(after(relabel.set_level(DRAFT, Place("s2", "heading"), 0)))
    assert "（二）抓执法。办案三件。" == found[-1]


def test_a_heading_changes_its_level():
    assert "# 抓执法 +" in shown(after(relabel.set_level(DRAFT, Place("s2", "heading"), 1)))
    assert relabel.set_level(DRAFT, Place("s2", "heading"), 2) is None


def test_run_in_is_switched():
    assert "## 抓执法" in shown(after(relabel.set_run_in(DRAFT, "s2", False)))
    assert "# 成效 +" in shown(after(relabel.set_run_in(DRAFT, "s1", True)))
    assert relabel.set_run_in(DRAFT, "s2", True) is None


def test_a_run_in_heading_ends_elsewhere():
    found = shown(after(relabel.set_heading_end(DRAFT, "s2", 2)))
    assert ["## 抓执 +", "法。办案三件。"] == found[-2:]
    assert relabel.set_heading_end(DRAFT, "s2", 3) is None


def test_a_line_and_the_title_change_places():
    found = after(relabel.mark_as(DRAFT, paragraph("report", "p1"), TITLE))
    assert ("总述。", "某区报告") == (found.report.title.plain, shown(found)[0])


def test_a_line_joins_those_who_sign():
    found = after(relabel.mark_as(DRAFT, paragraph("s1", "p4"), "署名"))
    assert ("某区人民政府", "某区司法局") == found.report.elements.signatures
    assert "某区司法局" not in shown(found)


def test_a_heading_may_be_a_recipient():
    found = after(relabel.mark_as(DRAFT, Place("s2", "heading"), "主送"))
    assert ("抓执法",) == found.report.elements.recipients
    assert "办案三件。" in shown(found)


def test_words_that_are_no_date_are_told():
    with pytest.raises(UserError):
        relabel.mark_as(DRAFT, paragraph("report", "p1"), "成文日期")


def test_an_element_becomes_text_again():
    assert "某区人民政府" == shown(after(relabel.unmark(DRAFT, "report", "署名")))[-1]
    assert "某区报告" == shown(after(relabel.unmark(DRAFT, "report", TITLE)))[0]
    assert relabel.unmark(DRAFT, "report", "主送") is None


@given(st.data(), drafts())
def test_any_line_may_be_any_level_and_no_letter_is_lost(data, draft):
    lines = [place for place, _ in texts(draft) if place.part in ("paragraph", "heading")]
    if not lines:
        return
    edit = relabel.set_level(draft, data.draw(st.sampled_from(lines)), data.draw(st.integers(0, 4)))
    if edit is None:
        return
    changed, inverse = apply(draft, edit)
    assert draft == apply(changed, inverse)[0]
    assert [] == faults(changed)
    before = sum((letters(text.plain) for _, text in texts(draft)), Counter())
    kept = sum((letters(text.plain) for _, text in texts(changed)), Counter())
    assert not (before - kept) or set(before - kept) <= set("0123456789一二三四五六七八九十")


def letters(plain: str) -> Counter[str]:
    return Counter(char for char in plain if char.isalnum())
