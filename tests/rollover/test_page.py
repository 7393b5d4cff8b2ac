"""The page 用去年稿起草: groups in order, equal decisions in one row, one line above."""

from __future__ import annotations

from fzdraft.rollover.page import groups, headline


def test_the_groups_of_a_sample_stand_in_the_order_of_the_page(sample, rolled):
    names = [group.name for group in groups(rolled(sample("s1")).decisions)]
    assert [
        "请您定", "版头与落款", "年份：已改好", "年份：照旧", "一次性的事", "提法可能过时",
        "数字：以后填",
    ] == names  # fmt: skip


def test_every_decision_stands_in_one_row(sample, rolled):
    decisions = rolled(sample("s0")).decisions
    shown = [d.id for group in groups(decisions) for row in group.rows for d in row]
    assert sorted(shown) == sorted(decision.id for decision in decisions)


def test_equal_decisions_share_a_row_and_the_worst_question_comes_first(sample, rolled):
    asked = groups(rolled(sample("s0")).decisions)[0]
    assert ("请您定", 7, "plan") == (asked.name, len(asked.rows), asked.rows[0][0].id)
    assert 5 == max(len(row) for row in asked.rows)


def test_furniture_and_a_plan_with_its_own_heading_have_groups(sample, rolled):
    found = {group.name: group.rows for group in groups(rolled(sample("s2")).decisions)}
    assert ("plan", 3) == (found["去年安排→清单"][0][0].id, len(found["网页文字：已去掉"]))


def test_the_line_above_counts(sample, rolled):
    result = rolled(sample("s0"))
    assert (
        "年份改好 6 处 · 数字标出 31 个（以后填） · 去年安排 12 条转成清单 · 请您定 7 件事"
        == headline(result.decisions, result.promises)
    )
