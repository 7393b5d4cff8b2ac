"""Earlier years out of own reports."""

from __future__ import annotations

from msgspec.structs import replace
from tests.report.drafts import done, draft_of

from fzdraft.document.edits import apply
from fzdraft.report.ledger import ledger_edit
from fzdraft.report.ledger_history import history, history_edit

REPORTS = (
    draft_of("全年收到行政复议申请130宗，受理行政复议申请120宗。开展普法宣讲3场次。", year=2022),
    draft_of("受理行政复议申请100件。开展普法宣讲2场次。开展法治讲座9场次。", year=2021),
    draft_of("受理行政复议申请90余宗。", year=2020),
    draft_of("聘任专职调解员5名。", year=2023),
)


def ledger(numbers, *texts):
    draft = draft_of(*texts)
    return done(draft, ledger_edit(draft, numbers))


def test_values_of_several_years_are_found_by_indicator_and_unit(numbers):
    (row,) = ledger(numbers, "受理行政复议申请145宗。").rows
    assert {2021: "100", 2022: "120"} == history(row, REPORTS, numbers)


def test_a_number_without_an_indicator_is_found_by_its_name(numbers):
    (row,) = ledger(numbers, "聘任专职调解员6名。").rows
    assert {2023: "5"} == history(row, REPORTS, numbers)


def test_a_number_among_several_of_its_indicator_is_found_by_what_it_counts(numbers):
    (row,) = ledger(numbers, "开展普法宣讲4场次。").rows
    assert {2021: "2", 2022: "3"} == history(row, REPORTS, numbers)


def test_the_ledger_takes_the_years_that_it_lacks_as_one_step(numbers):
    draft = ledger(numbers, "受理行政复议申请145宗。", "聘任专职调解员6名。")
    known = replace(draft.rows[0], values={2022: "121", 2024: "145"})
    draft = replace(draft, rows=(known, *draft.rows[1:]))
    now, inverse = apply(draft, history_edit(draft, REPORTS, numbers))
    assert {2021: "100", 2022: "121", 2024: "145"} == now.rows[0].values
    assert {2023: "5", 2024: "6"} == now.rows[1].values
    assert draft == apply(now, inverse)[0]
    assert history_edit(now, REPORTS, numbers) is None


def test_reports_of_this_year_and_later_tell_nothing_of_the_past(numbers):
    draft = ledger(numbers, "受理行政复议申请145宗。")
    later = [replace(REPORTS[0], year=year) for year in (2024, 2025)]
    assert history_edit(draft, later, numbers) is None
