"""Rows are worded when somebody looks; what changed is found without wording any."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.ui.numbers.conftest import draft, row

from fzdraft.document.model import Draft, Row
from fzdraft.ui.numbers.lines import MANY, Lines, rows_in, spans, survey_of
from fzdraft.ui.numbers.listing import Filter, listing


def lines(of: Draft, faults=None) -> Lines:
    survey = survey_of(of)
    return Lines(survey, survey.rows, lambda *_: False, faults or {})


def with_row(of: Draft, number: int, **changes: object) -> Draft:
    rows = list(of.rows)
    rows[number] = replace(rows[number], **changes)
    return replace(of, rows=tuple(rows))


def test_rows_stand_as_the_text_mentions_them_and_the_unmentioned_come_last():
    before = draft()
    turned = replace(before, rows=(row("r9", "没提到的", "1"), *reversed(before.rows)))
    survey = survey_of(turned)
    assert [one.id for one in survey.rows] == ["r1", "r2", "r3", "r4", "r5", "r9"]
    assert [survey.sections.get(one.id, "") for one in survey.rows] == [*"一一一三三", ""]


def test_a_section_has_the_rows_that_it_mentions_itself():
    assert [one.id for one in rows_in(survey_of(draft()), "c")] == ["r1", "r4", "r5"]
    assert rows_in(survey_of(draft()), "report") == ()


def test_only_what_is_looked_at_is_worded():
    found = lines(draft())
    assert (len(found), found[3].name, list(found._worded)) == (5, "普法活动", [3])
    with pytest.raises(IndexError):
        found[5]


def test_what_waits_is_counted_and_a_computed_row_waits_for_nobody():
    found = lines(with_row(draft(), 0, values={2024: "160"}))
    assert (found.waiting, [found.waits(n) for n in range(5)]) == (
        4,
        [False, True, False, True, True],
    )


def test_differences_are_rows_whose_value_fault_or_section_changed():
    before = lines(draft())
    assert lines(draft()).differences(before) == []
    assert lines(with_row(draft(), 1, note="新")).differences(before) == [1]
    assert lines(draft(), {"r4": ("20 > 12",)}).differences(before) == [3]


def test_other_rows_or_another_year_are_no_differences_but_another_list():
    before = lines(draft())
    assert lines(replace(draft(), rows=draft().rows[1:])).differences(before) is None
    assert lines(with_row(draft(), 1, id="r8")).differences(before) is None
    assert lines(replace(draft(), year=2025)).differences(before) is None


def test_runs_of_rows_are_told_together_and_very_many_all_at_once():
    assert list(spans([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(spans(range(0, 4 * MANY, 2))) == [(0, 4 * MANY - 2)]
    assert list(spans([])) == []


def listed(of: Draft, wanted: Filter) -> list[str]:
    found = listing(survey_of(of), wanted, lambda *_: False, {}, lines(Draft()))
    return [one.id for one in found.lines.rows]


def test_what_waits_is_listed_and_all_where_nothing_does():
    assert listed(with_row(draft(), 0, values={2024: "1"}), Filter()) == ["r2", "r3", "r4", "r5"]
    told = replace(draft(), rows=tuple(replace(r, values={2024: "1"}) for r in draft().rows))
    assert listed(told, Filter()) == ["r1", "r2", "r3", "r4", "r5"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(False, department="司法局"), ["r1", "r2"]),
        (Filter(False, words="讲座"), ["r5"]),
        (Filter(False, words="三"), ["r4", "r5"]),
        (Filter(False, words="三", kept={"r1"}), ["r1", "r4", "r5"]),
    ],
)
def test_filters_let_through_what_fits_and_what_was_kept(wanted, expected):
    assert listed(draft(), wanted) == expected


def test_of_all_rows_the_head_knows_number_waiting_and_departments():
    before = with_row(draft(), 0, values={2024: "1"})
    found = listing(survey_of(before), Filter(words="没有"), lambda *_: False, {}, lines(Draft()))
    assert (len(found.lines), found.count, found.waiting) == (0, 5, 4)
    assert found.departments == {"司法局", ""}


def test_a_row_that_no_draft_has_is_nowhere():
    assert lines(Draft(rows=(Row("r1"),))).at == {"r1": 0}
