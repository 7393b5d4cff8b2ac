"""Numbers of a text taken into the ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.drafts import done, draft_of, place, told

from fzdraft.document.edits import SetField, apply
from fzdraft.document.ledger import conflicts, mentions, open_values
from fzdraft.document.marks import Mark, Text
from fzdraft.document.places import read_text
from fzdraft.document.soundness import faults
from fzdraft.report.intake import to_draft
from fzdraft.report.ledger import ledger_edit, text_rows


def rows(numbers, *paragraphs, **more):
    return text_rows(draft_of(*paragraphs, **more), numbers).rows


def test_typed_numbers_become_rows_of_this_year_and_mentions(numbers):
    draft = draft_of("全年受理行政复议申请145宗，办结127宗。")
    now = done(draft, ledger_edit(draft, numbers))
    assert [
        ("复议受理", "", {2024: "145"}, "宗"),
        ("复议审结", "", {2024: "127"}, "宗"),
    ] == [told(row) for row in now.rows]
    assert ["145", "127"] == [m.shown for those in mentions(now).values() for m in those]
    assert {"unverified"} == {row.state for row in now.rows}


def test_a_number_that_looks_like_a_year_counts_where_it_has_a_unit(numbers):
    draft = draft_of("2024年受理行政复议案件2024件。")
    now = done(draft, ledger_edit(draft, numbers))
    (mention,) = mentions(now)[now.rows[0].id]
    assert ("2024", 13) == (mention.shown, mention.mark.start)


def test_what_is_taken_already_is_not_taken_twice(numbers):
    draft = draft_of("受理行政复议申请145宗。")
    now = done(draft, ledger_edit(draft, numbers))
    assert ledger_edit(now, numbers) is None


def test_only_the_chosen_texts_are_taken(numbers):
    draft = draft_of("聘请法律顾问9名。", "受理行政复议申请145宗。")
    now = done(draft, ledger_edit(draft, numbers, {place(2)}))
    assert ["复议受理"] == [row.indicator for row in now.rows]


def test_a_plan_is_not_taken_unless_asked_for(numbers):
    draft = draft_of("下一步，我区将继续推进法治建设，计划开展法治培训10场次，着力提升能力。")
    assert ledger_edit(draft, numbers) is None
    assert ledger_edit(draft, numbers, {place(1)}) is not None


def test_a_number_in_last_years_words_is_last_years_and_waits(numbers):
    words = "受理行政复议申请145宗。"
    draft = draft_of(Text(words, (Mark("c1", "carried", 0, len(words), words),)))
    now = done(draft, ledger_edit(draft, numbers))
    assert {2023: "145"} == now.rows[0].values
    assert {now.rows[0].id} == open_values(now)


def test_a_new_sentence_with_a_known_number_becomes_a_mention_of_its_row(numbers):
    draft = draft_of("受理行政复议申请145宗。", "")
    draft = done(draft, ledger_edit(draft, numbers))
    paragraphs = (read_text(draft, place(1)), "全年受理行政复议申请145宗，审结率87.6%。")
    again = draft_of(*paragraphs)
    again = apply_rows(again, draft.rows)
    now = done(again, ledger_edit(again, numbers))
    assert 2 == len(now.rows)
    assert 2 == len(mentions(now)[draft.rows[0].id])


def apply_rows(draft, rows):
    return apply(draft, SetField("rows", rows))[0]


def test_one_number_told_twice_is_one_row(numbers):
    (row,) = rows(numbers, "受理行政复议申请145宗。", "行政复议受理145宗，群众满意。")
    assert "复议受理" == row.indicator


def test_other_scopes_and_times_stay_apart(numbers):
    found = rows(numbers, "受理行政复议申请145宗。", "上半年受理行政复议申请145宗。")
    assert ["", "上半年"] == [row.scope for row in found]
    found = rows(numbers, "开展普法宣讲3场次。开展法治讲座3场次。")
    assert ["普法宣讲", "法治讲座"] == [row.scope for row in found]
    assert {"普法活动"} == {row.label for row in found}


def test_equal_numbers_of_other_things_stay_apart(numbers):
    assert 2 == len(rows(numbers, "新建调解室3个。新建驿站3个。"))


def test_two_values_of_what_a_text_tells_once_are_a_conflict(numbers):
    draft = draft_of("受理行政复议申请145宗。", "全年行政复议受理150宗。")
    (found,) = conflicts(done(draft, ledger_edit(draft, numbers)))
    assert "复议受理：2024年写了 145宗、150宗" == str(found)


def test_what_is_told_in_one_sentence_does_not_contradict_itself(numbers):
    draft = draft_of("办理全国人大代表建议9件、省人大代表建议292件。")
    now = done(draft, ledger_edit(draft, numbers))
    assert () == conflicts(now)
    assert ["办理全国人大代表建议", "办理省人大代表建议"] == [row.scope for row in now.rows]


def test_numbers_of_one_name_in_several_places_are_counted(numbers):
    found = rows(numbers, "开展普法宣讲3场次。", "开展普法宣讲5场次。")
    assert ["普法宣讲，第1处", "普法宣讲，第2处"] == [row.scope for row in found]


def test_growth_of_equal_size_is_not_one_number(numbers):
    assert 2 == len(rows(numbers, "案件数量增长5%。", "今后案件数量增长5%。"))


def test_a_part_bears_the_name_of_its_whole(numbers):
    whole, part = rows(numbers, "持有执法证人员1578人，其中镇街1028人。")
    assert ("持证人员", "持有执法证人员", "其中镇街") == (part.indicator, part.label, part.scope)
    assert "" == whole.scope


@pytest.mark.parametrize(
    ("text", "kind", "members"),
    [
        ("调解各类纠纷162件，调解成功135件，成功率达83.33%。", "rate", 2),
        ("办理公证事项933件（其中民事类公证737件，经济类公证11件，涉外公证185件）。", "sum", 3),
    ],
)
def test_what_holds_among_the_numbers_is_computed(numbers, text, kind, members):
    (formula,) = [row.formula for row in rows(numbers, text) if row.formula]
    assert (kind, members) == (formula.kind, len(formula.of))


@pytest.mark.parametrize(
    "text",
    [
        "调解各类纠纷162件，调解成功135件，成功率达84%。",
        "调解各类纠纷162余件，调解成功135件，成功率达83.33%。",
        "办理公证事项933件（其中民事类公证737件，经济类公证11件）。",
    ],
)
def test_what_does_not_hold_is_told_by_hand(numbers, text):
    assert not any(row.formula for row in rows(numbers, text))


def test_departments_are_proposed_to_governments_only(numbers):
    text = "划分基础网格199个。"
    assert ["政法委"] == [row.department for row in rows(numbers, text)]
    assert [""] == [row.department for row in rows(numbers, text, kind="town")]


def test_a_rate_of_two_things_bears_both_names(numbers):
    (row,) = rows(numbers, "组织执法人员考试，参考率、合格率均达100%。")
    assert row.label.count("率") == 2


def test_the_samples_are_taken_whole_and_can_be_given_back(samples, numbers):
    for _, source in samples.values():
        draft = to_draft(source)[0]
        now, inverse = apply(draft, ledger_edit(draft, numbers))
        assert not faults(now)
        assert draft == apply(now, inverse)[0]
        assert ledger_edit(now, numbers) is None


@given(
    st.lists(
        st.sampled_from(["受理行政复议申请145宗", "办结127件", "其中镇街3人", "达99%", "两名"])
    )
)
def test_any_row_of_numbers_can_be_taken(numbers, words):
    draft = draft_of("，".join(words) + "。")
    edit = ledger_edit(draft, numbers)
    assert (edit is None) == (not words)
    assert edit is None or not faults(apply(draft, edit)[0])
