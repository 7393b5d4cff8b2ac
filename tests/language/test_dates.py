"""Dates, there and back, in every form that official documents use."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.dates import format_date, parse_date
from fzdraft.language.numerals import chinese_number

DAYS = st.dates(datetime.date(1949, 10, 1), datetime.date(2099, 12, 31))


@given(DAYS)
def test_what_is_written_is_read(day: datetime.date):
    assert day == parse_date(format_date(day))


@given(DAYS)
def test_chinese_digits_are_read(day: datetime.date):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert day == parse_date(f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日")


@given(DAYS, st.sampled_from("-/."))
def test_digits_with_separators_are_read(day: datetime.date, mark: str):
    assert day == parse_date(f"{day.year}{mark}{day.month:02}{mark}{day.day}")


@pytest.mark.parametrize("text", ["", "2024年13月1日", "2024年2月30日", "2024年1月", "2024件"])
def test_what_no_calendar_has_is_no_date(text: str):
    assert parse_date(text) is None
