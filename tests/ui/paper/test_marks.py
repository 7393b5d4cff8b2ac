from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.paper.specimen import small, text

from fzdraft.document.edits import SetText
from fzdraft.document.model import Draft, Paper, Paragraph, Row
from fzdraft.document.places import Place

Key = Qt.Key


def kinds(desk, node="s1-1", block="b2") -> list[str]:
    from fzdraft.document.places import read_text

    return [m.kind for m in read_text(desk.session.draft, Place(node, "paragraph", block)).marks]


def inks(desk, number: int) -> list[str]:
    return [run.ink for run in desk.page.sheet.lines[number].runs]


def test_carried_words_are_grey_and_open_numbers_on_a_chip(desk):
    assert inks(desk, 4) == ["ink", "ink", "carried", "ink", "open", "ink"]


def test_only_a_number_of_last_year_is_struck_through(make_desk):
    blocks = (Paragraph("b", text("办理××件", ("value", 2, 4, "r1"))),)
    desk = make_desk(Draft(report=Paper(preamble=blocks), year=2024, rows=(Row("r1"),)))
    assert inks(desk, 1) == ["ink", "blank", "ink"]


def test_a_sentence_turns_black_when_its_words_are_edited_and_grey_again_by_undo(desk):
    desk.at("s1-1", 2, "b2").keys("x")
    assert kinds(desk) == ["value"]
    desk.control(Key.Key_Z)
    assert kinds(desk) == ["carried", "value"]


def test_typing_beside_a_carried_sentence_leaves_it_grey(desk):
    desk.at("s1-1", 5, "b2").keys("x")
    assert kinds(desk) == ["carried", "value"]


def test_enter_inside_a_carried_sentence_leaves_it_grey(desk):
    desk.at("s1-1", 2, "b2").press(Key.Key_Return)
    assert inks(desk, 4)[-1:] == ["carried"]
    assert inks(desk, 5)[0] == "carried"
    desk.press(Key.Key_Backspace)
    assert kinds(desk) == ["carried", "value"]


def test_control_enter_keeps_the_sentence_as_it_is(desk):
    desk.at("s1-1", 2, "b2").control(Key.Key_Return)
    assert kinds(desk) == ["value"]
    desk.control(Key.Key_Z)
    assert kinds(desk) == ["carried", "value"]


def test_a_click_on_the_dotted_bar_keeps_the_paragraph(desk):
    area = desk.page.brush.bar_area(desk.page.brush.rows(4))
    point = area.center().toPoint() + desk.page.shift()
    QTest.mouseClick(desk.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert kinds(desk) == ["value"]


def test_typing_over_an_open_number_fills_its_row(desk):
    desk.at("s1-1", 8, "b2")
    desk.press(Key.Key_F4)
    assert desk.page.textCursor().selectedText() == "145"
    desk.keys("160")
    assert desk.text("s1-1", "b2") == "深化改革。办理160宗。"
    assert desk.session.draft.rows[0].values == {2023: "145", 2024: "160"}
    assert "open" not in inks(desk, 4)


def test_undo_opens_the_number_again(desk):
    before = desk.session.draft
    desk.at("s1-1", 8, "b2").press(Key.Key_F4).keys("1")
    desk.control(Key.Key_Z)
    assert desk.session.draft == before
    assert "open" in inks(desk, 4)


def test_control_enter_on_an_open_number_takes_last_years(desk):
    desk.at("s1-1", 8, "b2").control(Key.Key_Return)
    assert desk.session.draft.rows[0].values[2024] == "145"


def test_backspace_at_an_open_number_selects_it_first(desk):
    desk.at("s1-1", 10, "b2").press(Key.Key_Backspace)
    assert desk.page.textCursor().selectedText() == "145"
    assert desk.text("s1-1", "b2") == "深化改革。办理145宗。"


def test_a_click_into_an_open_number_selects_it(desk):
    desk.at("s1-1", 9, "b2")
    point = desk.page.cursorRect().center() + QPoint(2, 0)
    desk.at("s1", 0)
    QTest.mouseClick(desk.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.page.textCursor().selectedText() == "145"


def two_mentions() -> Draft:
    first = text("全年办理145宗。", ("carried", 0, 9, ""), ("value", 4, 7, "r1"))
    second = text("共145宗。", ("value", 1, 4, "r1"))
    report = Paper(preamble=(Paragraph("a", first), Paragraph("b", second)))
    return Draft(report=report, year=2024, rows=(Row("r1", values={2023: "145"}),))


def test_the_other_mentions_of_a_number_follow_and_its_filled_sentence_turns_black(make_desk):
    desk = make_desk(two_mentions())
    desk.at("report", 0, "a").press(Key.Key_F4).keys("16")
    assert desk.text("report", "b") == "共16宗。"
    assert kinds(desk, "report", "a") == ["value"]


def test_marks_from_elsewhere_are_shown_at_once(desk):
    place = Place("s2", "paragraph", "b4")
    desk.session.do(SetText(place, text("一是不够。", ("carried", 0, 5, ""))), "取材")
    assert inks(desk, 8) == ["carried"]


def test_small_draft_has_every_kind_of_ink():
    assert small().rows[0].values == {2023: "145"}


def several_numbers() -> Draft:
    first = text("办理145件，结案90件。", ("value", 2, 5, "r1"), ("value", 9, 11, "r2"))
    rows = (Row("r1", values={2023: "145"}), Row("r2", values={2023: "90"}))
    report = Paper(preamble=(Paragraph("a", first),))
    return Draft(report=report, year=2024, rows=rows)


def test_enter_after_a_filled_number_goes_on_to_the_next_one(make_desk):
    desk = make_desk(several_numbers())
    desk.at("report", 0, "a").press(Key.Key_F4).keys("160").press(Key.Key_Return)
    assert desk.page.textCursor().selectedText() == "90"
    desk.keys("91").press(Key.Key_Return)
    assert desk.shown == ["", "办理160件，结案91件。"]
    desk.press(Key.Key_Return)
    assert desk.shown == ["", "办理160件，结案91", "件。"]


def test_enter_on_an_open_number_skips_it(make_desk):
    desk = make_desk(several_numbers())
    desk.at("report", 0, "a").press(Key.Key_F4).press(Key.Key_Return)
    assert desk.page.textCursor().selectedText() == "90"
    assert desk.text("report", "a") == "办理145件，结案90件。"


def test_enter_elsewhere_still_splits(make_desk):
    desk = make_desk(several_numbers())
    desk.at("report", 0, "a").press(Key.Key_F4).keys("160")
    desk.press(Key.Key_Right).press(Key.Key_Return)
    assert desk.shown[1:] == ["办理160件", "，结案90件。"]
