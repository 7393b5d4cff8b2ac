"""A plan that begins in the middle of a paragraph leaves alone; what is wanting stays."""

from __future__ import annotations

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source
from fzdraft.document.places import texts

WANTING = "一是法治意识不强，队伍力量薄弱。二是普法覆盖面不够。"
PLANNED = "下一步，我镇将加强队伍建设，提升法治意识。2024年，将开展普法宣传10场次。"


def paragraphs(draft):
    """List the paragraphs of a draft."""
    return [text.plain for place, text in texts(draft) if place.part == "paragraph"]


def test_what_is_wanting_stays_and_the_plan_becomes_promises(told):
    result = told(WANTING + PLANNED, heading="存在问题及下步打算")
    assert [WANTING, ""] == paragraphs(result.draft)
    assert PLANNED == "".join(f"{promise.detail}" for promise in result.promises)


def test_the_answer_that_it_is_no_plan_leaves_one_paragraph(told):
    result = told(WANTING + PLANNED, heading="存在的问题", answers={"plan": 1})
    (whole,) = paragraphs(result.draft)
    assert whole.startswith(WANTING + "下一步")


def test_figures_in_front_of_a_plan_stay_in_the_text(told):
    result = told("共办结127宗，群众满意率98%。下一步，将继续做好普法宣传工作。")
    assert ["共办结127宗，群众满意率98%。", ""] == paragraphs(result.draft)
    assert 2 == len(result.draft.rows)


def test_a_general_remark_in_front_of_a_plan_belongs_to_it(told):
    result = told("法治政府建设是系统工程。今后，我区将深化改革。", heading="今后打算")
    assert [""] == paragraphs(result.draft)


def test_a_chapter_named_after_the_plan_is_its_own_though_words_of_it_stand_before(rolled):
    chapters = (
        ("成效", "共办结127宗。"),
        ("短板", "下一步，将加大执法力度，强化监督。"),
        ("2024年工作安排", "一是加强培训。二是深化改革。"),
    )
    sections = tuple(
        Section(f"s{i}", Text(heading), blocks=(Paragraph(f"p{i}", Text(words)),))
        for i, (heading, words) in enumerate(chapters)
    )
    draft = rolled(Source(Paper(sections=sections), year=2023)).draft
    assert ("2025年工作安排", "s2") == (draft.report.sections[-1].heading.plain, draft.plan.node)
