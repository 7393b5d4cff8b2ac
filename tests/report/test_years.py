"""Years and the part that each plays."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.report.years import days, relatives, years


def roles(text, year=2023):
    return [(text[y.start : y.end], y.role) for y in years(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、2023年工作情况", [("2023年", "report")]),
        ("二〇二三年度工作", [("二〇二三年度", "report")]),
        ("２０２３年", [("２０２３年", "report")]),
        ("2024年工作思路", [("2024年", "next")]),
        ("到2035年基本建成", [("2035年", "later")]),
        ("比2022年增加", [("2022年", "earlier")]),
        ("对2020年入矫以来的对象", [("2020年", "history")]),
        ("《纲要（2021—2025年）》", [("2021—2025年", "period")]),
        ("推荐2016-2020年先进", [("2016-2020年", "period")]),
        ("2023年至2025年", [("2023年至2025年", "period")]),
        ("完成《2023年度立法工作计划》", [("2023年度", "title_year")]),
        ("写入《蓝皮书（2023）》", [("2023", "title_year")]),
        ("粤府〔2023〕5号", [("〔2023〕5号", "doc_number")]),
        ("国办发（2023）5号", [("（2023）5号", "doc_number")]),
        ("2023年10月开展", [("2023年10月", "date")]),
        ("2023年1—10月", [("2023年1—10月", "date")]),
        ("2024-01-09", [("2024-01-09", "date")]),
        ("2022、2023年", [("2022", "earlier"), ("2023年", "report")]),
        ("实施纲要（20212025年）", [("20212025年", "period")]),
        ("开展“护航2023”行动", [("2023", "title_year")]),
        ("自2019年起，", [("2019年", "history")]),
        ("2022年提起诉讼", [("2022年", "earlier")]),
        ("“2023件案件”", []),
        ("受理复议2023件", []),
        ("邮编202351，第2023号", []),
    ],
)
def test_a_year_plays_its_part(text, expected):
    assert expected == roles(text)


def test_a_period_knows_both_years():
    period = years("（2021—2025年）", 2023)[0]
    assert (2021, 2025) == (period.year, period.last)


def test_without_a_report_year_a_year_is_unknown_but_a_period_stays_one():
    assert [("2023年", "unknown"), ("2021-2025年", "period")] == roles("2023年、2021-2025年", None)


def test_words_mean_years():
    text = "今年以来，对照上一年度，截至目前全年完成，明年继续"
    assert [
        ("今年以来", "so_far"),
        ("上一年度", "last_year"),
        ("截至目前", "so_far"),
        ("全年", "this_year"),
        ("明年", "next_year"),
    ] == [(r.word, r.meaning) for r in relatives(text)]


def test_a_number_of_years_is_no_relative_word():
    assert [] == relatives("3年内完成，两年内见效")
    assert [] == relatives("2023年底、三个工作日前、2023年年末、成本月报")


def test_parts_of_the_year_and_words_of_the_moment_of_writing_are_told():
    found = relatives("年初部署，上半年检查，前三季度办结，日前印发，截至年底。")
    words = ["年初", "上半年", "前三季度", "日前", "年底"]
    assert (words, "lately") == ([one.word for one in found], found[3].meaning)


def test_days_without_a_year_are_found():
    text = "5月16日举办，3月底完成，2023年4月1日不算，历时2个月，于12月 4 日"
    assert [(5, 16), (3, None), (12, 4)] == [(day.month, day.day) for day in days(text)]


@given(
    st.text("2019２０年度月日第〔〕（）《》-—至号以来一二〇三件 "), st.sampled_from([None, 2020])
)
def test_years_lie_in_order_inside_the_text(text, year):
    found = years(text, year)
    assert all(0 <= y.start <= y.digits_start < y.digits_end <= y.end <= len(text) for y in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
