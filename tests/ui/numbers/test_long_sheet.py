"""In a long draft the lists of numbers come a little later, and everything works as in a short."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

from fzdraft.document import tree
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Source
from fzdraft.ui.ledger.window import WAITING, LedgerWindow
from fzdraft.ui.numbers.sheet_model import THIS

COUNT = tree.LONG + 10
LAST = f"r{COUNT - 1}"


def long_draft() -> Draft:
    """One section with a number in every paragraph; every tenth row belongs to 司法局."""
    words = "办理案件12件。"
    paragraphs = tuple(
        Paragraph(f"p{n}", Text(words, (Mark("m", "value", 4, 6, f"r{n}"),))) for n in range(COUNT)
    )
    rows = tuple(
        Row(f"r{n}", label=f"第{n}项", unit="件", values={2023: "12"},
            department="" if n % 10 else "司法局")
        for n in range(COUNT)
    )  # fmt: skip
    section = Section("s", Text("案件"), blocks=paragraphs)
    return Draft(Paper(Text("报告"), sections=(section,)), year=2024, origin_year=2023, rows=rows)


@pytest.fixture
def filling(window, qtbot):
    window.desk.enter(long_draft(), Source())
    window.session.go("s", "p0")
    return window


@pytest.fixture
def sheet(filling, qtbot):
    filling.work.toggle_sheet()
    qtbot.waitUntil(lambda: len(filling.work.sheet.table.rows.lines) == COUNT, timeout=20000)
    return filling.work.sheet


def value(window, row_id: str) -> str:
    row = next(row for row in window.session.draft.rows if row.id == row_id)
    return row.values.get(2024, "")


def test_the_sheet_lists_all_rows_and_stands_in_the_first(sheet):
    assert sheet.table.chosen() == "r0"
    assert sheet._open.isChecked()
    assert sheet._head.text() == f"填数　0/{COUNT}"


def test_the_last_row_is_reached_and_filled(filling, sheet, qtbot):
    assert sheet.table.choose(LAST)
    sheet.table.rows.typed.emit(LAST, THIS, "15")
    assert value(filling, LAST) == "15"
    qtbot.waitUntil(lambda: sheet.table.rows.index(COUNT - 1, THIS).data() == "15", timeout=20000)
    assert sheet.table.chosen() == LAST


def test_the_sentence_follows_the_row_and_what_is_typed(sheet, qtbot):
    sheet.table.choose(LAST)
    qtbot.waitUntil(lambda: "办理案件" in sheet.sentence.text(), timeout=20000)
    sheet.table.typing.emit(LAST, "77")
    assert ">&nbsp;77&nbsp;<" in sheet.sentence.text()


def test_a_search_leaves_what_fits_and_coming_back_all(sheet, qtbot):
    sheet.search.setText(f"第{COUNT - 1}项")
    qtbot.waitUntil(lambda: len(sheet.table.rows.lines) == 1, timeout=20000)
    sheet.search.clear()
    qtbot.waitUntil(lambda: len(sheet.table.rows.lines) == COUNT, timeout=20000)


def test_a_long_column_is_pasted_as_one_step(filling, sheet, qtbot):
    QApplication.clipboard().setText("\n".join(str(100 + n) for n in range(1000)))
    sheet.table.setCurrentIndex(sheet.table.rows.index(10, THIS))
    sheet.table.paste()
    assert (value(filling, "r10"), value(filling, "r1009")) == ("100", "1099")
    assert filling.status._words.text() == "填了 1000 个数。"
    assert len(filling.session.history.done) == 1


def test_a_change_elsewhere_takes_nothing_out_of_an_open_cell(filling, sheet, qtbot):
    sheet.table.edit(sheet.table.rows.index(0, THIS))
    field = QApplication.focusWidget()
    field.setText("99")
    filling.numbers.book.fill("r5", "50")
    qtbot.waitUntil(lambda: sheet.table.rows.index(5, THIS).data() == "50", timeout=20000)
    assert field.text() == "99"


def test_the_tab_lists_the_section_and_finds_a_row_that_it_is_asked_for(filling, qtbot):
    tab = filling.work.side.numbers
    filling.work.side.show_number(LAST)
    qtbot.waitUntil(lambda: tab.list.chosen() == LAST, timeout=20000)
    bottom = tab.list.viewport().height()
    qtbot.waitUntil(lambda: tab.list.visualRect(tab.list.currentIndex()).top() < bottom)


def test_the_ledger_comes_with_its_filters(filling, qtbot, hands):
    filling.numbers.show_ledger()
    (ledger,) = filling.findChildren(LedgerWindow)
    qtbot.waitUntil(lambda: len(ledger.table.rows.rows) == COUNT, timeout=20000)
    assert ledger.table.chosen() == "r0"
    filling.numbers.book.fill("r0", "50")
    ledger.filter.setCurrentIndex(ledger.filter.findData(WAITING))
    ledger.filter.activated.emit(1)
    qtbot.waitUntil(lambda: len(ledger.table.rows.rows) == COUNT - 1, timeout=20000)
    ledger.close()


def test_who_is_asked_is_counted_and_then_the_dialog_opens(filling, qtbot, hands):
    filling.menus.actions["send_sheets"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    shown = dialog.findChild(QListWidget)
    assert shown.item(0).text() == f"司法局　{(COUNT + 9) // 10} 项"
    dialog.close()
