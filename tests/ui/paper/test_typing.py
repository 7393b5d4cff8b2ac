from PySide6.QtCore import Qt

Key = Qt.Key


def steps(desk) -> list[str]:
    return [step.label for step in desk.session.history.done]


def test_the_whole_draft_stands_on_the_sheet(desk):
    expected = [
        "年度报告",
        "现将情况报告如下。",
        "一、加强领导",
        "始终坚持。",
        "（一）推进职能履行。深化改革。办理145宗。",
        "（二）严格执法",
        "全面落实。",
        "二、存在问题",
        "一是不够。",
        "二是𠀀字。",
        "项目",
        "数",
        "复议",
        "9",
        "",
    ]
    assert expected == desk.shown


def test_typing_changes_the_paragraph_under_the_caret(desk):
    desk.at("s1", 4, "b1").keys("abc")
    assert desk.text("s1", "b1") == "始终坚持abc。"


def test_typing_in_a_run_in_heading_changes_only_the_heading(desk):
    desk.at("s1-1", 6).keys("x")
    assert desk.text("s1-1") == "推进职能履行x"
    assert desk.text("s1-1", "b2") == "深化改革。办理145宗。"


def test_typing_after_the_stop_of_a_run_in_heading_changes_only_its_paragraph(desk):
    desk.at("s1-1", 0, "b2").keys("x")
    assert desk.text("s1-1") == "推进职能履行"
    assert desk.text("s1-1", "b2") == "x深化改革。办理145宗。"


def test_a_burst_of_typing_is_one_step(desk):
    desk.at("s1", 0, "b1").keys("abc")
    assert steps(desk) == ["键入"]
    desk.control(Key.Key_Z)
    assert desk.text("s1", "b1") == "始终坚持。"


def test_a_move_of_the_caret_ends_the_burst(desk):
    desk.at("s1", 0, "b1").keys("ab").press(Key.Key_Left).keys("c")
    desk.control(Key.Key_Z)
    assert desk.text("s1", "b1") == "ab始终坚持。"


def test_typing_and_deleting_are_two_steps(desk):
    desk.at("s1", 0, "b1").keys("ab").press(Key.Key_Backspace)
    assert steps(desk) == ["键入", "删除"]


def test_characters_beyond_the_first_plane_count_once(desk):
    desk.at("s2", 3, "b5").keys("x")
    assert desk.text("s2", "b5") == "二是𠀀x字。"
    desk.press(Key.Key_Backspace).press(Key.Key_Backspace)
    assert desk.text("s2", "b5") == "二是字。"


def test_undo_puts_the_caret_where_the_change_is(desk):
    desk.at("s1", 2, "b1").keys("x").at("s2", 0, "b4").control(Key.Key_Z)
    assert (desk.spot.place.block, desk.spot.offset) == ("b1", 2)


def test_redo_types_again(desk):
    desk.at("s1", 0, "b1").keys("x").control(Key.Key_Z).control(Key.Key_Y)
    assert desk.text("s1", "b1") == "x始终坚持。"
    assert desk.spot.offset == 1


def test_typing_over_a_selection_replaces_it(desk):
    desk.at("s1", 0, "b1").to("s1", 2, "b1").keys("x")
    assert desk.text("s1", "b1") == "x坚持。"
    desk.control(Key.Key_Z)
    assert desk.text("s1", "b1") == "始终坚持。"


def test_half_width_marks_widen_after_chinese(desk):
    desk.at("s1", 4, "b1").keys(",")
    assert desk.text("s1", "b1") == "始终坚持，。"


def test_one_undo_takes_only_the_widening_back(desk):
    desk.at("s1", 4, "b1").keys(",").control(Key.Key_Z)
    assert desk.text("s1", "b1") == "始终坚持,。"


def test_half_width_marks_stay_after_digits(desk):
    desk.at("s1", 4, "b1").keys("10:30")
    assert desk.text("s1", "b1") == "始终坚持10:30。"


def test_widening_can_be_switched_off(desk):
    desk.paper.set_widening(False)
    desk.at("s1", 4, "b1").keys(",")
    assert desk.text("s1", "b1") == "始终坚持,。"


def test_a_read_only_paper_does_not_change(desk):
    before = desk.session.draft
    desk.paper.set_read_only(True)
    desk.at("s1", 0, "b1").keys("x").press(Key.Key_Return).press(Key.Key_Delete).paste("y")
    desk.compose("ni").compose(commit="你")
    assert desk.session.draft is before
    assert desk.page.sheet.is_true()


def test_a_cell_is_typed_into(desk):
    desk.at("s2", 1, "t1", "cell", row=1, column=1).keys("5")
    assert desk.text("s2", "t1", "cell", row=1, column=1) == "95"


def test_typing_after_a_last_table_begins_a_paragraph(desk):
    desk.at("s2", 0, "t1", "cell", row=1, column=1)
    desk.control(Key.Key_End).keys("ab")
    assert desk.shown[-1] == "ab"
    assert desk.spot.offset == 2


def test_a_read_only_paper_is_walked_through_by_keys(desk):
    desk.paper.set_read_only(True)
    desk.at("s1", 0, "b1").press(Key.Key_Right).press(Key.Key_Right)
    assert desk.spot.offset == 2
    desk.page.hands.keep_sentence()
    assert not desk.session.history.done


def test_a_pause_ends_the_burst(desk):
    desk.page.burst._clock = iter([0.0, 1.9, 3.8, 6.0]).__next__
    desk.at("s1", 0, "b1").keys("abcd")
    assert steps(desk) == ["键入", "键入"]
    desk.control(Key.Key_Z)
    assert desk.text("s1", "b1") == "abc始终坚持。"
