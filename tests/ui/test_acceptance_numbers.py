"""The year's numbers, the whole way through the window: asked, answered, filled, sent out.

Departments answer as departments do (tests/departments.py); the documents that leave are
opened by an office program and read again.
"""

from __future__ import annotations

import functools
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton
from tests.departments import THIS, changed, filled, keep, lines, typed_anew

from fzdraft.app import App
from fzdraft.document import collected, ledger
from fzdraft.document.flat import Spot
from fzdraft.document.material import Excerpt, Material
from fzdraft.document.model import Draft, Source
from fzdraft.document.places import texts
from fzdraft.ui.collect import doors
from fzdraft.ui.collect.reply_tree import ReplyTree
from fzdraft.ui.numbers.sheet_model import THIS as THIS_COLUMN
from fzdraft.ui.roll_over.groups import LEAVE, groups

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
WAIT_MS = 15_000
JUSTICE = "全年共受理行政复议申请160宗，办结案件150宗。"
SAMPLES = {"s0": 2024, "s1": 2022, "s2": 2024, "s3": 2025, "s4": 2023}


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@functools.cache
def rolled_over(path: Path) -> tuple[Draft, Source]:
    """Return this year's draft of a sample, and last year's document (both are plain values)."""
    app = App(path.parent / "nobody")
    source = app.read_path(path)
    return app.roll(source, SAMPLES[path.name[:2]]).draft, source


@pytest.fixture
def begin(window, repo_root):
    """Give a function that opens the rolled-over draft of a sample in the window."""

    def open_(name: str):
        path = next((repo_root / "resources" / "corpus").glob(f"{name}_*.txt"))
        window.desk.enter(*rolled_over(path))
        return window

    return open_


@pytest.fixture
def desk(begin):
    return begin("s0")


# --- what a clerk reads off the window ---------------------------------------------------------


def values(window) -> dict[str, str]:
    """Return this year's values by row, those that are there."""
    draft = window.session.draft
    return {r.id: r.values[draft.year] for r in draft.rows if r.values.get(draft.year)}


def whole_text(draft: Draft) -> str:
    return "\n".join(text.plain for _, text in texts(draft))


def progress(window) -> str:
    window.status.refresh()
    return re.search(r"数据 (\d+/\d+)", window.status._labels["open"].text())[1]


def in_tab(window, row: str) -> str:
    """Return this year's value of a row as the tab 数据 shows it."""
    shown = window.work.side.numbers.list.rows.lines
    return next(line.this for line in shown if line.id == row)


def in_sheet(window, row: str) -> str:
    """Return this year's value of a row as 填数 shows it."""
    table = window.work.sheet.table
    at = next(n for n, line in enumerate(table.rows.lines) if line.id == row)
    return str(table.rows.index(at, THIS_COLUMN).data())


def go_to_row(window, row: str) -> None:
    """Put the caret where the text first mentions a row, the tab 数据 beside it."""
    place = ledger.mentions(window.session.draft)[row][0].place
    window.session.go(place.node)
    window.work.show_tab(3)


# --- what departments do -----------------------------------------------------------------------


def asked(folder: Path, department: str) -> Path:
    return next(path for path in folder.iterdir() if department in path.name)


def sent_back(folder: Path, into: Path) -> list[Path]:
    """Let the departments of s0 answer: each in its own way wrong."""
    justice, order = asked(folder, "司法局"), asked(folder, "政法委")
    own = filled(
        justice.read_bytes(),
        {"r25": "１６０件", "r26": "150宗", "r27": 0.35, "r14": "0.16万人", "r23": 20,
         "r28": "待统计", "r12": 700, "r15": "1050"},
    )  # fmt: skip

    def merged(page) -> None:
        at = lines(page)
        first, last = sorted((at["r23"], at["r24"]))
        page.merge_cells(start_row=first, end_row=last, start_column=THIS, end_column=THIS)
        page.delete_rows(at["r29"])

    anew = [["事项", "单位", "去年", "今年"], *_retyped(order)]
    court = filled(justice.read_bytes(), {"r25": 161})
    office = filled(asked(folder, "政府办").read_bytes(), {"r1": 36, "r30": 18, "r31": "6"})
    files = {
        "司法局.xlsx": changed(own, merged),
        "政法委报送.xlsx": typed_anew(anew, "政法委2024年有关数据"),
        "法院.xlsx": court,
        "政府办.xlsx": office,
    }
    return keep(into, files)


def _retyped(sheet: Path) -> list[list[object]]:
    """Return the rows of a sheet as somebody types them into a table of his own."""
    page = openpyxl.load_workbook(sheet).worksheets[0]
    at, new = lines(page), {"r18": "201个", "r19": 540, "r21": "1.8万件"}
    return [
        [page.cell(at[row], 3).value, page.cell(at[row], 4).value, page.cell(at[row], 5).value, one]
        for row, one in new.items()
    ]


def send_out(window, hands, qtbot, folder: Path) -> None:
    """发给部门填: Ctrl+Shift+F, Alt+G, a folder, Esc."""
    folder.mkdir()
    window.menus.actions["send_sheets"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    hands.choose_file(folder)
    QTest.keyClick(dialog, Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: made(dialog), timeout=WAIT_MS)
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def made(dialog) -> bool:
    """Tell whether a dialog offers the folder of what it made."""
    return any(b.text().startswith("打开所在文件夹") for b in dialog.findChildren(QPushButton))


def take_back(window, hands, qtbot, paths: list[Path]):
    """收回来: the dialog with what came back."""
    doors.take(window, paths)
    return hands.dialog_in_front(qtbot)


def choose(dialog, source: str) -> None:
    """Tick the line that came from this file and row."""
    tree = dialog.findChild(ReplyTree)
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    items = [top.child(n) for top in tops for n in range(top.childCount())]
    tree.setCurrentItem(next(item for item in items if item.text(4) == source))
    QTest.keyClick(tree, Key.Key_Space)


def source_of(dialog, row: str, file: str) -> str:
    report = dialog._report.proposals
    return next(p.source for p in report if p.row == row and p.reply.file == file)


# --- what leaves -------------------------------------------------------------------------------


def export(window, hands, qtbot, skin: str, path: Path, decided: bool = False) -> None:
    """生成文件 in a skin; `decided` ticks 我知道，照样生成."""
    window.menus.actions["export"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    next(r for r in dialog.findChildren(QRadioButton) if r.text() == skin).click()
    if decided:
        hands.button(dialog, "我知道，照样生成").click()
    hands.choose_file(path)
    hands.button(dialog, "照样生成" if decided else "生成").click()
    qtbot.waitUntil(lambda: made(dialog), timeout=WAIT_MS)
    dialog.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def is_stopped(window, hands, qtbot, skin: str) -> bool:
    """Tell whether a skin is not offered as things stand."""
    window.menus.actions["export"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    next(r for r in dialog.findChildren(QRadioButton) if r.text() == skin).click()
    stopped = not hands.button(dialog, "照样生成").isEnabled()
    dialog.close()
    return stopped


def through_office(path: Path) -> str:
    """Return the words of a document as an office program shows them, without white space."""
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    kind = "txt:Text (encoded):UTF8"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run(
        [*command, str(path.parent), str(path)], check=True, capture_output=True, timeout=100
    )
    return re.sub(r"\s", "", path.with_suffix(".txt").read_text("utf-8-sig"))


def printed(draft: Draft) -> list[str]:
    """Return each text with numbers as it should leave: this year's digits, or crosses."""
    waiting, found = ledger.open_values(draft), []
    for _, text in texts(draft):
        plain = text.plain
        for mark in reversed(text.marks):
            if mark.kind == "value" and mark.payload in waiting:
                plain = f"{plain[: mark.start]}××{plain[mark.end :]}"
        if any(mark.kind == "value" for mark in text.marks):
            found.append(re.sub(r"\s", "", plain))
    return found


# --- the stories -------------------------------------------------------------------------------


@pytest.fixture
def taking(desk, hands, qtbot, tmp_path):
    """收回来 in front, after the sheets went out and departments filled them."""
    send_out(desk, hands, qtbot, tmp_path / "发")
    return take_back(desk, hands, qtbot, sent_back(tmp_path / "发", tmp_path / "收"))


def test_departments_answer_and_every_view_follows_until_one_undo(desk, taking, hands, qtbot):
    before = desk.session.draft
    choose(taking, source_of(taking, "r25", "司法局.xlsx"))
    QTest.keyClick(taking.findChild(ReplyTree), Key.Key_Return)
    told = {"r1": "36", "r12": "700", "r14": "1600", "r15": "1050", "r18": "201", "r19": "540",
            "r21": "18000", "r25": "160", "r26": "150", "r30": "18", "r31": "6"}  # fmt: skip
    assert told == values(desk)
    assert "受理行政复议申请160宗，办结案件150宗" in whole_text(desk.session.draft)
    go_to_row(desk, "r25")
    qtbot.waitUntil(lambda: in_tab(desk, "r25") == "160")
    assert f"{len(values(desk))}/31" == progress(desk)
    desk.menus.actions["number_sheet"].trigger()
    hands.button(desk.work.sheet, "全部").click()
    assert "160" == in_sheet(desk, "r25")
    desk.menus.actions["undo"].trigger()
    assert before == desk.session.draft
    qtbot.waitUntil(lambda: in_sheet(desk, "r25") == "")
    assert "0/31" == progress(desk)


def test_nothing_doubtful_is_taken_unseen(desk, taking):
    clear = {taking._report.proposals[at].row for at in taking._report.clear()}
    assert set() == clear & {"r23", "r24", "r25", "r27", "r28"}
    assert {"r25"} == {p.row for p in taking._report.proposals if p.outcome == "conflict"}
    owed = {name for one in taking._report.owed for name in one.rows}
    assert {"r29", "r22"} <= owed
    taking.close()


def test_a_late_sheet_shows_what_it_changes(desk, taking, hands, qtbot, tmp_path):
    QTest.keyClick(taking.findChild(ReplyTree), Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)

    def correct(page) -> None:
        page.cell(lines(page)["r26"], THIS).value = "152宗"

    (late,) = keep(
        tmp_path / "又收",
        {"司法局.xlsx": changed((tmp_path / "收" / "司法局.xlsx").read_bytes(), correct)},
    )
    dialog = take_back(desk, hands, qtbot, [late])
    tree = dialog.findChild(ReplyTree)
    assert "台账 150，多 2" in tree.currentItem().text(3) + _told(tree)
    QTest.keyClick(tree, Key.Key_Return)
    assert "152" == values(desk)["r26"]
    assert "办结案件152宗" in whole_text(desk.session.draft)


def _told(tree: ReplyTree) -> str:
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return "\n".join(top.child(n).text(3) for top in tops for n in range(top.childCount()))


def test_only_the_numbers_of_departments_prose_are_taken(desk, qtbot):
    prose = {
        "司法局": JUSTICE,
        "政府办": "今年办理政府信息公开申请21宗，发布政策解读8篇。",
        "政法委": "全区划分网格205个。",
    }
    new = [
        Material("", who, f"{who}.docx", None, who, False, (Excerpt(words),))
        for who, words in prose.items()
    ]
    desk.session.do(collected.add(desk.session.draft, new), "收下材料")
    go_to_row(desk, "r25")
    desk.work.show_tab(2)
    tab = desk.work.side.material
    qtbot.waitUntil(lambda: tab.strip.isVisible(), timeout=WAIT_MS)
    assert "3 家的材料还一字没用" == tab._foot.text()
    QTest.keyClick(tab.list, Key.Key_1)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert {"r25": "160", "r26": "150"} == values(desk)
    assert "2 家的材料还一字没用" == tab._foot.text()
    assert "司法局.docx" in next(r.source for r in desk.session.draft.rows if r.id == "r25")
    assert "2/31" == progress(desk)


@pytest.mark.office
def test_what_waits_is_crosses_and_leaves_only_by_a_recorded_decision(desk, hands, qtbot, tmp_path):
    fill_by_f5(desk, {"r25": "160"})
    export(desk, hands, qtbot, "送审稿", tmp_path / "送审稿.docx")
    text, _, missing = through_office(tmp_path / "送审稿.docx").partition("尚缺数据清单")
    assert [] == [words for words in printed(desk.session.draft) if words not in text]
    assert 30 == text.count("××")
    assert all(who in missing for who in ("司法局（9项）", "政法委（4项）", "责任单位未定"))
    assert is_stopped(desk, hands, qtbot, "报送稿")
    export(desk, hands, qtbot, "报送稿", tmp_path / "报送稿.docx", decided=True)
    (said,) = [
        row.sentence
        for group in groups(desk.session.draft, frozenset())
        if group.id == LEAVE
        for row in group.rows
    ]
    assert "没定就生成了报送稿" in said


@pytest.mark.parametrize("name", ["s0", "s1"])
def test_all_numbers_are_filled_by_f4_digits_and_enter(begin, name):
    """Those that are computed from others need no typing."""
    window = begin(name)
    page, rows = window.work.paper.page, window.session.draft.rows
    typed = sum(row.formula is None for row in rows)
    window.work.go_text()
    QTest.keyClick(page, Key.Key_F4)
    for number in range(typed):
        QTest.keyClicks(page, str(7001 + number))
        QTest.keyClick(page, Key.Key_Return)
    assert f"{len(rows)}/{len(rows)}" == progress(window)
    assert {str(7001 + number) for number in range(typed)} <= set(values(window).values())


def test_a_draft_opens_without_taking_the_keyboard_from_its_window(window, repo_root):
    path = next((repo_root / "resources" / "corpus").glob("s0_*.txt"))
    window.desk.enter(*rolled_over(path))
    QTest.qWait(60)
    assert window.isActiveWindow()
    assert window.work.paper.page.hasFocus()


def test_saved_in_the_middle_it_goes_on_where_it_was(desk, taking, hands, qtbot, tmp_path):
    QTest.keyClick(taking.findChild(ReplyTree), Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    told, path = values(desk), tmp_path / "报告.fzd"
    hands.choose_file(path)
    desk.desk.save()
    desk.desk.leave()
    desk.desk.open_path(path)
    assert told == values(desk)
    dialog = take_back(desk, hands, qtbot, [tmp_path / "收" / "司法局.xlsx"])
    fresh = [p.name for p in dialog._report.proposals if p.clear]
    assert ["受理行政复议申请"] == fresh
    dialog.close()


@pytest.mark.parametrize("name", SAMPLES)
def test_filled_and_settled_it_leaves_clean(begin, hands, qtbot, tmp_path, name):
    window = begin(name)
    fresh = window.session.draft
    new = {row.id: strange(n, row.unit) for n, row in enumerate(ledger.rows_in_order(fresh))}
    fill_by_f5(window, new)
    assert f"{len(fresh.rows)}/{len(fresh.rows)}" == progress(window)
    settle(window)
    path = tmp_path / "报送稿.txt"
    export(window, hands, qtbot, "报送稿", path)
    text = re.sub(r"\s", "", path.read_text("utf-8-sig"))
    assert "××" not in text
    assert "尚缺" not in text
    assert [] == [words for words in printed(window.session.draft) if words not in text]
    assert all(value in text for value in values(window).values())


def strange(number: int, unit: str) -> str:
    """Return a value that stands nowhere in a report of last year."""
    return f"{41 + number / 100:.2f}" if unit == "%" else str(7001 + 3 * number)


def fill_by_f5(window, new: dict[str, str]) -> None:
    """Paste a column into 填数, where every row is wanted; else type into the single rows."""
    window.menus.actions["number_sheet"].trigger()
    table = window.work.sheet.table
    order = [line.id for line in table.rows.lines]
    if set(order) <= set(new):
        QApplication.clipboard().setText("\n".join(new[row] for row in order))
        table.choose(order[0])
        QTest.keyClick(table, Key.Key_V, CONTROL)
    else:
        for row, value in new.items():
            table.choose(row)
            for char in value:
                QTest.keyClick(QApplication.focusWidget(), char)
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
            QApplication.processEvents()
    window.menus.actions["number_sheet"].trigger()


def settle(window) -> None:
    """Say of every doubtful sentence that it stays, by Ctrl+Enter on the paper."""
    page = window.work.paper.page
    for place, text in texts(window.session.draft):
        for mark in text.marks:
            if mark.kind == "verify":
                page.view.go_to(Spot(place, mark.start), "edit")
                QTest.keyClick(page, Key.Key_Return, CONTROL)


def test_beside_the_paper_nothing_is_clipped_on_1366_pixels_at_150_percent(desk, qtbot):
    desk.resize(1366 * 2 // 3, 460)
    material = Material("", "司法局", "司法局.docx", None, "a", False, (Excerpt(JUSTICE),))
    desk.session.do(collected.add(desk.session.draft, [material]), "收下材料")
    go_to_row(desk, "r25")
    side = desk.work.side
    for tab in range(1, side.count() + 1):
        desk.work.show_tab(tab)
        desk.work.setSizes([64, desk.width(), 0])
        qtbot.waitUntil(lambda: clipped(side.currentWidget()) == [])
        assert desk.width() <= 1366 * 2 // 3
        assert side.tabBar().sizeHint().width() <= side.width()


def clipped(page) -> list[str]:
    """List the buttons of a page that have less room than their words need."""
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return [one.text() for one in buttons if one.sizeHint().width() > one.width() + 1]


def test_what_is_read_stays_in_sight_when_the_panel_opens(desk, qtbot):
    desk.resize(1366 * 2 // 3, 460)
    desk.work.go_text()
    page = desk.work.paper.page
    for _ in range(3):
        QTest.keyClick(page, Key.Key_F4)
    qtbot.waitUntil(lambda: page.viewport().rect().contains(page.cursorRect().center()))
    desk.work.show_tab(3)
    QTest.qWait(60)
    assert page.viewport().rect().contains(page.cursorRect().center())
