"""Numbers typed over on the paper: all mentions follow, and it can be taken back here only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from fzdraft.document.places import Place, read_text

Key = Qt.Key
FIRST, SECOND = Place("a", "paragraph", "ap"), Place("b", "paragraph", "bp")


@pytest.fixture
def paper(filling, type_keys):
    """The paper, with the first open number selected."""
    filling.work.go_text()
    type_keys(Key.Key_F4)
    return filling.work.paper


def words(window, place: Place) -> str:
    return read_text(window.session.draft, place).plain


def notice(window) -> str:
    return window.numbers._linked.notice.words


def test_typing_over_one_mention_changes_all_as_one_step_and_says_so(filling, paper, type_keys):
    before = filling.session.draft
    type_keys("160")
    assert words(filling, SECOND) == "收到行政复议申请160宗。"
    assert notice(filling) == "另 2 处一并改了"
    assert paper.page.hasFocus()
    filling.session.undo()
    assert filling.session.draft == before
    assert notice(filling) == ""


def test_only_here_gives_this_mention_a_row_of_its_own(filling, paper, type_keys):
    type_keys("160")
    filling.menus.actions["only_here"].trigger()
    assert words(filling, FIRST).startswith("全年共受理行政复议申请160宗")
    assert words(filling, SECOND) == "收到行政复议申请145宗。"
    values = [row.values.get(2024) for row in filling.session.draft.rows]
    assert values.count("160") == 1
    filling.session.undo()
    assert words(filling, SECOND) == "收到行政复议申请160宗。"


def test_the_strip_goes_after_a_while_and_the_offer_with_the_next_change(filling, paper, type_keys):
    type_keys("160")
    notice_ = filling.numbers._linked.notice
    notice_._timer.timeout.emit()
    assert notice(filling) == ""
    filling.session.undo()
    filling.menus.actions["only_here"].trigger()
    assert filling.status._words.text() == "刚才没有改过别处也提到的数。"


def test_f4_passes_over_what_will_be_computed(filling, paper, type_keys):
    type_keys(Key.Key_F4, Key.Key_F4)
    assert paper.page.textCursor().selectedText() == "145"
    assert paper.page.view.here().place == SECOND


def test_a_number_mentioned_once_says_nothing(filling, paper, type_keys):
    type_keys(Key.Key_F4)
    type_keys("15")
    assert notice(filling) == ""


def test_an_odd_value_is_remarked_upon_until_it_is_confirmed(filling, paper, type_keys, qtbot):
    type_keys("1450")
    qtbot.waitUntil(lambda: paper.page.brush.odd == {"r1": "去年 145，增长900%"})


def test_pasting_a_cell_with_its_unit_over_a_number_fills_it(filling, paper):
    paper.page.hands.paste(paper.page.textCursor(), "160宗\n")
    assert words(filling, FIRST).startswith("全年共受理行政复议申请160宗，")
    assert filling.session.draft.rows[0].values[2024] == "160"


def test_erasing_a_digit_of_a_filled_number_changes_all_and_says_so(filling, paper, type_keys):
    type_keys("160", Key.Key_Backspace)
    assert words(filling, SECOND) == "收到行政复议申请16宗。"
    assert notice(filling) == "另 2 处一并改了"


def test_undo_stays_at_the_mention_where_one_typed(filling, type_keys):
    page = filling.work.paper.page
    filling.work.paper.set_view("whole")
    filling.work.go_text()
    page.select(SECOND, 8, 11)
    type_keys("160")
    filling.menus.actions["undo"].trigger()
    assert page.view.here().place == SECOND
