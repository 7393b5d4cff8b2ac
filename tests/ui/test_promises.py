"""去年安排 beside the section that should answer it, 提纲 and 要点, and the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fzdraft.app import App
from fzdraft.ui.promise_list import PromiseList

POINTS = """2024年法治工作要点
一、加强行政执法监督
开展案卷评查，全年不少于2次。
二、做好行政复议应诉
行政机关负责人出庭应诉率达到100%。
"""


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def rolled(window, hands, qtbot, repo_root):
    window.desk.open_path(next((repo_root / "resources" / "corpus").glob("s0_*.txt")))
    hands.enter(qtbot, window)
    return window


@pytest.fixture
def promises(rolled) -> PromiseList:
    """The list beside the first section that has something to answer."""
    target = next(p.target for p in rolled.session.draft.promises if p.target)
    rolled.session.go(target)
    rolled.work.side.promises.refresh()
    return rolled.work.side.promises


def answers(window) -> list[str]:
    return [promise.answer for promise in window.session.draft.promises if promise.answer]


def test_the_items_of_the_section_stand_below_last_years_text(rolled, promises):
    draft, node = rolled.session.draft, rolled.session.node
    mine = [p for p in draft.promises if p.target == node]
    assert promises._head.text() == f"去年安排（本节 {len(mine)} 条）"
    assert promises.rows.count() == len(mine)


def test_ctrl_4_leads_there_and_1_writes_the_item_into_the_section(rolled, promises):
    before = rolled.session.draft
    QTest.keyClick(rolled, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert promises.rows.hasFocus()
    QTest.keyClick(promises.rows, Qt.Key.Key_1)
    assert answers(rolled) == ["written"]
    assert len(rolled.session.history.done) == 1
    rolled.session.undo()
    assert rolled.session.draft == before


def test_2_puts_it_into_next_years_plan_and_3_drops_it(rolled, promises):
    QTest.keyClick(promises.rows, Qt.Key.Key_2)
    QTest.keyClick(promises.rows, Qt.Key.Key_3)
    assert answers(rolled) == ["next_year", "dropped"]
    rolled.status.refresh()
    assert "去年安排 2/" in rolled.status._labels["open"].text()


def test_the_same_answer_again_takes_it_back(rolled, promises):
    before = rolled.session.draft.report
    promises.rows.answer(0, 0)
    promises.rows.answer(0, 0)
    assert answers(rolled) == []
    assert rolled.session.draft.report == before


def test_all_items_are_one_click_away(rolled, promises, hands):
    hands.button(promises, "全部").click()
    assert promises.rows.count() == len(rolled.session.draft.promises)
    hands.button(promises, "只看本节").click()
    assert promises.rows.count() < len(rolled.session.draft.promises)


def test_ctrl_4_where_the_section_has_none_shows_all(rolled):
    rolled.session.go("report")
    rolled.work.side.promises.refresh()
    assert rolled.work.side.promises.rows.isHidden()
    QTest.keyClick(rolled, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    promises = rolled.work.side.promises
    assert promises.rows.count() == len(rolled.session.draft.promises)
    assert promises.rows.hasFocus()


def test_a_draft_from_a_template_shows_no_list(window):
    window.desk.open_new("county", "某区人民政府", 2024, "")
    assert not window.work.side.promises.isVisible()


def test_points_from_the_clipboard_become_a_checklist_of_their_name(rolled, hands, qtbot):
    QApplication.clipboard().setText(POINTS)
    before = len(rolled.session.draft.promises)
    hands.press("用剪贴板里的文字")
    rolled.menus.actions["insert_points"].trigger()
    qtbot.waitUntil(lambda: len(rolled.session.draft.promises) > before, timeout=10_000)
    added = rolled.session.draft.promises[before:]
    assert {one.origin for one in added} == {"工作要点"}
    assert [step.label for step in rolled.session.history.done] == ["加入工作要点"]


def test_an_outline_from_a_file_too(rolled, hands, qtbot, tmp_path):
    path = tmp_path / "提纲.txt"
    path.write_text(POINTS)
    before = len(rolled.session.draft.promises)
    rolled.checklists._read("上级提纲", lambda: rolled.services.read_path(path))
    qtbot.waitUntil(lambda: len(rolled.session.draft.promises) > before, timeout=10_000)
    assert rolled.session.draft.promises[-1].origin == "上级提纲"


def test_the_table_is_written_as_word(rolled, promises, hands, qtbot, tmp_path):
    promises.rows.answer(0, 0)
    wanted = tmp_path / "对照表.docx"
    hands.choose_file(wanted)
    rolled.menus.actions["promise_table"].trigger()
    qtbot.waitUntil(wanted.exists, timeout=15_000)
    qtbot.waitUntil(lambda: "写好了" in rolled.status._words.text())
    rows = Document(str(wanted)).tables[0].rows
    assert len(rows) == len(rolled.session.draft.promises) + 1
    assert rows[1].cells[3].text == "已写进报告"
