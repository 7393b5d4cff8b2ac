"""At most eight things are asked; answering is rolling again."""

from __future__ import annotations

import pytest
from tests.rollover.readings import questions

from fzdraft.document.soundness import faults
from fzdraft.errors import UserError
from fzdraft.rollover.questions import MOST


@pytest.mark.parametrize(("name", "asked"), [("s0", 7), ("s1", 7), ("s2", 5), ("s3", 1), ("s4", 3)])
def test_a_sample_costs_few_questions(name, asked, sample, rolled):
    assert asked == len(questions(rolled(sample(name)))) <= MOST


def test_beyond_eight_the_rest_is_marked_and_not_asked(told):
    titles = [f"按照《{name}镇2023年工作要点》要求。" for name in "东西南北上下里外前后"]
    result = told(*titles)
    found = [d for d in result.decisions if d.kind == "title_year"]
    assert ["ask"] * 8 + ["kept"] * 2 == [d.action for d in found]
    assert all(d.choice.verify for d in found)


def test_equal_things_are_one_question(told):
    result = told("按照《2023年工作要点》要求。", "落实《2023年工作要点》。")
    assert 1 == len(questions(result))


def test_an_answer_to_the_row_turns_all_its_places(told):
    sentences = ("按照《2023年工作要点》要求。", "落实《2023年工作要点》。")
    row = questions(told(*sentences))[0]
    blocks = told(*sentences, answers={row: 1}).draft.report.sections[0].blocks
    assert ["按照《2024年工作要点》要求。", "落实《2024年工作要点》。"] == [
        block.text.plain for block in blocks
    ]


def test_an_answer_to_one_place_turns_that_place_only(told):
    sentences = ("按照《2023年工作要点》要求。", "落实《2023年工作要点》。")
    first = next(d for d in told(*sentences).decisions if d.kind == "title_year")
    blocks = told(*sentences, answers={first.id: 1}).draft.report.sections[0].blocks
    assert ["按照《2024年工作要点》要求。", "落实《2023年工作要点》。"] == [
        block.text.plain for block in blocks
    ]


def test_a_dropped_sentence_takes_its_numbers_along(told, decided):
    text = "开展宣传3次。2023年6月27日，举办讲座，到场20人。"
    (date,) = decided("date", text)
    draft = told(text, answers={date.id: 2}).draft
    assert "开展宣传3次。" == draft.report.sections[0].blocks[0].text.plain
    assert ["次"] == [row.unit for row in draft.rows]


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_option_of_every_decision_leaves_a_sound_draft(name, sample, rolled):
    source = sample(name)
    for decision in rolled(source).decisions:
        for option in range(1, len(decision.options)):
            again = rolled(source, {decision.id: option})
            assert [] == faults(again.draft), decision
            chosen = {d.id: d.chosen for d in again.decisions}
            assert option == chosen[decision.id]


def test_an_answer_that_is_no_option_is_ignored(sample, rolled):
    source = sample("s0")
    assert rolled(source) == rolled(source, {"plan": 9, "nobody": 1})


def test_a_report_of_the_same_year_cannot_be_last_years(sample, rolled):
    with pytest.raises(UserError, match="2023年"):
        rolled(sample("s0"), year=2023)


def test_the_answer_to_one_place_wins_over_that_to_its_row(told):
    sentences = ("按照《2023年工作要点》要求。", "落实《2023年工作要点》。")
    first = next(d for d in told(*sentences).decisions if d.kind == "title_year")
    answers = {first.group: 1, first.id: 2}
    decisions = told(*sentences, answers=answers).decisions
    assert [2, 1] == [d.chosen for d in decisions if d.group == first.group]
