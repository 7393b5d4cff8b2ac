"""The start page, 生成文件, 预览, 设置 and the side panel."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QRadioButton

from fzdraft.document.edits import SetBlocks
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source
from fzdraft.document.taking import carried
from fzdraft.ui.clock import report_year, when_words
from fzdraft.ui.last_year import NO_MATCH, NO_SOURCE, NO_TEXT
from fzdraft.ui.start_page import PROMISE

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def words_of(widget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def words_of_buttons(widget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QPushButton))


def drop(door, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(door, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(door, QDropEvent(QPointF(50, 50), *how))


def test_a_file_dropped_at_the_door_becomes_a_draft(window, services, hands, qtbot):
    path = services.folder / "去年.txt"
    path.write_text("某区2023年报告\n一、加强领导\n开了会。")
    drop(window.start.door, path)
    hands.enter(qtbot, window)
    assert window.session.draft.report.title.plain == "某区2024年报告"
    assert window.session.last_year is not None
    assert window.session.path is None


@pytest.mark.parametrize("keys", [CONTROL, CONTROL | SHIFT])
def test_text_from_the_clipboard_becomes_a_draft(window, hands, qtbot, keys):
    QApplication.clipboard().setText("某区2023年报告\n一、加强领导\n开了会。")
    QTest.keyClick(window.start.door, Qt.Key.Key_V, keys)
    hands.enter(qtbot, window)
    assert window.session.draft.report.title.plain == "某区2024年报告"


def test_the_sample_leads_to_the_questions_with_one_click(window, hands, qtbot):
    hands.button(window.start, "看示例").click()
    hands.enter(qtbot, window)
    assert "2024年" in window.session.draft.report.title.plain


def test_a_template_link_opens_the_small_page_with_that_template(window, hands, qtbot):
    qtbot.waitUntil(lambda: "镇街" in words_of_buttons(window.start))
    hands.button(window.start, "镇街").click()
    dialog = hands.dialog_in_front(qtbot)
    assert dialog.findChildren(QComboBox)[0].currentData() == "town"
    start = hands.button(dialog, "开始写")
    assert not start.isEnabled()
    hands.write(QApplication.focusWidget(), "某镇人民政府")
    assert start.isEnabled()
    start.click()
    assert (window.session.draft.template, services_unit(window)) == ("town", "某镇人民政府")


def services_unit(window) -> str:
    return window.services.setting("unit")


def test_the_promise_stands_on_the_start_page(window):
    assert PROMISE in words_of(window.start)


def test_recent_files_are_offered_with_their_titles(window, services, hands):
    path = services.folder / "旧.fzd"
    services.save(path, services.new_draft("county", "某区人民政府", 2022), None)
    services.remember(path, "某区2022年报告", "a", "")
    window.start.refresh()
    hands.button(window.start, "某区2022年报告").click()
    assert window.session.path == path


@pytest.mark.parametrize(
    ("day", "year"), [((2024, 12, 1), 2024), ((2025, 1, 15), 2024), ((2025, 3, 31), 2024)]
)
def test_a_report_written_in_winter_is_about_the_year_that_ends(day, year):
    assert report_year(datetime.date(*day)) == year


def test_a_moment_is_said_as_people_say_it():
    now = datetime.datetime.now().astimezone()
    assert when_words(now) == f"今天 {now:%H:%M}"
    old = datetime.datetime(2021, 3, 5, 9, 10).astimezone()
    assert when_words(old) == "2021年3月5日 09:10"


# 生成文件


@pytest.fixture
def export(writing, hands, qtbot):
    writing.dialogs.export()
    return hands.dialog_in_front(qtbot)


def choose(dialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == words).click()


def test_a_document_is_written_and_offered(writing, export, services, hands, qtbot):
    path = services.folder / "稿.docx"
    hands.choose_file(path)
    hands.button(export, "生成").click()
    qtbot.waitUntil(lambda: "生成好了：稿.docx" in words_of(export))
    assert hands.button(export, "打开(")
    assert hands.button(export, "打开所在文件夹")
    assert "优化营商环境" in path.read_text(encoding="utf-8")


def test_the_file_name_is_proposed_for_the_chosen_form(export):
    choose(export, "公开稿")
    assert "年度报告（公开稿）" in words_of(export)


def test_open_marks_are_named_before_a_strict_form(export, hands, qtbot):
    assert "照样生成" not in hands.button(export, "生成").text()
    choose(export, "报送稿")
    assert not hands.button(export, "照样生成").isEnabled()
    hands.button(export, "我知道").click()
    assert hands.button(export, "照样生成").isEnabled()
    qtbot.waitUntil(lambda: "没定" in words_of(export))


def test_a_line_of_the_look_leads_to_its_place(writing, export, hands):
    hands.button(export, "存疑　二/(二)").click()
    assert writing.session.node == "b2"


def test_no_more_than_seven_lines_are_shown(writing, services, hands, qtbot):
    for _ in range(9):
        writing.session.go("a")
        writing.work.steps.add()
    writing.dialogs.export()
    dialog = hands.dialog_in_front(qtbot)
    lines = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("存疑")]
    assert len(lines) == 7
    assert "还有" in words_of(dialog)


def test_a_folder_that_takes_nothing_is_told_in_the_dialog(export, services, hands, qtbot):
    hands.choose_file(services.folder / "没有" / "稿.docx")
    hands.button(export, "生成").click()
    qtbot.waitUntil(lambda: "写不进去" in words_of(export))
    assert hands.button(export, "生成").isEnabled()


def test_the_preview_fills_with_pages(writing, hands, qtbot):
    writing.menus.actions["preview"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    qtbot.waitUntil(lambda: dialog.windowTitle().startswith("预览（1 页）"))
    dialog.close()


def test_pages_are_counted_in_the_status_bar(writing, qtbot):
    qtbot.waitUntil(lambda: "约 1 页" in words_of(writing.status))


# 设置


def test_settings_take_effect_at_once_and_stay(writing, services, hands, qtbot):
    writing.dialogs.settings()
    dialog = hands.dialog_in_front(qtbot)
    theme = dialog.findChild(QComboBox, "theme")
    theme.setCurrentIndex(theme.findData("dark"))
    assert writing.theme.dark
    zoom = dialog.findChild(QComboBox, "zoom")
    zoom.setCurrentIndex(zoom.findData("150"))
    assert writing.work.paper.zoom == 150
    dialog.findChild(QCheckBox, "widen").click()
    assert services.setting("widen") == "off"
    assert not writing.work.paper.page.hands.widen
    dialog.close()


def test_without_autosave_nothing_is_written(writing, services, qtbot):
    services.set_setting("autosave", "off")
    writing.work.steps.add()
    assert not writing.desk.autosave._timer.isActive()


def test_zooming_on_the_paper_is_remembered(writing, services):
    QTest.keyClick(writing.work.paper.page, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert services.setting("zoom") == "110"


def test_sizes_and_tab_come_back(writing, open_window, services, hands):
    writing.work.show_tab(4)
    writing.work.setSizes([300, 700, 366])
    kept = writing.work.sizes()
    writing.close()
    again = open_window()
    again.desk.begin(services.sample())
    assert again.work.side.currentIndex() == 3
    assert again.work.sizes()[0] == pytest.approx(kept[0], abs=3)


# 去年

LAST = Source(
    Paper(
        sections=(
            Section("x", Text("推进依法决策"), blocks=(Paragraph("xp", Text("去年审查12件。")),)),
        )
    )
)


def test_last_year_shows_the_same_section_and_none_as_none(writing):
    tab = writing.work.side.last_year
    assert NO_SOURCE in words_of(tab)
    writing.session.last_year = LAST
    writing.session.go("a")
    tab.refresh()
    assert NO_MATCH in words_of(tab)
    writing.session.go("b2")
    tab.refresh()
    assert tab._list.item(0).text() == "去年审查12件。"


def test_a_double_click_takes_a_paragraph_over_in_place_of_an_empty_one(writing):
    writing.session.last_year = LAST
    writing.session.go("b2", "b2p")
    tab = writing.work.side.last_year
    tab.refresh()
    item = tab._list.visualItemRect(tab._list.item(0)).center()
    view = tab._list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=item)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=item)
    blocks = writing.session.draft.report.sections[1].sections[1].blocks
    assert [block.text.plain for block in blocks] == ["去年审查12件。"]
    assert [step.label for step in writing.session.history.done] == ["取用去年原话"]


def test_every_sentence_of_last_year_is_marked_as_its_words():
    text = carried("第一句。“第二句。”第三句")
    assert [text.plain[m.start : m.end] for m in text.marks] == ["第一句。", "“第二句。”", "第三句"]
    assert [m.payload for m in text.marks] == ["第一句。", "“第二句。”", "第三句"]


def test_enter_presses_the_door_and_the_links(window, hands, qtbot):
    path = window.services.folder / "去年.txt"
    path.write_text("某区2023年报告")
    window.start.door.setFocus()
    hands.choose_file(path)
    QTest.keyClick(window.start.door, Qt.Key.Key_Return)
    hands.enter(qtbot, window)
    assert window.session.draft.report.title.plain == "某区2024年报告"


def test_the_status_bar_says_how_much_is_rewritten(writing, qtbot):
    writing.session.last_year = LAST
    writing.session.go("b2", "b2p")
    writing.work.side.last_year.refresh()
    writing.work.side.last_year.take_all()
    qtbot.waitUntil(lambda: "改写 9" in words_of(writing.status))


def test_a_chapter_without_paragraphs_of_its_own_says_so(writing):
    parts = (Section("y1", Text("小节")),)
    last = Source(Paper(sections=(Section("y", Text("着重聚焦关键环节"), sections=parts),)))
    writing.session.last_year = last
    writing.session.go("b")
    tab = writing.work.side.last_year
    tab.refresh()
    assert NO_TEXT in words_of(tab)
    tab.take_all()
    assert writing.session.history.done == ()


def test_what_is_open_in_one_section_takes_one_line(writing, hands, qtbot):
    blocks = (Paragraph("q1"), Paragraph("q2"), Paragraph("q3"))
    writing.session.do(SetBlocks("c", blocks), "清空")
    writing.dialogs.export()
    dialog = hands.dialog_in_front(qtbot)
    assert hands.button(dialog, "存疑　三　这一段还没有写　等 3 处")
    dialog.close()


def test_alt_1_and_enter_take_a_paragraph_over_without_the_mouse(writing, qtbot):
    writing.session.last_year = LAST
    writing.session.go("b2", "b2p")
    writing.work.side.last_year.refresh()
    QTest.keyClick(writing, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    blocks = writing.session.draft.report.sections[1].sections[1].blocks
    assert [block.text.plain for block in blocks] == ["去年审查12件。"]


def test_the_guidance_unfolds_into_one_line_for_each_thing_asked(writing):
    writing.session.go("b2")
    strip = writing.work.guidance
    assert "本节应写：矛调机制　复议" in words_of(strip)
    QTest.keyClick(writing, Qt.Key.Key_G, CONTROL)
    assert "· 复议\n· 应诉" in words_of(strip)
    assert "一般写 300 字左右。" in words_of(strip)
    QTest.keyClick(writing, Qt.Key.Key_G, CONTROL)
    assert "· 复议" not in words_of(strip)
    writing.session.go("report")
    assert not strip.isVisible()
