"""Saving, recovery, locks, bad files: nothing is lost and one sentence says what happened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from services_for_tests import characters

from fzdraft.errors import UserError
from fzdraft.ui import autosave
from fzdraft.ui.bug_dialog import BugReporter


@pytest.fixture
def saved(writing, services) -> Path:
    """The file of a draft that was saved and put away."""
    path = services.folder / "报告.fzd"
    services.save(path, writing.session.draft, None)
    services.release(path)
    writing.desk.leave()
    return path


def said(dialog) -> str:
    assert isinstance(dialog, QMessageBox)
    return dialog.text() + dialog.informativeText()


def next_message(heard: list[str], tries: int = 100) -> None:
    """Read and accept the next message box."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QMessageBox):
        heard.append(said(dialog))
        dialog.buttons()[0].click()
    elif tries:
        QTimer.singleShot(20, lambda: next_message(heard, tries - 1))


def test_an_unsaved_draft_is_kept_within_two_seconds_while_typing_goes_on(writing, services, qtbot):
    assert services.kept() == []
    typing = QTimer()
    typing.timeout.connect(lambda: QTest.keyClicks(writing.work.paper.page, "x"))
    typing.start(100)
    qtbot.waitUntil(lambda: len(services.kept()) == 1, timeout=2000)
    typing.stop()


def test_the_timer_is_not_longer_than_promised():
    assert autosave.DELAY_MS < 2000


def test_a_draft_of_a_killed_program_is_offered_and_found_again(
    open_window, services, qtbot, hands
):
    first = open_window()
    first.desk.open_new("county", "某区人民政府", 2024, "")
    first.session.go("b2", "b2p")
    hands.write(first.work.paper.page, "刚写的话")
    first.keep()
    written = first.session.draft
    services.alive.clear()
    second = open_window()
    words = " ".join(label.text() for label in second.start.findChildren(QLabel))
    assert "某区人民政府2024年法治政府建设年度报告" in words
    assert "今天" in words
    hands.button(second.start, "找回未保存的稿子").click()
    assert second.session.draft == written
    assert not second.session.is_saved
    assert len(services.kept()) == 1


def test_saving_empties_the_recovery_place(writing, services, hands):
    writing.work.steps.add()
    writing.keep()
    hands.choose_file(services.folder / "x.fzd")
    assert writing.desk.save()
    assert services.kept() == []


def test_closing_asks_once_and_stays_on_escape(writing, hands):
    writing.session.go("a")
    writing.work.steps.down()
    hands.press("接着写")
    assert not writing.close()
    hands.press("不存")
    assert writing.close()


def test_closing_an_untouched_draft_asks_nothing(writing):
    assert writing.close()


def test_closing_with_save_writes_the_file(writing, services, hands):
    path = services.folder / "报告.fzd"
    services.save(path, writing.session.draft, None)
    writing.session.mark_saved(path)
    writing.session.go("a")
    writing.work.steps.down()
    changed = writing.session.draft
    hands.press("存盘")
    assert writing.close()
    assert services.open_draft(path).draft == changed


def test_a_file_open_elsewhere_is_offered_to_read_and_saved_under_another_name(
    window, saved, services, hands
):
    services.held_by = "张三在“办公室”上打开着这份稿子。"
    hands.press("只读打开")
    window.desk.open_path(saved)
    assert "〔只读〕" in window.windowTitle()
    before = saved.read_bytes()
    window.work.steps.add()
    QTest.qWait(10)
    hands.choose_file(services.folder / "另一份.fzd")
    window.desk.save()
    assert saved.read_bytes() == before
    assert window.session.path == services.folder / "另一份.fzd"
    assert "〔只读〕" not in window.windowTitle()


def test_a_file_open_elsewhere_can_be_left_alone(window, saved, services, hands):
    services.held_by = "张三在“办公室”上打开着这份稿子。"
    hands.press("先不打开")
    window.desk.open_path(saved)
    assert window.desk.session is None


def test_locks_are_given_back(window, saved, services):
    window.desk.open_path(saved)
    assert services.locks == {saved}
    window.desk.leave()
    assert services.locks == set()


def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_the_draft_stays(writing, services):
    bad = services.folder / "坏.fzd"
    bad.write_bytes(b"\x00\x01")
    before = writing.session
    heard: list[str] = []
    next_message(heard)
    writing.desk.open_path(bad)
    assert heard == ["“坏.fzd”读不出来，我没动它；换一份再试。"]
    assert writing.session is before
    assert bad.read_bytes() == b"\x00\x01"


def test_a_place_that_cannot_be_written_keeps_the_draft_unsaved(writing, services, hands):
    writing.work.steps.add()
    heard: list[str] = []
    QTimer.singleShot(0, lambda: hands.choose_file(services.folder / "没有" / "x.fzd"))
    QTimer.singleShot(300, lambda: next_message(heard))
    assert not writing.desk.save()
    assert heard == ["“x.fzd”存不下去，换个地方另存。"]
    assert not writing.session.is_saved


def test_the_caret_comes_back_to_where_it_was(window, saved):
    window.desk.open_path(saved)
    window.session.go("b3", "b3p")
    window.desk.leave()
    window.desk.open_path(saved)
    assert (window.session.node, window.session.block) == ("b3", "b3p")


def test_undoing_back_to_the_saved_state_is_saved_again(writing):
    writing.work.steps.add()
    assert writing.isWindowModified()
    writing.session.undo()
    assert not writing.isWindowModified()


def test_a_bug_keeps_the_draft_first_and_then_speaks_plainly(writing, services):
    writing.work.steps.add()
    seen: list[tuple[int, str, str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((len(services.kept()), said(box), box.detailedText()))
        box.buttons()[0].click()

    QTimer.singleShot(200, look)
    try:
        raise ZeroDivisionError("boom")
    except ZeroDivisionError:
        BugReporter(writing, writing.keep)(*sys.exc_info())
    kept, words, details = seen[0]
    assert kept == 1
    assert "ZeroDivisionError" in details
    assert "ZeroDivisionError" not in words


def test_a_bug_while_keeping_says_that_nothing_was_kept(writing):
    heard: list[str] = []

    def full() -> None:
        raise UserError("磁盘满了，", "腾出一些地方。")

    next_message(heard)
    BugReporter(writing, full)(ZeroDivisionError, ZeroDivisionError(), None)
    assert "没能另存" in heard[0]
    assert "磁盘满了" in heard[0]


@pytest.fixture
def crashed(window, saved, services, hands):
    """A file that was changed after its last save when the power went."""
    window.desk.open_path(saved)
    window.session.go("b2", "b2p")
    hands.write(window.work.paper.page, "刚写的话")
    window.keep()
    window.session.mark_saved(saved)
    services.write_recovery("dead", window.session.draft, None, saved)
    services.alive.clear()
    window.desk.leave()
    return saved


def test_opening_a_file_offers_what_was_written_after_its_last_save(window, crashed, hands):
    hands.press("找回未保存的稿子")
    window.desk.open_path(crashed)
    assert "刚写的话" in characters(window.session.draft, "b2")
    assert window.session.path == crashed
    assert not window.session.is_saved


def test_the_saved_file_can_be_opened_all_the_same(window, crashed, hands):
    hands.press("打开存盘的那份")
    window.desk.open_path(crashed)
    assert "刚写的话" not in characters(window.session.draft, "b2")


def test_a_right_click_in_the_outline_offers_the_steps_of_its_menu(writing):
    offered = {action.objectName() for action in writing.work.outline.actions()}
    assert {"section_up", "section_rename", "section_merge", "section_remove"} <= offered


def test_a_file_open_in_another_window_of_the_program_is_shown_there(open_window, saved, qtbot):
    first, second = open_window(), open_window()
    first.desk.open_path(saved)
    second.desk.open_path(saved)
    assert second.desk.session is None
    qtbot.waitUntil(first.isActiveWindow)


def test_a_full_disk_is_said_and_the_window_goes_on(writing, services, hands, qtbot):
    words = writing.status.findChild(QLabel, "status_words")
    services.full = True
    writing.work.steps.add()
    qtbot.waitUntil(lambda: "没能自动保存：磁盘满了" in words.text(), timeout=3000)
    hands.press("不存")
    assert writing.close()


def test_a_known_fault_that_nobody_caught_is_told_as_what_it_is(writing):
    heard: list[str] = []
    next_message(heard)
    fault = UserError("磁盘满了，", "腾出一些地方。")
    BugReporter(writing, writing.keep)(UserError, fault, None)
    assert heard == ["磁盘满了，腾出一些地方。"]
