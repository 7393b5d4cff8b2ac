"""A row of the record turned later: the same as rolling with that answer, or not at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fzdraft.document.edits import SetElements, SetField, SetRow, SetText, apply
from fzdraft.document.marks import Text, splice, without_marks
from fzdraft.document.places import Place, read_text, texts
from fzdraft.document.soundness import faults
from fzdraft.document.wording import reworded
from fzdraft.rollover.answering import answer_promise
from fzdraft.rollover.left_over import PLAN
from fzdraft.rollover.turning import turn, turn_equal, untouched


def turnable(decision):
    """Leave out what is no text of the draft: the plan, notes, names in the plan."""
    return decision.element or (decision.end > decision.start and len(decision.options) > 1)


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_turning_a_row_is_rolling_with_that_answer(name, sample, rolled):
    source = sample(name)
    draft = rolled(source).draft
    for decision in filter(turnable, draft.decisions):
        for option in range(1, len(decision.options)):
            again = rolled(source, {decision.id: option}).draft
            turned, _ = apply(draft, turn(draft, decision, option))
            assert again == turned


@pytest.mark.parametrize("name", ["s0", "s1", "s4"])
def test_turning_back_gives_the_draft_as_it_was(name, sample, rolled):
    source = sample(name)
    first = rolled(source).draft
    for decision in filter(turnable, first.decisions):
        for option in range(1, len(decision.options)):
            draft, undo = apply(first, turn(first, decision, option))
            assert apply(draft, undo)[0] == first
            turned = next(d for d in draft.decisions if d.id == decision.id)
            back, _ = apply(draft, turn(draft, turned, 0, first))
            assert dict(texts(first)) == dict(texts(back)) or turned.choice.drop
            assert [t.plain for _, t in texts(first)] == [t.plain for _, t in texts(back)]
            assert first.decisions == back.decisions


def test_a_dropped_sentence_comes_back_with_its_numbers(told):
    words = "开展宣传3次。2023年6月27日，举办讲座，到场20人。受理5件。"
    first = told(words).draft
    date = next(d for d in first.decisions if d.kind == "date")
    dropped = told(words, answers={date.id: 2}).draft
    turned = next(d for d in dropped.decisions if d.id == date.id)
    back, _ = apply(dropped, turn(dropped, turned, 0, first))
    text = read_text(back, date.place)
    assert words == text.plain
    values = [m for m in text.marks if m.kind == "value"]
    assert {mark.payload for mark in values} <= {row.id for row in back.rows}
    assert (3, []) == (len(values), faults(back))


def test_without_the_roll_over_again_a_dropped_sentence_stays_away(told):
    words = "2023年6月27日，举办讲座。"
    date = next(d for d in told(words).decisions if d.kind == "date")
    dropped = told(words, answers={date.id: 2}).draft
    turned = next(d for d in dropped.decisions if d.id == date.id)
    assert turn(dropped, turned, 0) is None


def test_words_that_the_user_changed_are_not_turned(told):
    draft = told("2023年，区委全会审议通过《决定》。").draft
    event = next(d for d in draft.decisions if d.kind == "event")
    changed, _ = apply(draft, reworded(draft, event.place, 0, 5, "上半年"))
    assert turn(changed, event, 1) is None


def test_a_paragraph_that_is_gone_is_not_turned(told):
    draft = told("2023年，区委全会审议通过《决定》。").draft
    event = next(d for d in draft.decisions if d.kind == "event")
    elsewhere = type(event)(**{f: getattr(event, f) for f in event.__struct_fields__} | {
        "place": Place("s1", "paragraph", "gone")
    })  # fmt: skip
    assert turn(draft, elsewhere, 1) is None


def test_a_sentence_that_was_said_to_hold_this_year_is_still_turned(told):
    draft = told("按照《2023年工作要点》要求。").draft
    title = next(d for d in draft.decisions if d.kind == "title_year")
    text = read_text(draft, title.place)
    black = without_marks(text, *(m.id for m in text.marks))
    draft, _ = apply(draft, SetText(title.place, black))
    turned, _ = apply(draft, turn(draft, title, 1))
    assert Text("按照《2024年工作要点》要求。") == read_text(turned, title.place)


def test_words_in_front_that_moved_do_not_matter(told):
    draft = told("坚持依法行政。按照《2023年工作要点》要求。").draft
    title = next(d for d in draft.decisions if d.kind == "title_year")
    text = read_text(draft, title.place)
    draft, _ = apply(draft, SetText(title.place, splice(text, 0, 2, "始终坚持全面")))
    turned, _ = apply(draft, turn(draft, title, 1))
    plain = read_text(turned, title.place).plain
    assert "始终坚持全面依法行政。按照《2024年工作要点》要求。" == plain


def test_an_element_that_was_filled_since_is_not_turned(sample, rolled):
    draft = rolled(sample("s4")).draft
    date = next(d for d in draft.decisions if d.element)
    filled, _ = apply(draft, SetElements(type(draft.report.elements)(printer="某办")))
    assert turn(filled, date, 1) is not None
    old = apply(draft, turn(draft, date, 1))[0]
    assert turn(old, date, 1) is None


def test_a_row_turns_all_its_places_in_one_step(told):
    first = told("按照《2023年工作要点》要求。", "落实《2023年工作要点》。").draft
    title = next(d for d in first.decisions if d.kind == "title_year")
    draft, undo = apply(first, turn_equal(first, title, 1))
    blocks = draft.report.sections[0].blocks
    assert ["按照《2024年工作要点》要求。", "落实《2024年工作要点》。"] == [
        block.text.plain for block in blocks
    ]
    assert apply(draft, undo)[0] == first


def test_words_under_a_mark_are_found_though_all_around_them_changed(told):
    draft = told("按照《2023年工作要点》要求。").draft
    title = next(d for d in draft.decisions if d.kind == "title_year")
    edited, _ = apply(draft, reworded(draft, title.place, 0, 3, "根据（"))
    turned, _ = apply(edited, turn(edited, title, 1))
    assert "根据（2024年工作要点》要求。" == read_text(turned, title.place).plain


def test_words_that_could_be_meant_twice_are_not_turned(told):
    draft = told("按照《2023年工作要点》要求。").draft
    title = next(d for d in draft.decisions if d.kind == "title_year")
    twice = Text("按照《2023年工作要点》要求。按照《2023年工作要点》要求。")
    draft, _ = apply(draft, SetText(title.place, twice))
    assert turn(draft, title, 1) is None


def test_a_number_that_was_filled_stays_in_the_ledger_when_its_sentence_goes(told):
    draft = told("2023年6月27日，举办讲座，到场20人，发放资料300份。").draft
    date = next(d for d in draft.decisions if d.kind == "date")
    first = draft.rows[0]
    filled, _ = apply(draft, SetRow(first.id, replace(first, values={**first.values, 2024: "9"})))
    dropped, _ = apply(filled, turn(filled, date, 2))
    assert [first.id] == [row.id for row in dropped.rows]


# What was taken out can come back


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_turning_the_plan_puts_it_back_into_the_text_and_takes_it_out_again(name, sample, rolled):
    source = sample(name)
    out, kept = rolled(source).draft, rolled(source, {PLAN: 1}).draft
    decision = next((one for one in out.decisions if one.id == PLAN), None)
    if decision is None:
        pytest.skip("a report without a plan")
    turned, undo = apply(out, turn(out, decision, 1, kept, out))
    assert said(kept) == said(turned)
    assert (kept.promises, kept.plan, kept.decisions) == (
        turned.promises,
        turned.plan,
        turned.decisions,
    )
    assert faults(turned) == []
    assert apply(turned, undo)[0] == out
    decision = next(one for one in turned.decisions if one.id == PLAN)
    back, _ = apply(turned, turn(turned, decision, 0, out, kept))
    assert (said(out), out.promises, out.plan) == (said(back), back.promises, back.plan)
    assert len(out.rows) == len(back.rows)


def test_what_was_written_for_the_new_plan_stays_when_the_old_one_comes_back(sample, rolled):
    source = sample("s0")
    out, kept = rolled(source).draft, rolled(source, {PLAN: 1}).draft
    decision = next(one for one in out.decisions if one.id == PLAN)
    own = Place(out.plan.node, "paragraph", out.plan.block)
    written, _ = apply(out, SetText(own, Text("今年自己写的安排。")))
    turned, _ = apply(written, turn(written, decision, 1, kept, out))
    assert "今年自己写的安排。" in [words for _, words in said(turned)]


def test_a_plan_that_was_reworded_is_left_in_the_text(sample, rolled):
    source = sample("s0")
    out, kept = rolled(source).draft, rolled(source, {PLAN: 1}).draft
    decision = next(one for one in kept.decisions if one.id == PLAN)
    place = decision.place
    changed, _ = apply(kept, SetText(place, Text("改过的安排。")))
    assert turn(changed, decision, 0, out, kept) is None


def test_words_around_the_document_come_to_its_end_and_go_again(sample, rolled):
    source = sample("s0")
    draft = rolled(source).draft
    note = next(one for one in draft.decisions if one.section == "网页文字")
    wanted = rolled(source, {note.id: 1}).draft
    turned, undo = apply(draft, turn(draft, note, 1, wanted, draft))
    assert wanted == turned
    assert note.old == texts(turned)[-1][1].plain
    assert apply(turned, undo)[0] == draft
    again = next(one for one in turned.decisions if one.id == note.id)
    assert apply(turned, turn(turned, again, 0, draft, wanted))[0] == draft


def test_answers_to_the_plan_stay_when_words_around_the_document_come_back(sample, rolled):
    source = sample("s0")
    first = rolled(source).draft
    note = next(one for one in first.decisions if one.section == "网页文字")
    draft, _ = apply(first, answer_promise(first, first.promises[0], "dropped"))
    wanted = rolled(source, {note.id: 1}).draft
    turned, _ = apply(draft, turn(draft, note, 1, wanted, first))
    assert draft.promises == turned.promises


def test_words_whose_section_is_gone_do_not_come_back(sample, rolled):
    source = sample("s0")
    first = rolled(source).draft
    note = next(one for one in first.decisions if one.section == "网页文字")
    report = replace(first.report, sections=first.report.sections[:1])
    draft, _ = apply(first, SetField("report", report))
    assert turn(draft, note, 1, rolled(source, {note.id: 1}).draft, first) is None


def test_a_row_knows_whether_its_words_still_stand(sample, rolled):
    draft = rolled(sample("s0")).draft
    several = [one for one in draft.decisions if len(one.options) > 1]
    assert all(untouched(draft, one, dict(texts(draft))) for one in several)
    changed = next(one for one in several if one.end > one.start and one.place.part == "paragraph")
    other, _ = apply(draft, SetText(changed.place, Text("全改了")))
    assert not untouched(other, changed, dict(texts(other)))


def said(draft):
    return [(place, text.plain) for place, text in texts(draft)]
