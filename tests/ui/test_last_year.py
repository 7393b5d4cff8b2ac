"""The tab 去年 and 左右对照: what differs is marked, what belongs together stands level."""

from __future__ import annotations

import re
import zipfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from fzdraft.app import App
from fzdraft.document import tree
from fzdraft.document.edits import SetText
from fzdraft.document.marks import Text, splice
from fzdraft.document.places import Place
from fzdraft.document.wording import reworded
from fzdraft.ui.last_year import MARKED, NO_MATCH, NO_SOURCE
from fzdraft.ui.side_by_side import _pairs, beside_of, natural_tops

LONG = "组织案卷评查和专项监督，对发现的问题逐项整改到位，并通报结果。" * 2
REPORT = f"""某区2023年法治政府建设年度报告
2023年,我区依法行政,现报告如下。
一、加强领导
区委开了3次会。听取述法报告12份。
二、规范执法
(一)行政处罚
全年办理行政处罚案件145件,没有发生被撤销的情形。{LONG}
(二)行政复议
全年受理行政复议申请30件。
三、存在问题
人手不足。
"""


@pytest.fixture
def services(tmp_path):
    return App(tmp_path / "data")


@pytest.fixture
def rolled(window, services):
    """A draft with the words of last year's report, and that as last year."""
    window.desk.begin(services.read_bytes(REPORT.encode(), "2023.txt"))
    return window


def section(window, heading):
    return next(
        one
        for chapter in window.session.draft.report.sections
        for one in (chapter, *chapter.sections)
        if one.heading.plain == heading
    )


def stand_in(window, heading):
    found = section(window, heading)
    window.session.go(found.id, found.blocks[0].id)
    window.work.side.last_year.refresh()
    return found


def reword(window, heading, old, new):
    found = section(window, heading)
    place = Place(found.id, "paragraph", found.blocks[0].id)
    start = found.blocks[0].text.plain.index(old)
    edit = reworded(window.session.draft, place, start, start + len(old), new)
    window.session.do(edit, "改字")


def listed(window):
    return window.work.side.last_year._list


def marked(window):
    rows = listed(window)
    return [
        [rows.item(row).text()[a:b] for a, b in rows.changed(row)] for row in range(rows.count())
    ]


def test_the_same_words_are_not_marked_though_their_marks_were_widened(rolled):
    stand_in(rolled, "行政处罚")
    assert [[]] == marked(rolled)
    assert MARKED not in rolled.work.side.last_year._foot.text()


def test_what_this_year_says_otherwise_is_marked_while_one_writes(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    reword(rolled, "行政处罚", "145", "160")
    qtbot.waitUntil(lambda: marked(rolled) == [["145"]])
    assert MARKED in rolled.work.side.last_year._foot.text()
    rolled.session.undo()
    qtbot.waitUntil(lambda: marked(rolled) == [[]])


def test_a_paragraph_that_has_no_counterpart_is_not_marked_all_over(rolled, qtbot):
    found = stand_in(rolled, "行政处罚")
    place = Place(found.id, "paragraph", found.blocks[0].id)
    rolled.session.do(SetText(place, Text("另起一段。")), "重写")
    rolled.work.side.last_year.refresh()
    assert [[]] == marked(rolled)


def test_a_double_click_takes_the_sentence_under_the_mouse(rolled):
    stand_in(rolled, "加强领导")
    target = stand_in(rolled, "加强领导").blocks[0].id
    rows = listed(rolled)
    box = rows.visualItemRect(rows.item(0))
    behind_the_first = QPoint(box.left() + 14 + rows.fontMetrics().horizontalAdvance("字" * 13), 0)
    point = QPoint(behind_the_first.x(), box.top() + 4 + rows.fontMetrics().height() // 2)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    text = tree.find(rolled.session.draft, rolled.session.node).blocks[0].text
    assert rolled.session.block == target
    assert "区委开了3次会。听取述法报告12份。听取述法报告12份。" == text.plain
    assert ["听取述法报告12份。"] == [mark.payload for mark in text.marks]
    assert ["取用去年原话"] == [step.label for step in rolled.session.history.done]


def test_enter_takes_the_whole_paragraph(rolled):
    found = stand_in(rolled, "加强领导")
    listed(rolled).setFocus()
    QTest.keyClick(listed(rolled), Qt.Key.Key_Return)
    blocks = tree.find(rolled.session.draft, found.id).blocks
    assert ["区委开了3次会。听取述法报告12份。"] * 2 == [block.text.plain for block in blocks]


def side_by_side(window, qtbot):
    window.menus.actions["side_by_side"].trigger()
    qtbot.waitUntil(lambda: window.work.beside.page is not None)
    qtbot.waitUntil(lambda: not window.work.beside._timer.isActive())
    return window.work.beside.page, window.work.paper.page


def tops(window):
    """Return where lines that belong together begin, here and there, in pixels."""
    beside, paper = window.work.beside, window.work.paper.page
    found = beside_of(beside._last.draft, window.session.draft, paper.sheet.lines)
    pairs = _pairs(beside.page.sheet.lines, paper.sheet.lines, found)

    def top(page, index):
        return round(page.brush.origin(page.document().findBlockByNumber(index)).y())

    return [(top(beside.page, left), top(paper, right)) for right, left in pairs]


def test_both_pages_have_28_characters_and_only_the_right_one_is_written_on(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    last, paper = side_by_side(rolled, qtbot)
    assert last.isReadOnly()
    assert not paper.isReadOnly()
    assert last.brush.width == paper.brush.width == paper.faces.sheet_width
    assert rolled.work.outline.isHidden()
    assert rolled.work.side.isHidden()
    assert paper.hasFocus()


def test_paragraphs_that_belong_together_stand_level_though_one_grew(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    side_by_side(rolled, qtbot)
    reword(rolled, "行政处罚", "没有", "经过两级审核和集体讨论，" * 8 + "没有")
    qtbot.waitUntil(lambda: len(tops(rolled)) == 5 and all(a == b for a, b in tops(rolled)))


def test_paragraphs_that_belong_together_stand_level_though_one_shrank(rolled, qtbot):
    stand_in(rolled, "行政复议")
    side_by_side(rolled, qtbot)
    reword(rolled, "行政处罚", LONG, "")
    qtbot.waitUntil(lambda: len(tops(rolled)) == 5 and all(a == b for a, b in tops(rolled)))


def test_what_last_year_alone_says_is_underlined_on_its_page(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    last, _ = side_by_side(rolled, qtbot)
    reword(rolled, "行政处罚", "145", "160")

    def words():
        lines = last.sheet.lines
        return [lines[i].plain[a:b] for i, spans in last.brush.changed.items() for a, b in spans]

    qtbot.waitUntil(lambda: words() == ["145"])


def test_last_years_page_follows_to_another_chapter(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    last, _ = side_by_side(rolled, qtbot)
    rolled.session.go(section(rolled, "存在问题").id)
    qtbot.waitUntil(lambda: last.sheet.lines[0].plain == "存在问题")


def test_both_pages_roll_together(rolled, qtbot):
    reword(rolled, "行政处罚", "没有", "经过两级审核和集体讨论，" * 60 + "没有")
    stand_in(rolled, "行政处罚")
    last, paper = side_by_side(rolled, qtbot)
    rolled.work.paper.set_zoom(150)
    qtbot.waitUntil(lambda: last.zoom == 150)
    one, other = paper.verticalScrollBar(), last.verticalScrollBar()
    half = min(one.maximum(), other.maximum()) // 2
    assert half > 0
    one.setValue(half)
    assert half == other.value()
    other.setValue(half + 10)
    assert half + 10 == one.value()


def test_f9_again_brings_everything_back_as_it_was(rolled, qtbot):
    stand_in(rolled, "行政处罚")
    before = rolled.work.state()
    _, paper = side_by_side(rolled, qtbot)
    assert before == rolled.work.state()
    reword(rolled, "行政处罚", "没有", "经过两级审核和集体讨论，" * 8 + "没有")
    qtbot.wait(200)
    rolled.menus.actions["side_by_side"].trigger()
    assert rolled.work.beside.isHidden()
    assert not rolled.work.outline.isHidden()
    assert not rolled.work.side.isHidden()
    block, shown = paper.document().begin(), []
    for top in natural_tops(paper):
        shown.append(round(paper.brush.origin(block).y() - top))
        block = block.next()
    assert {0} == set(shown)


def test_without_last_year_the_page_says_what_to_do(writing, qtbot):
    writing.menus.actions["side_by_side"].trigger()
    qtbot.waitUntil(lambda: not writing.work.beside._timer.isActive())
    assert NO_SOURCE == writing.work.beside._calm.text()
    assert writing.work.beside._calm.isVisible()


def test_typing_beside_last_year_goes_into_the_draft(rolled, qtbot, hands):
    found = stand_in(rolled, "存在问题")
    _, paper = side_by_side(rolled, qtbot)
    hands.write(paper, "经费不足。")
    text = tree.find(rolled.session.draft, found.id).blocks[0].text
    assert splice(Text("人手不足。"), 0, 0, "经费不足。").plain == text.plain


def test_a_redline_against_last_year_is_a_word_document_with_its_changes(
    rolled, qtbot, hands, tmp_path
):
    reword(rolled, "行政处罚", "145", "160")
    rolled.menus.actions["redline"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    hands.choose_file(tmp_path / "花脸稿.docx")
    hands.button(dialog, "生成").click()
    qtbot.waitUntil(lambda: any("生成好了" in one.text() for one in dialog.findChildren(QLabel)))
    words = zipfile.ZipFile(tmp_path / "花脸稿.docx").read("word/document.xml").decode()
    assert re.search(r"<w:del [^>]*>(?:(?!</w:del>).)*>145<", words)
    assert re.search(r"<w:ins [^>]*>(?:(?!</w:ins>).)*>160<", words)
    dialog.close()


def test_a_redline_against_another_file_tells_when_that_cannot_be_read(
    writing, qtbot, hands, tmp_path
):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    writing.menus.actions["redline"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    assert not dialog._last.isEnabled()
    hands.choose_file(tmp_path / "坏.docx")
    hands.button(dialog, "生成").click()
    words = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "不完整" in words
    dialog.close()


def test_a_chapter_that_last_year_lacks_says_so_and_keeps_no_room(rolled, qtbot):
    stand_in(rolled, "行政复议")
    _, paper = side_by_side(rolled, qtbot)
    rolled.session.go(section(rolled, "存在问题").id)
    rolled.work.steps.add()
    qtbot.waitUntil(lambda: rolled.work.beside._calm.isVisible())
    assert NO_MATCH == rolled.work.beside._calm.text()
    origin = paper.brush.origin(paper.document().begin()).y()
    assert natural_tops(paper)[0] == origin
