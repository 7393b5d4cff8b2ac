"""Chinese numerals of headings, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.numerals import chinese_number, parse_number


@given(st.integers(1, 99))
def test_what_is_written_is_read(value: int):
    assert value == parse_number(chinese_number(value))


@given(st.integers(1, 99))
def test_digits_are_read_in_either_width(value: int):
    wide = "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    assert (value, value) == (parse_number(str(value)), parse_number(wide))


@pytest.mark.parametrize("value", [0, -1, 100])
def test_no_heading_is_numbered_so(value: int):
    with pytest.raises(ValueError, match="no heading"):
        chinese_number(value)


@pytest.mark.parametrize("text", ["", "零", "0", "十十", "一二三", "甲", "十甲", "百"])
def test_other_words_are_no_numbers(text: str):
    assert parse_number(text) is None
