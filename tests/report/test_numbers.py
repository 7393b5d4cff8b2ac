"""Reading numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.report.numbers import plain, read_arabic, read_chinese, read_scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("百", 100),
        ("三万二千", 32000),
        ("万亿", 10**12),
        ("九点五", Decimal("9.5")),
        ("二〇二三", 2023),
        ("两", 2),
        ("零", 0),
    ],
)
def test_chinese_numerals_are_read(text, value):
    assert value == read_chinese(text)


@pytest.mark.parametrize("text", ["两三", "", "九点", "甲"])
def test_a_guess_or_no_numeral_is_none(text):
    assert read_chinese(text) is None


def test_scales_multiply():
    assert [1, 10**4, 10**11, 10**18] == [read_scale(s) for s in ("", "万", "千亿", "百亿亿")]


def test_full_width_digits_and_thousands_are_read():
    assert [Decimal("1008"), Decimal("7.8")] == [read_arabic("1,008"), read_arabic("７．８")]


@given(st.decimals(0, 10**12, places=3))
def test_writing_plainly_keeps_the_value_and_has_no_exponent(value):
    assert value == Decimal(plain(value))
    assert set(plain(value)) <= set("0123456789.")
