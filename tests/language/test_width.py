"""Widening half-width marks in Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.width import widen

MIXED = st.text(
    alphabet="中文区局年件一，。：；（）《》〈〉“”,:;!?()<>0123456789%.AZaz /\n", max_size=40
)


@pytest.mark.parametrize(
    ("found", "wide"),
    [
        ("坚持党的领导,深入学习;认真落实:一是…", "坚持党的领导，深入学习；认真落实：一是…"),
        ("(一)健全机制", "（一）健全机制"),
        ("(四推进依法行政", "（四推进依法行政"),
        ("一)推进依法行政", "一）推进依法行政"),
        ("推进《<中山市纲要>分工方案》", "推进《〈中山市纲要〉分工方案》"),
        ("《纲要(2021-2025年)》", "《纲要（2021-2025年）》"),
        ("办结率达99.97%,其中3件", "办结率达99.97%，其中3件"),
        ("达99.97%,2022年", "达99.97%，2022年"),
        ("是否继续?", "是否继续？"),
        ("一是好!二是坏", "一是好！二是坏"),
        ("GDP(亿元)增长", "GDP（亿元）增长"),
        ("办法(试行),A类项目", "办法（试行），A类项目"),
    ],
)
def test_marks_in_chinese_text_become_wide(found: str, wide: str):
    assert wide == widen(found)


@pytest.mark.parametrize(
    "text",
    [
        "共1,000件",
        "上午09:00开会",
        "网址http://www.gov.cn/?id=1&b=2",
        "安装LED(light)灯",
        "比例为3:7左右",
        "plain (Latin), text; no: change!",
        "x<5的情形",
        "“1+6+N”体系",
    ],
)
def test_numbers_times_and_latin_stay(text: str):
    assert text == widen(text)


@given(MIXED)
def test_length_never_changes(text: str):
    assert len(text) == len(widen(text))


@given(MIXED)
def test_a_second_time_changes_nothing(text: str):
    assert widen(text) == widen(widen(text))


@given(st.text(max_size=60))
def test_only_marks_change(text: str):
    changed = {old for old, new in zip(text, widen(text), strict=True) if old != new}
    assert set() == changed - set(",:;!?()<>")


@pytest.mark.timeout(5)
def test_a_paragraph_of_two_million_characters_takes_no_time():
    assert "报告，" * 700_000 == widen("报告," * 700_000)
