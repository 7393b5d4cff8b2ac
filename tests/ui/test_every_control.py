"""Contract of the whole window: every control is named, reachable and whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from fzdraft.document.places import Place
from fzdraft.ui.menus import LINE, MENUS, RECENT, THEMES

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENTRIES = [
    entry for _, entries in MENUS for entry in entries if entry not in (LINE, RECENT, THEMES)
]
DIALOGS = ["new", "export", "redline", "settings", "keys", "health", "about", "preview", "remind"]
NAMED = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QAbstractButton)


def test_every_action_has_chinese_words_and_a_place_in_a_menu(window):
    for entry in ENTRIES:
        action = window.menus.actions[entry.id]
        assert CHINESE.search(action.text()), entry.id
        assert action.associatedObjects(), entry.id


def test_every_menu_entry_has_a_mnemonic_of_its_own_in_its_menu():
    for words, entries in MENUS:
        letters = ["".join(re.findall(r"&(.)", one.words)) for one in entries if one is not LINE]
        assert all(letters), words
        assert [one for one in letters if letters.count(one) > 1] == [], words
    bar = [re.search(r"&(.)", words)[1] for words, _ in MENUS]
    assert len(set(bar)) == len(bar)


def test_no_two_actions_share_a_key():
    keys = [key for entry in ENTRIES for key in entry.keys]
    assert len(set(keys)) == len(keys)


def test_without_a_draft_only_what_works_is_enabled(window):
    for entry in ENTRIES:
        assert window.menus.actions[entry.id].isEnabled() == (not entry.needs), entry.id


def closing_questions(window):
    """Close every dialog that waits for an answer, as Esc would."""
    timer = QTimer(window)
    timer.timeout.connect(lambda: (one := QApplication.activeModalWidget()) and one.close())
    timer.start(5)


def test_actions_work_on_a_draft_and_on_none_of_them_the_window_breaks(writing, qtbot, hands):
    """Trigger every action that keeps the draft, once in each section; what it asks is closed."""
    closing_questions(writing)
    asks = {"open", "save", "save_as", "quit", "close_draft", "paste_text", "sample", "new"}
    asks |= {"roll", "insert_outline", "insert_points", "send_sheets", "take_sheets"}
    asks |= {"save_copy", "material_add", "material_paste"}
    for node in ("report", "a", "b2"):
        for entry in ENTRIES:
            if entry.id in asks:
                continue
            writing.session.go(node)
            action = writing.menus.actions[entry.id]
            action.trigger()
            for dialog in QApplication.topLevelWidgets():
                if dialog.isVisible() and dialog is not writing:
                    dialog.close()
            QApplication.processEvents()
            while writing.session.history.done:
                writing.session.undo()


class WindowsShown(QObject):
    """Remembers which other windows came up."""

    def __init__(self, window):
        super().__init__()
        self.window, self.names = window, []

    def eventFilter(self, seen, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(seen, QWidget) and seen.isWindow():
            self.names += (
                [] if seen is self.window else [f"{type(seen).__name__} {seen.objectName()}"]
            )
        return False


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(open_window, hands, qtbot):
    """A widget that is shown before it has a parent is a window, and takes the keyboard."""
    window = open_window()
    shown = WindowsShown(window)
    QApplication.instance().installEventFilter(shown)
    try:
        window.desk.open_sample()
        hands.enter(qtbot, window)
        for position in range(1, 6):
            window.work.show_tab(position)
            QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(shown)
    assert shown.names == []


def test_every_control_has_an_accessible_name(writing):
    writing.work.form.more_button.setChecked(True)
    assert unnamed(writing) == []


@pytest.mark.parametrize("name", ["show_ledger", "insert_sentence"])
def test_every_control_of_the_windows_of_numbers_has_an_accessible_name(writing, name):
    writing.work.go_text()
    writing.work.paper.page.select(Place("b1", "paragraph", "b1p"), 0, 0)
    getattr(writing.numbers, name)()
    dialog = QApplication.activeModalWidget()
    assert unnamed(dialog) == []
    dialog.close()


def test_every_control_of_the_sheet_of_numbers_has_an_accessible_name(writing):
    writing.work.toggle_sheet()
    assert unnamed(writing.work.sheet) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_an_accessible_name(writing, qtbot, hands, name):
    getattr(writing.dialogs, name)()
    dialog = QApplication.activeModalWidget()
    assert unnamed(dialog) == []
    dialog.close()


def unnamed(root: QWidget) -> list[str]:
    """List controls that say nothing to a screen reader."""
    found = []
    for kind in NAMED:
        for widget in root.findChildren(kind):
            words = getattr(widget, "text", str)() if isinstance(widget, QAbstractButton) else ""
            own = widget.objectName().startswith("qt_") or _inside_a_control(widget)
            if not (widget.accessibleName() or words or own):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def _inside_a_control(widget: QWidget) -> bool:
    """Tell parts that Qt builds into a control (the edit of a spin box, scroll buttons)."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QHeaderView)


@pytest.mark.parametrize("size", [(1366, 738), (1280, 690), (1024, 600)])
def test_nothing_is_clipped(writing, qtbot, size):
    writing.resize(*size)
    for show in (writing.work.go_text, writing.work.go_form, writing.work.toggle_sheet):
        show()
        QTest.qWait(30)
        assert clipped(writing) == []


def test_nothing_is_clipped_on_the_start_page(window, services):
    services.write_recovery("k", _long_draft(services), None, None)
    services.alive.clear()
    window.start.refresh()
    for size in ((1366, 738), (1024, 600)):
        window.resize(*size)
        QTest.qWait(30)
        assert clipped(window) == []


def _long_draft(services):
    return services.new_draft("county", "汕头市澄海区人民政府办公室" * 3, 2024)


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_is_clipped_in_a_dialog(writing, name):
    getattr(writing.dialogs, name)()
    dialog = QApplication.activeModalWidget()
    QTest.qWait(60)
    assert clipped(dialog) == []
    dialog.close()


def clipped(root: QWidget) -> list[str]:
    """List words that need more room than they have."""
    found = []
    for widget in [*root.findChildren(QLabel), *root.findChildren(QAbstractButton)]:
        if not widget.isVisible() or not widget.text():
            continue
        if _too_narrow(widget):
            found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()}")
    return found


def _too_narrow(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QLabel):
        shown = widget.text().replace("&", "") if widget.buddy() else widget.text()
        words = QFontMetrics(widget.font()).horizontalAdvance(shown)
        return words > widget.width() + 1 or widget.fontMetrics().height() > widget.height() + 1
    return widget.sizeHint().width() > widget.width() + 1


def test_the_outline_becomes_a_rail_in_a_narrow_window(writing):
    writing.resize(1366, 738)
    QTest.qWait(20)
    assert writing.work.outline.width() >= 200
    writing.resize(1100, 700)
    QTest.qWait(20)
    assert writing.work.outline.width() <= 64
    writing.resize(1366, 738)
    QTest.qWait(20)
    assert writing.work.outline.width() >= 200


@pytest.mark.parametrize("width", [1366, 1280, 1100, 910])
def test_the_paper_has_room_for_28_characters(window, width):
    window.resize(width, 690)
    QTest.qWait(20)
    window.desk.begin(window.services.sample())
    QTest.qWait(20)
    assert not window.work.paper.page.horizontalScrollBar().isVisible()


def test_alt_and_a_digit_bring_a_tab_to_the_front(writing):
    for digit in range(1, 6):
        key = Qt.Key(Qt.Key.Key_0.value + digit)
        QTest.keyClick(writing, key, Qt.KeyboardModifier.AltModifier)
        assert writing.work.side.currentIndex() == digit - 1


def test_themes_switch_at_once_and_are_remembered(writing, services):
    seen = set()
    for action in writing.findChildren(QAction):
        if action.objectName() in writing.themes:
            action.trigger()
            assert services.setting("theme") == action.objectName()
            seen.add(writing.palette().window().color().name())
    assert len(seen) == 3
