"""各地同类数据: which of a report's values of one indicator stands for it."""

import pytest
from tests.corpus.conftest import REPORT

HEAD = "平川市东山区2023年法治政府建设年度报告\n一、主要举措和成效\n"


@pytest.fixture
def roles(library, file):
    """Return (as printed, role, what narrows it) of every value of a report, in its order."""

    def of(indicator, *paragraphs):
        body = "\n".join(f"（一）化解纠纷。{said}" for said in paragraphs)
        library.add([file(text=f"{HEAD}{body}\n{FILLER}")])
        return [(one.shown, one.role, one.narrowed) for one in library.same(indicator)]

    return of


FILLER = REPORT.partition("（二）")[2]


def test_the_total_of_the_year_is_taken_whatever_comes_first(roles):
    found = roles(
        "复议受理",
        "上半年受理行政复议申请60宗。",
        "2022年受理行政复议申请120宗，2023年受理145宗。",
    )
    assert found == [("60宗", "", "上半年"), ("120宗", "", "2022年"), ("145宗", "value", "")]


def test_the_own_total_goes_before_that_of_a_part(roles):
    found = roles("复议受理", "受理行政复议申请145宗，其中涉企行政复议申请30宗。")
    assert found[0] == ("145宗", "value", "")
    assert all(role == "" for _, role, _ in found[1:])


def test_two_values_that_contradict_one_another_are_both_shown(roles):
    found = roles("复议受理", "受理行政复议申请145宗。", "全年受理行政复议申请154宗。")
    assert [(shown, role) for shown, role, _ in found] == [("145宗", "rival"), ("154宗", "rival")]


def test_the_same_number_told_twice_stands_once(roles):
    found = roles("复议受理", "受理行政复议申请145宗。", "全年受理行政复议申请145宗。")
    assert [role for _, role, _ in found] == ["value", ""]


def test_what_is_told_roughly_and_exactly_is_one_value(roles):
    found = roles("复议受理", "受理行政复议申请140余宗。", "全年受理行政复议申请145宗。")
    assert [(shown, role) for shown, role, _ in found] == [("140余宗", ""), ("145宗", "value")]


def test_where_there_is_no_total_the_most_is_shown_as_what_it_is(roles):
    found = roles("复议受理", "一季度受理行政复议申请20宗。", "上半年受理行政复议申请60宗。")
    assert found == [("20宗", "", "季度"), ("60宗", "narrower", "上半年")]


def test_a_plan_never_stands_for_a_report(roles):
    assert roles("复议受理", "力争受理行政复议申请达到200宗。") == [("200宗", "", "打算")]


def test_things_of_one_indicator_that_differ_are_several(roles):
    found = roles("立法项目", "提请审议地方性法规8件，制定政府规章3件。")
    assert [(shown, role) for shown, role, _ in found] == [("8件", "several"), ("3件", "several")]


def test_values_that_cannot_be_compared_are_of_different_families(library, file):
    body = "（一）培训。开展执法培训12场次，培训执法人员300人次。\n"
    library.add([file(text=HEAD + body + FILLER)])
    found = {one.shown: (one.role, one.family) for one in library.same("法治培训")}
    assert found["12场次"] == ("value", "场次")
    assert found["300人次"] == ("value", "人次")


def test_money_is_compared_in_one_unit(library, file):
    other = (
        HEAD.replace("东山区", "西山区") + "（一）执法。全年罚没款900万元。\n防汛演练，人人参加。\n"
    )
    first = HEAD + "（一）执法。全年罚没款1.2亿元。\n" + FILLER
    library.add([file(text=first), file("西山.txt", other)])
    found = {one.shown: (one.amount, one.family) for one in library.same("罚没金额")}
    assert found == {"1.2亿元": (1.2e8, "万元"), "900万元": (9e6, "万元")}


def test_a_change_is_no_value(roles):
    found = roles("安全感满意度", "群众安全感满意度提高2.1%。")
    assert found == [("2.1%", "", "增减")]
