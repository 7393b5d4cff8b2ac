"""What departments write into a cell that asks for a number."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.importers.filled_value import Filled, read_cutoff, read_filled
from fzdraft.importers.workbook import Cell


def read(text: str) -> tuple[str, str, str]:
    found = read_filled(Cell(text))
    assert not found.trouble
    return found.value, found.unit, found.bound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("145", ("145", "", "exact")),
        ("145宗", ("145", "宗", "exact")),
        ("145 宗", ("145", "宗", "exact")),
        ("１２８件", ("128", "件", "exact")),
        ("1,234", ("1234", "", "exact")),
        ("1，234人次", ("1234", "人次", "exact")),
        ("1.2万", ("12000", "", "exact")),
        ("1.2万人次", ("12000", "人次", "exact")),
        ("3.5亿元", ("350000000", "元", "exact")),
        ("约60", ("60", "", "about")),
        ("60左右", ("60", "", "about")),
        ("60余", ("60", "", "at_least")),
        ("60余件", ("60", "件", "at_least")),
        ("12万余人次", ("120000", "人次", "at_least")),
        ("145宗以上", ("145", "宗", "at_least")),
        ("超过60场", ("60", "场", "at_least")),
        ("不足5", ("5", "", "at_most")),
        ("近100", ("100", "", "at_most")),
        ("87.6%", ("87.6", "%", "exact")),
        ("４５．５％", ("45.5", "%", "exact")),
        ("百分之八十七点六", ("87.6", "%", "exact")),
        ("一百二十", ("120", "", "exact")),
        ("两次", ("2", "次", "exact")),
        ("共计145宗", ("145", "宗", "exact")),
        ("0", ("0", "", "exact")),
        ("一", ("1", "", "exact")),
    ],
)
def test_people_write_numbers_in_many_ways(written, meant):
    assert meant == read(written)


@pytest.mark.parametrize("written", ["无", "暂无", "没有", "/", "／", "—", "——", "-", "\\", "N/A"])
def test_a_stroke_or_the_word_none_is_no_number(written):
    assert Filled(says_none=True) == read_filled(Cell(written))


@pytest.mark.parametrize(
    "written",
    [
        "待统计",
        "3-5",
        "145、127",
        "2024年12月",
        "见附件",
        "145+27",
        "1.2.3",
        "5月6日",
        "增长5%",
        "????",
    ],
)
def test_what_is_no_one_number_is_told_and_not_guessed(written):
    found = read_filled(Cell(written))
    assert ("", True) == (found.value, written[:20] in found.trouble)


def test_words_behind_the_number_are_kept():
    found = read_filled(Cell("145宗（其中民事12宗）"))
    assert ("145", "宗", "(其中民事12宗)") == (found.value, found.unit, found.rest)


def test_a_cell_in_per_cent_is_one():
    assert Filled("87.6", unit="%") == read_filled(Cell("87.6", "percent"))


@pytest.mark.parametrize("kind", ["formula", "error", "date"])
def test_a_cell_without_a_true_number_says_so(kind):
    assert read_filled(Cell("2024-12-01", kind)).trouble


@given(st.integers(0, 10**9), st.sampled_from(["", "宗", "人次", "%", "场", "户"]))
def test_every_count_with_its_unit_is_read_as_it_was(value, unit):
    assert (str(value), unit, "exact") == read(f"{value}{unit}")


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    assert isinstance(read_filled(Cell(text)), Filled)
    read_cutoff(Cell(text), 2024)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-12-31", (2024, 12, 31)),
        ("2024年11月30日", (2024, 11, 30)),
        ("2024/11/30", (2024, 11, 30)),
        ("11月30日", (2024, 11, 30)),
        ("截至11月底", (2024, 11, 30)),
        ("2024.11", (2024, 11, 30)),
        ("12月", (2024, 12, 31)),
        ("12月31", (2024, 12, 31)),
        ("截至2024年2月底", (2024, 2, 29)),
    ],
)
def test_a_cut_off_date_is_understood_as_it_is_said(written, day):
    assert datetime.date(*day) == read_cutoff(Cell(written), 2024)


@pytest.mark.parametrize("written", ["年底", "2024年13月1日", "全年", "99月"])
def test_what_is_no_date_is_none(written):
    assert read_cutoff(Cell(written), 2024) is None
