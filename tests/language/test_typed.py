import pytest

from fzdraft.language.typed import widened


@pytest.mark.parametrize(
    ("before", "typed", "wide"),
    [
        ("坚持", ",", "，"),
        ("坚持", "(", "（"),
        ("如下", ":", "："),
        ("好", "!", "！"),
        ("引号”", ";", "；"),
        ("坚持（一", ")", "）"),
        ("坚持（2024", ")", "）"),
    ],
)
def test_marks_after_chinese_become_wide(before, typed, wide):
    assert wide == widened(before, typed)


@pytest.mark.parametrize(
    ("before", "typed"),
    [("10", ":"), ("abc", ","), ("", "("), ("坚持", "."), ("f(x", ")"), ("坚持", "a"), ("x ", ",")],
)
def test_marks_elsewhere_stay(before, typed):
    assert widened(before, typed) is None
