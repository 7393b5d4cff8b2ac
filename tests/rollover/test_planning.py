"""Last year's 下年安排 leaves the text and becomes a list, with or without a heading."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fzdraft.document.edits import apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source, Table, walk
from fzdraft.document.places import read_text, texts
from fzdraft.report.intake import to_draft
from fzdraft.rollover.turning import turn


def whole(draft):
    """Join all texts of a draft."""
    return "\n".join(text.plain for _, text in texts(draft))


@pytest.mark.parametrize(
    ("name", "items", "asked"),
    [("s0", 12, True), ("s1", 4, True), ("s2", 17, False), ("s3", 3, False), ("s4", 6, False)],
)
def test_the_plan_of_a_sample_becomes_promises(name, items, asked, sample, rolled):
    result = rolled(sample(name))
    (plan,) = [d for d in result.decisions if d.id == "plan"]
    assert (items, asked) == (len(result.promises), plan.action == "ask")
    assert all(promise.detail not in whole(result.draft) for promise in result.promises)


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_nothing_but_the_plan_leaves_the_text(name, sample, rolled):
    source = sample(name)
    result = rolled(source)
    kept = {place: text.plain for place, text in texts(result.draft)}
    promised = "".join(promise.detail for promise in result.promises)
    begins = next(d for d in result.decisions if d.id == "plan").place
    for place, text in texts(to_draft(source)[0]):
        if place.part == "paragraph" and (place not in kept or place == begins):
            words = [s for s in text.plain.rstrip("。").split("。") if s and s in promised]
            assert words or "为指导" in text.plain or "下一步" in text.plain, text.plain


def test_each_promise_of_s0_goes_to_the_section_that_should_answer_it(sample, rolled):
    result = rolled(sample("s0"))
    headings = {s.id: s.heading.plain for _, s in walk(result.draft.report.sections)}
    answered = {p.text[:9]: headings.get(p.target, "") for p in result.promises}
    assert "推进依法决策、依法行政" == answered["贯彻落实重大行政决"]
    assert "严格规范公正文明执法" == answered["继续深入推进镇街行"]
    assert "推进社会矛盾纠纷行政预防调处化解" == answered["进一步健全完善矛盾"]
    assert {"三/(一)", "三/(二)", "三/(三)", "三/(四)"} == {p.section for p in result.promises}


def test_a_chapter_of_its_own_keeps_its_heading_and_an_empty_paragraph(sample, rolled):
    draft = rolled(sample("s4")).draft
    chapter = draft.report.sections[-1]
    assert "2024年推进法治政府建设的主要安排" == chapter.heading.plain
    assert ((), [""]) == (chapter.sections, [block.text.plain for block in chapter.blocks])
    assert chapter.id == draft.plan.node


def test_a_plan_inside_another_chapter_leaves_an_empty_paragraph_where_it_began(sample, rolled):
    draft = rolled(sample("s0")).draft
    chapter = draft.report.sections[-1]
    assert ((), 2, "") == (chapter.sections, len(chapter.blocks), chapter.blocks[-1].text.plain)
    assert "" == read_text(draft, draft.plan).plain


def test_the_answer_that_it_is_no_plan_leaves_it_in_the_text(sample, rolled):
    result = rolled(sample("s0"), {"plan": 1})
    assert ((), None) == (result.promises, result.draft.plan)
    assert "统筹调配法治工作力量" in whole(result.draft)


def test_names_of_others_in_the_plan_are_listed_with_it(sample, rolled):
    found = [d for d in rolled(sample("s0")).decisions if d.kind == "name"]
    assert {("深圳宝安区", "kept"), ("深圳", "kept")} <= {(d.old, d.action) for d in found}


def test_a_report_without_plan_has_no_promises(told):
    result = told("2023年办结127宗。")
    assert ((), None) == (result.promises, result.draft.plan)


def test_the_last_chapter_may_be_nothing_but_a_plan(rolled):
    plan = Section(
        "s2", Text("下一步打算"), blocks=(Paragraph("p2", Text("加强执法培训工作力度。")),)
    )
    first = Section("s1", Text("主要成效"), blocks=(Paragraph("p1", Text("共办结127宗。")),))
    draft = rolled(Source(Paper(sections=(first, plan)), year=2023)).draft
    assert ["主要成效", "下一步打算"] == [s.heading.plain for s in draft.report.sections]
    assert ["加强执法培训工作力度"] == [promise.text for promise in draft.promises]


def planned(*headings, closing=""):
    """A report whose chapter of the plan has these headings with nothing below them."""
    parts = tuple(Section(f"s2.{number}", Text(words)) for number, words in enumerate(headings, 1))
    done = Section("s1", Text("主要工作"), blocks=(Paragraph("p1", Text("规范行政执法。")),))
    plan = Section("s2", Text("2024年工作计划"), sections=parts)
    last = (Paragraph("p2", Text(closing)),) if closing else ()
    plan = replace(plan, blocks=last)
    return Source(Paper(title=Text("某区2023年法治报告"), sections=(done, plan)), year=2023)


def test_a_plan_of_headings_alone_becomes_promises_too(rolled):
    result = rolled(planned("规范行政执法", "加强普法宣传"))
    assert ["规范行政执法", "加强普法宣传"] == [one.text for one in result.promises]
    assert [()] == [section.sections for section in result.draft.report.sections[1:]]


def test_a_plan_of_headings_that_is_none_stays_in_the_text(rolled):
    result = rolled(planned("规范行政执法", "加强普法宣传"), {"plan": 1})
    assert ["规范行政执法", "加强普法宣传"] == [
        section.blocks[0].text.plain for section in result.draft.report.sections[1].sections
    ]


def test_the_closing_words_behind_a_plan_stay(rolled):
    result = rolled(planned("规范行政执法", "加强普法宣传", closing="特此报告。"))
    plan = result.draft.report.sections[1]
    assert ["", "特此报告。"] == [block.text.plain for block in plan.blocks]
    assert 2 == len(result.promises)


def table(*rows):
    return tuple(tuple(Text(cell) for cell in row) for row in rows)


@pytest.fixture
def tabled():
    """A report whose plan is a table, with 特此报告 behind it."""
    source = planned(closing="特此报告。")
    lines = table(
        ("序号", "工作任务", "责任单位"),
        ("1", "开展行政执法质量提升行动", "司法局"),
        ("2", "制定重大行政决策目录", "政府办"),
    )
    done, plan = source.report.sections
    plan = replace(plan, blocks=(Table("t1", lines), *plan.blocks))
    return replace(source, report=replace(source.report, sections=(done, plan)))


def test_a_plan_in_a_table_becomes_promises_line_by_line(tabled, rolled):
    result = rolled(tabled)
    assert [
        "开展行政执法质量提升行动（责任单位：司法局）",
        "制定重大行政决策目录（责任单位：政府办）",
    ] == [one.text for one in result.promises]
    assert ["", "特此报告。"] == [
        block.text.plain for block in result.draft.report.sections[1].blocks
    ]


def test_a_table_of_a_plan_comes_back_as_a_table(tabled, rolled):
    out, kept = rolled(tabled).draft, rolled(tabled, {"plan": 1}).draft
    decision = next(one for one in out.decisions if one.id == "plan")
    turned, _ = apply(out, turn(out, decision, 1, kept, out))
    assert [Table, Paragraph] == [type(block) for block in turned.report.sections[1].blocks]
    assert kept.report == turned.report


def test_an_opening_that_names_the_plan_is_none(told):
    opening = "现将我镇2023年度法治政府建设工作开展情况及2024年工作计划汇报如下。"
    result = told("规范行政执法。", opening=opening)
    expected = "现将我镇2024年度法治政府建设工作开展情况及2025年工作计划汇报如下。"
    assert (expected, ()) == (result.draft.report.preamble[0].text.plain, result.promises)
