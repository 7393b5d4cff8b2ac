"""Completed acts are listed, counters are decisions of their own."""

from __future__ import annotations

import pytest


def test_an_act_without_year_is_listed_and_stays_grey(decided):
    (act,) = decided("event", "全面启用中华人民共和国行政执法证。")
    assert ("kept", "删掉这句") == (act.action, act.options[-1].label)


def test_an_act_that_counts_is_left_to_its_number(decided):
    assert [] == decided("event", "召开推进会4场次。")


def test_an_act_whose_year_is_asked_about_is_not_listed_twice(decided):
    found = decided("event", "2023年，区委全会审议通过《关于平安建设的决定》，成立工作专班。")
    assert [("2023年", "ask")] == [(d.old, d.action) for d in found]


def test_what_is_counted_in_brackets_is_beside_the_act(decided):
    (act,) = decided("event", "荣获全国第三批示范市（全省共2个）。")
    assert "kept" == act.action


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("开展第二十七个法治宣传月活动。", "第二十七个", "第二十八个"),
        ("场所连续25年实现安全目标。", "连续25年", "连续26年"),
        ("满意度连续三年提升。", "连续三年", "连续四年"),
        ("庆祝建党102周年。", "102周年", "103周年"),
        ("区委十四届四次全会作出部署。", "十四届四次全会", None),
        ("连续3个月保持稳定。", "连续3个月", None),
        ("满意率居全省第3位。", "居全省第3位", None),
        ("在34个部门中排名第一。", "排名第一", None),
        ("败诉率为近五年最低。", "近五年最低", None),
        ("人员与企业之比为1:52。", "之比为1:52", None),
        ("区第十四次党代会第二次会议作出部署。", "十四次党代会第二次会议", None),
    ],
)
def test_a_counter_waits_for_somebody_and_proposes_the_next(sentence, old, new, decided):
    (found,) = decided("counter", sentence)
    assert (old, new, True) == (found.old, found.new, found.choice.verify)


def test_a_first_batch_is_history(decided):
    (found,) = decided("counter", "成功创建第一批示范单位。")
    assert ("kept", False) == (found.action, found.choice.verify)


def test_a_five_year_plan_is_a_phrase_and_no_count(decided):
    assert [] == decided("counter", "编制第八个五年规划。")


def test_the_next_five_year_plan_is_no_count_either(decided):
    assert [] == decided("counter", "编制第十五个五年规划。")


def test_a_congress_meets_every_five_years(decided):
    (found,) = decided("counter", "认真落实省第十二次党代会精神。")
    assert ("kept", False) == (found.action, found.choice.verify)


def test_what_is_the_eleventh_of_the_country_and_what_lasted_63_days_is_not_asked(decided):
    found = decided("counter", "成为全国第11个创新型省份。", "连续63天开展巡查。")
    assert [("kept", True), ("kept", True)] == [(d.action, d.choice.verify) for d in found]


def test_sessions_are_one_question(decided):
    found = decided("counter", "区委十四届四次全会和市委十二届五次全会作出部署。")
    assert ({"counter:session"}, 2) == ({d.group for d in found}, len(found))


def test_a_counter_moves_as_many_steps_as_years(decided):
    (found,) = decided("counter", "场所连续25年实现安全目标。", year=2025)
    assert "连续27年" == found.new


def test_what_is_wanting_is_no_deed(told):
    words = "一些干部对新出台的法律学不牢。部分单位印发了文件却没有落实。"
    assert [] == [d for d in told(words, heading="存在的不足").decisions if d.kind == "event"]
    assert [] != [d for d in told("印发了文件。").decisions if d.kind == "event"]
