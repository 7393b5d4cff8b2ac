"""Earlier years out of own reports."""

from __future__ import annotations

from msgspec.structs import replace
from tests.report.drafts import done, draft_of

from fzdraft.document.edits import apply
from fzdraft.document.model import Formula, Row
from fzdraft.report.ledger import ledger_edit, text_rows
from fzdraft.report.ledger_history import history, history_edit, inherited

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


def rows_of(numbers, *texts):
    return text_rows(draft_of(*texts, year=2023), numbers).rows


def test_the_ledger_of_last_years_draft_is_inherited(numbers):
    new = rows_of(numbers, "受理行政复议申请145宗，聘任专职调解员5名，走访群众300余户。")
    known = (
        Row(
            "x", "复议受理", "复议", unit="宗", department="复议科", values={2022: "9", 2023: "145"}
        ),
        Row("y", label="聘任专职调解员", unit="名", department="镇综治办", values={2023: "5"}),
        Row("z", label="进村入户", scope="全年", unit="户", values={2022: "8", 2023: "300"}),
    )
    first, second, third = inherited(new, known, 2023)
    assert ("复议科", "复议", {2022: "9", 2023: "145"}) == (
        first.department, first.label, first.values,
    )  # fmt: skip
    assert "镇综治办" == second.department
    assert ("进村入户", "全年", "8") == (third.label, third.scope, third.values[2022])
    assert [row.id for row in new] == [first.id, second.id, third.id]


def test_a_number_that_still_waited_keeps_its_department_and_is_not_of_that_year(numbers):
    new = rows_of(numbers, "受理行政复议申请145宗。")
    known = Row("x", "复议受理", unit="宗", department="复议科", values={2022: "145"})
    (heir,) = inherited(new, [known], 2023)
    assert ("复议科", {2022: "145"}) == (heir.department, heir.values)


def test_what_has_no_sure_heir_is_left_alone(numbers):
    new = rows_of(numbers, "新建调解室3个，新建驿站3个，受理行政复议申请145宗。")
    known = (
        Row("x", label="建站", unit="个", department="甲", values={2023: "3"}),
        Row("y", "复议受理", unit="宗", department="乙", values={2023: "144"}),
    )
    assert new == inherited(new, known, 2023)


def test_a_formula_is_inherited_with_its_rows(numbers):
    new = rows_of(numbers, "受理行政复议申请145宗，审结127宗，当年结案率88%。")
    rate = Formula("rate", ("y", "x"), 0)
    known = (
        Row("x", "复议受理", unit="宗", values={2023: "145"}),
        Row("y", "复议审结", unit="宗", values={2023: "127"}),
        Row("z", label="结案率", unit="%", values={2023: "88"}, formula=rate),
    )
    found = inherited(new, known, 2023)
    assert (found[1].id, found[0].id) == found[2].formula.of
