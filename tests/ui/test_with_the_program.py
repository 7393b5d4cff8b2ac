"""The window over the program itself: sample reports, templates, files, recovery, documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from fzdraft.app import App
from fzdraft.document.model import Paragraph
from fzdraft.document.places import texts

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAMPLES = ("s0", "s1", "s2", "s3", "s4")


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def sample(repo_root: Path):
    def path(name: str) -> Path:
        return next((repo_root / "resources" / "corpus").glob(f"{name}_*.txt"))

    return path


def page(window):
    return window.work.paper.page


def first_part(window) -> tuple[str, str]:
    """Return the second part of a chapter that has parts, and its first paragraph."""
    chapter = next(one for one in window.session.draft.report.sections if len(one.sections) > 1)
    part = chapter.sections[1]
    block = next(one for one in part.blocks if isinstance(one, Paragraph))
    return part.id, block.id


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_opens_with_its_outline_and_last_year(window, sample, name):
    window.desk.begin(window.services.read_path(sample(name)))
    assert len(window.session.draft.report.sections) >= 3
    assert window.session.last_year is not None
    node, block = first_part(window)
    window.session.go(node, block)
    tab = window.work.side.last_year
    tab.refresh()
    assert tab._list.count() >= 1


def test_new_from_template_type_move_save_export(window, hands, qtbot, tmp_path):
    window.desk.open_new("county", "汕头市澄海区人民政府", 2024, "汕头市澄海区")
    node, block = first_part(window)
    window.session.go(node, block)
    QTest.keyClick(page(window), Qt.Key.Key_End, CONTROL)
    hands.write(page(window), "全年培训执法人员两千人次。")
    QTest.keyClick(page(window), Qt.Key.Key_Up, ALT)
    draft, wanted = window.session.draft, tmp_path / "报告.docx"
    hands.choose_file(tmp_path / "报告.fzd")
    QTest.keyClick(page(window), Qt.Key.Key_S, CONTROL)
    window.desk.leave()
    window.desk.open_path(tmp_path / "报告.fzd")
    assert window.session.draft == draft
    window.dialogs.export()
    dialog = hands.dialog_in_front(qtbot)
    hands.choose_file(wanted)
    hands.button(dialog, "生成").click()
    qtbot.waitUntil(wanted.exists, timeout=15000)
    qtbot.waitUntil(lambda: "生成好了" in "".join(_words(dialog)))
    written = "".join(paragraph.text for paragraph in Document(str(wanted)).paragraphs)
    assert "全年培训执法人员两千人次。" in written
    dialog.close()


def _words(dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_draft_of_a_killed_program_is_found_again(window, hands, tmp_path):
    """Another process writes, types on and dies without a word."""
    script = (
        "import os, sys; from pathlib import Path; from fzdraft.app import App;"
        "app = App(Path(sys.argv[1])); draft = app.new_draft('county', '某区人民政府', 2024);"
        "app.write_recovery('k', draft, None, None); os._exit(9)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "data")]
    paths = {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(command, env=paths, check=False)
    assert done.returncode == 9
    window.start.refresh()
    hands.button(window.start, "找回未保存的稿子").click()
    assert "某区" in "".join(text.plain for _, text in texts(window.session.draft))
    assert not window.session.is_saved


def test_a_second_window_on_the_same_file_is_offered_to_read(open_window, hands, tmp_path):
    first, path = open_window(), tmp_path / "报告.fzd"
    first.desk.open_new("county", "某区人民政府", 2024, "")
    hands.choose_file(path)
    first.desk.save()
    other = App(tmp_path / "data")
    opened = other.open_draft(path)
    assert opened.held_by
    hands.put_away(first)
    assert other.open_draft(path).held_by == ""
    other.release(path)


def test_pages_are_counted_and_previewed(window, sample, hands, qtbot):
    window.desk.open_path(sample("s0"))
    hands.enter(qtbot, window)
    qtbot.waitUntil(lambda: "页" in window.status._labels["all"].text(), timeout=15000)
    window.menus.actions["preview"].trigger()
    dialog = hands.dialog_in_front(qtbot)
    qtbot.waitUntil(lambda: "页" in dialog.windowTitle(), timeout=20000)
    dialog.close()


def test_every_template_has_guidance_for_its_chapters(window):
    for template in window.services.templates():
        if template.kind is not None:
            draft = window.services.new_draft(template.id, "某区人民政府", 2024)
            first = draft.report.sections[0]
            deepest = first.sections[0] if first.sections else first
            assert window.services.guidance(draft, deepest.id).items, template.id


def test_settings_of_the_window_are_all_described(window):
    for name in ("theme", "zoom", "widen", "autosave", "unit", "region", "geometry", "panes"):
        window.services.set_setting(name, window.services.setting(name))
