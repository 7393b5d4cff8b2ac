"""What rows of the ledger say of one another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.report.drafts import done, draft_of

from fzdraft.document.model import Row
from fzdraft.report.extract import extract
from fzdraft.report.intake import to_draft
from fzdraft.report.ledger import ledger_edit
from fzdraft.report.ledger_relations import row_relations


def row(indicator, this="", last="", unit="件", **more):
    values = {year: value for year, value in ((2023, last), (2024, this)) if value}
    return Row(
        f"{indicator}{more.get('scope', '')}{unit}", indicator, unit=unit, values=values, **more
    )


@pytest.fixture
def look(numbers):
    def judge(*rows, text=""):
        draft = replace(draft_of(text), rows=rows, origin_year=2023)
        return [
            (v.relation, v.outcome, v.formula) for v in row_relations(draft, numbers.indicators)
        ]

    return judge


@pytest.mark.parametrize(
    ("rows", "outcome", "formula"),
    [
        (
            [row("复议受理", "145"), row("复议审结", "127")],
            "holds",
            "复议审结 127件 ≤ 复议受理 145件",
        ),
        (
            [row("复议受理", "145"), row("复议审结", "150")],
            "doubt",
            "复议审结 150件 > 复议受理 145件，多出的要有旧存案件",
        ),
        (
            [row("复议受理", "145", "100"), row("复议审结", "150", "90")],
            "holds",
            "复议审结 150件 > 复议受理 145件；去年留下 10件，够",
        ),
        (
            [row("复议受理", "145", "100"), row("复议审结", "160", "90")],
            "doubt",
            "复议审结 160件 > 复议受理 145件；去年留下 10件，不够，请看有没有更早的旧存",
        ),
        (
            [row("人民调解", "100"), row("调解成功", "101")],
            "fails",
            "调解成功 101件 > 人民调解 100件",
        ),
        (
            [row("社区矫正在册", "99", "110", "人"), row("社区矫正接收", "31", unit="人"),
             row("社区矫正解除", "42", unit="人")],
            "holds",
            "去年 110 + 31 - 42 = 99人，社区矫正在册是 99人",
        ),
        (
            [row("社区矫正在册", "99", "105", "人"), row("社区矫正接收", "31", unit="人"),
             row("社区矫正解除", "42", unit="人")],
            "doubt",
            "去年 105 + 31 - 42 = 94人，社区矫正在册是 99人",
        ),
        (
            [row("规范性文件清理", "22", unit="份"), row("规范性文件保留", "20", unit="份"),
             row("规范性文件废止", "3", unit="份")],
            "fails",
            "20份 + 3份 = 23，规范性文件清理是 22份",
        ),
        (
            [row("复议受理", "145"), row("复议受理", "150", unit="宗")],
            "doubt",
            "复议受理：用了“件”“宗”两个单位",
        ),
        ([row("持证率", "101", unit="%", label="持证率")], "fails", "持证率 101% > 100%"),
    ],
)  # fmt: skip
def test_what_the_dictionary_declares_is_tested(look, rows, outcome, formula):
    assert (outcome, formula) in [(o, f) for _, o, f in look(*rows)]


def test_a_rate_is_tested_at_its_decimals(look):
    counts = [row("调解成功", "1274"), row("人民调解", "1275")]
    rate = "1274件 ÷ 1275件 = 99.92%，填的是 "
    for value, outcome, more in (
        ("99.9", "holds", ""),
        ("99", "doubt", "（截断，没有四舍五入）"),
        ("98", "fails", ""),
    ):
        found = look(row("调解成功率", value, unit="%"), *counts)
        assert ("rate", outcome, f"{rate}{value}%{more}") in found


def test_two_values_of_one_key_fail(look):
    twice = [row("复议受理", "145"), replace(row("复议受理", "150"), id="other")]
    assert ("repeat", "fails", "复议受理：2024年写了 145件、150件") == look(*twice)[0]


@pytest.mark.parametrize(
    "rows",
    [
        [row("复议受理", "145", scope="镇街"), row("复议审结", "150")],
        [row("复议受理", "145", bound="at_least"), row("复议审结", "150")],
        [row("复议受理", "", "145"), row("复议审结", "150")],
        [row("社区矫正在册", "99", unit="人"), row("社区矫正接收", "31", unit="人")],
        [row("普法活动", "3", unit="场", scope="宣讲"), row("普法活动", "5", unit="场")],
    ],
)
def test_other_scopes_rough_and_unknown_numbers_are_left_alone(look, rows):
    assert not [told for told in look(*rows) if told[1] != "holds"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("受理行政复议申请144宗，同比增长20%。", "holds"),
        ("受理行政复议申请144宗，比上年下降20%。", "fails"),
        ("受理行政复议申请144宗，同比增长25%。", "fails"),
        ("受理行政复议申请144宗，增长快于全市25%。", None),
    ],
)
def test_a_stated_change_is_tested_against_last_year(numbers, text, outcome):
    draft = draft_of(text)
    draft = done(draft, ledger_edit(draft, numbers))
    first = draft.rows[0]
    known = replace(first, values={2023: "120", 2024: "144"})
    draft = replace(draft, rows=(known, *draft.rows[1:]))
    found = row_relations(draft, numbers.indicators, extract(draft, numbers))
    assert [outcome] * bool(outcome) == [v.outcome for v in found if v.relation == "change"]


def test_the_ledgers_of_the_samples_raise_only_true_alarms(samples, numbers):
    wrong = []
    for _, source in samples.values():
        draft = to_draft(source)[0]
        draft = done(draft, ledger_edit(draft, numbers))
        found = row_relations(draft, numbers.indicators, extract(draft, numbers))
        wrong += [(v.outcome, v.formula) for v in found if v.outcome != "holds"]
    assert [
        ("doubt", "1274件 ÷ 1275件 = 99.92%，填的是 99%（截断，没有四舍五入）"),
        ("fails", "专题研究法治建设：2024年写了 3次、8次"),
    ] == wrong
