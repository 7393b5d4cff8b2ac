"""填数: the paper becomes a sheet of all numbers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fzdraft.document.edits import SetField
from fzdraft.document.places import Place, read_text
from fzdraft.ui.numbers.sheet import Sheet
from fzdraft.ui.numbers.sheet_model import DEPARTMENT, NOTE, THIS

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
F5 = Key.Key_F5
FIRST = Place("a", "paragraph", "ap")


@pytest.fixture
def sheet(filling) -> Sheet:
    filling.menus.actions["number_sheet"].trigger()
    return filling.work.sheet


def this_year(window) -> list[str]:
    return [row.values.get(2024, "") for row in window.session.draft.rows]


def column(sheet: Sheet, number: int) -> list[str]:
    rows = sheet.table.rows
    return [rows.index(row, number).data() for row in range(rows.rowCount())]


def test_it_takes_the_whole_width_and_gives_it_back_with_the_caret(filling):
    page, work = filling.work.paper.page, filling.work
    page.setFocus()
    before = work.paper.page.view.here()
    filling.menus.actions["number_sheet"].trigger()
    assert (work.on_sheet, work.outline.isVisible(), work.side.isVisible()) == (True, False, False)
    filling.menus.actions["number_sheet"].trigger()
    assert (work.on_sheet, work.outline.isVisible(), work.side.isVisible()) == (False, True, True)
    assert work.paper.page.view.here() == before
    assert page.hasFocus()


def test_it_makes_no_window_wider_than_a_screen_of_1366_at_150_percent(filling, sheet):
    filling.menus.actions["number_sheet"].trigger()
    filling.work.show_tab(3)
    assert filling.work.minimumSizeHint().width() <= 1366 / 1.5


def test_typing_fills_and_enter_goes_down_over_the_computed_rate(filling, sheet, type_keys):
    type_keys("160", Key.Key_Return, "150", Key.Key_Return, "20", Key.Key_Return)
    assert this_year(filling) == ["160", "150", "93.8", "20", ""]


def test_the_computed_rate_cannot_be_typed_into(filling, sheet, type_keys):
    sheet.table.choose("r3")
    type_keys("5", Key.Key_Return)
    assert this_year(filling)[2] == ""


def test_the_sentence_lives_with_what_is_typed(filling, sheet, type_keys):
    type_keys("16")
    assert ">&nbsp;16&nbsp;<" in sheet.sentence.text()
    type_keys("0", Key.Key_Return)
    assert "受理行政复议申请160宗" in sheet.sentence.text()


def test_a_pasted_column_fills_down_as_one_step(filling, sheet, type_keys):
    QApplication.clipboard().setText("１６０宗\r\n150\r\n87\r\n没有\r\n")
    type_keys((Key.Key_V, CONTROL))
    assert this_year(filling) == ["160", "150", "93.8", "", ""]
    assert (
        filling.status._words.text()
        == "填了 2 个数，1 格没有看出数，没有动，1 个是算出来的，没有动。"
    )
    assert [step.label for step in filling.session.history.done] == ["粘贴数据"]
    filling.session.undo()
    assert this_year(filling) == ["", "", "", "", ""]


def test_a_bound_is_kept_wherever_it_is_typed_or_pasted(filling, sheet, type_keys):
    filling.numbers.book.fill("r1", "约160")
    assert "受理行政复议申请约160宗" in read_text(filling.session.draft, FIRST).plain
    sheet.table.choose("r2")
    QApplication.clipboard().setText("60余件\n\n")
    type_keys((Key.Key_V, CONTROL))
    assert "办结案件60余宗" in read_text(filling.session.draft, FIRST).plain
    sheet.table.choose("r2")
    QApplication.clipboard().setText("63")
    type_keys((Key.Key_V, CONTROL))
    assert "办结案件63宗" in read_text(filling.session.draft, FIRST).plain


def test_a_block_with_departments_and_notes_lands_in_their_columns(filling, sheet, type_keys):
    sheet.table.choose("r4", DEPARTMENT)
    QApplication.clipboard().setText("宣传部\t截至12月")
    type_keys((Key.Key_V, CONTROL))
    assert column(sheet, DEPARTMENT)[3] == "宣传部"
    assert column(sheet, NOTE)[3] == "截至12月"


def test_what_is_filled_stays_until_the_filter_is_chosen_again(filling, sheet, type_keys, hands):
    type_keys("160", Key.Key_Return)
    assert len(column(sheet, THIS)) == 5
    hands.button(sheet, "没填的").click()
    assert column(sheet, THIS) == ["", "", "", ""]
    hands.button(sheet, "全部").click()
    assert column(sheet, THIS) == ["160", "", "", "", ""]


def test_rows_of_one_department_and_words_found(filling, sheet):
    box = sheet.department
    assert [box.itemText(n) for n in range(box.count())] == ["所有单位", "司法局", "还没定单位"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert len(column(sheet, THIS)) == 2
    box.setCurrentIndex(0)
    box.activated.emit(0)
    sheet.search.setText("普法")
    assert column(sheet, THIS) == [""]


def test_undo_and_what_changes_elsewhere_show_at_once_and_the_sheet_stays(
    filling, sheet, type_keys, qtbot
):
    type_keys("160", Key.Key_Return)
    filling.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: column(sheet, THIS)[0] == "")
    assert filling.work.on_sheet


def test_del_lets_a_number_wait_again(filling, sheet, type_keys):
    type_keys("160", Key.Key_Return)
    sheet.table.choose("r1")
    type_keys(Key.Key_Delete)
    assert this_year(filling)[0] == ""


def test_ctrl_enter_keeps_last_years_value_and_f4_finds_the_next(filling, sheet, type_keys):
    type_keys((Key.Key_Return, CONTROL))
    assert this_year(filling)[0] == "145"
    sheet.table.choose("r1")
    filling.menus.actions["next_number"].trigger()
    assert sheet.table.chosen() == "r2"


def test_copying_gives_what_a_spreadsheet_takes(filling, sheet, type_keys):
    sheet.table.selectRow(0)
    type_keys((Key.Key_C, CONTROL))
    assert QApplication.clipboard().text() == "一\t受理复议申请\t145\t\t宗\t\t司法局\t"


def test_ctrl_f_leads_to_the_search_and_enter_from_there_to_the_table(filling, sheet, type_keys):
    filling.menus.actions["find"].trigger()
    assert sheet.search.hasFocus()
    sheet.search.setText("普法")
    type_keys(Key.Key_Return)
    assert sheet.table.hasFocus()
    assert sheet.table.chosen() == "r4"


def test_the_outline_leads_back_to_the_paper_and_beside_it_everything_is_back(filling, sheet):
    filling.work.go_text()
    assert not filling.work.on_sheet
    assert filling.work.side.isVisible()


def test_undo_in_the_sheet_moves_no_caret_on_the_paper(filling, type_keys):
    page, work = filling.work.paper.page, filling.work
    page.select(Place("c", "paragraph", "cp"), 3, 3)
    before = page.view.here()
    filling.menus.actions["number_sheet"].trigger()
    work.sheet.table.choose("r1")
    type_keys("160", Key.Key_Return)
    filling.menus.actions["undo"].trigger()
    assert work.on_sheet
    filling.menus.actions["number_sheet"].trigger()
    assert page.view.here() == before


def test_a_departments_own_numbers_are_offered_as_such(filling, sheet):
    unit = replace(filling.session.draft.reporter, unit="甲区司法局")
    filling.session.do(SetField("reporter", unit), "改单位")
    sheet.refresh()
    assert sheet.department.itemText(1) == "本局的（司法局）"


def test_without_numbers_it_says_where_they_come_from(filling):
    filling.session.do(SetField("rows", ()), "清空台账")
    filling.menus.actions["number_sheet"].trigger()
    assert "台账里还没有数" in filling.work.sheet.sentence.text()


def test_esc_clears_the_search_and_then_leads_back_to_the_paper(filling, sheet, type_keys):
    sheet.search.setFocus()
    sheet.search.setText("普法")
    type_keys(Key.Key_Escape)
    assert (sheet.search.text(), filling.work.on_sheet) == ("", True)
    type_keys(Key.Key_Escape)
    assert not filling.work.on_sheet


def test_esc_in_a_cell_only_gives_up_the_typing(filling, sheet, type_keys):
    type_keys("16", Key.Key_Escape)
    assert filling.work.on_sheet
    assert this_year(filling)[0] == ""


def test_the_sheets_of_departments_are_one_click_away(filling, sheet, hands, qtbot):
    hands.button(sheet, "催报").click()
    dialog = hands.dialog_in_front(qtbot)
    assert dialog.windowTitle().startswith("催报")
    dialog.close()
