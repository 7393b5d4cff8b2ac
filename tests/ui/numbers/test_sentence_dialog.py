"""插入数据句: numbers become a sentence at the caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from fzdraft.document.places import Place, read_text

Key = Qt.Key
SECOND = Place("b", "paragraph", "bp")


@pytest.fixture
def dialog(filling, qtbot, hands):
    """The dialog over a caret at the end of the second section; two numbers are filled."""
    filling.numbers.book.fill("r1", "160")
    filling.numbers.book.fill("r2", "150")
    end = len(read_text(filling.session.draft, SECOND).plain)
    filling.work.paper.page.select(SECOND, end, end)
    filling.menus.actions["insert_sentence"].trigger()
    return hands.dialog_in_front(qtbot)


def names(dialog) -> list[str]:
    return [dialog.rows.item(row).text() for row in range(dialog.rows.count())]


def words(window) -> str:
    return read_text(window.session.draft, SECOND).plain


def test_it_offers_the_rows_of_the_section_and_all_on_demand(filling, dialog):
    assert names(dialog) == ["受理复议申请　160宗"]
    dialog.everywhere.click()
    assert len(names(dialog)) == 5
    dialog.search.setText("普法")
    assert names(dialog) == ["普法活动　还没填（去年 12场）"]


def test_ticked_rows_are_shown_as_the_sentence_and_enter_puts_it_at_the_caret(
    filling, dialog, type_keys
):
    before = filling.session.draft
    dialog.everywhere.click()
    dialog.rows.setFocus()
    type_keys(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert "160" in dialog.sentence.text()
    type_keys(Key.Key_Return)
    added = words(filling).removeprefix("收到行政复议申请160宗。")
    assert added == "全年共受理行政复议申请160宗，审结150宗，审结率93.8%。"
    assert [step.label for step in filling.session.history.done][-1] == "插入数据句"
    page = filling.work.paper.page
    assert page.view.here().offset == len(words(filling))
    filling.session.undo()
    assert filling.session.draft == before


def test_without_a_tick_nothing_can_be_inserted(filling, dialog, hands):
    assert not hands.button(dialog, "插入").isEnabled()
    assert "勾上要写的数" in dialog.sentence.text()


def test_where_there_is_no_paragraph_it_says_where_to_go(filling):
    filling.work.paper.page.select(Place("report", "title"), 1, 1)
    filling.menus.actions["insert_sentence"].trigger()
    assert filling.status._words.text() == "先把光标放到正文的段落里，再插入数据句。"


def test_from_a_heading_it_goes_to_the_end_of_the_section(filling, qtbot, hands, type_keys):
    filling.numbers.book.fill("r1", "160")
    filling.work.paper.page.select(Place("b", "heading"), 0, 0)
    filling.menus.actions["insert_sentence"].trigger()
    hands.dialog_in_front(qtbot)
    type_keys(Key.Key_Space, Key.Key_Return)
    assert words(filling) == "收到行政复议申请160宗。全年共受理行政复议申请160宗。"
