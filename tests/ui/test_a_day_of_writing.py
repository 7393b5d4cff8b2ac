"""What a clerk does in a day, by keys and mouse in a real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from fzdraft.document import tree

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def headings(window) -> list[str]:
    return [section.id for section in window.session.draft.report.sections]


def parts(window, node: str) -> list[str]:
    return [section.id for section in tree.find(window.session.draft, node).sections]


def page(window):
    return window.work.paper.page


def test_from_scratch_type_move_undo_all_save_and_open_again(open_window, services, qtbot, hands):
    window = open_window()
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    dialog = hands.dialog_in_front(qtbot)
    hands.write(QApplication.focusWidget(), "汕头市澄海区人民政府")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fresh = window.session.draft
    window.session.go("b2", "b2p")
    hands.write(page(window), "修订议事规则")
    QTest.keyClicks(page(window), "12")
    assert tree.find(window.session.draft, "b2").blocks[0].text.plain == "修订议事规则12"
    QTest.keyClick(page(window), Qt.Key.Key_Up, ALT)
    assert parts(window, "b") == ["b2", "b1", "b3"]
    QTest.keyClick(page(window), Qt.Key.Key_Left, ALT)
    assert headings(window) == ["a", "b", "b2", "c"]
    while window.session.history.done:
        QTest.keyClick(page(window), Qt.Key.Key_Z, CONTROL)
    assert window.session.draft == fresh
    while window.session.history.undone:
        QTest.keyClick(page(window), Qt.Key.Key_Y, CONTROL)
    path = services.folder / "年度报告.fzd"
    hands.choose_file(path)
    QTest.keyClick(page(window), Qt.Key.Key_S, CONTROL)
    written = window.session.draft
    assert window.close()
    again = open_window()
    hands.choose_file(path)
    QTest.keyClick(again, Qt.Key.Key_O, CONTROL)
    assert again.session.draft == written
    assert again.session.node == "b2"


def test_the_selection_of_the_outline_follows_the_caret_and_leads_it(writing):
    writing.session.go("b3")
    assert writing.work.outline.current_node() == "b3"
    writing.work.outline.setFocus()
    QTest.keyClick(writing.work.outline, Qt.Key.Key_Up)
    assert writing.session.node == "b2"


def heading(window, node: str) -> str:
    return tree.find(window.session.draft, node).heading.plain


def test_a_heading_is_renamed_in_place_as_one_step(writing, qtbot):
    writing.session.go("b2")
    QTest.keyClick(writing, Qt.Key.Key_F2)
    editor = writing.work.outline.findChild(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(editor, "New heading")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heading(writing, "b2") == "New heading")
    assert [step.label for step in writing.session.history.done] == ["改标题"]


def test_a_new_section_wants_its_heading_at_once(writing, qtbot):
    writing.session.go("b1")
    QTest.keyClick(writing, Qt.Key.Key_N, CONTROL | SHIFT)
    editor = writing.work.outline.findChild(QLineEdit)
    QTest.keyClicks(editor, "Added")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert parts(writing, "b") == ["b1", writing.session.node, "b2", "b3"]
    qtbot.waitUntil(lambda: heading(writing, writing.session.node) == "Added")


def test_merging_and_deleting_keep_the_caret_near(writing):
    writing.session.go("b2")
    QTest.keyClick(writing, Qt.Key.Key_J, CONTROL | SHIFT)
    assert (parts(writing, "b"), writing.session.node) == (["b1", "b3"], "b1")
    writing.session.go("b3")
    writing.work.outline.setFocus()
    QTest.keyClick(writing.work.outline, Qt.Key.Key_Delete)
    assert (parts(writing, "b"), writing.session.node) == (["b1"], "b1")
    QTest.keyClick(writing, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(writing, Qt.Key.Key_Z, CONTROL)
    assert parts(writing, "b") == ["b1", "b2", "b3"]


def test_undoing_a_new_section_takes_the_caret_out_of_it(writing):
    writing.work.steps.add()
    made = writing.session.node
    QTest.keyClick(writing.work.outline, Qt.Key.Key_Escape)
    writing.session.undo()
    assert made not in tree.ids(writing.session.draft)
    assert writing.session.node in tree.ids(writing.session.draft)


def test_the_menu_names_the_step_that_would_be_undone(writing):
    writing.session.go("b2")
    writing.work.steps.down()
    assert writing.menus.actions["undo"].text() == "撤销(&U) 下移章节"
    writing.session.undo()
    assert writing.menus.actions["redo"].text() == "重做(&R) 下移章节"
    assert not writing.menus.actions["undo"].isEnabled()


def test_a_section_dragged_elsewhere_is_one_step(writing):
    model = writing.work.outline.model()
    data = model.mimeData([model.index_of("b1")])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index_of("b"))
    assert parts(writing, "b") == ["b2", "b3", "b1"]
    chapter = model.mimeData([model.index_of("a")])
    model.dropMimeData(chapter, Qt.DropAction.MoveAction, 5, 0, model.index_of(""))
    assert headings(writing) == ["b", "c", "a"]
    assert len(writing.session.history.done) == 2


def test_numbers_follow_the_order(writing):
    outline = writing.work.outline.model()
    writing.session.go("b3")
    writing.work.steps.up()
    assert outline.index_of("b3").data().startswith("（二）")
    assert outline.index_of("b2").data().startswith("（三）")


def test_dropping_last_years_report_begins_a_draft_and_keeps_it_as_last_year(
    window, services, hands, qtbot
):
    path = services.folder / "2023.txt"
    path.write_text("某区2023年报告\n一、加强领导\n去年开了3次会。\n二、存在问题\n人手不足。")
    window.start.file_given.emit(path)
    hands.enter(qtbot, window)
    window.session.go("i0", "n1")
    window.work.side.last_year.refresh()
    shown = window.work.side.last_year._list
    assert [shown.item(row).text() for row in range(shown.count())] == ["去年开了3次会。"]
    window.work.side.last_year.setFocus()
    shown.setFocus()
    shown.setCurrentRow(0)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    blocks = tree.find(window.session.draft, "i0").blocks
    assert [block.text.plain for block in blocks] == ["去年开了3次会。"] * 2
    assert blocks[1].text.marks[0].kind == "carried"
    assert path.read_text().startswith("某区2023年报告")


def test_saving_shows_the_time_and_what_was_unsaved(writing, services, qtbot):
    label = writing.status.findChild(type(writing.status._labels["saved"]), "status_saved")
    assert label.text() == "还没存盘"
    writing.session.mark_saved(Path("x.fzd"))
    writing.work.steps.add()
    qtbot.waitUntil(lambda: label.text() == "有改动没存")


def test_a_letter_is_put_before_the_report_and_taken_away(writing):
    writing.menus.actions["insert_letter"].trigger()
    assert writing.session.draft.letter is not None
    assert writing.session.node == "letter"
    assert writing.work.outline.model().index_of("letter").isValid()
    writing.menus.actions["section_remove"].trigger()
    assert writing.session.draft.letter is None
    writing.session.undo()
    assert writing.session.draft.letter is not None
    assert [step.label for step in writing.session.history.undone] == ["去掉报送函"]


def test_letters_are_no_way_to_begin(window, qtbot):
    qtbot.waitUntil(lambda: window.start.findChild(QPushButton, "template_town") is not None)
    words = [one.text() for one in window.start.findChildren(QPushButton)]
    assert "报送函" not in words


def test_an_attachment_is_added_named_and_taken_away(writing, qtbot):
    writing.menus.actions["insert_attachment"].trigger()
    editor = writing.work.outline.findChild(QLineEdit)
    QTest.keyClicks(editor, "List")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    attachments = lambda: writing.session.draft.report.attachments  # noqa: E731
    qtbot.waitUntil(lambda: attachments()[0].name.plain == "List")
    assert writing.session.node == attachments()[0].id
    writing.menus.actions["section_remove"].trigger()
    assert attachments() == ()


def test_what_cannot_be_done_is_said(writing):
    said = writing.status.findChild(QLabel, "status_words")
    writing.session.go("a")
    writing.work.steps.up()
    assert said.text() == "这一节已经在最前面了。"
    writing.work.steps.promote()
    assert said.text() == "这一节已经是最高一级了。"
    assert writing.session.history.done == ()


def test_deleting_says_how_to_get_it_back(writing):
    writing.session.go("b2")
    writing.work.steps.remove()
    words = writing.status.findChild(QLabel, "status_words").text()
    assert words == "删掉了“二/(二)”，Ctrl+Z 可以找回。"


def test_a_section_dropped_further_down_stands_where_the_line_was(writing):
    model = writing.work.outline.model()
    data = model.mimeData([model.index_of("b1")])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, model.index_of("b"))
    assert parts(writing, "b") == ["b2", "b1", "b3"]


def test_the_outline_stays_on_the_section_that_moved(writing):
    writing.session.go("b2")
    writing.work.steps.up()
    assert writing.work.outline.current_node() == "b2"
    writing.work.go_form()
    writing.session.undo()
    assert writing.work.outline.on_form
