"""Sections of last year's report find the section of the template that asks for them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fzdraft.app import App
from fzdraft.document.marks import Text
from fzdraft.document.model import walk


@pytest.fixture
def topics_of(tmp_path, sample):
    app = App(tmp_path / "data")

    def answer(name):
        source = sample(name)
        draft = app.roll(source, source.year + 1).draft
        named = {s.heading.plain: s.topic for _, s in walk(draft.report.sections)}
        return draft, named, app

    return answer


def test_sections_are_named_by_what_they_are_about_and_for(topics_of):
    draft, named, _ = topics_of("s0")
    assert "county" == draft.template
    assert {
        "推进政府职能全面履行": "functions",
        "推进依法决策、依法行政": "decisions",
        "严格规范公正文明执法": "enforcement",
        "强化突发事件依法处置": "emergency",
        "推进社会矛盾纠纷行政预防调处化解": "disputes",
    }.items() <= named.items()


def test_a_chapter_of_several_things_is_the_chapter_of_the_year(topics_of):
    _, named, _ = topics_of("s3")
    assert ("work", "shortcomings", "plan") == (
        named["2025年工作开展情况"],
        named["推进法治政府建设存在的不足"],
        named["2026年工作计划"],
    )


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_no_topic_serves_two_sections(topics_of, name):
    _, named, _ = topics_of(name)
    found = [topic for topic in named.values() if topic]
    assert len(found) == len(set(found)) >= 5


def test_what_is_asked_of_a_section_is_there_after_a_roll_over(topics_of):
    draft, _, app = topics_of("s0")
    section = next(s for _, s in walk(draft.report.sections) if s.topic == "disputes")
    assert app.guidance(draft, section.id).items


@pytest.mark.parametrize(
    ("title", "follows"),
    [
        ("某区2023年政府工作报告", False),
        ("某区2023年法治政府建设年度报告", True),
        ("", True),
    ],
)
def test_a_report_about_another_matter_follows_no_template(title, follows, tmp_path, sample):
    source = sample("s0")
    source = replace(source, report=replace(source.report, title=Text(title), preamble=()))
    assert follows == bool(App(tmp_path / "data").roll(source, 2024).draft.template)
