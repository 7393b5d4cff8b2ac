"""各地同类数据 as chart and table: what can be compared, what stands beside it, in which unit."""

from __future__ import annotations

import pytest

from fzdraft.corpus.same import Same
from fzdraft.ui.library.compare import Compare
from fzdraft.ui.library.one_bar import Bar, bars_of
from fzdraft.ui.theme import parse_theme


def value(document: int, shown: str, amount: float, role: str, **more: object) -> Same:
    """Make a value of a report."""
    facts = {
        "document": document, "title": f"报告{document}", "unit": f"单位{document}", "region": "",
        "kind": "county", "year": 2023, "amount": amount, "counted": "件", "family": "件",
        "shown": shown, "role": role, "scope": "受理行政复议申请", "narrowed": "",
        "sentence": f"受理{shown}。", "start": 2, "end": 2 + len(shown), "section": "", "node": "",
        "block": "",
    }  # fmt: skip
    return Same(**(facts | more))


@pytest.fixture
def compare(qtbot, repo_root):
    """The tab without values."""
    light = (repo_root / "resources" / "themes" / "light.toml").read_text("utf-8")
    tab = Compare(parse_theme(light))
    qtbot.addWidget(tab)
    tab.resize(700, 500)
    return tab


VALUES = [
    value(1, "145件", 145, "value"),
    value(1, "60件", 60, "", narrowed="上半年"),
    value(2, "3件", 3, "rival"),
    value(2, "8件", 8, "rival"),
    value(3, "43件", 43, "several"),
    value(3, "70件", 70, "several"),
    value(4, "700件", 700, "narrower", narrowed="五年来"),
    value(5, "200件", 200, "", narrowed="打算"),
]


def test_each_report_has_one_bar_that_says_what_it_is():
    assert [(bar.name, bar.words, bar.manner) for bar in bars_of(VALUES)] == [
        ("单位1 2023", "145件", "value"),
        ("单位2 2023", "8件、3件　前后不一", "rival"),
        ("单位3 2023", "70件、43件　各数各的", "several"),
        ("单位4 2023", "700件（五年来）", "narrower"),
    ]


def test_a_bar_of_several_values_shows_them_all():
    several = bars_of(VALUES)[2]
    assert (several.amount, several.others) == (70, (43,))


def test_a_report_without_a_unit_is_called_by_its_title():
    assert bars_of([value(1, "1件", 1, "value", unit="")])[0].name == "报告1 2023"


def test_what_cannot_be_compared_stands_below_and_is_not_in_the_median(compare):
    totals = [value(n, f"{n}件", n, "value") for n in (10, 20, 30)]
    compare.offer([("复议受理", 9)])
    compare.show_same("复议受理", [*VALUES[6:], *totals], None)
    assert compare.chart.bars[-1].manner == "narrower"
    assert compare.chart.median == 20


def test_the_line_above_tells_how_far_reports_can_be_compared(compare):
    compare.offer([("复议受理", 8)])
    compare.show_same("复议受理", VALUES, None)
    told = "1 篇有全年总数，1 篇有几个数、各数各的，1 篇前后不一，1 篇只有别的口径（空心）。"
    assert compare.words.text() == told
    assert compare.table.item(1, 3).text() == "上半年：受理行政复议申请"


def test_one_unit_is_compared_at_a_time(compare):
    people = [value(n, f"{n}人次", n, "value", counted="人次", family="人次") for n in (7, 8)]
    compare.offer([("法治培训", 3)])
    compare.show_same("法治培训", [*people, VALUES[0]], None)
    assert {one.family for one in compare.shown} == {"人次"}
    compare.family.setCurrentIndex(compare.family.findData("件"))
    compare.family.activated.emit(compare.family.currentIndex())
    assert [bar.words for bar in compare.chart.bars] == ["145件"]


def test_the_own_number_is_compared_in_its_own_unit_only(compare):
    people = [value(n, f"{n}人次", n, "value", counted="人次", family="人次") for n in (7, 8)]
    compare.offer([("法治培训", 3)])
    compare.show_same("法治培训", [*people, VALUES[0]], Bar("本稿", 5, "5宗", "own"), "件")
    assert [bar.words for bar in compare.chart.bars] == ["145件", "5宗"]
    compare.family.setCurrentIndex(compare.family.findData("人次"))
    compare.family.activated.emit(compare.family.currentIndex())
    assert [bar.words for bar in compare.chart.bars] == ["8人次", "7人次"]
