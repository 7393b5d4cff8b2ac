"""What a number speaks of: the whole year of the whole reporter, or less."""

import pytest

from fzdraft.report.extract import read_paragraph
from fzdraft.report.standing import Setting, reported, standing

TITLE = "平川市2023年法治政府建设年度报告"


@pytest.fixture
def speaks(words, numbers):
    """Return what the number that is printed so speaks of, in a report of 汕头市 on 2023."""

    def of(sentence, shown, *above, title=TITLE, heading="", year=2023):
        read = read_paragraph(sentence, None, numbers)
        at = next(n for n, one in enumerate(read) if one.text == shown)
        last = read[at - 1].quantity.end if at else 0
        whose = reported(title, "汕头市", year, words.divisions)
        setting = Setting(sentence, last, above, heading)
        return standing(read[at], setting, whose, words.divisions)

    return of


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("2023年受理行政复议申请145宗。", "145宗"),
        ("全市共受理行政复议申请145宗。", "145宗"),
        ("今年以来，受理行政复议申请145宗。", "145宗"),
        ("较上年有所下降，共受理行政复议申请145宗。", "145宗"),
        ("受理行政复议申请145宗，比上年增长20%，办结127宗。", "127宗"),
        ("印发《三年行动计划（2021-2023年）》，开展执法检查32次。", "32次"),
        ("汕头市受理行政复议申请145宗。", "145宗"),
        ("新收行政应诉案件30件。", "30件"),
        ("废止行政规范性文件12件，拟修订8件。", "12件"),
    ],
)
def test_the_own_total_of_the_year_is_whole(speaks, sentence, shown):
    assert speaks(sentence, shown).is_whole


@pytest.mark.parametrize(
    ("sentence", "shown", "time"),
    [
        ("上半年受理行政复议申请60宗。", "60宗", "上半年"),
        ("2023年上半年受理行政复议申请60宗。", "60宗", "上半年"),
        ("2022年受理行政复议申请120宗，2023年受理145宗。", "120宗", "2022年"),
        ("受理行政复议申请145宗，比上年的120宗增加两成。", "120宗", "上年"),
        ("五年来，受理行政复议申请700宗，办结680宗。", "680宗", "五年来"),
        ("持证人员从800人增加到1200人。", "800人", "此前"),
        ("2020年以来受理行政复议申请500宗。", "500宗", "2020年以来"),
    ],
)
def test_another_time_is_told(speaks, sentence, shown, time):
    assert speaks(sentence, shown).time == time


@pytest.mark.parametrize(
    ("sentence", "shown", "scope"),
    [
        ("受理行政复议申请145宗，其中涉企案件30宗。", "30宗", "其中"),
        ("濠江区受理行政复议申请12宗。", "12宗", "濠江区"),
        ("濠江区成立专班，受理行政复议申请12宗。", "12宗", "濠江区"),
        ("新增法律明白人300人。", "300人", "新增"),
        ("走访员工超500人的企业。", "超500人", "条件"),
    ],
)
def test_less_than_the_whole_reporter_is_told(speaks, sentence, shown, scope):
    assert speaks(sentence, shown).scope == scope


@pytest.mark.parametrize(
    "sentence",
    [
        "力争受理行政复议申请达到200宗。",
        "2024年受理行政复议申请200宗。",
        "预期目标是：受理行政复议申请200宗。",
    ],
)
def test_what_is_planned_is_no_deed(speaks, sentence):
    assert speaks(sentence, "200宗").aim


def test_a_heading_of_later_years_makes_a_plan(speaks):
    said = "受理行政复议申请200宗。"
    assert speaks(said, "200宗", heading="三、2024年重点工作").aim
    assert speaks(said, "200宗", heading="三、“十六五”时期任务").aim
    assert not speaks(said, "200宗", heading="一、2023年工作回顾和2024年打算").aim


def test_what_was_done_adds_up_over_the_time_told_above(speaks):
    above = "五年来，我们持续加强政府自身建设。"
    assert speaks("受理行政复议申请700宗。", "700宗", above).time == "五年来"
    assert speaks("持证人员1200人。", "1200人", above).time == ""


def test_a_work_report_tells_of_the_year_before_it_was_given(speaks):
    title = "2024年平川市政府工作报告"
    past = speaks("去年受理行政复议申请145宗。", "145宗", title=title, year=2024)
    plan = speaks("今年受理行政复议申请200宗。", "200宗", title=title, year=2024)
    assert (past.is_whole, plan.aim) == (True, True)
