"""The tab 数据 beside the section at the caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fzdraft.document.places import Place, read_text
from fzdraft.ui.numbers.tab import NumbersTab

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = Place("a", "paragraph", "ap")


@pytest.fixture
def tab(filling) -> NumbersTab:
    filling.work.show_tab(3)
    return filling.work.side.numbers


def this_year(window) -> dict[str, str]:
    return {row.id: row.values.get(2024, "") for row in window.session.draft.rows}


def shown(tab: NumbersTab) -> list[str]:
    return [line.name for line in tab.list.rows.lines]


def test_it_follows_the_section_and_counts_what_waits(filling, tab):
    assert shown(tab) == ["受理复议申请", "办结案件", "审结率"]
    filling.session.go("c")
    assert shown(tab) == ["受理复议申请", "普法活动", "法治讲座"]
    assert filling.work.side.tabText(2) == "数据 3"


def test_typing_fills_and_enter_goes_on_over_the_computed_rate(filling, tab, type_keys):
    type_keys("160", Key.Key_Return, "150", Key.Key_Return)
    assert this_year(filling) == {"r1": "160", "r2": "150", "r3": "93.8", "r4": "", "r5": ""}
    words = "全年共受理行政复议申请160宗，办结案件150宗，审结率93.8%。"
    assert words == read_text(filling.session.draft, FIRST).plain
    assert [line.change for line in tab.list.rows.lines] == [
        "增长10.3%", "增长18.1%", "提高6.2个百分点",
    ]  # fmt: skip


def test_each_value_is_one_step_and_undo_shows_at_once(filling, tab, type_keys, qtbot):
    before = filling.session.draft
    type_keys("160", Key.Key_Return)
    assert [step.label for step in filling.session.history.done] == ["填数"]
    filling.session.undo()
    assert filling.session.draft == before
    qtbot.waitUntil(lambda: tab.list.rows.lines[0].this == "")


def test_ctrl_enter_takes_last_years_value(filling, tab, type_keys):
    type_keys((Key.Key_Return, CONTROL))
    assert this_year(filling)["r1"] == "145"
    assert tab.list.chosen() == "r2"


def test_what_is_no_number_changes_nothing_and_says_so(filling, tab, type_keys):
    type_keys("many", Key.Key_Return)
    assert this_year(filling)["r1"] == ""
    assert filling.status._words.text() == "“many”看不出是多少宗，没有改。"


def test_a_click_on_a_chip_brings_its_row_and_leaves_the_keyboard_on_the_paper(filling, qtbot):
    filling.work.show_tab(1)
    page = filling.work.paper.page
    page.setFocus()
    page.select(FIRST, 20, 20)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect().center())
    side = filling.work.side
    assert side.currentWidget() is side.numbers
    assert side.numbers.list.chosen() == "r2"
    assert page.hasFocus()
    assert page.textCursor().selectedText() == "127"


def test_a_relation_that_fails_is_shown_with_its_formula(filling, tab, type_keys, qtbot):
    filling.session.go("c")
    tab.list.choose("r4")
    type_keys("12", Key.Key_Return, "20", Key.Key_Return)
    qtbot.waitUntil(lambda: bool(tab.list.rows.lines[2].faults), timeout=5000)
    assert tab.list.rows.lines[2].faults == ("其中 20场 > 12场",)
    page = filling.work.paper.page
    (fault,) = [one for faults in page.brush.faults.values() for one in faults]
    assert fault[2].formula == "其中 20场 > 12场"


def test_a_section_without_numbers_says_so(filling, tab):
    filling.session.go("report")
    assert tab._none.isVisible()
    assert not tab.list.isVisible()
