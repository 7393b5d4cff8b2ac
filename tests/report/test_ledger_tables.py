"""Numbers in a table are named by their line, and by their column where it says which."""

from __future__ import annotations

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Reporter, Section, Table
from fzdraft.report.ledger import text_rows

HEAD = ("序号", "指标", "2022年", "2023年", "2024年")


@pytest.fixture
def named(numbers):
    """Give name, scope and unit of the rows that a table's numbers become."""

    def answer(*lines):
        rows = tuple(tuple(Text(cell) for cell in line) for line in lines)
        section = Section("s1", Text("主要工作"), blocks=(Table("t1", rows),))
        draft = Draft(Paper(sections=(section,)), reporter=Reporter("county"), year=2024)
        return [(r.label, r.scope, r.unit) for r in text_rows(draft, numbers).rows if r.label]

    return answer


def test_a_line_names_its_numbers_and_a_year_its_columns(named):
    assert [
        ("法律援助", "2022年", "件"),
        ("法律援助", "上年", "件"),
        ("法律援助", "", "件"),
    ] == named(HEAD, ("1", "法律援助（件）", "312", "345", "401"))


def test_a_unit_beside_the_number_is_its_own(named):
    assert [("出庭应诉率", "", "%")] == named(("指标", "数值"), ("出庭应诉率", "98.5%"))


def test_columns_of_other_things_are_scopes(named):
    found = named(("单位", "立案数", "结案数"), ("公安分局", "31", "29"))
    assert [("公安分局", "立案数", ""), ("公安分局", "结案数", "")] == found


def test_a_line_without_words_names_nothing(named):
    assert [] == named(("A", "B"), ("1", "25"))


def test_a_number_of_an_earlier_year_in_a_sentence_is_told_apart(numbers):
    text = "出庭应诉率由2022年的71.3%、2023年的86.5%上升到95.2%，比2023年提高8.7个百分点。"
    section = Section("s1", Text("主要工作"), blocks=(Table("t1", ((Text(text),),)),))
    draft = Draft(Paper(sections=(section,)), reporter=Reporter("county"), year=2024)
    scopes = [(row.values[2024], row.scope) for row in text_rows(draft, numbers).rows]
    assert [("71.3", "2022年"), ("86.5", "上年"), ("95.2", ""), ("8.7", "")] == scopes
