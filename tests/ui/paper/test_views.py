import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from tests.ui.paper.specimen import chenghai, small, theme_text

from fzdraft.document.edits import SetBlocks, SetField
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Paper, Paragraph
from fzdraft.document.restructure import remove, step
from fzdraft.ui.theme import parse_theme

Key = Qt.Key


@pytest.fixture
def chapter(make_desk):
    return make_desk(small(), "chapter")


def test_the_paper_itself_shows_title_and_preamble(chapter):
    assert chapter.shown == ["年度报告", "现将情况报告如下。"]


def test_going_to_a_section_shows_its_chapter_and_puts_the_caret_there(chapter):
    chapter.session.go("s1-2")
    assert chapter.shown[0] == "一、加强领导"
    assert chapter.spot.place.node == "s1-2"


def test_a_section_alone_is_shown_with_f11_and_back(chapter):
    chapter.session.go("s1-2")
    chapter.press(Key.Key_F11)
    assert chapter.shown == ["（二）严格执法", "全面落实。"]
    chapter.press(Key.Key_F11)
    assert chapter.shown[0] == "一、加强领导"
    assert chapter.spot.place.node == "s1-2"


def test_a_chapter_alone_is_shown_without_its_sections(make_desk):
    desk = make_desk(small(), "section")
    desk.session.go("s1")
    assert desk.shown == ["一、加强领导", "始终坚持。"]


def test_the_caret_tells_the_session_where_it_is(desk):
    desk.at("s1-1", 2, "b2")
    assert (desk.session.node, desk.session.block) == ("s1-1", "b2")
    desk.at("s2", 1)
    assert (desk.session.node, desk.session.block) == ("s2", "")


def test_an_undo_elsewhere_is_gone_to(chapter):
    chapter.session.go("s2")
    chapter.keys("x").session.go("s1")
    chapter.control(Key.Key_Z)
    assert chapter.shown[0] == "二、存在问题"


def test_when_the_shown_chapter_is_removed_the_paper_shows_the_start(chapter):
    chapter.session.go("s2")
    chapter.session.do(remove(chapter.session.draft, "s2"), "删除")
    assert chapter.shown == ["年度报告", "现将情况报告如下。"]


def test_letter_and_attachments_are_edited_as_well(make_desk):
    desk = make_desk(small())
    letter = Paper(title=Text("报送函"), preamble=(Paragraph("l1", Text("现报上。")),))
    desk.session.do(SetField("letter", letter), "加函")
    report = desk.session.draft.report
    attachment = Attachment("a1", Text("数据表"), (Paragraph("a1b", Text("见表。")),))
    changed = Paper(title=report.title, sections=report.sections, attachments=(attachment,))
    desk.session.do(SetField("report", changed), "加附件")
    assert (desk.shown[0], desk.shown[-1]) == ("报送函", "见表。")
    desk.at("letter", 1, "l1").press(Key.Key_Return)
    desk.at("a1", 1, "a1b").keys("x")
    assert desk.text("a1", "a1b") == "见x表。"
    assert desk.shown[1:3] == ["现", "报上。"]


def test_a_selection_from_letter_to_report_keeps_both_titles(make_desk):
    desk = make_desk(small())
    letter = Paper(title=Text("报送函"), preamble=(Paragraph("l1", Text("现报上。")),))
    desk.session.do(SetField("letter", letter), "加函")
    before = desk.session.draft
    desk.at("letter", 1, "l1").to("report", 2, "b0").press(Key.Key_Delete)
    assert desk.shown[:4] == ["报送函", "现", "", "情况报告如下。"]
    desk.control(Key.Key_Z)
    assert desk.session.draft == before


def test_zoom_keeps_the_caret_and_28_characters_a_line(desk, qtbot):
    desk.paper.resize(1200, 700)
    desk.at("s1", 2, "b1")
    desk.paper.set_zoom(150)
    assert desk.spot.offset == 2
    desk.keys("国" * 60)
    block = desk.page.document().findBlockByNumber(3)
    lengths = [block.layout().lineAt(n).textLength() for n in range(2)]
    assert lengths == [26, 28]


def test_large_words_in_a_narrow_window_break_earlier_and_are_not_cut_off(desk):
    desk.paper.set_zoom(200)
    assert desk.page.horizontalScrollBar().maximum() == 0
    desk.paper.resize(1400, 700)
    desk.paper.set_zoom(100)
    assert desk.page.brush.width == desk.page.faces.sheet_width


def test_zoom_stays_between_50_and_200(desk, qtbot):
    with qtbot.waitSignal(desk.paper.zoom_changed):
        desk.paper.set_zoom(900)
    assert desk.paper.zoom == 200


def test_another_theme_changes_colours_and_nothing_else(desk):
    before = desk.shown
    desk.paper.set_theme(parse_theme(theme_text("dark")))
    assert desk.shown == before
    assert desk.page.faces.theme.dark


def test_page_down_and_control_home_move_in_a_long_draft(make_desk):
    desk = make_desk(chenghai())
    desk.at("report", 0).press(Key.Key_PageDown)
    assert desk.page.verticalScrollBar().value() > 100
    desk.control(Key.Key_Home)
    assert desk.page.textCursor().position() == 0


def test_controls_have_names_for_screen_readers(desk):
    bar = desk.paper.find_bar
    parts = [desk.page, bar.words, bar.new, bar.one, bar.all, bar.list, bar.listing]
    assert all(part.accessibleName() for part in parts)


def test_the_last_chapter_ends_before_the_attachments(make_desk):
    draft = small()
    attachment = Attachment("a1", Text("数据表"), (Paragraph("a1b", Text("见表。")),))
    desk = make_desk(replace(draft, report=replace(draft.report, attachments=(attachment,))))
    desk.paper.set_view("chapter")
    desk.session.go("s2")
    assert "数据表" not in desk.shown
    desk.session.go("a1")
    assert desk.shown == ["数据表", "见表。"]


def test_an_edit_elsewhere_leaves_what_is_looked_at_in_its_place(make_desk):
    desk = make_desk(chenghai())
    desk.session.go("s3-3")
    bar = desk.page.verticalScrollBar()
    before = desk.page.cursorRect().top()
    assert bar.value() > 1000
    desk.session.do(remove(desk.session.draft, "s2-1"), "删除")
    assert desk.spot.place.node == "s3-3"
    assert desk.page.cursorRect().top() == before
    after_the_table = desk.session.draft.report.sections[2].blocks[1:]
    desk.session.do(SetBlocks("s3", after_the_table), "删除")
    assert desk.page.cursorRect().top() == before


def test_a_section_that_moves_takes_the_view_along(make_desk):
    desk = make_desk(chenghai(), "chapter")
    desk.session.go("s2-5")
    before = desk.page.cursorRect().top()
    desk.session.do(step(desk.session.draft, "s2-5", -1), "上移章节")
    assert desk.spot.place.node == "s2-5"
    assert desk.page.cursorRect().top() == pytest.approx(before, abs=1)
