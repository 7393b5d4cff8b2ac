"""A report leaves as 报送稿 only when nothing waits, or by a decision that is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from fzdraft.ui.roll_over.groups import LEAVE, groups


@pytest.fixture
def export(filling, qtbot, hands):
    filling.menus.actions["export"].trigger()
    return hands.dialog_in_front(qtbot)


def choose(dialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == words).click()


def lines(dialog, grade: str) -> list[str]:
    buttons = dialog.findChildren(QPushButton)
    return [b.text() for b in buttons if b.text().startswith(grade) and not b.isHidden()]


def record(window) -> list[str]:
    found = groups(window.session.draft, frozenset())
    return [row.sentence for group in found if group.id == LEAVE for row in group.rows]


def test_what_waits_keeps_the_report_in_the_house(filling, export, hands, qtbot):
    choose(export, "报送稿")
    qtbot.waitUntil(lambda: bool(lines(export, "▲")))
    assert lines(export, "▲") == [
        "▲ 一　待填：受理复议申请（145）　等 3 处",
        "▲ 二　待填：受理复议申请（145）",
        "▲ 三　待填：受理复议申请（145）　等 3 处",
    ]
    assert not hands.button(export, "照样生成").isEnabled()


def test_by_decision_it_leaves_and_the_record_says_so(filling, export, hands, qtbot, tmp_path):
    choose(export, "报送稿")
    hands.button(export, "我知道，照样生成").click()
    hands.choose_file(tmp_path / "报送稿.txt")
    hands.button(export, "照样生成").click()
    qtbot.waitUntil((tmp_path / "报送稿.txt").exists, timeout=8000)
    (said,) = record(filling)
    assert said.startswith("还有 7 处没定就生成了报送稿：一　待填：受理复议申请（145）；")
    assert [step.label for step in filling.session.history.done] == ["没定就出门"]
    filling.session.undo()
    assert record(filling) == []


def test_what_stays_in_the_house_asks_for_nothing(filling, export, hands):
    assert hands.button(export, "生成").isEnabled()
    assert record(filling) == []


def test_last_years_deeds_are_doubts_and_its_other_words_one_hint(window, hands, qtbot, repo_root):
    window.desk.open_path(next((repo_root / "resources" / "corpus").glob("s0_*.txt")))
    hands.enter(qtbot, window)
    window.menus.actions["export"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    choose(dialog, "征求意见稿")
    qtbot.waitUntil(lambda: bool(lines(dialog, "存疑")))
    assert len([line for line in lines(dialog, "存疑") if "去年的事" in line]) == 1
    assert len(lines(dialog, "提示")) == 1
    assert len(lines(dialog, "存疑")) == 6
    marks = window.services.open_marks(window.session.draft, "consult")
    assert [mark.hint for mark in marks] == sorted(mark.hint for mark in marks)
    assert any("去年的事" in mark.message and not mark.hint for mark in marks)
    assert any("去年原话" in mark.message and mark.hint for mark in marks)
