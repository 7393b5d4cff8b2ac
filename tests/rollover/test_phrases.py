"""Set phrases that are over are decisions with the new words; none comes before its day."""

from __future__ import annotations

import datetime

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Section, Source
from fzdraft.rollover.roll import roll


@pytest.mark.parametrize(
    ("sentence", "year", "old", "new"),
    [
        ("开展“七五”普法总结。", 2024, "“七五”普法", "“八五”普法"),
        ("优化市场主体服务。", 2024, "市场主体", "经营主体"),
        ("深入开展主题教育。", 2024, "主题教育", None),
        (
            "深入学习贯彻党的十九大和十九届历次全会、党的二十大精神。",
            2024,
            "党的十九大和十九届历次全会、党的二十大",
            "党的二十大和二十届二中、三中全会",
        ),
        (
            "全面贯彻二十届一中、二中全会精神。",
            2024,
            "二十届一中、二中全会",
            "党的二十大和二十届二中、三中全会",
        ),
        ("贯彻《法治政府建设实施纲要（2021—2025年）》。", 2026, None, None),
    ],
)
def test_what_is_over_is_a_decision_with_the_new_words(sentence, year, old, new, decided):
    (found,) = decided("formula", sentence, year=year)
    assert (old or found.old, new) == (found.old, found.new)
    assert old is None or found.choice.new is None


def test_the_opening_is_told_of_the_last_plenums_once(decided):
    opening = "2023年，全面贯彻党的二十大精神，推进法治建设。"
    (found,) = decided("formula", "深入学习党的二十大精神。", opening=opening)
    assert ("开头", "党的二十大和二十届二中、三中全会") == (found.section, found.new)


def test_a_phrase_never_comes_before_its_day(sample, words):
    day = datetime.date(2024, 7, 1)
    found = roll(sample("s0"), 2024, None, {}, words, day).decisions
    assert not any("三中" in (d.new or "") for d in found)


def test_the_title_of_a_document_is_no_phrase(decided):
    assert [] == decided("formula", "按照《关于全区“七五”普法检查验收的通知》办理。")


def test_new_words_that_stand_there_already_are_not_proposed(decided):
    (found,) = decided("formula", "做好“七五”普法总结和“八五”普法启动。")
    assert found.new is None


def test_beyond_the_last_verified_day_nothing_is_proposed_and_that_is_said(told):
    opening = "2030年，全面贯彻党的二十大精神，推进法治建设。"
    result = told("坚持依法行政。", opening=opening, year=2030)
    found = [decision for decision in result.decisions if decision.kind == "formula"]
    assert all(decision.new is None for decision in found)
    assert "请自行核对" in found[-1].reason
    assert "horizon" not in [d.id for d in told("坚持依法行政。", year=2024).decisions]


def test_reasons_are_full_width(decided):
    (found,) = decided("formula", "深入开展主题教育。")
    assert "," not in found.reason


@pytest.mark.parametrize(("today", "new"), [("2025-06-01", None), ("2026-12-01", "“十五五”")])
def test_the_new_words_wait_for_their_day(today, new, words):
    source = Source(Paper(sections=(Section("s1", Text("落实“十四五”")),)), year=2025)
    decisions = roll(source, 2026, None, {}, words, datetime.date.fromisoformat(today)).decisions
    (found,) = [d for d in decisions if d.kind == "formula" and d.end]
    assert new == found.new
