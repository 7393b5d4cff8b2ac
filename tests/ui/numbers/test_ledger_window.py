"""数据台账: all rows by year, corrected, confirmed, and one of them over the years."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fzdraft.document.edits import SetBlocks, SetRow
from fzdraft.document.marks import Text
from fzdraft.document.model import Paragraph, Row
from fzdraft.ui.ledger.window import LedgerWindow

Key = Qt.Key


@pytest.fixture
def ledger(filling, qtbot, hands) -> LedgerWindow:
    filling.menus.actions["ledger"].trigger()
    return hands.dialog_in_front(qtbot)


def titles(ledger: LedgerWindow) -> list[str]:
    return [column.title for column in ledger.table.rows.columns]


def go(ledger: LedgerWindow, row: int, title: str) -> None:
    rows = ledger.table.rows
    ledger.table.setCurrentIndex(rows.index(row, titles(ledger).index(title)))


def column(ledger: LedgerWindow, title: str) -> list[str]:
    rows, at = ledger.table.rows, titles(ledger).index(title)
    return [rows.index(row, at).data() for row in range(rows.rowCount())]


def test_every_year_has_a_column(filling, ledger):
    assert titles(ledger)[3:5] == ["2023年", "2024年"]
    assert column(ledger, "2023年") == ["145", "127", "87.6", "12", "5"]


def test_what_is_typed_into_a_cell_is_one_step_and_undo_shows(filling, ledger, type_keys, qtbot):
    go(ledger, 0, "2024年")
    type_keys("160宗", Key.Key_Return)
    go(ledger, 0, "责任单位")
    type_keys("X", Key.Key_Return)
    go(ledger, 0, "2023年")
    type_keys("140", Key.Key_Return)
    row = filling.session.draft.rows[0]
    assert (row.values, row.department) == ({2023: "140", 2024: "160"}, "X")
    labels = [step.label for step in filling.session.history.done]
    assert labels == ["改2024年", "改责任单位", "改2023年"]
    type_keys((Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    qtbot.waitUntil(lambda: column(ledger, "2023年")[0] == "145")


def test_what_is_no_number_or_date_is_told(filling, ledger, type_keys):
    go(ledger, 0, "截止日期")
    type_keys("soon", Key.Key_Return)
    assert ledger._said.text().startswith("“soon”里没有看出日期")
    go(ledger, 0, "截止日期")
    type_keys("2024.12.31", Key.Key_Return)
    assert column(ledger, "截止日期")[0] == "2024-12-31"


def test_somebody_vouches_for_the_selected_rows_and_is_remembered(filling, ledger, hands):
    filling.numbers.book.fill("r1", "160")
    filling.numbers.book.fill("r2", "150")
    ledger.table.selectAll()
    hands.button(ledger, "核过了").click()
    assert ledger._said.text() == "请先写上谁核的。"
    ledger.by.setText("张三")
    hands.button(ledger, "核过了").click()
    assert column(ledger, "状态") == ["已核", "已核", "已核", "待填", "待填"]
    assert column(ledger, "谁核的")[:3] == ["张三", "张三", "张三"]
    assert filling.session.history.done[-1].label == "核数据"
    assert filling.services.setting("checker") == "张三"


def test_two_values_of_one_indicator_are_marked_and_filtered(filling, ledger):
    for id, value in (("x", "10"), ("y", "11")):
        row = Row(id, indicator="行政调解", label="调解", unit="件", values={2024: value})
        filling.session.do(SetRow(id, row), "加一行")
    ledger.refresh()
    ledger.filter.setCurrentIndex(3)
    ledger.filter.activated.emit(3)
    assert column(ledger, "2024年") == ["10", "11"]
    assert ledger.filter.itemText(3) == "有冲突的 2"


def test_one_row_is_told_over_the_years_in_the_right_words(filling, ledger):
    filling.numbers.book.fill("r1", "160")
    ledger.table.choose("r1")
    table = ledger.years.table
    shown = [[table.item(row, at).text() for at in range(3)] for row in range(2)]
    assert shown == [["2024年", "160宗", "增长10.3%"], ["2023年", "145宗", ""]]
    assert ledger.years.chart.accessibleDescription() == "2023年 145宗，2024年 160宗"


def test_it_closes_with_the_draft(filling, ledger, hands):
    ledger.close()
    QApplication.processEvents()
    hands.put_away(filling)


def test_values_of_earlier_years_come_out_of_own_reports(filling, ledger, hands, qtbot, tmp_path):
    report = tmp_path / "2022.txt"
    report.write_text("2022年法治政府建设年度报告\n一、行政复议\n全年受理行政复议申请130宗。\n")
    strange = tmp_path / "空.txt"
    strange.write_text("")
    read = {}
    for path in (report, strange):
        hands.choose_file(path)
        hands.button(ledger, "从往年的报告取数").click()
        qtbot.waitUntil(lambda: "正在读" not in ledger._said.text(), timeout=15_000)
        read[path.name] = ledger._said.text()
    assert read == {
        "2022.txt": "读了 1 份（2022 年），补上往年的数 1 个。",
        "空.txt": "“空.txt”这个文件是空的。请看看是不是选错了文件。",
    }
    assert column(ledger, "2022年")[0] == "130"
    assert [step.label for step in filling.session.history.done] == ["从往年的报告取数"]


def test_numbers_that_the_text_tells_go_into_the_ledger_as_one_step(filling, qtbot):
    session = filling.session
    block = Paragraph("bq", Text("全年开展执法检查30次。"))
    session.do(SetBlocks("b", (*session.draft.report.sections[1].blocks, block)), "写一段")
    filling.menus.actions["take_numbers"].trigger()
    qtbot.waitUntil(lambda: len(session.draft.rows) == 6, timeout=8000)
    assert filling.status._words.text() == "收进台账 1 个数，都算待核。"
    row = session.draft.rows[-1]
    assert (row.values, row.unit, row.state) == ({2024: "30"}, "次", "unverified")
    filling.menus.actions["take_numbers"].trigger()
    qtbot.waitUntil(lambda: "都在台账里" in filling.status._words.text(), timeout=8000)
