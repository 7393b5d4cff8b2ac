"""发给部门填, 收回来, 催报: by keyboard, in the real window, over the real program."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from tests.departments import filled, keep, lines

from fzdraft.app import App
from fzdraft.ui.collect import doors
from fzdraft.ui.collect.reply_tree import ReplyTree

WAIT_MS = 4000


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def rolled(window):
    """The sample report rolled over, its ledger full of last year's numbers."""
    program = window.services
    window.desk.enter(program.roll(program.sample(), 2024).draft, program.sample())
    return window


def answers(window, folder: Path, name: str, values: dict[str, object]) -> Path:
    """Send one table for all, let somebody fill it, and keep it under a name."""
    (sheet,) = window.services.sheets_out(window.session.draft, folder / name, split=False)
    return keep(folder, {f"{name}.xlsx": filled(sheet.read_bytes(), values)})[0]


@pytest.fixture
def taking(rolled, tmp_path, hands, qtbot):
    """收回来 with a clear value (r25), a doubtful one (r26), and two that differ (r28)."""
    first = answers(rolled, tmp_path, "司法局", {"r25": 160, "r26": 1270, "r28": 20})
    second = answers(rolled, tmp_path, "法院", {"r28": 21})
    doors.take(rolled, [first, second])
    return hands.dialog_in_front(qtbot)


def row(dialog, source: str):
    """Return the line with this source."""
    tree = dialog.findChild(ReplyTree)
    groups = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    items = [group.child(at) for group in groups for at in range(group.childCount())]
    return next(item for item in items if item.text(4) == source)


def values(window) -> dict[str, str]:
    return {row.id: row.values[2024] for row in window.session.draft.rows if 2024 in row.values}


def test_sheets_go_out_by_keyboard(rolled, hands, qtbot, tmp_path):
    folder = tmp_path / "发出去"
    folder.mkdir()
    rolled.menus.actions["send_sheets"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    QTest.keyClicks(dialog.findChild(QLineEdit), "12.20")
    hands.choose_file(folder)
    QTest.keyClick(dialog, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 7, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(hands.button(dialog, "打开所在文件夹")), timeout=WAIT_MS)
    page = openpyxl.load_workbook(next(folder.glob("*司法局*"))).worksheets[0]
    assert page["B3"].value.startswith("请在12月20日前反馈")
    dialog.close()


def test_a_day_that_is_none_stops_the_sending(rolled, hands, qtbot):
    rolled.menus.actions["send_sheets"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    QTest.keyClicks(dialog.findChild(QLineEdit), "13.45")
    assert not hands.button(dialog, "生成").isEnabled()
    dialog.close()


def test_nothing_to_ask_is_said_plainly(window, hands):
    window.desk.begin(window.services.sample())
    hands.press("知道了")
    window.menus.actions["send_sheets"].trigger()
    assert QApplication.activeModalWidget() is None


def test_enter_takes_what_is_clear_as_one_step(rolled, taking, qtbot):
    before = rolled.session.draft
    QTest.keyClick(taking.findChild(ReplyTree), Qt.Key.Key_Return)
    assert {"r25": "160"} == values(rolled)
    assert "司法局.xlsx 第" in next(r.source for r in rolled.session.draft.rows if r.id == "r25")
    rolled.session.undo()
    assert before == rolled.session.draft


def test_space_ticks_a_doubtful_value(rolled, taking, hands):
    tree = taking.findChild(ReplyTree)
    tree.setCurrentItem(row(taking, f"司法局.xlsx 第{lines_of(rolled)['r26']}行"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    hands.button(taking, "收下勾选的 2 个").click()
    assert {"r25": "160", "r26": "1270"} == values(rolled)


def test_of_a_conflict_only_one_can_be_ticked(rolled, taking, hands):
    first, second = (
        row(taking, f"{name}.xlsx 第{lines_of(rolled)['r28']}行") for name in ("司法局", "法院")
    )
    first.setCheckState(0, Qt.CheckState.Checked)
    second.setCheckState(0, Qt.CheckState.Checked)
    assert Qt.CheckState.Unchecked == first.checkState(0)
    hands.button(taking, "收下勾选的 2 个").click()
    assert {"r25": "160", "r28": "21"} == values(rolled)


def lines_of(window) -> dict[str, int]:
    """Return the line of each row in the table for all."""
    folder = Path(window.services.setting("folder"))
    return lines(openpyxl.load_workbook(folder / "司法局.xlsx").worksheets[0])


def test_all_at_once_leaves_conflicts_to_people(taking, hands):
    hands.button(taking, "能收的都勾上").click()
    assert hands.button(taking, "收下勾选的 2 个").isEnabled()
    taking.close()


def test_all_columns_are_in_sight_on_a_small_screen(taking, qtbot):
    taking.resize(900, 480)
    tree = taking.findChild(ReplyTree)
    qtbot.waitUntil(lambda: not tree.horizontalScrollBar().isVisible())
    assert tree.columnWidth(3) >= 120
    taking.close()


def test_leaving_changes_nothing(rolled, taking):
    before = rolled.session.draft
    QTest.keyClick(taking, Qt.Key.Key_Escape)
    assert before == rolled.session.draft


def test_a_reminder_is_copied(rolled, hands, qtbot):
    rolled.menus.actions["remind"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    hands.write(dialog.findChild(QLineEdit), "1月10日")
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "请在1月10日前反馈" in shown
    hands.button(dialog, "复制").click()
    assert shown == QApplication.clipboard().text()
    dialog.close()
