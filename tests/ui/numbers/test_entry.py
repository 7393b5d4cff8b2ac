"""What people type and paste for a number."""

from __future__ import annotations

import pytest

from fzdraft.document.model import Row
from fzdraft.ui.numbers.entry import bound_of, cells, entered


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
        ("约150", "宗", "150"),
        ("60余宗", "宗", "60"),
        ("9万余", "宗", "90000"),
        ("50%", "宗", None),
        ("3.5亿元", "宗", None),
        ("150宗", "%", None),
        ("没有", "件", None),
        ("", "件", None),
    ],
)
def test_a_value_is_read_in_the_unit_of_its_row(typed, unit, value):
    assert entered(typed, unit) == value


@pytest.mark.parametrize(
    ("typed", "bound"),
    [("约150", "about"), ("将近200", "at_most"), ("60余宗", "at_least"), ("160", "at_least"),
     ("163", "exact")],
)  # fmt: skip
def test_a_bound_is_read_with_its_value_or_stays_where_it_can(typed, bound):
    row = Row("r", unit="宗", bound="at_least")
    assert bound_of(typed, row, entered(typed, "宗")) == bound


def test_a_copied_column_keeps_its_empty_cells():
    assert cells("145宗\r\n\r\n7\r\n") == [["145宗"], [""], ["7"]]


def test_a_copied_block_is_cut_at_tabs():
    assert cells("145\t司法局\n127\t") == [["145", "司法局"], ["127", ""]]
