"""参考稿库, acted through: read, find, take in, take out."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from fzdraft.document.flat import Spot
from fzdraft.document.places import texts
from fzdraft.ui.library.host import host_of
from fzdraft.ui.library.outcome import Outcome

sys.path.insert(0, str(Path(__file__).parents[1]))
from test_every_control import clipped, unnamed

from conftest import button

WAIT_MS = 20_000
REPORT = """平川市东山区2023年法治政府建设年度报告
2023年，东山区认真贯彻落实上级部署，法治政府建设取得新成效。
一、主要举措和成效
（一）化解矛盾纠纷。发挥行政复议主渠道作用，全年受理行政复议申请145宗，办结127宗。
（二）规范行政执法。全区开展执法检查32次，培训执法人员300余名。
二、存在的不足
执法队伍力量薄弱，专业人才不足。
"""


@pytest.fixture
def library(window, qtbot):
    """The window of the library with the five built-in reports."""
    window.menus.actions["library"].trigger()
    library = host_of(window).window
    qtbot.waitUntil(lambda: library.documents.rowCount() == 5, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: library.keeper.working is None, timeout=WAIT_MS)
    return library


@pytest.fixture
def files(tmp_path) -> Path:
    """A folder with a report, its copy, a table nobody can read and a lock file."""
    folder = tmp_path / "各地"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "c.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "~$d.docx").write_bytes(b"x")
    return folder


def take(qtbot, library, *paths: Path) -> Outcome:
    """Take files in and return the dialog that tells what became of them, if there is one."""
    before = library.documents.rowCount()
    library.take(list(paths))
    qtbot.waitUntil(lambda: library.keeper.working is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: library.documents.rowCount() > before, timeout=WAIT_MS)
    return library.findChild(Outcome)


def read(qtbot, library, row: int) -> str:
    """Choose a document and return its text when it is there."""
    library.list.setCurrentIndex(library.documents.index(row))
    wanted = library.documents.shown[row].id
    shown = library.page
    qtbot.waitUntil(lambda: shown.sample is not None and shown.sample.entry.id == wanted)
    return shown.reading.toPlainText()


def test_a_document_that_is_chosen_can_be_read_with_its_headings_and_numbers(library, qtbot):
    text = read(qtbot, library, 1)
    assert text.startswith("静海镇2024年度法治政府建设工作报告\n2024年以来，我镇")
    assert "\n一、2024年工作开展情况\n" in text
    assert library.page.numbers.rowCount() == len(library.page.sample.numbers) > 30


def test_a_number_leads_to_its_place_in_the_text(library, qtbot):
    read(qtbot, library, 1)
    table, page = library.page.numbers, library.page
    page.setCurrentIndex(1)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    [marked] = page.reading.extraSelections()
    number = table.numbers[0]
    assert page.currentIndex() == 0
    assert marked.cursor.selectedText() == f"{number.value}{number.unit}"


def test_a_search_shows_sentences_and_leads_to_the_paragraph(library, qtbot):
    library.top.search.setText("自愿撤案")
    QTest.keyClick(library.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.hits.rows.count() > 0, timeout=WAIT_MS)
    reading = library.page.reading
    qtbot.waitUntil(lambda: bool(reading.extraSelections()), timeout=WAIT_MS)
    row = library.hits.rows.row_at(0)
    assert [row.sentence[a:b] for a, b in row.spans] == ["自愿撤案"]
    assert reading.extraSelections()[0].cursor.selectedText() == "自愿撤案"
    assert "澄海区" in row.reason


def test_nothing_found_is_said_with_the_words(library, qtbot):
    library.top.search.setText("月球登陆")
    qtbot.waitUntil(lambda: "月球登陆" in library.hits.head.text(), timeout=WAIT_MS)


def test_esc_gives_the_search_up(library, qtbot):
    library.top.search.setText("复议")
    qtbot.waitUntil(lambda: library.left.currentWidget() is library.hits, timeout=WAIT_MS)
    QTest.keyClick(library, Qt.Key.Key_Escape)
    assert (library.left.currentWidget(), library.top.search.text()) == (library.list, "")


def test_filters_narrow_the_list_and_the_hits(library, qtbot):
    library.top.search.setText("法治")
    qtbot.waitUntil(lambda: library.hits.rows.count() > 0, timeout=WAIT_MS)
    every = library.hits.rows.count()
    library.top.kind.setCurrentIndex(library.top.kind.findData("town"))
    assert library.documents.rowCount() == 1
    assert 0 < library.hits.rows.count() < every
    library.top.kind.setCurrentIndex(0)
    library.top.year.setCurrentIndex(library.top.year.findData("2023"))
    assert library.documents.rowCount() == 2
    library.top.words.setText("中山")
    assert [one.unit for one in library.documents.shown] == ["中山市司法局"]


def test_a_folder_is_taken_in_and_every_file_is_accounted_for(library, qtbot, files):
    outcome = take(qtbot, library, files)
    told = [(Path(line.path).name, line.fate) for line in outcome.lines]
    expected = [("c.docx", "refused"), ("~$d.docx", "refused")]
    assert told == [*expected, ("b.txt", "duplicate"), ("a.txt", "added")]
    assert all(line.reason for line in outcome.lines[:3])
    qtbot.waitUntil(lambda: library.documents.rowCount() == 6, timeout=WAIT_MS)
    assert library.documents.shown[0].unit == "平川市东山区人民政府"


def test_dropped_files_are_taken_in(library, qtbot, files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files / "a.txt"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    library.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    qtbot.waitUntil(lambda: library.documents.rowCount() == 6, timeout=WAIT_MS)


def test_taking_in_can_be_stopped_and_what_is_in_stays(library, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(400):
        text = "".join(chr(0x4E00 + (n * 37 + k * 11) % 9000) for k in range(60))
        (folder / f"{n}.txt").write_text(f"第{n}区报告\n{text}。\n", encoding="utf-8")
    library.take([folder])
    qtbot.waitUntil(lambda: "/400" in library.bottom.said.text(), timeout=WAIT_MS)
    library.bottom.stop.click()
    qtbot.waitUntil(lambda: library.keeper.working is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: 5 < library.documents.rowCount() < 405, timeout=WAIT_MS)
    assert library.bottom.bar.isHidden()
    assert "停下了" in library.bottom.said.text()


def test_a_document_is_removed_when_one_says_so_and_its_file_stays(library, qtbot, files, hands):
    take(qtbot, library, files / "a.txt")
    read(qtbot, library, 0)
    hands.press("移出")
    library.top.remove.click()
    qtbot.waitUntil(lambda: library.documents.rowCount() == 5, timeout=WAIT_MS)
    assert (files / "a.txt").exists()
    assert library.page.sample is None


def test_removing_is_not_the_default(library, qtbot, files, hands):
    take(qtbot, library, files / "a.txt")
    read(qtbot, library, 0)
    hands.press("留着")
    library.top.remove.click()
    assert library.documents.rowCount() == 6


def test_a_built_in_report_cannot_be_removed(library, qtbot):
    read(qtbot, library, 0)
    assert not library.top.remove.isEnabled()
    library.list.setFocus()
    QTest.keyClick(library.list, Qt.Key.Key_Delete)
    assert library.findChild(QMessageBox) is None
    assert "自带" in library.bottom.said.text()


def test_changed_files_are_read_again(library, qtbot, files):
    path = files / "a.txt"
    take(qtbot, library, path)
    path.write_text(REPORT + "数字政府建设全面铺开。\n", encoding="utf-8")
    os.utime(path, ns=(5, 5))
    library.top.refresh.click()
    qtbot.waitUntil(lambda: "重读 1 份" in library.bottom.said.text(), timeout=WAIT_MS)
    assert "数字政府建设全面铺开" in read(qtbot, library, 0)


def test_the_window_wears_the_theme_of_the_main_one_and_goes_with_it(library, window, hands):
    window.set_theme("dark")
    assert library.theme == window.theme
    assert library.page.reading.theme == window.theme
    assert button(library, "收入文件夹").isVisible()
    hands.put_away(window)
    assert not library.isVisible()


def kept(library, qtbot) -> list:
    """Return the kept sentences once the last one is there."""
    qtbot.waitUntil(lambda: "常用句" in library.bottom.said.text(), timeout=WAIT_MS)
    return library._services.favourites()


def find(reading, words: str) -> None:
    """Select words in the reading view."""
    reading.moveCursor(QTextCursor.MoveOperation.Start)
    assert reading.find(words)


def test_words_that_are_selected_in_a_document_become_a_kept_sentence(library, qtbot):
    read(qtbot, library, 1)
    find(library.page.reading, "一岗双责")
    QTest.keyClick(library, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    [one] = kept(library, qtbot)
    assert one.text == "一岗双责"
    assert one.title == library.page.sample.entry.title


def test_without_a_selection_the_sentence_at_the_caret_is_kept_by_mouse(library, qtbot):
    text = read(qtbot, library, 0)
    reading = library.page.reading
    find(reading, "2022年")
    cursor = reading.textCursor()
    cursor.setPosition(cursor.position() + 3)
    reading.setTextCursor(cursor)
    QTest.mouseClick(library.page.keep, Qt.MouseButton.LeftButton)
    [one] = kept(library, qtbot)
    assert one.text in text
    assert one.text.endswith("。")


def test_a_kept_sentence_of_another_report_comes_without_its_names_and_numbers(library, qtbot):
    read(qtbot, library, next(n for n, e in enumerate(library.documents.shown) if e.year == 2023))
    sentence = next(
        number.sentence for number in library.page.sample.numbers if number.indicator == "复议受理"
    )
    find(library.page.reading, "复议申请" if "复议申请" in sentence else "复议案件")
    cursor = library.page.reading.textCursor()
    cursor.clearSelection()
    library.page.reading.setTextCursor(cursor)
    library.page.keep_words()
    [one] = kept(library, qtbot)
    assert {slot.what for slot in one.slots} >= {"number"}


def test_a_report_without_a_title_is_called_by_its_unit_and_year(library):
    names = [library.documents.data(library.documents.index(row)) for row in range(5)]
    assert "大连长兴岛经济技术开发区2022年报告" in names


def compared(qtbot, library, indicator: str):
    """Show an indicator over all reports."""
    library.page.setCurrentWidget(library.page.compare)
    box = library.page.compare.box
    qtbot.waitUntil(lambda: box.count() > 0, timeout=WAIT_MS)
    box.setCurrentIndex(box.findData(indicator))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: library.page.compare.indicator == indicator, timeout=WAIT_MS)
    return library.page.compare


def test_an_indicator_is_compared_over_all_reports_as_chart_and_table(library, qtbot):
    compare = compared(qtbot, library, "复议受理")
    units = {one.unit for one in compare.shown}
    assert len(units) >= 2
    assert {bar.name.rpartition(" ")[0] for bar in compare.chart.bars} == units
    amounts = [bar.amount for bar in compare.chart.bars]
    assert amounts == sorted(amounts, reverse=True)
    assert compare.table.rowCount() == len(compare.shown)


def test_a_value_of_the_comparison_leads_to_its_sentence(library, qtbot):
    compare = compared(qtbot, library, "复议受理")
    one = compare.shown[0]
    compare.table.setCurrentCell(0, 0)
    QTest.keyClick(compare.table, Qt.Key.Key_Return)
    reading = library.page.reading
    qtbot.waitUntil(lambda: bool(reading.extraSelections()), timeout=WAIT_MS)
    assert one.shown in reading.extraSelections()[0].cursor.selectedText()
    assert library.page.sample.entry.id == one.document


def test_filters_narrow_the_comparison(library, qtbot):
    compare = compared(qtbot, library, "复议受理")
    library.top.kind.setCurrentIndex(library.top.kind.findData("county"))
    assert {one.kind for one in compare.shown} == {"county"}


def test_the_number_at_the_caret_is_compared_with_the_own_one_among_them(library, window, qtbot):
    source = window.services.program.sample()
    window.desk.begin(source)
    page = window.work.paper.page
    [place, at] = next(
        (place, text.plain.index("145宗"))
        for place, text in texts(window.session.draft)
        if "145宗" in text.plain
    )
    page.view.go_to(Spot(place, at + 1))
    window.menus.actions["same"].trigger()
    compare = library.page.compare
    qtbot.waitUntil(lambda: compare.indicator == "复议受理", timeout=WAIT_MS)
    assert [(bar.name, bar.words) for bar in compare.chart.bars if bar.manner == "own"] == [
        ("本稿", "145宗")
    ]


def test_a_number_that_is_no_indicator_is_said_to_be_so(library, window, qtbot):
    window.desk.open_new("town", "莲下镇人民政府", 2024, "")
    window.menus.actions["same"].trigger()
    qtbot.waitUntil(lambda: "认不出" in library.page.compare.words.text(), timeout=WAIT_MS)


@pytest.mark.parametrize("size", [(1180, 680), (890, 480)])
def test_every_control_has_a_name_and_room(library, qtbot, size):
    read(qtbot, library, 1)
    compared(qtbot, library, "复议受理")
    library.resize(*size)
    for tab in range(3):
        library.page.setCurrentIndex(tab)
        QTest.qWait(30)
        assert clipped(library) == []
    assert unnamed(library) == []


def test_a_library_of_a_newer_program_is_told_once_and_left_alone(window, services, qtbot, hands):
    folder = services.program._directories.library
    folder.mkdir(parents=True)
    texts = sqlite3.connect(folder / "texts.db")
    texts.execute("PRAGMA user_version = 99")
    texts.close()
    hands.press("知道了")
    library = host_of(window).window
    told = []
    library.keeper.failed.connect(told.append)
    library.open()
    qtbot.waitUntil(lambda: library.keeper.working is None and bool(told), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "更新的版本" in library.bottom.said.text(), timeout=WAIT_MS)
    assert len(told) == 1
