"""Numbers of headings as people print them."""

import pytest

from fzdraft.importers.headings import read_marker


@pytest.mark.parametrize(
    ("line", "rank", "printed", "value", "rest"),
    [
        ("一、强化组织领导", 1, "一、", 1, "强化组织领导"),
        ("十二、其他", 1, "十二、", 12, "其他"),
        ("（三）规范执法。全年", 2, "（三）", 3, "规范执法。全年"),
        ("( 二 )规范执法", 2, "( 二 )", 2, "规范执法"),
        ("1.健全机制", 3, "1.", 1, "健全机制"),
        ("２．健全机制", 3, "２．", 2, "健全机制"),
        ("3、健全机制", 3, "3、", 3, "健全机制"),
        ("1.2024年工作", 3, "1.", 1, "2024年工作"),
        ("（1）健全机制", 4, "（1）", 1, "健全机制"),
        ("(四推进依法行政", 2, "(四", 4, "推进依法行政"),
        ("一）推进依法行政", 2, "一）", 1, "推进依法行政"),
        ("（二加强组织领导（试行）", 2, "（二", 2, "加强组织领导（试行）"),
    ],
)
def test_a_number_is_read_as_printed(line: str, rank: int, printed: str, value: int, rest: str):
    marker = read_marker(line)
    assert marker is not None
    assert (rank, printed, value, rest) == (marker.rank, marker.printed, marker.value, marker.rest)


@pytest.mark.parametrize(
    "line",
    [
        "一是强化学习",
        "第一，强化学习",
        "1.5万件",
        "2024年工作",
        "（一体化）平台",
        "一、二级单位",
        "一、",
    ],
)
def test_other_beginnings_are_no_numbers(line: str):
    assert read_marker(line) is None
