"""续写: off at first; then faint words behind the caret that only Ctrl+→ takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fzdraft.document.flat import Spot
from fzdraft.document.places import Place, read_text
from fzdraft.ui.library.continuing import PAUSE_MS, Continuing
from fzdraft.ui.paper.ghost import clause

WAIT_MS = 20_000
START = "坚持以习近平新时代中国"
IN_B3 = Place("b3", "paragraph", "b3p")
CONTROL = Qt.KeyboardModifier.ControlModifier


def write_at_the_end(window, hands, words: str) -> None:
    """Commit words at the end of the paragraph as an input method does."""
    write_at(window, hands, len(words_of(window)), words)


def write_at(window, hands, offset: int, words: str) -> None:
    page = window.work.paper.page
    page.setFocus()
    page.view.go_to(Spot(IN_B3, offset))
    hands.write(page, words)


def composed(window, preedit: str, commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(window.work.paper.page, event)


def words_of(window) -> str:
    return read_text(window.session.draft, IN_B3).plain


@pytest.fixture
def ghost(writing, services, hands, qtbot):
    """What is offered behind START with 续写 switched on."""
    services.set_setting("continue", "on")
    ghost = writing.work.findChild(Continuing).ghost
    write_at_the_end(writing, hands, START)
    qtbot.waitUntil(lambda: bool(ghost.words), timeout=WAIT_MS)
    return ghost


def test_it_is_off_until_it_is_switched_on(writing, hands, qtbot):
    write_at_the_end(writing, hands, START)
    qtbot.wait(800)
    assert not writing.work.findChild(Continuing).ghost.isVisible()


def test_what_is_offered_is_in_no_text(ghost, writing):
    assert ghost.isVisible()
    assert words_of(writing).endswith(START)
    assert not any(char.isdigit() for char in ghost.words)


def test_ctrl_right_takes_it_as_one_step(ghost, writing):
    before, offered = words_of(writing), clause(ghost.words)
    QTest.keyClick(writing.work.paper.page, Qt.Key.Key_Right, CONTROL)
    assert words_of(writing) == before + offered
    writing.session.undo()
    assert words_of(writing) == before


def test_esc_hides_it_and_changes_nothing(ghost, writing):
    before = words_of(writing)
    QTest.keyClick(writing.work.paper.page, Qt.Key.Key_Escape)
    assert (ghost.isVisible(), words_of(writing)) == (False, before)


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Tab, Qt.KeyboardModifier(0)), (Qt.Key.Key_Return, CONTROL)]
)
def test_other_keys_keep_their_meaning(ghost, writing, key, modifiers):
    before = words_of(writing)
    QTest.keyClick(writing.work.paper.page, key, modifiers)
    assert words_of(writing) == before


def test_it_stands_back_while_an_input_method_composes(ghost, writing, qtbot):
    composed(writing, "te")
    assert not ghost.isVisible()
    ghost.offer("三项制度")
    assert not ghost.isVisible()


def test_a_commit_brings_it_back_in_the_next_pause(ghost, writing, qtbot):
    composed(writing, "te se")
    qtbot.wait(PAUSE_MS * 3)
    assert not ghost.isVisible()
    composed(writing, "", "特色")
    assert (words_of(writing).endswith(START + "特色"), ghost.isVisible()) == (True, False)
    qtbot.waitUntil(ghost.isVisible, timeout=WAIT_MS)
    assert ghost.words.startswith("社会主义")


def test_of_a_long_offer_one_clause_is_taken_at_a_time(ghost, writing):
    before = words_of(writing)
    ghost.offer("特色（甲，乙）思想，再说。")
    QTest.keyClick(writing.work.paper.page, Qt.Key.Key_Right, CONTROL)
    assert words_of(writing) == before + "特色（甲，乙）思想，"


def test_undo_and_a_moved_caret_bring_no_offer(ghost, writing, qtbot):
    writing.session.undo()
    qtbot.wait(PAUSE_MS * 3)
    assert not ghost.isVisible()
    writing.session.redo()
    writing.work.paper.page.view.go_to(Spot(IN_B3, len(words_of(writing)) - 1))
    qtbot.wait(PAUSE_MS * 3)
    assert not ghost.isVisible()


def test_inside_a_paragraph_it_hangs_in_the_gap_below_the_row(ghost, writing, hands, qtbot):
    write_at(writing, hands, 0, "扎实推进法治建设，" * 9)
    write_at(writing, hands, 0, f"{START}")
    qtbot.waitUntil(lambda: bool(ghost.words), timeout=WAIT_MS)
    page = writing.work.paper.page
    rows = page.brush.rows(page.view.caret[0]).rows
    shift = page.shift().y()
    assert ghost.is_tag
    assert rows[0].base + shift < ghost.geometry().top()
    assert ghost.geometry().bottom() < rows[1].base + shift - page.faces.em * 0.85


def test_inside_a_paragraph_it_is_taken_where_the_caret_stands(ghost, writing, hands, qtbot):
    write_at(writing, hands, 0, "扎实推进法治建设。")
    write_at(writing, hands, 0, START)
    qtbot.waitUntil(lambda: bool(ghost.words), timeout=WAIT_MS)
    offered = ghost.words
    QTest.keyClick(writing.work.paper.page, Qt.Key.Key_Right, CONTROL)
    assert words_of(writing).startswith(f"{START}{offered}扎实推进法治建设。")


def test_where_the_row_has_no_room_it_hangs_below_and_ends_with_the_paper(ghost, writing):
    page = writing.work.paper.page
    ghost.offer("推进依法行政" * 9)
    right = page.shift().x() + page.brush.width - page.faces.padding
    assert (ghost.is_tag, ghost.geometry().right() <= right + 1) == (True, True)
    assert "推进依法行政" * 9 != ghost.words == ("推进依法行政" * 9)[: len(ghost.words)]


def test_it_goes_when_the_caret_goes(ghost, writing):
    writing.work.paper.page.view.go_to(Spot(IN_B3, 2))
    assert not ghost.isVisible()


def test_a_clause_ends_with_its_mark():
    assert (clause("制度，推进"), clause("制度"), clause("。再")) == ("制度，", "制度", "。")
