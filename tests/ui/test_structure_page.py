"""认出来的结构: doubtful places first, put right by keys and mouse, approved by Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fzdraft.app import App
from fzdraft.ui.roll_over.page import RollOverPage
from fzdraft.ui.roll_over.structure_page import StructurePage

REPORT = """某区2023年法治政府建设年度报告
2023年，某区坚持依法行政。
一、加强领导
召开会议12次。
做好保障
经费到位。
三、下一步打算
2024年继续努力。
某区人民政府
2024年1月20日
"""


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def structure(window, hands, qtbot) -> StructurePage:
    """The number 三 after 一 is doubtful."""
    window.desk.open_text(REPORT)
    page = hands.led_in(qtbot, window)
    assert isinstance(page, StructurePage)
    return page


def headings(page: StructurePage) -> list[str]:
    return [section.heading.plain for section in page.corrected.report.sections]


def stand_on(page: StructurePage, words: str) -> None:
    lines = page.page.sheet.lines
    index = next(n for n, line in enumerate(lines) if line.plain.startswith(words))
    cursor = page.page.textCursor()
    cursor.setPosition(page.page.sheet.position(index, 0))
    page.page.setTextCursor(cursor)


def test_the_caret_stands_at_the_first_doubtful_place(structure):
    assert structure.doubts.count() == 1
    line = structure.page.textCursor().blockNumber()
    assert structure.page.sheet.lines[line].plain == "下一步打算"
    assert structure.page.hasFocus()


def test_a_digit_makes_a_paragraph_a_heading_and_undo_takes_it_back(structure):
    stand_on(structure, "做好保障")
    QTest.keyClick(structure.page, Qt.Key.Key_1)
    assert headings(structure) == ["加强领导", "做好保障", "下一步打算"]
    QTest.keyClick(structure.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert headings(structure) == ["加强领导", "下一步打算"]


def test_a_button_does_the_same_and_shows_what_the_line_is(structure, hands):
    stand_on(structure, "做好保障")
    assert hands.button(structure, "0　正文").isChecked()
    hands.button(structure, "2　二级标题").click()
    children = structure.corrected.report.sections[0].sections
    assert [section.heading.plain for section in children] == ["做好保障"]
    assert hands.button(structure, "2　二级标题").isChecked()


def test_a_line_can_become_the_title(structure):
    stand_on(structure, "做好保障")
    QTest.keyClick(structure.page, Qt.Key.Key_5)
    assert structure.corrected.report.title.plain == "做好保障"


def test_what_a_role_cannot_hold_is_said_and_nothing_changes(structure, window):
    before = structure.corrected
    stand_on(structure, "做好保障")
    QTest.keyClick(structure.page, Qt.Key.Key_9)
    assert structure.corrected == before
    assert window.status._words.text()


def test_the_page_cannot_be_written_on(structure):
    before = structure.corrected
    QTest.keyClicks(structure.page, "abc")
    QTest.keyClick(structure.page, Qt.Key.Key_Delete)
    assert structure.corrected == before


def test_enter_says_that_it_is_right_and_the_questions_use_what_was_corrected(
    structure, window, qtbot
):
    stand_on(structure, "做好保障")
    QTest.keyClick(structure.page, Qt.Key.Key_1)
    QTest.keyClick(structure.page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.guest, RollOverPage), timeout=20_000)
    sections = window.rolling.flow.stand.draft.report.sections
    assert [section.heading.plain for section in sections][:2] == ["加强领导", "做好保障"]


def test_a_click_on_a_doubt_shows_its_place(structure):
    structure.page.moveCursor(structure.page.textCursor().MoveOperation.Start)
    structure.doubts.setCurrentRow(-1)
    box = structure.doubts.visualItemRect(structure.doubts.item(0))
    QTest.mouseClick(structure.doubts.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    line = structure.page.textCursor().blockNumber()
    assert structure.page.sheet.lines[line].plain == "下一步打算"


def test_every_theme_dresses_the_page_and_keeps_the_caret(structure, window):
    line = structure.page.textCursor().blockNumber()
    for name in window.themes:
        window.set_theme(name)
        assert structure.page.textCursor().blockNumber() == line
        assert structure.page.extraSelections()


def test_only_open_and_do_not_change_the_year(structure, window, hands):
    hands.button(structure, "只打开来改").click()
    assert "2023年" in window.session.draft.report.title.plain
