import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.names import names_of, split_groups, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四 王五", ("张三", "李四", "王五")),
        ("市委,市政府：", ("市委", "市政府")),
        ("各镇（街道、开发区），区政府各部门。", ("各镇（街道、开发区）", "区政府各部门")),
        ("（甲、乙）丙、丁", ("（甲、乙）丙", "丁")),
        ("  ", ()),
    ],
)
def test_names_part_at_every_mark_outside_brackets(text, names):
    assert split_names(text) == names


def test_groups_keep_what_stands_between_commas_together():
    assert split_groups("市委、市政府，省司法厅：") == ("市委、市政府", "省司法厅")


def test_the_names_of_groups_are_single_but_for_those_that_share_a_word():
    groups = ("市委、市政府", "各省、自治区、直辖市人民政府", "省司法厅")
    assert names_of(groups) == ("市委", "市政府", *groups[1:])


@given(st.lists(st.text("市区县（）政府、", min_size=1), max_size=4))
def test_groups_joined_and_split_again_are_the_same(groups):
    once = split_groups("，".join(groups))
    assert split_groups("，".join(once)) == once
