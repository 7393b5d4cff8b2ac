from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent

Key = Qt.Key


def test_pre_edit_text_never_enters_the_draft(desk):
    before = desk.session.draft
    desk.at("s1", 2, "b1").compose("fa").compose("fa zhi")
    assert desk.session.draft is before
    assert desk.page.sheet.is_true()


def test_a_commit_is_one_step_and_the_empty_event_after_it_none(desk):
    desk.at("s1", 2, "b1").compose("fa").compose(commit="法治").compose()
    desk.compose("zheng").compose(commit="政府").compose()
    assert desk.text("s1", "b1") == "始终法治政府坚持。"
    assert [step.label for step in desk.session.history.done] == ["键入", "键入"]
    desk.control(Key.Key_Z)
    assert desk.text("s1", "b1") == "始终法治坚持。"


def test_a_cancelled_composition_over_a_selection_leaves_it(desk):
    before = desk.session.draft
    desk.at("s1", 0, "b1").to("s1", 2, "b1").compose("fa").compose()
    assert desk.session.draft is before
    assert desk.page.textCursor().selectedText() == "始终"


def test_a_commit_replaces_the_selection(desk):
    desk.at("s1", 0, "b1").to("s1", 2, "b1").compose("yi").compose(commit="一直")
    assert desk.text("s1", "b1") == "一直坚持。"


def test_a_commit_in_a_run_in_heading_goes_to_the_heading(desk):
    desk.at("s1-1", 6).compose("x").compose(commit="好")
    assert desk.text("s1-1") == "推进职能履行好"


def test_an_input_method_may_replace_what_it_committed(desk):
    desk.at("s1", 2, "b1")
    event = QInputMethodEvent("", [])
    event.setCommitString("曾", -1, 1)
    desk.page.inputMethodEvent(event)
    assert desk.text("s1", "b1") == "始曾坚持。"


def test_the_candidate_box_stands_at_the_caret_under_margins(desk):
    desk.paper.resize(1300, 700)
    desk.at("s1", 2, "b1")
    asked = desk.page.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    caret = desk.page.cursorRect()
    shown = desk.page.viewport().mapTo(desk.page, caret.topLeft())
    assert desk.page.viewport().x() > 200
    assert (shown.x(), shown.y()) == (asked.x(), asked.y())
