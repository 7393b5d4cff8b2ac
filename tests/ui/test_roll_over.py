"""用去年稿起草 acted through: from the file to the draft, and 起草记录 later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

from fzdraft.app import App
from fzdraft.document.edits import SetText
from fzdraft.document.model import Draft
from fzdraft.document.places import read_text, texts
from fzdraft.document.wording import reworded
from fzdraft.ui.roll_over.groups import EDITED
from fzdraft.ui.roll_over.page import ENTER_DONE, RollOverPage
from fzdraft.ui.roll_over.structure_page import StructurePage

CONTROL = Qt.KeyboardModifier.ControlModifier
SEVERAL = 20_000


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def s0(repo_root: Path) -> Path:
    return next((repo_root / "resources" / "corpus").glob("s0_*.txt"))


@pytest.fixture
def page(window, hands, qtbot, s0) -> RollOverPage:
    window.desk.open_path(s0)
    return hands.led_in(qtbot, window)


@pytest.fixture
def rolled(window, hands, qtbot, page):
    hands.enter(qtbot, window)
    return window


def key(widget, name: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, getattr(Qt.Key, f"Key_{name}"), modifier)


def plain(draft: Draft) -> str:
    return "\n".join(text.plain for _, text in texts(draft))


def verify_marks(draft: Draft) -> int:
    return sum(mark.kind == "verify" for _, text in texts(draft) for mark in text.marks)


# The questions


def test_a_sure_document_leads_straight_to_at_most_eight_questions(page):
    assert isinstance(page, RollOverPage)
    assert 1 <= page.rows.count() <= 8
    assert page.rows.hasFocus()


def test_an_answer_by_key_moves_on_and_counts_down(page, qtbot):
    before, group = page.rows.count(), page.groups.item(0)
    key(page.rows, "1")
    assert page.rows.row_at(0).chosen == 0
    assert page.rows.currentRow() == 1
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == f"请您定 {before - 1}"


def test_a_click_on_a_choice_answers_too(page):
    box = page.rows.look(1).chips[1]
    corner = page.rows.visualRect(page.rows.at(1)).topLeft()
    point = box.center() + corner
    QTest.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.rows.row_at(1).chosen == 1


def test_one_key_for_each_question_is_enough(page, window, qtbot):
    questions = page.rows.count()
    for _ in range(questions):
        key(page.rows, "1")
    assert [page.rows.row_at(n).chosen for n in range(questions)] == [0] * questions
    assert page._enter.text() == ENTER_DONE


def test_a_row_that_another_answer_settles_is_passed_over(page, window, qtbot):
    rows = page.rows
    drops = [n for n in range(rows.count()) if "删掉这句" in rows.row_at(n).options]
    first = next(n for n in drops if rows.row_at(n + 1).sentence == rows.row_at(n).sentence)
    rows.answer(first, rows.row_at(first).options.index("删掉这句"))
    qtbot.waitUntil(lambda: rows.row_at(first + 1).options == (), timeout=SEVERAL)
    assert rows.currentRow() not in (first, first + 1)
    assert rows.current().options


def test_a_wrong_key_does_nothing(page):
    key(page.rows, "9")
    assert (page.rows.currentRow(), page.rows.row_at(0).chosen) == (0, -1)


def test_ctrl_enter_enters_at_once_and_the_open_questions_wait_as_verify(page, window, qtbot):
    key(page.rows, "Return", CONTROL)
    qtbot.waitUntil(lambda: window.desk.session is not None)
    draft = window.session.draft
    assert draft.year == 2024
    assert "2024年法治政府建设年度报告" in draft.report.title.plain
    assert verify_marks(draft) >= 5
    assert window.session.last_year is not None


def test_an_answer_holds_when_one_enters_in_the_same_breath(page, window, qtbot):
    row = page.rows.row_at(1)
    page.rows.setCurrentRow(1)
    key(page.rows, "2")
    key(page.rows, "Return", CONTROL)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=SEVERAL)
    chosen = [d.chosen for d in window.session.draft.decisions if d.group == row.key]
    assert set(chosen) == {1}


def test_a_draft_that_was_entered_is_unsaved_work_and_kept_at_once(rolled, services):
    assert not rolled.session.is_saved
    assert rolled.isWindowModified()
    assert services._keys


def test_another_year_is_one_field_away(page, window, qtbot):
    page._year.setFocus()
    page._year.selectAll()
    QTest.keyClicks(page._year, "2025")
    key(page._year, "Return")
    qtbot.waitUntil(lambda: window.rolling.flow.stand.current, timeout=SEVERAL)
    assert window.rolling.flow.stand.draft.year == 2025


def test_a_year_that_cannot_be_is_told_and_can_be_put_right(page, window, hands, qtbot):
    page._year.setFocus()
    page._year.selectAll()
    QTest.keyClicks(page._year, "2020")
    hands.press("知道了")
    key(page._year, "Tab")
    qtbot.waitUntil(lambda: not page._year.isModified())
    qtbot.waitUntil(lambda: page._year.text() == "2024", timeout=SEVERAL)


def test_every_group_shows_its_rows_and_says_so_to_a_screen_reader(page):
    for number in range(page.groups.count()):
        page.groups.setCurrentRow(number)
        group = page.groups.item(number).data(Qt.ItemDataRole.UserRole)
        assert page.rows.count() == len(group.rows), group.words
        for at in range(page.rows.count()):
            spoken = page.rows.at(at).data(Qt.ItemDataRole.AccessibleTextRole)
            assert page.rows.row_at(at).sentence in spoken


def test_choices_are_whole_in_a_small_window(page, window, qtbot):
    window.resize(1024, 690)
    QTest.qWait(50)
    for number in range(page.rows.count()):
        look, width = page.rows.look(number), page.rows.viewport().width()
        metrics, row = page.rows.fontMetrics(), page.rows.row_at(number)
        for chip, words in zip(look.chips, row.options, strict=True):
            assert chip.right() < width
            assert metrics.horizontalAdvance(f"1 {words}") <= chip.width()


def test_every_theme_dresses_the_page(page, window):
    for name, theme in window.themes.items():
        window.set_theme(name)
        assert (page.rows.theme, page.groups.theme) == (theme, theme)


def test_every_control_of_the_page_is_named(page):
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    for kind in kinds:
        for widget in page.findChildren(kind):
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            hidden = not widget.isVisibleTo(page)
            own = widget.objectName().startswith("qt_")
            assert widget.accessibleName() or words or hidden or own, widget


# Other ways


def test_the_document_can_be_opened_plainly_for_the_same_year(page, window, hands):
    hands.button(page, "只打开来改").click()
    assert "2023年" in window.session.draft.report.title.plain
    assert window.session.draft.decisions == ()


def test_escape_leads_to_the_structure_and_from_there_home(page, window):
    key(page.rows, "Escape")
    structure = window.guest
    assert isinstance(structure, StructurePage)
    key(structure.page, "Escape")
    assert window.guest is None


def test_answers_survive_a_look_at_the_structure(page, window, qtbot):
    key(page.rows, "1")
    key(page.rows, "Escape")
    key(window.guest.page, "Return")
    qtbot.waitUntil(lambda: window.guest is page, timeout=SEVERAL)
    assert page.rows.row_at(0).chosen == 0


def test_answers_survive_leaving_the_document_and_coming_back(page, window, qtbot, s0):
    key(page.rows, "2")
    key(page.rows, "Escape")
    key(window.guest.page, "Escape")
    assert window.guest is None
    window.desk.open_path(s0)
    qtbot.waitUntil(lambda: window.guest is page, timeout=SEVERAL)
    assert page.rows.row_at(0).chosen == 1
    assert page.rows.row_at(1).chosen == -1


def test_a_document_that_was_entered_begins_anew(rolled, window, hands, qtbot, s0, tmp_path):
    window.session.mark_saved(tmp_path / "x.fzd")
    window.desk.open_path(s0)
    page = hands.led_in(qtbot, window)
    assert {page.rows.row_at(n).chosen for n in range(page.rows.count())} == {-1}


def test_several_signers_are_asked_about_once(window, hands, qtbot, repo_root):
    path = next((repo_root / "resources" / "corpus").glob("s4_*.txt"))
    window.desk.open_path(path)
    key(hands.led_in(qtbot, window).page, "Return")
    page = window.rolling.flow.page
    qtbot.waitUntil(lambda: window.guest is page, timeout=SEVERAL)
    assert "以谁的名义报" in page.rows.row_at(0).reason
    key(page.rows, "3")
    key(page.rows, "Return", CONTROL)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=SEVERAL)
    unit = "大连长兴岛经济技术开发区管理委员会"
    assert window.session.draft.reporter.unit == unit


# 起草记录


@pytest.fixture
def record(rolled) -> RollOverPage:
    rolled.menus.actions["record"].trigger()
    return rolled.guest


def turnable(page: RollOverPage) -> int:
    return next(n for n in range(page.rows.count()) if len(page.rows.row_at(n).options) == 3)


def test_a_row_turned_later_is_one_step_that_undo_takes_back(record, rolled, qtbot):
    before = rolled.session.draft
    record.rows.setCurrentRow(turnable(record))
    key(record.rows, "2")
    qtbot.waitUntil(lambda: rolled.session.draft != before)
    assert len(rolled.session.history.done) == 1
    rolled.menus.actions["undo"].trigger()
    assert rolled.session.draft == before


def test_a_sentence_dropped_later_comes_back(record, rolled, qtbot):
    row = next(n for n in range(record.rows.count()) if "删掉这句" in record.rows.row_at(n).options)
    before, options = rolled.session.draft, record.rows.row_at(row).options
    record.rows.answer(row, options.index("删掉这句"))
    qtbot.waitUntil(lambda: rolled.session.draft != before)
    assert len(plain(rolled.session.draft)) < len(plain(before))
    record.rows.answer(row, 0)
    qtbot.waitUntil(lambda: plain(rolled.session.draft) == plain(before), timeout=SEVERAL)


def test_the_plan_taken_out_comes_back_into_the_text(record, rolled, qtbot):
    before = rolled.session.draft
    page = record
    page.groups.setCurrentRow([g.id for g in page._found].index("ask"))
    row = next(n for n in range(page.rows.count()) if page.rows.row_at(n).key == "plan")
    page.rows.answer(row, 1)
    qtbot.waitUntil(lambda: rolled.session.draft != before, timeout=SEVERAL)
    assert rolled.session.draft.promises == ()
    assert len(plain(rolled.session.draft)) > len(plain(before)) + 500
    rolled.menus.actions["undo"].trigger()
    assert rolled.session.draft == before


def test_words_of_the_web_page_come_to_the_end_if_wanted(record, rolled, qtbot):
    page, before = record, rolled.session.draft
    page.groups.setCurrentRow([g.id for g in page._found].index("web"))
    words = page.rows.row_at(0).sentence
    page.rows.answer(0, 1)
    qtbot.waitUntil(lambda: rolled.session.draft != before, timeout=SEVERAL)
    assert plain(rolled.session.draft).endswith(words)


def test_words_edited_meanwhile_are_left_alone_and_the_row_says_so(rolled):
    draft = rolled.session.draft
    one = next(d for d in draft.decisions if d.kind == "year" and d.action == "changed")
    text = read_text(draft, one.place)
    edit = reworded(draft, one.place, 0, len(text.plain), "全新的一句话。")
    rolled.session.do(edit, "改写")
    rolled.menus.actions["record"].trigger()
    page = rolled.guest
    page.groups.setCurrentRow(1)
    rows = [page.rows.row_at(n) for n in range(page.rows.count())]
    touched = next(row for row in rows if one.id in row.ids)
    assert (touched.note, touched.options) == (EDITED, ())


def test_escape_leads_from_the_record_to_the_paper(record, rolled):
    key(record.rows, "Escape")
    assert rolled.guest is None
    assert rolled.work.isVisible()


def test_on_the_record_no_key_reaches_the_hidden_paper(record, rolled):
    assert not rolled.menus.actions["keep_sentence"].isEnabled()
    assert rolled.menus.actions["save"].isEnabled()


def test_a_draft_from_a_template_has_no_record(window):
    window.desk.open_new("county", "某区人民政府", 2024, "")
    assert not window.menus.actions["record"].isEnabled()


# After entering


def test_one_enters_at_the_top_of_the_paper(rolled):
    page = rolled.work.paper.page
    assert (page.textCursor().position(), page.verticalScrollBar().value()) == (0, 0)


def test_typing_over_last_years_words_blackens_them_and_undo_greys_them_again(rolled):
    draft = rolled.session.draft
    place, text = next((p, t) for p, t in texts(draft) if any(m.kind == "carried" for m in t.marks))
    grey = sum(m.kind == "carried" for m in text.marks)
    rolled.session.do(reworded(draft, place, 1, 2, "改"), "改写")
    after = read_text(rolled.session.draft, place)
    assert sum(m.kind == "carried" for m in after.marks) == grey - 1
    rolled.session.undo()
    assert rolled.session.draft == draft


def test_the_status_bar_counts_numbers_promises_and_doubts(rolled):
    rolled.status.refresh()
    words = rolled.status._labels["open"].text()
    total = len(rolled.session.draft.promises)
    assert f"去年安排 0/{total}" in words
    assert "数据 0/" in words
    assert "存疑 " in words
    assert "改写 " in words


def test_setting_a_text_by_hand_does_not_break_the_record(rolled):
    one = rolled.session.draft.decisions[-1]
    rolled.session.do(SetText(one.place, read_text(rolled.session.draft, one.place)), "不变")
    assert isinstance(rolled.services.edited(rolled.session.draft), frozenset)
