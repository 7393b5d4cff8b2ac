"""What people type and paste for a number."""

from __future__ import annotations

import pytest

from fzdraft.ui.numbers.entry import cells, entered


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("145", "宗", "145"),
        ("145宗", "宗", "145"),
        ("１，４５０ 件", "件", "1450"),
        ("99.97%", "%", "99.97"),
        ("五十三", "件", "53"),
        ("145宗", "件", "145"),
        ("3.5万元", "万元", "3.5"),
        ("3.5万", "元", "35000"),
        ("35000元", "万元", None),
        ("没有", "件", None),
        ("", "件", None),
    ],
)
def test_a_value_is_read_in_the_unit_of_its_row(typed, unit, value):
    assert entered(typed, unit) == value


def test_a_copied_column_keeps_its_empty_cells():
    assert cells("145宗\r\n\r\n7\r\n") == [["145宗"], [""], ["7"]]


def test_a_copied_block_is_cut_at_tabs():
    assert cells("145\t司法局\n127\t") == [["145", "司法局"], ["127", ""]]
