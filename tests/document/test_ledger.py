"""A number is told once, and every mention of it follows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.ledgers import draft_of, last, mark_of, place, words

from fzdraft.document.edits import apply
from fzdraft.document.ledger import (
    Fill,
    confirm,
    fill_rows,
    mentions,
    only_here,
    open_values,
    row_of,
    set_value,
    shown_value,
)
from fzdraft.document.model import Draft, Formula, Row
from fzdraft.document.soundness import faults
from fzdraft.document.wording import reworded
from fzdraft.errors import UserError
from fzdraft.language.digits import read_shown


def told(draft: Draft, row: str, value: str | None, **more: object) -> Draft:
    edit = set_value(draft, row, value, **more)
    assert edit is not None
    return apply(draft, edit)[0]


def cases() -> Draft:
    """Two cases and their rate, told in two paragraphs."""
    rate = last("r", "87.6", unit="%", formula=Formula("rate", ("b", "a")))
    return draft_of(
        "受理145[a]宗,审结127[b]宗,其中145[a]宗为新收,审结率87.6[r]%。",
        "复议案件145[a]宗。",
        rows=[last("a", "145", unit="宗"), last("b", "127", unit="宗"), rate],
        carried=True,
    )


def test_every_mention_follows_several_in_one_text_too():
    now = told(cases(), "a", "1600")
    assert ["受理1600宗,审结127宗,其中1600宗为新收,审结率87.6%。", "复议案件1600宗。"] == words(now)
    assert {2023: "145", 2024: "1600"} == row_of(now, "a").values
    assert "unverified" == row_of(now, "a").state


def test_a_rate_is_computed_when_both_its_numbers_are_told():
    half = told(cases(), "b", "150")
    assert {"a", "r"} == open_values(half)
    now = told(half, "a", "160")
    assert ("93.8", "93.8") == (row_of(now, "r").values[2024], words(now)[0][-6:-2])
    assert not open_values(now)


def test_a_sentence_turns_black_when_all_its_numbers_are_told_the_computed_ones_too():
    half = told(cases(), "a", "160")
    kinds = [[m.kind for m in s.blocks[0].text.marks] for s in half.report.sections]
    assert (True, False) == ("carried" in kinds[0], "carried" in kinds[1])
    now = told(half, "b", "150")
    assert "carried" not in [m.kind for m in now.report.sections[0].blocks[0].text.marks]


def test_an_emptied_value_waits_again_and_shows_last_years_digits():
    now = told(told(cases(), "a", "160", source="表一"), "a", None)
    assert ("empty", "", {2023: "145"}) == (
        row_of(now, "a").state, row_of(now, "a").source, row_of(now, "a").values,
    )  # fmt: skip
    assert words(cases()) == words(now)


def test_without_last_year_an_emptied_value_shows_a_blank_and_takes_a_new_one():
    draft = draft_of("共5[a]件。", rows=[Row("a", values={2024: "5"})])
    blank = told(draft, "a", None)
    assert ["共××件。"] == words(blank)
    assert ["共7件。"] == words(told(blank, "a", "7"))


def test_the_way_of_writing_is_kept():
    rows = [last("a", "90000"), last("b", "1450"), last("c", "2"), last("d", "100")]
    draft = draft_of("９００００[a]；9万[a]余宗；1,450[b]件；两[c]名；百分之百[d]。", rows=rows)
    now = told(told(told(told(draft, "a", "95000"), "b", "12345"), "c", "3"), "d", "98.5")
    assert ["９５０００；9.5万余宗；12,345件；三名；百分之九十八点五。"] == words(now)


def rough() -> Draft:
    rows = [
        last("a", "90000", unit="宗", bound="at_least"),
        last("b", "50", unit="场", bound="at_most"),
    ]
    return draft_of(
        "产生案件9万[a]余宗，近50[b]场。", "案件90000[a]多宗。", rows=rows, carried=True
    )


def test_a_precise_count_takes_the_words_of_a_rough_one_with_it():
    now = told(told(rough(), "a", "98765"), "b", "47")
    assert ["产生案件98765宗，47场。", "案件98765宗。"] == words(now)
    assert {"exact"} == {row.bound for row in now.rows}


def test_a_round_count_keeps_them():
    now = told(told(rough(), "a", "95000"), "b", "60")
    assert ["产生案件9.5万余宗，近60场。", "案件95000多宗。"] == words(now)
    assert "at_least" == row_of(now, "a").bound


def test_another_bound_brings_its_words():
    now = told(told(rough(), "a", "95000", bound="about"), "b", "60", bound="exact")
    assert ["产生案件约9.5万宗，60场。", "案件约95000宗。"] == words(now)
    assert "受理约160宗，" in words(told(cases(), "a", "160", bound="about"))[0].replace(",", "，")


def test_typing_on_the_paper_leaves_the_words_beside_the_number_to_the_writer():
    draft = rough()
    mark = mark_of(draft, 1, "a")
    now = apply(draft, reworded(draft, place(1), mark.start, mark.end, "98765"))[0]
    assert "产生案件98765余宗，近50场。" == words(now)[0]


def test_a_mention_that_says_something_else_stays():
    draft = draft_of("受理145[a]件,约150[a]件。", rows=[last("a", "145")])
    assert ["受理160件,约150件。"] == words(told(draft, "a", "160"))


def test_source_cutoff_bound_and_voucher_are_kept_with_the_value():
    day = datetime.date(2024, 11, 30)
    more = {"source": "公安局.xlsx 第3行", "confirmed_by": "王", "cutoff": day, "bound": "about"}
    row = row_of(told(cases(), "a", "160", state="verified", **more), "a")
    told_back = (row.source, row.confirmed_by, row.cutoff, row.bound, row.state)
    assert (*more.values(), "verified") == told_back
    again = row_of(told(told(cases(), "a", "160", **more), "a", "161"), "a")
    assert ("", "", day) == (again.source, again.confirmed_by, again.cutoff)


def test_what_changes_nothing_is_no_edit():
    now = told(cases(), "a", "160")
    assert set_value(now, "a", "160") is None
    assert set_value(cases(), "a", None) is None


def test_what_is_no_number_is_said_plainly():
    with pytest.raises(UserError, match="“一百多”不是一个数"):
        set_value(cases(), "a", "一百多")


def test_typed_numbers_are_read_as_people_write_them():
    values = [
        row_of(told(cases(), "a", v), "a").values[2024] for v in ("１,６00", "9.5万", "83.30")
    ]
    assert ["1600", "95000", "83.30"] == values


def test_many_values_are_one_step():
    edit = fill_rows(cases(), {"a": Fill("160", "表一"), "b": Fill("150", "表二")})
    now, inverse = apply(cases(), edit)
    assert "受理160宗,审结150宗,其中160宗为新收,审结率93.8%。" == words(now)[0]
    assert cases() == apply(now, inverse)[0]


def test_somebody_vouches_for_a_value_that_is_there():
    now = told(cases(), "a", "160")
    row = row_of(apply(now, confirm(now, "a", "张"))[0], "a")
    assert ("verified", "张") == (row.state, row.confirmed_by)
    assert confirm(now, "b", "张") is None


def test_only_here_gives_a_mention_its_own_row_and_leaves_the_others():
    draft = told(cases(), "a", "145")
    mark = mark_of(draft, 2, "a")
    now = apply(draft, only_here(draft, place(2), mark.id, "139"))[0]
    assert ["受理145宗,审结127宗,其中145宗为新收,审结率87.6%。", "复议案件139宗。"] == words(now)
    assert "另一口径" == now.rows[1].scope
    assert not faults(now)


def test_only_here_takes_the_others_back_where_all_were_changed():
    draft = cases()
    mark = mark_of(draft, 2, "a")
    all_changed = apply(draft, reworded(draft, place(2), mark.start, mark.end, "139"))[0]
    edit = only_here(all_changed, place(2), mark.id, "139", was=row_of(draft, "a"))
    now, inverse = apply(all_changed, edit)
    assert ["受理145宗,审结127宗,其中145宗为新收,审结率87.6%。", "复议案件139宗。"] == words(now)
    assert all_changed == apply(now, inverse)[0]
    assert "a" in open_values(now)


def test_typing_over_a_mention_changes_all_and_a_computed_one_is_told_by_hand_then():
    draft = told(told(cases(), "a", "160"), "b", "150")
    mark = mark_of(draft, 1, "r")
    now = apply(draft, reworded(draft, place(1), mark.start, mark.end, "93.7"))[0]
    assert (None, "93.7") == (row_of(now, "r").formula, row_of(now, "r").values[2024])
    assert "93.7" == row_of(told(now, "a", "170"), "r").values[2024]


def test_a_computed_row_keeps_its_formula_where_it_is_told_what_it_comes_to():
    draft = told(told(cases(), "a", "160"), "b", "150")
    assert set_value(draft, "r", "93.8") is None
    now = told(draft, "r", "94")
    assert (None, "94") == (row_of(now, "r").formula, row_of(now, "r").values[2024])
    edit = fill_rows(cases(), {"a": Fill("160"), "b": Fill("150"), "r": Fill("93.8")})
    assert row_of(apply(cases(), edit)[0], "r").formula is not None


def test_digits_typed_one_by_one_reach_every_mention():
    draft = cases()
    start = mark_of(draft, 2, "a").start
    for typed in "2.5万":
        end = mark_of(draft, 2, "a").end
        draft = apply(draft, reworded(draft, place(2), start, end, typed))[0]
        start = mark_of(draft, 2, "a").end
    assert ["受理2.5万宗,审结127宗,其中2.5万宗为新收,审结率87.6%。", "复议案件2.5万宗。"] == words(
        draft
    )


numbers = st.one_of(
    st.integers(0, 10**7).map(str),
    st.decimals(0, 1000, places=2).map(lambda d: format(d, "f")),
)


bounds = st.sampled_from([None, "exact", "at_least", "at_most", "about"])
steps = st.tuples(st.sampled_from("abr"), st.none() | numbers, bounds)


@given(st.lists(steps, max_size=6))
def test_values_can_be_taken_back_and_all_mentions_equal_their_row(told_values):
    draft = cases()
    for row, value, bound in told_values:
        edit = set_value(draft, row, value, bound=bound)
        now, inverse = apply(draft, edit) if edit else (draft, None)
        assert inverse is None or draft == apply(now, inverse)[0]
        draft = now
        assert not faults(draft)
    for row_id, those in mentions(draft).items():
        value = read_shown(shown_value(draft, row_of(draft, row_id)))
        assert {value} == {read_shown(mention.shown) for mention in those}


def test_a_change_follows_and_its_word_turns_back_when_its_number_is_emptied():
    change = last("c", "-5", unit="%", formula=Formula("change", ("a",), 1))
    draft = draft_of("受理145[a]宗,同比下降5[c]%。", rows=[last("a", "145"), change])
    now = told(draft, "a", "160")
    assert (["受理160宗,同比增长10.3%。"], "10.3") == (words(now), row_of(now, "c").values[2024])
    down = told(now, "a", "116")
    assert (["受理116宗,同比下降20%。"], "-20") == (words(down), row_of(down, "c").values[2024])
    assert words(draft) == words(told(down, "a", None))


def test_a_change_without_last_years_number_stays_as_it_was_told():
    change = Row("c", values={2024: "5"}, formula=Formula("change", ("a",)))
    draft = draft_of("受理145[a]宗,增长5[c]%。", rows=[Row("a", values={2024: "145"}), change])
    assert ["受理160宗,增长5%。"] == words(told(draft, "a", "160"))
