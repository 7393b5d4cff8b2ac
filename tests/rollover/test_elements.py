"""文号 and dates are cleared, signature and 主送 stay; the letter is rolled too."""

from __future__ import annotations

import datetime

from fzdraft.document.model import Reporter

CLEARED = [
    ("letter.文号", "宝渭政字〔2021〕51号"),
    ("letter.成文日期", "2021年12月15日"),
]


def test_what_belongs_to_last_years_paper_is_cleared(sample, rolled):
    result = rolled(sample("s1"))
    elements = result.draft.letter.elements
    assert (None, None, None) == (elements.doc_number, elements.date, elements.print_date)
    beside = [(d.id, d.old) for d in result.decisions if d.element]
    assert beside == CLEARED


def test_signature_and_recipient_stay(sample, rolled):
    elements = rolled(sample("s1")).draft.letter.elements
    assert (("宝鸡市渭滨区人民政府",), ("市政府",)) == (elements.signatures, elements.recipients)


def test_the_letter_moves_on_too(sample, rolled):
    letter = rolled(sample("s1")).draft.letter
    assert "关于报送2022年法治政府建设工作总结的报告" == letter.title.plain
    assert letter.preamble[0].text.plain.startswith("现将我区2022年")


def test_an_element_can_be_kept(sample, rolled):
    draft = rolled(sample("s4"), {"report.成文日期": 1}).draft
    assert datetime.date(2023, 2, 28) == draft.report.elements.date


def test_furniture_of_the_page_is_listed_as_left_out(sample, rolled):
    found = [d for d in rolled(sample("s0")).decisions if d.section == "网页文字"]
    assert "分享到:" in [decision.old for decision in found]
    assert {"changed"} == {decision.action for decision in found}


def test_another_unit_signs_and_nobody_is_addressed(sample, rolled):
    other = Reporter("county", "平川市东山区人民政府", "东山区", "平川市东山区", "我区")
    elements = rolled(sample("s1"), reporter=other).draft.letter.elements
    assert (("平川市东山区人民政府",), ()) == (elements.signatures, elements.recipients)


def test_what_is_cleared_for_another_unit_is_listed_and_can_be_kept(sample, rolled):
    other = Reporter("county", "平川市东山区人民政府", "东山区", "平川市东山区", "我区")
    result = rolled(sample("s1"), reporter=other)
    beside = {d.id: d.options[0].label for d in result.decisions if d.element}
    assert ("清空", "改成平川市东山区人民政府") == (beside["letter.主送"], beside["letter.署名"])
    kept = rolled(sample("s1"), {"letter.主送": 1}, reporter=other).draft.letter.elements
    assert ("市政府",) == kept.recipients
