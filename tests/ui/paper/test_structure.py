from PySide6.QtCore import QMimeData, Qt, QUrl

from fzdraft.document.edits import SetText
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft
from fzdraft.document.places import Place
from fzdraft.document.restructure import step

Key = Qt.Key
START = [
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
]


def body(desk) -> list[str]:
    return desk.shown[:-5]


def after(desk, *changes: tuple[int, list[str]]) -> bool:
    """Tell whether the sheet is as at the start but for these lines."""
    expected: list[str] = []
    replaced = dict(changes)
    for number, line in enumerate(START):
        expected += replaced.get(number, [line])
    assert expected == body(desk)
    desk.control(Key.Key_Z)
    assert body(desk) == START
    return True


def test_enter_splits_a_paragraph(desk):
    desk.at("s1", 2, "b1").press(Key.Key_Return)
    assert desk.spot.offset == 0
    assert after(desk, (3, ["始终", "坚持。"]))


def test_enter_at_the_start_of_a_paragraph_makes_room_above_it(desk):
    desk.at("s1", 0, "b1").press(Key.Key_Return)
    assert (desk.spot.place.block, desk.spot.offset) == ("b1", 0)
    assert after(desk, (3, ["", "始终坚持。"]))


def test_backspace_at_the_start_of_a_paragraph_joins_it(desk):
    desk.at("s2", 0, "b5").press(Key.Key_Backspace)
    assert (desk.spot.place.block, desk.spot.offset) == ("b4", 5)
    assert after(desk, (8, ["一是不够。二是𠀀字。"]), (9, []))


def test_delete_at_the_end_of_a_paragraph_joins_the_next(desk):
    desk.at("s2", 5, "b4").press(Key.Key_Delete)
    assert desk.spot.offset == 5
    assert after(desk, (8, ["一是不够。二是𠀀字。"]), (9, []))


def test_enter_at_the_end_of_a_heading_begins_its_first_paragraph(desk):
    desk.at("s2", 4).press(Key.Key_Return)
    assert desk.spot.place.part == "paragraph"
    assert after(desk, (7, ["二、存在问题", ""]))


def test_enter_at_the_end_of_a_run_in_heading_goes_on_to_its_paragraph(desk):
    desk.at("s1-1", 6).press(Key.Key_Return)
    assert (desk.spot.place.block, desk.spot.offset) == ("b2", 0)
    assert body(desk) == START


def test_enter_after_the_stop_of_a_run_in_heading_gives_the_paragraph_its_own_line(desk):
    desk.at("s1-1", 0, "b2").press(Key.Key_Return)
    assert after(desk, (4, ["（一）推进职能履行", "深化改革。办理145宗。"]))


def test_backspace_there_lets_the_paragraph_run_in_again(desk):
    desk.at("s1-1", 0, "b2").press(Key.Key_Return).press(Key.Key_Backspace)
    assert body(desk) == START


def test_enter_inside_a_heading_takes_its_end_to_the_text(desk):
    desk.at("s1-2", 2).press(Key.Key_Return)
    assert after(desk, (5, ["（二）严格", "执法"]))


def test_backspace_before_a_heading_makes_it_a_paragraph(desk):
    desk.at("s1-2", 0).press(Key.Key_Backspace)
    assert (desk.spot.place.node, desk.spot.offset) == ("s1-1", 0)
    assert after(desk, (5, ["严格执法"]))


def test_backspace_before_a_chapter_keeps_what_stands_below_it(desk):
    desk.at("s2", 0).press(Key.Key_Backspace)
    assert after(desk, (7, ["存在问题"]))


def test_backspace_before_a_run_in_heading_keeps_all_its_words(desk):
    desk.at("s1-1", 0).press(Key.Key_Backspace)
    assert after(desk, (4, ["推进职能履行。深化改革。办理145宗。"]), (5, ["（一）严格执法"]))


def test_a_selection_across_paragraphs_is_deleted_as_one_step(desk):
    desk.at("s2", 2, "b4").to("s2", 2, "b5").press(Key.Key_Delete)
    assert after(desk, (8, ["一是𠀀字。"]), (9, []))


def test_a_selection_from_a_heading_into_its_text_leaves_both(desk):
    desk.at("s2", 2).to("s2", 2, "b4").press(Key.Key_Delete)
    assert after(desk, (7, ["二、存在"]), (8, ["不够。"]))


def test_typing_over_whole_sections_keeps_what_was_not_selected(desk):
    desk.at("s1", 2, "b1").to("s1-2", 2, "b3").keys("x")
    assert desk.text("s1", "b1") == "始终x落实。"
    desk.control(Key.Key_Z)
    assert body(desk) == START


def test_a_heading_without_words_can_be_taken_out_and_its_text_flows_on(desk):
    desk.at("s1-2", 0).to("s1-2", 4).press(Key.Key_Delete).press(Key.Key_Delete)
    assert desk.text("s1-1", "b3") == "全面落实。"
    assert (desk.spot.place.block, desk.spot.offset) == ("b3", 0)


def test_everything_can_be_selected_and_deleted_and_comes_back(desk):
    before = desk.session.draft
    desk.control(Key.Key_A).press(Key.Key_Delete)
    assert desk.shown[0] == ""
    desk.control(Key.Key_Z)
    assert before == desk.session.draft


def test_pasted_lines_become_paragraphs_in_one_step(desk):
    desk.at("s1", 2, "b1").paste("　　甲\r\n\r\n  乙\n丙")
    assert desk.spot.offset == 1
    assert after(desk, (3, ["始终甲", "乙", "丙坚持。"]))


def test_a_pasted_heading_does_not_bring_its_number_twice(desk):
    desk.at("s1-2", 0).to("s1-2", 4).paste("（三）公正执法")
    assert body(desk)[5] == "（二）公正执法"


def test_a_web_page_is_pasted_as_plain_text(desk):
    desk.at("s1", 0, "b1").paste("\u00a0甲\t乙")
    assert desk.text("s1", "b1") == " 甲 乙始终坚持。"


def test_copied_text_has_the_numbers_of_its_headings(desk):
    desk.at("s1", 0).to("s1-1", 2, "b2").control(Key.Key_C)
    desk.at("s2", 0, "b5").control(Key.Key_V)
    assert body(desk)[9:] == ["一、加强领导", "始终坚持。", "（一）推进职能履行。深化二是𠀀字。"]


def test_enter_over_a_selection_splits_there(desk):
    desk.at("s1", 1, "b1").to("s1", 3, "b1").press(Key.Key_Return)
    assert after(desk, (3, ["始", "持。"]))


def test_an_edit_from_elsewhere_leaves_the_caret_in_its_words(desk):
    desk.at("s2", 3, "b4")
    desk.session.do(SetText(Place("s1", "paragraph", "b1"), Text("另一句。")), "改")
    assert body(desk)[3] == "另一句。"
    assert (desk.spot.place.block, desk.spot.offset) == ("b4", 3)


def test_a_moved_section_takes_its_number_and_the_caret_with_it(desk):
    desk.at("s1-2", 2, "b3")
    desk.session.do(step(desk.session.draft, "s1-2", -1), "上移")
    assert body(desk)[4] == "（一）严格执法"
    assert (desk.spot.place.block, desk.spot.offset) == ("b3", 2)


def test_tab_goes_through_the_cells_of_a_table(desk):
    desk.at("s2", 0, "t1", "cell", row=0, column=1).press(Key.Key_Tab)
    assert (desk.spot.place.row, desk.spot.place.column) == (1, 0)


def test_selected_cells_are_emptied(desk):
    desk.at("s2", 0, "t1", "cell", row=0, column=0)
    desk.to("s2", 1, "t1", "cell", row=1, column=1).press(Key.Key_Delete)
    assert desk.shown[-5:] == ["", "", "", "", ""]
    desk.control(Key.Key_Z)
    assert desk.shown[-5:] == ["项目", "数", "复议", "9", ""]


def test_dragged_words_are_moved_in_one_step(desk):
    desk.at("s2", 0, "b4").to("s2", 2, "b4")
    target = desk.page.textCursor()
    target.setPosition(desk.page.sheet.position(9, 2))
    desk.page.hands.drop(desk.page.textCursor(), target, "一是", move=True)
    assert after(desk, (8, ["不够。"]), (9, ["二是一是𠀀字。"]))


def test_what_qt_itself_would_write_is_put_back(desk):
    desk.page.textCursor().insertText("不该有")
    assert body(desk) == START


def test_dropped_files_are_left_to_the_window(desk):
    files = QMimeData()
    files.setUrls([QUrl("file:///tmp/a.docx")])
    assert not desk.page.canInsertFromMimeData(files)


def test_a_new_draft_can_be_begun_on_the_empty_sheet(make_desk):
    desk = make_desk(Draft())
    desk.keys("a").press(Key.Key_Return).keys("b")
    assert desk.shown == ["a", "b"]
    assert desk.session.draft.report.title.plain == "a"


def test_a_wholly_selected_paragraph_before_a_heading_goes_with_its_line(desk):
    desk.at("s1-2", 0, "b3").to("s2", 0).press(Key.Key_Delete)
    assert desk.spot.place.node == "s2"
    assert after(desk, (6, []))
