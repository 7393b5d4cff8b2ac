"""材料: what departments sent, shown for its section, taken by Enter, its numbers by 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from fzdraft.app import App
from fzdraft.document import collected
from fzdraft.document.material import Excerpt, Material
from fzdraft.ui.material.received_dialog import ReceivedDialog
from fzdraft.ui.material.section_dialog import SectionDialog
from fzdraft.ui.material.tab import MaterialTab

JUSTICE = "全年共受理行政复议申请160宗，办结案件150宗。"
CITY = "我局办理行政处罚案件416宗。"
TOWN = "全镇划分基础网格28个。"


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def rolled(window, hands, qtbot, repo_root):
    window.desk.open_path(next((repo_root / "resources" / "corpus").glob("s0_*.txt")))
    hands.enter(qtbot, window)
    return window


@pytest.fixture
def tab(rolled, qtbot) -> MaterialTab:
    """The tab with the material of three departments, sorted, beside 矛盾纠纷."""
    new = [
        Material("", "司法局", "司法局.docx", None, "a", False, (Excerpt(JUSTICE),)),
        Material(
            "",
            "城管局",
            "城管局.docx",
            None,
            "b",
            False,
            (Excerpt(CITY), Excerpt("培训执法人员。")),
        ),
        Material("", "莲下镇", "莲下镇.txt", None, "c", False, (Excerpt(TOWN),)),
    ]
    rolled.session.do(collected.add(rolled.session.draft, new), "收下材料")
    tab = rolled.work.side.material
    rolled.session.go("s2.5")
    rolled.work.show_tab(2)
    qtbot.waitUntil(lambda: shown(tab) == [JUSTICE])
    return tab


def shown(tab: MaterialTab) -> list[str]:
    lines = [tab.list.line_at(n) for n in range(tab.list.count())]
    return [line.words for line in lines if line.address is not None]


def section(window, name: str):
    return next(s for s in window.session.draft.report.sections[1].sections if s.id == name)


def key(tab: MaterialTab, pressed: Qt.Key) -> None:
    QTest.keyClick(tab.list, pressed)


def test_the_tab_follows_the_section_and_counts_what_waits(rolled, tab, qtbot):
    assert rolled.work.side.tabText(1) == "材料 1"
    rolled.session.go("s2.3")
    qtbot.waitUntil(lambda: shown(tab) == [CITY, "培训执法人员。"])
    assert rolled.work.side.tabText(1) == "材料 2"
    rolled.session.go("s2")
    qtbot.waitUntil(lambda: rolled.work.side.tabText(1) == "材料 4")


def test_alt_2_gives_the_keyboard_to_what_can_be_done(rolled, qtbot):
    tab = rolled.work.side.material
    rolled.work.show_tab(2)
    assert tab._more.hasFocus()
    new = [Material("", "司法局", "司法局.docx", None, "a", False, (Excerpt(JUSTICE),))]
    rolled.session.do(collected.add(rolled.session.draft, new), "收下材料")
    tab.refresh()
    rolled.work.show_tab(2)
    assert tab._all.hasFocus()
    rolled.session.go("s2.5")
    qtbot.waitUntil(lambda: shown(tab) == [JUSTICE])
    rolled.work.show_tab(2)
    assert tab.list.hasFocus()


def test_enter_takes_a_paragraph_as_one_step_and_marks_it_used(rolled, tab, qtbot):
    rolled.session.go("s2.3")
    qtbot.waitUntil(lambda: CITY in shown(tab))
    steps = len(rolled.session.history.done)
    tab.list.setFocus()
    key(tab, Qt.Key.Key_Return)
    assert section(rolled, "s2.3").blocks[-1].text.plain == "区城管局办理行政处罚案件416宗。"
    assert len(rolled.session.history.done) == steps + 1
    assert tab.list.line_at(1).state == "used"
    assert tab._foot.text() == "2 家的材料还一字没用"
    assert rolled.session.draft.rows[-1].source == "城管局 城管局.docx 第1段"
    rolled.session.undo()
    qtbot.waitUntil(lambda: tab.list.line_at(1).state == "waiting")
    assert tab._foot.text() == "3 家的材料还一字没用"


def test_1_shows_which_open_numbers_fit_and_enter_fills_them(rolled, tab, qtbot):
    qtbot.waitUntil(lambda: tab.strip.isVisible())
    assert tab.strip._head.text() == "本节有 2 个待填数：160 宗、150 宗"
    key(tab, Qt.Key.Key_1)
    assert [tick.isChecked() for tick in tab.strip._ticks] == [True, True]
    assert "去年 145 → 160 宗" in tab.strip._ticks[0].text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    text = section(rolled, "s2.5").blocks[0].text.plain
    assert "受理行政复议申请160宗，办结案件150宗" in text
    assert tab.list.hasFocus()
    assert tab.list.line_at(1).state == "used"
    rolled.session.undo()
    assert "145宗" in section(rolled, "s2.5").blocks[0].text.plain


def test_a_departments_own_share_is_not_ticked(rolled, tab, qtbot):
    rolled.session.go("s2.4")
    qtbot.waitUntil(lambda: shown(tab) == [TOWN])
    qtbot.waitUntil(lambda: tab.strip.isVisible())
    key(tab, Qt.Key.Key_1)
    assert [tick.isChecked() for tick in tab.strip._ticks] == [False]
    assert not tab.strip._fill.isEnabled()
    assert tab.strip._why.isVisible()
    before = rolled.session.draft
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert rolled.session.draft is before
    assert tab.list.hasFocus()


def test_enter_ticks_it_and_enter_again_fills_it(rolled, tab, qtbot):
    rolled.session.go("s2.4")
    qtbot.waitUntil(lambda: shown(tab) == [TOWN])
    qtbot.waitUntil(lambda: tab.strip.isVisible())
    key(tab, Qt.Key.Key_1)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "划分为28个基础网格" in section(rolled, "s2.4").blocks[0].text.plain


def test_2_moves_it_to_another_section(rolled, tab, qtbot, hands):
    qtbot.waitUntil(lambda: tab.list.current() is not None)
    key(tab, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SectionDialog))
    dialog = QApplication.activeModalWidget()
    dialog._list.setCurrentRow(dialog._ids.index("s2.6"))
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(tab) == [])
    rolled.session.go("s2.6")
    qtbot.waitUntil(lambda: shown(tab) == [JUSTICE])


def test_3_puts_it_by_and_takes_that_back(rolled, tab, qtbot):
    key(tab, Qt.Key.Key_3)
    assert tab.list.line_at(1).state == "put_by"
    assert rolled.work.side.tabText(1) == "材料"
    assert tab._drop.text() == "还是要用 3"
    key(tab, Qt.Key.Key_3)
    assert tab.list.line_at(1).state == "waiting"


def test_all_sections_and_a_search_reach_everything(rolled, tab, qtbot, hands):
    hands.button(tab, "全部").click()
    assert set(shown(tab)) == {JUSTICE, CITY, "培训执法人员。", TOWN}
    tab._search.setText("网格")
    assert shown(tab) == [TOWN]
    tab._search.setText("没有这个词")
    assert (shown(tab), tab._none.isVisible()) == ([], True)


def test_arrows_pass_over_the_heads_of_groups(rolled, tab, hands):
    hands.button(tab, "全部").click()
    tab.list.setFocus()
    seen = [tab.list.current()]
    for _ in range(3):
        key(tab, Qt.Key.Key_Up)
        seen.append(tab.list.current())
    assert None not in seen
    assert len(set(seen)) == 4


def test_dropped_files_are_read_and_asked_for_their_department(rolled, tab, qtbot, tmp_path):
    path = tmp_path / "报送材料.txt"
    path.write_bytes("主动公开政府信息1850条，发布政策解读9篇。".encode("gb18030"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    tab.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReceivedDialog))
    dialog = QApplication.activeModalWidget()
    (edit,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName()]
    qtbot.waitUntil(edit.hasFocus)
    edit.setText("政府办")
    dialog._go.click()
    qtbot.waitUntil(lambda: rolled.session.draft.materials[-1].department == "政府办")
    rolled.session.go("s2.6")
    qtbot.waitUntil(lambda: len(shown(tab)) == 1)


def test_pasted_text_is_asked_whose_it_is(rolled, tab, qtbot):
    QApplication.clipboard().setText("我局开展河道执法检查35次。")
    rolled.menus.actions["material_paste"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReceivedDialog))
    dialog = QApplication.activeModalWidget()
    dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert len(rolled.session.draft.materials) == 3


def test_a_second_file_of_a_department_offers_to_replace_the_first(rolled, tab, qtbot, tmp_path):
    path = tmp_path / "城管局新材料.txt"
    path.write_bytes("我局办理行政处罚案件420宗。".encode("gb18030"))
    rolled.receiving.read([path])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReceivedDialog))
    dialog = QApplication.activeModalWidget()
    ((_, _, tick),) = dialog._rows
    assert (tick.isVisible(), tick.isChecked()) == (True, False)
    tick.setChecked(True)
    dialog._go.click()
    qtbot.waitUntil(lambda: rolled.session.draft.materials[-1].name == "城管局新材料.txt")
    assert [one.department for one in rolled.session.draft.materials] == [
        "司法局",
        "莲下镇",
        "城管局",
    ]


def test_the_list_of_materials_renames_and_lets_go(rolled, tab):
    from fzdraft.ui.material.list_dialog import ListDialog

    dialog = ListDialog(rolled, rolled.session)
    assert dialog._head.text() == "3 家的材料还一字没用"
    dialog._list.setCurrentRow(2)
    dialog._remove.click()
    assert len(rolled.session.draft.materials) == 2
    dialog.deleteLater()


def test_saved_and_opened_again_the_material_and_what_was_used_are_there(
    rolled, tab, tmp_path, qtbot
):
    key(tab, Qt.Key.Key_Return)
    path = tmp_path / "稿子.fzd"
    rolled.services.save(path, rolled.session.draft, rolled.session.last_year)
    rolled.session.mark_saved(path)
    opened = App(tmp_path / "data").open_any(path)
    assert opened.draft == rolled.session.draft
    assert collected.used(opened.draft) == {("m1", 0)}


def test_a_copy_for_sending_leaves_the_material_at_home(rolled, tab, tmp_path, hands, qtbot):
    hands.choose_file(tmp_path / "副本.fzd")
    rolled.menus.actions["save_copy"].trigger()
    qtbot.waitUntil((tmp_path / "副本.fzd").exists)
    copy = App(tmp_path / "other").open_any(tmp_path / "副本.fzd")
    assert (copy.draft.materials, copy.last_year) == ((), None)
    assert copy.draft.report == rolled.session.draft.report


def test_a_thousand_paragraphs_are_shown_and_the_next_one_is_reached(rolled, tab, qtbot):
    words = "我局深入推进法治政府建设，" * 20
    many = [
        Material("", f"第{n}局", f"{n}.docx", None, str(n), False, _numbered(words, 40))
        for n in range(25)
    ]
    rolled.session.do(collected.add(rolled.session.draft, many), "收下材料")
    tab.show_all(True)
    qtbot.waitUntil(lambda: len(shown(tab)) == 1004)
    tab.list.setFocus()
    before = tab.list.current()
    key(tab, Qt.Key.Key_Up)
    assert tab.list.current() not in (before, None)


def _numbered(words: str, count: int) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(f"{words}{number}") for number in range(count))
