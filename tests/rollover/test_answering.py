"""Promises are answered one by one, taken back, and shown in one table."""

from __future__ import annotations

import pytest

from fzdraft.document.edits import SetBlocks, SetField, apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source
from fzdraft.document.places import texts
from fzdraft.document.soundness import faults
from fzdraft.document.tree import blocks_of, find
from fzdraft.rollover.answering import answer_promise, checklist, promise_table
from fzdraft.rollover.turning import turn


def last_words(draft, node):
    """Return the text of the last paragraph of a node."""
    return blocks_of(find(draft, node))[-1].text


def test_a_promise_is_written_into_its_section_as_words_of_last_year(sample, rolled):
    draft = rolled(sample("s0")).draft
    promise = next(p for p in draft.promises if p.aspect == "decisions")
    answered, undo = apply(draft, answer_promise(draft, promise, "written"))
    text = last_words(answered, promise.target)
    assert promise.detail == text.plain
    assert ["carried"] == [mark.kind for mark in text.marks]
    assert "written" == next(p.answer for p in answered.promises if p.id == promise.id)
    assert apply(answered, undo)[0] == draft


def test_a_promise_may_be_written_elsewhere(sample, rolled):
    draft = rolled(sample("s0")).draft
    promise = draft.promises[0]
    answered, _ = apply(draft, answer_promise(draft, promise, "written", "s2.6"))
    assert promise.detail == last_words(answered, "s2.6").plain


def test_what_goes_on_next_year_opens_the_new_plan(sample, rolled):
    draft = rolled(sample("s4")).draft
    for promise in draft.promises[:2]:
        draft, _ = apply(draft, answer_promise(draft, promise, "next_year"))
    chapter = draft.report.sections[-1]
    expected = [promise.detail for promise in draft.promises[:2]]
    assert expected == [block.text.plain for block in chapter.blocks]


@pytest.mark.parametrize("answers", [("written", "dropped"), ("next_year", ""), ("written", "")])
def test_another_answer_takes_the_words_out_again(answers, sample, rolled):
    first = rolled(sample("s4")).draft
    draft, promise = first, first.promises[2]
    for answer in answers:
        draft, _ = apply(draft, answer_promise(draft, promise, answer))
        promise = next(p for p in draft.promises if p.id == promise.id)
    assert dict(texts(first)) == dict(texts(draft))
    assert (answers[-1], []) == (promise.answer, faults(draft))


def test_words_that_were_worked_on_stay(sample, rolled):
    draft = rolled(sample("s0")).draft
    promise = next(p for p in draft.promises if p.target)
    draft, _ = apply(draft, answer_promise(draft, promise, "written"))
    section = find(draft, promise.target)
    edited = (*section.blocks[:-1], Paragraph(section.blocks[-1].id, Text("已经办成。")))
    draft = apply(draft, SetBlocks(section.id, edited))[0]
    draft, _ = apply(draft, answer_promise(draft, promise, "dropped"))
    assert "已经办成。" == last_words(draft, promise.target).plain


def test_without_a_section_an_answer_is_only_noted(sample, rolled):
    draft = rolled(sample("s0")).draft
    promise = next(p for p in draft.promises if not p.target)
    answered, _ = apply(draft, answer_promise(draft, promise, "written"))
    assert dict(texts(draft)) == dict(texts(answered))


def test_the_table_says_what_was_planned_where_it_is_answered_and_how_it_stands(sample, rolled):
    draft = rolled(sample("s0")).draft
    promise = next(p for p in draft.promises if p.aspect == "decisions")
    draft, _ = apply(draft, answer_promise(draft, promise, "written"))
    paper = promise_table(draft)
    (table,) = paper.preamble
    rows = [[cell.plain for cell in row] for row in table.rows]
    assert "澄海区2024年工作安排落实情况对照表" == paper.title.plain
    assert (["序号", "安排", "落实情况", "进展"], 13) == (rows[0], len(rows))
    number = draft.promises.index(next(p for p in draft.promises if p.id == promise.id)) + 1
    assert ["二/(二) 推进依法决策、依法行政", "已写进报告"] == rows[number][2:]
    assert "未定" == rows[1][3]


def test_an_outline_of_the_superior_becomes_a_checklist(sample, rolled, words):
    draft = rolled(sample("s0")).draft
    parts = (
        Section(
            "a", Text("规范执法"), blocks=(Paragraph("b", Text("报告行政执法三项制度情况。")),)
        ),
        Section("c", Text("化解矛盾"), sections=(Section("d", Text("行政复议和行政应诉情况")),)),
    )
    opening = (Paragraph("e", Text("请围绕重大行政决策合法性审查等情况报告。")),)
    outline = Source(Paper(preamble=opening, sections=parts))
    items = checklist(draft, outline, "上级提纲", words)
    assert ["请围绕重大行政决策合法性审查等情况报告", "规范执法", "行政复议和行政应诉情况"] == [
        item.text for item in items
    ]
    assert {"上级提纲"} == {item.origin for item in items}
    assert ["s2.2", "s2.3", "s2.5"] == [item.target for item in items]
    longer, _ = apply(draft, SetField("promises", (*draft.promises, *items)))
    assert len({p.id for p in longer.promises}) == len(longer.promises)


def test_items_of_a_list_and_of_a_plan_that_is_taken_out_later_stay_apart(sample, rolled, words):
    source = sample("s0")
    kept, out = rolled(source, {"plan": 1}).draft, rolled(source).draft
    outline = Source(Paper(preamble=(Paragraph("p1", Text("加强行政复议工作。")),)))
    items = checklist(kept, outline, "要点", words)
    draft, _ = apply(kept, SetField("promises", items))
    decision = next(one for one in draft.decisions if one.id == "plan")
    turned, _ = apply(draft, turn(draft, decision, 0, out, kept))
    assert [] == faults(turned)
    assert len(turned.promises) == len({one.id for one in turned.promises}) == 13


@pytest.mark.parametrize(("answer", "old"), [("next_year", "2024年"), ("written", "明年")])
def test_the_coming_year_of_the_old_plan_is_doubted_where_it_is_over(answer, old, rolled):
    done = Section("s1", Text("主要工作"), blocks=(Paragraph("p1", Text("规范行政执法。")),))
    words = "继续规范行政执法，2024年组织培训，明年完成换证。"
    plan = Section("s2", Text("2024年工作计划"), blocks=(Paragraph("p2", Text(words)),))
    draft = rolled(
        Source(Paper(title=Text("某区2023年报告"), sections=(done, plan)), year=2023)
    ).draft
    answered, _ = apply(draft, answer_promise(draft, draft.promises[0], answer))
    text = last_words(answered, "s2" if answer == "next_year" else "s1")
    assert [old] == [text.plain[m.start : m.end] for m in text.marks if m.kind == "verify"]
    back, _ = apply(answered, answer_promise(answered, answered.promises[0], ""))
    assert draft.report == back.report
