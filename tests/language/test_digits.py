"""Reading numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.digits import (
    as_value,
    plain,
    read_arabic,
    read_chinese,
    read_scale,
    read_shown,
    write_like,
)


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


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("160", "145", "160"),
        ("95000", "9万", "9.5万"),
        ("98765", "9万", "98765"),
        ("12345", "1,450", "12,345"),
        ("160", "１４５", "１６０"),
        ("3", "两", "三"),
        ("2", "三", "两"),
        ("101", "两", "101"),
        ("98.5", "百分之百", "百分之九十八点五"),
        ("0.5", "百分之百", "0.5%"),
        ("99", "98.5%", "99%"),
        ("7", "××", "7"),
    ],
)
def test_a_number_is_written_as_another_one_is(value, like, written):
    assert written == write_like(value, like)


@given(
    st.integers(0, 10**9),
    st.sampled_from(["145", "9万", "1,450", "１４５", "两", "百分之百", "九十", "3.5亿", "9%"]),
)
def test_what_is_written_is_read_back(value, like):
    assert value == read_shown(write_like(str(value), like))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("１,４５０", "1450"), ("83.30", "83.30"), ("9.5万", "95000"), ("98%", "98"), ("两", "2")],
)
def test_what_people_type_becomes_a_plain_value(typed, value):
    assert value == as_value(typed)


@pytest.mark.parametrize(
    "typed", ["", "145多", "约145", "1.", "3-5", "一百多", "12,34", "=1+1", "9" * 40, "9亿亿亿"]
)
def test_what_is_no_number_has_no_value(typed):
    assert as_value(typed) is None
